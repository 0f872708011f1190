"""Reads locales/doors.toml: which shelves stand behind each of the four doors of [Tanya], and which topics on each."""

import re
from pathlib import Path

from bot.faq.topic import Doors
from bot.shipped import Faulty, line_of, table_of, text_of

FILE = Path("locales/doors.toml")
PARTS = ("doors", "shelves")
NAMED = re.compile(r'^\s*([\w-]+)(?=\s*=)|("[^"]*")')  # work = …, "passport"


def read_doors(home: Path) -> Doors:
    """Raises Faulty."""
    path = home / FILE
    table = table_of(path)
    for part in PARTS:
        if not isinstance(table.get(part), dict) or not table[part]:
            raise Faulty(path, f"[{part}] is missing, or nothing stands below it", line_of(path, part))
        for name, listed in table[part].items():
            if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
                raise Faulty(path, f'{name} must be a list of names: ["…", "…"]', line_of(path, f"{part}.{name}"))
    doors, shelves = ({name: tuple(listed) for name, listed in table[part].items()} for part in PARTS)
    return Doors(doors, shelves, _lines(text_of(path)))


def _lines(text: str) -> dict[str, int]:
    """Where each name first stands: as it is where it is filled, in quotes where it is listed."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for filled, listed in NAMED.findall(line.partition("#")[0]):
            found.setdefault(filled or listed, number)
    return found
