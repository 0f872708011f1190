"""The sandbox in a process of its own, as Telegram is, and the wire to it: JSON lines, one order and one answer."""

import asyncio
import json
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from bot.sandbox import Limits, Sandbox

TOKEN = "1:TEST"
FIRST_CHAT = 1000
LAST_ANSWERS = 5.0  # seconds that people wait for the answers to what they said last


@dataclass(frozen=True)
class Telegram:
    """The near end of the wire."""

    process: Process
    url: str

    @classmethod
    @asynccontextmanager
    async def spawn(cls, people: int) -> AsyncIterator["Telegram"]:
        command = (sys.executable, "-m", "tests.bench.telegram", str(people))
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        try:
            yield cls(process, await _line(process))
        finally:
            assert process.stdin
            process.stdin.close()  # ends it, as our own death would
            await process.wait()

    async def ask(self, deed: str, **given: Any) -> Any:
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"deed": deed, **given}).encode() + b"\n")
        return await _line(self.process)


async def _line(process: Process) -> Any:
    assert process.stdout
    return json.loads(await process.stdout.readline())


# The far end


async def tell(sandbox: Sandbox, people: int, rounds: int, text: str) -> None:
    """Everybody says a text, then everybody says the next one."""
    for _ in range(rounds):
        for chat_id in range(FIRST_CHAT, FIRST_CHAT + people):
            sandbox.world.says(chat_id, text)


async def talk(
    sandbox: Sandbox, first: int, people: int, seconds: float, pause: float, text: str
) -> list[float | None]:
    """One after another says a text; the seconds that each waited for the answer (None: it never came)."""
    said: dict[int, float] = {}
    waits: list[float | None] = []

    def watch(chat_id: int, event: str, details: dict[str, Any]) -> None:
        if event == "message" and details["from_bot"] and chat_id in said:
            waits.append(time.monotonic() - said.pop(chat_id))

    sandbox.world.watchers.add(watch)
    end = time.monotonic() + seconds
    for chat_id in cycle(range(first, first + people)):
        if time.monotonic() >= end:
            break
        said.setdefault(chat_id, time.monotonic())
        sandbox.world.says(chat_id, text)
        await asyncio.sleep(pause)
    await asyncio.sleep(LAST_ANSWERS if said else 0)
    sandbox.world.watchers.remove(watch)
    return [*waits, *(None for _ in said)]


async def limit(sandbox: Sandbox) -> None:
    """From now on it refuses what is too much, as Telegram does."""
    sandbox.limits = Limits()


DEEDS: dict[str, Callable[..., Awaitable[Any]]] = {"tell": tell, "talk": talk, "limit": limit}


async def main(people: int) -> None:
    """Until the near end hangs up."""
    orders = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
    async with Sandbox(token=TOKEN, port=0, limits=None) as sandbox:
        for chat_id in range(FIRST_CHAT, FIRST_CHAT + people):
            sandbox.world.person(chat_id, f"Warga {chat_id}").started = True
        print(json.dumps(sandbox.url), flush=True)
        while line := await orders.readline():
            order = json.loads(line)
            print(json.dumps(await DEEDS[order.pop("deed")](sandbox, **order)), flush=True)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
