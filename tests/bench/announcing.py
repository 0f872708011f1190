"""An announcement on its way while people talk: how much of what Telegram allows is used, and who waits."""

import asyncio
import statistics
import time
from pathlib import Path

from bot.delivery.pacer import RATE, Pacer
from bot.message import Priority
from bot.outgoing import Content
from bot.store.outbox import Posting
from tests.bench.office import ANSWER, Office
from tests.bench.table import Line
from tests.bench.telegram import FIRST_CHAT, Telegram

RESIDENTS, TALKERS = 600, 40
SECONDS, PAUSE = 24.0, 0.25  # shorter than the announcement takes; four answers a second
TEXT = "<b>Posyandu</b>\n\nBesok pukul 08.00 di balai desa. Bawa buku KIA dan kartu BPJS."


async def measure(folder: Path) -> tuple[Line, ...]:
    """On the real clock, against a Telegram that refuses what is too much."""
    people = RESIDENTS + TALKERS
    async with Telegram.spawn(people) as telegram, Office.open(folder, telegram, people, Pacer()) as office:
        await telegram.ask("limit")
        talking = asyncio.create_task(
            telegram.ask(
                "talk", first=FIRST_CHAT + RESIDENTS, people=TALKERS, seconds=SECONDS, pause=PAUSE, text=ANSWER
            )
        )
        began = time.perf_counter()
        await _announce(office)
        waits = await talking
        await office.scales.until(RESIDENTS + len(waits))
        rate = office.scales.sent / (time.perf_counter() - began)
    answered = [wait for wait in waits if wait is not None]
    p95 = statistics.quantiles(answered, n=20)[-1]
    return (
        Line("messages a second / what the pacer allows", f"{rate / RATE:.2f}", "≥ 0.95", rate >= 0.95 * RATE),
        Line("a reply meanwhile: median", f"{statistics.median(answered) * 1000:.0f} ms"),
        Line("a reply meanwhile: p95", f"{p95 * 1000:.0f} ms", "≤ 1 s", p95 <= 1),
        Line("replies that never came", f"{len(waits) - len(answered)}", "0", len(waits) == len(answered)),
        Line("refusals by Telegram (429)", f"{office.scales.refused}", "0", not office.scales.refused),
    )


async def _announce(office: Office) -> None:
    now = int(time.time())
    async with office.store.transaction() as tx:
        for chat_id in range(FIRST_CHAT, FIRST_CHAT + RESIDENTS):
            posting = Posting(chat_id, "announcement:1", Content(text=TEXT), Priority.BULK, now, about="announcement:1")
            await tx.post(posting)
    # Whoever posts inside the bot tells delivery; from out here it looks by itself within a second.
