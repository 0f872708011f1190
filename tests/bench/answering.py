"""The whole path under load: fetch, answer, commit, send; against the same sender with nothing before it."""

import asyncio
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.delivery.outbox import OPEN
from bot.delivery.outcome import Sent
from bot.delivery.pacer import Unpaced
from bot.delivery.sender import Sender
from bot.outgoing import Message
from tests.bench.office import ANSWER, Office
from tests.bench.table import Line
from tests.bench.telegram import FIRST_CHAT, Telegram

PEOPLE = 500
WAVES, ROUNDS = 5, 4  # 4: nobody waits for so many answers that it counts as a flood
UPDATES = (1 + ROUNDS + WAVES * ROUNDS) * PEOPLE


async def measure(folder: Path) -> tuple[Line, ...]:
    async with (
        Telegram.spawn(PEOPLE) as telegram,
        Office.open(folder, telegram, PEOPLE, Unpaced()) as office,
    ):
        await _answer(office, telegram, rounds=1)  # whatever is made at the first use is made
        async with office.counting() as counter:
            await _answer(office, telegram, ROUNDS)
        whole, bare = [], []
        for _ in range(WAVES):
            assert office.scales.last
            bare.append(await _send(office.sender, office.scales.last))
            whole.append(await _answer(office, telegram, ROUNDS))
        assert not office.scales.refused
    statements, commits = (count / (ROUNDS * PEOPLE) for count in (counter.statements, counter.commits))
    ratio = statistics.median(w / b for w, b in zip(whole, bare, strict=True))
    return (
        Line("answers a second: fetch, commit, send", f"{statistics.median(whole):.0f}"),
        Line(f"bare sends a second, {OPEN} in flight", f"{statistics.median(bare):.0f}"),
        Line("whole path / bare sending", f"{ratio:.2f}", "≥ 0.25", ratio >= 0.25),
        Line("statements an update", f"{statements:.1f}"),
        Line("commits an update", f"{commits:.3f}", "≤ 0.2", commits <= 0.2),
        Line(f"memory after {UPDATES:,} updates, at most", f"{_memory():.0f} MB", "< 150 MB", _memory() < 150),
    )


async def _answer(office: Office, telegram: Telegram, rounds: int) -> float:
    """Answers a second while updates are waiting all the time."""
    updates = rounds * PEOPLE
    goal = office.scales.sent + updates
    await telegram.ask("tell", people=PEOPLE, rounds=rounds, text=ANSWER)
    began = time.perf_counter()
    await office.scales.until(goal)
    return updates / (time.perf_counter() - began)


async def _send(sender: Sender, message: Message) -> float:
    """Sends a second of what the house has just said, with as many under way as the house ever has."""
    messages = (replace(message, chat_id=FIRST_CHAT + number % PEOPLE) for number in range(ROUNDS * PEOPLE))
    began = time.perf_counter()
    await asyncio.gather(*(_send_all(sender, messages) for _ in range(OPEN)))
    return ROUNDS * PEOPLE / (time.perf_counter() - began)


async def _send_all(sender: Sender, messages: Iterator[Message]) -> None:
    for message in messages:
        assert isinstance(await sender(message), Sent)


def _memory() -> float:
    """The most this process ever had, in MB, the measuring included."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)
