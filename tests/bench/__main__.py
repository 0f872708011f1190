"""`make bench`: one measurement after another, about two minutes in all; TMPDIR chooses the disk."""

import asyncio
import tempfile
from collections.abc import Awaitable
from pathlib import Path

from tests.bench import announcing, answering, page, starting
from tests.bench.table import Line, print_table

MEASUREMENTS = (
    ("Answering under load (no pacer)", answering.measure),
    ("600 residents are told something while people talk (with the pacer)", announcing.measure),
    ("Starting", starting.measure),
    ("The page of phones", page.measure),
)
LONGEST = 180.0  # seconds that one measurement may take


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lentera-bench-") as home:
        for number, (title, measure) in enumerate(MEASUREMENTS):
            folder = Path(home) / str(number)
            folder.mkdir()
            print_table(title, asyncio.run(_in_time(measure(folder))))


async def _in_time(lines: Awaitable[tuple[Line, ...]]) -> tuple[Line, ...]:
    async with asyncio.timeout(LONGEST):
        return await lines


if __name__ == "__main__":
    main()
