"""A sandbox on a free port, Siti who has written to the bot, and two ways to call it: PTB and plain HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import telegram

from bot.sandbox import Sandbox

SITI = 7
YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}


class Clock:
    """Time stands still until a test moves it."""

    def __init__(self, at: float = 1_800_000_000) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at


class Sleep:
    """Nobody sleeps for real: whoever wants to is noted, and sleeps until a test wakes them."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._alarms: list[tuple[float, asyncio.Event]] = []
        self._news = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        alarm = asyncio.Event()
        self.slept.append(seconds)
        self._alarms.append((seconds, alarm))
        self._news.set()
        await alarm.wait()

    async def wake(self, seconds: float | None = None) -> None:
        """Wakes whoever has slept longest (of those who want so many seconds), as soon as there is somebody."""
        await self._until(lambda: bool(self._asleep(seconds)))
        found = self._asleep(seconds)[0]
        self._alarms.remove(found)
        found[1].set()

    async def until(self, slept: int) -> None:
        """Returns when so many have gone to sleep so far."""
        await self._until(lambda: len(self.slept) >= slept)

    def _asleep(self, seconds: float | None) -> list[tuple[float, asyncio.Event]]:
        return [each for each in self._alarms if seconds in (None, each[0])]

    async def _until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not true():
                self._news.clear()
                await self._news.wait()


@dataclass(frozen=True)
class Answer:
    status: int
    body: dict[str, Any]
    headers: dict[str, str]

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def error(self) -> str:
        assert not self.body["ok"]
        assert self.status == self.body["error_code"]
        return str(self.body["description"])


class Http:
    """Calls of the Bot API by hand, JSON in the body."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session

    async def __call__(self, method: str, **given: Any) -> Answer:
        async with self.session.post(f"{self.sandbox.url}/bot{self.sandbox.token}/{method}", json=given) as response:
            return Answer(response.status, await response.json(), dict(response.headers))

    async def does(self, deed: str, told: dict[str, Any] | None = None, who: int = SITI) -> tuple[int, dict[str, Any]]:
        url = f"{self.sandbox.url}/sandbox/people/{who}/{deed}"
        async with self.session.post(url, json=told or {}) as response:
            return response.status, await response.json()


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def monotonic() -> Clock:
    return Clock(0)


@pytest.fixture
def sleep() -> Sleep:
    return Sleep()


@pytest.fixture
async def sandbox(now: Clock, monotonic: Clock, sleep: Sleep) -> AsyncIterator[Sandbox]:
    async with Sandbox(port=0, now=now, monotonic=monotonic, sleep=sleep, limits=None) as sandbox:
        sandbox.world.person(SITI, "Siti")
        sandbox.world.says(SITI, "/start")
        sandbox.world.updates.acknowledge(2)
        yield sandbox


@pytest.fixture
async def http(sandbox: Sandbox) -> AsyncIterator[Http]:
    async with aiohttp.ClientSession() as session:
        yield Http(sandbox, session)


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[telegram.Bot]:
    base = f"{sandbox.url}/bot", f"{sandbox.url}/file/bot"
    async with telegram.Bot(sandbox.token, base_url=base[0], base_file_url=base[1]) as bot:
        yield bot
