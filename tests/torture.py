"""A bot in a process of its own that is killed again and again, and what must be true afterwards (law 1)."""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.citizen import Citizen
from bot.dialog import Draft
from bot.sandbox import Sandbox
from bot.seal import Seal
from bot.store import Store

TOKEN = "1:TEST"
FIRST_CHAT = 1000
PATIENCE = 60.0


class Calls(deque[Any]):
    """The sandbox's list of calls, which tells whoever waits that there is another one."""

    def __init__(self) -> None:
        super().__init__(maxlen=1000)
        self.heard = self.starts = 0
        self.told = asyncio.Event()

    def append(self, call: Any) -> None:
        super().append(call)
        self.heard += 1
        self.starts += call.method.lower() == "getme"
        self.told.set()


@dataclass
class Torture:
    """20 chats tell their stories in many messages, while the bot that listens dies and is started again."""

    folder: Path
    sandbox: Sandbox
    seal: Seal
    chats: int
    dice: random.Random = field(default_factory=lambda: random.Random(20))
    process: Process | None = None
    next_part: int = 0

    def __post_init__(self) -> None:
        self.calls = self.sandbox._bot_api.calls = Calls()

    async def prepare(self) -> None:
        """Everybody has a report open that asks for the story."""
        async with Store.open(self.folder / "lentera.db", self.seal) as store, store.transaction() as tx:
            for chat_id in self._people():
                self.sandbox.world.person(chat_id, f"Warga {chat_id}").started = True
                await tx.add_citizen(Citizen(chat_id, f"Warga {chat_id}", "id", "Asia/Makassar"), 0)
                await tx.begin_draft(chat_id, "complaint", "", {}, 2_000_000_000)
            for chat_id in self._people():
                draft = await tx.active_draft(chat_id)
                assert draft
                await tx.keep_draft(type(draft)(draft.id, draft.form, asking="story"), 2_000_000_000)

    def tell(self, rounds: int) -> None:
        """Each chat tells its next parts."""
        for _ in range(rounds):
            self.next_part += 1
            for chat_id in self._people():
                self.sandbox.world.says(chat_id, f"bagian {self.next_part}")

    async def start(self) -> None:
        """Returns when the bot asks who it is: from then on it hears SIGTERM."""
        starts = self.calls.starts
        environ = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.sandbox.url,
            "DATABASE_URL": f"sqlite:///{self.folder / 'lentera.db'}",
            "SEAL_KEY_FILE": str(self.folder / "seal.key"),
            "LOG_LEVEL": "WARNING",
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=environ, stdout=DEVNULL, stderr=None
        )
        await self._until(lambda: self.calls.starts > starts)

    async def kill(self) -> None:
        """kill -9 somewhere in the middle of the work."""
        await self._until_calls(self.dice.randint(2, 30))
        assert self.process
        self.process.kill()
        await self.process.wait()

    async def terminate(self) -> int:
        await self._until_calls(self.dice.randint(10, 40))
        return await self.stop()

    async def stop(self) -> int:
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), PATIENCE)

    async def finish(self) -> None:
        """Runs on until every update is acknowledged and everything is said."""
        await self.start()
        await self._until(lambda: not self.sandbox.world.updates.waiting(1))
        assert await self.stop() == 0
        while waiting := await self._count("done_at IS NULL"):
            await self.start()
            await self._until_calls(waiting)
            assert await self.stop() == 0

    async def stories(self) -> dict[int, list[str]]:
        async with Store.open(self.folder / "lentera.db", self.seal) as store, store.transaction() as tx:
            told = {chat_id: await tx.active_draft(chat_id) for chat_id in self._people()}
            return {chat_id: _texts(draft) for chat_id, draft in told.items() if draft}

    async def doubled(self) -> int:
        """Messages that people got twice, as the outbox knows how many it meant to send."""
        meant = await self._count("outcome = 'sent'")
        got = sum(self._got(chat_id) for chat_id in self._people())
        assert got >= meant, "a message was lost"
        return got - meant

    def expected(self) -> dict[int, list[str]]:
        story = [f"bagian {number}" for number in range(1, self.next_part + 1)]
        return dict.fromkeys(self._people(), story)

    def _got(self, chat_id: int) -> int:
        return sum(bool(message["from_bot"]) for message in self.sandbox.world.messages(chat_id))

    def _people(self) -> range:
        return range(FIRST_CHAT, FIRST_CHAT + self.chats)

    async def _count(self, which: str) -> int:
        async with Store.open(self.folder / "lentera.db", self.seal) as store, store.reading() as tx:
            return int(await tx._value(f"SELECT count(*) FROM outbox WHERE {which}"))

    async def _until_calls(self, more: int) -> None:
        goal = self.calls.heard + more
        await self._until(lambda: self.calls.heard >= goal)

    async def _until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self.calls.told.clear()
                await self.calls.told.wait()


def _texts(draft: Draft) -> list[str]:
    parts = draft.answers["story"]
    assert isinstance(parts, list)
    return [str(part["text"]) for part in parts if isinstance(part, dict)]
