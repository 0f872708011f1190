"""A bot at work inside the measuring process, with scales on its way out and on its database."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot import app, config
from bot.citizen import Citizen
from bot.clock import Clock
from bot.delivery.outbox import Pace
from bot.delivery.outcome import Outcome, Sent
from bot.delivery.sender import Sender
from bot.outgoing import Message
from bot.seal import Seal
from bot.store import Store
from tests.bench.telegram import FIRST_CHAT, TOKEN, Telegram

ANSWER = "Majikan belum membayar gaji saya bulan ini. Sudah tiga kali saya tanya, katanya tunggu dulu."


@dataclass
class Scales:
    """Stands between the house and the sender, and counts what was sent and what was refused."""

    sender: Callable[[Message], Awaitable[Outcome]]
    sent: int = 0
    refused: int = 0
    last: Message | None = None
    _goal: int = 0
    _reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, message: Message) -> Outcome:
        outcome = await self.sender(message)
        self.last = message
        self.sent += isinstance(outcome, Sent)
        self.refused += not isinstance(outcome, Sent)
        if self.sent >= self._goal:
            self._reached.set()
        return outcome

    async def until(self, sent: int) -> None:
        self._goal = sent
        self._reached.clear()
        if self.sent < sent:
            await self._reached.wait()


class Counter:
    """Counts statements, and the commits that had something to write."""

    def __init__(self, changes: Callable[[], int]) -> None:
        self.statements = self.commits = 0
        self._changes, self._before = changes, changes()

    def __call__(self, statement: str) -> None:
        self.statements += 1
        if statement == "COMMIT":
            self.commits += self._changes() > self._before
            self._before = self._changes()


@dataclass(frozen=True)
class Office:
    """`sender` is the bare one."""

    store: Store
    sender: Sender
    scales: Scales

    @classmethod
    @asynccontextmanager
    async def open(cls, folder: Path, telegram: Telegram, people: int, pace: Pace) -> AsyncIterator["Office"]:
        """Receives, answers and delivers until the end of the block."""
        async with AsyncExitStack() as stack:
            seal = Seal.create(folder / "seal.key", date(2026, 11, 23))
            store = await stack.enter_async_context(Store.open(folder / "lentera.db", seal))
            await _seat(store, people)
            application = await stack.enter_async_context(app.open_application(TOKEN, telegram.url))
            await application.initialize()
            settings = config.read({"TELEGRAM_BOT_TOKEN": TOKEN}, folder / "no.env")
            house = replace(app.build_house(settings), username="lentera_bench_bot", takes_reports=True)
            rooms = await app.assemble(house, application, store, Clock(), pace)
            sender = Sender(application.bot)
            scales = rooms.delivery.send = Scales(sender)
            running = asyncio.create_task(rooms.run())
            try:
                yield cls(store, sender, scales)
            finally:
                rooms.stop()
                await running
            async with store.reading() as tx:
                assert not await tx.parked(), "what was measured is not what people get"

    @asynccontextmanager
    async def counting(self) -> AsyncIterator[Counter]:
        """Costs time itself, so what is counted is not timed."""
        counter = Counter(lambda: self.store._db.total_changes)
        await self.store._db.set_trace_callback(counter)
        yield counter
        await self.store._db.set_trace_callback(lambda _: None)


async def _seat(store: Store, people: int) -> None:
    """Everybody has a report open that asks for the story: each text is one answer, and gets one reply."""
    now = Clock().now()
    async with store.transaction() as tx:
        for chat_id in range(FIRST_CHAT, FIRST_CHAT + people):
            await tx.add_citizen(Citizen(chat_id, f"Warga {chat_id}", "id", "Asia/Makassar"), now)
            draft = await tx.begin_draft(chat_id, "complaint", "", {}, now)
            await tx.keep_draft(type(draft)(draft.id, draft.form, asking="story"), now)
