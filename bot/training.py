"""The training room: the bot beside a sandbox of its own, on a clock that the trainer moves, begun anew on order."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot import demo
from bot.app import Rooms, build_house, live, on_order_to_stop
from bot.clock import Clock
from bot.config import Settings
from bot.demo import Demo
from bot.sandbox import Levers, Sandbox
from bot.shipped import HOME, Faulty
from handlers.demo import settle, zone
from handlers.turn import House

HERE = "127.0.0.1"
NETWORK = Path("locales/directory/demo.toml")
PARTS_OF_A_DATABASE = ("", "-wal", "-shm")
LET_IN = "Anyone on this network can open it as well, and act there as anybody: practise only, with made-up stories."


@dataclass(frozen=True)
class Lesson:
    """What a trainer chooses: with whom to practise, and from where one may come in."""

    network: Demo
    host: str = HERE


def usual_lesson(home: Path = HOME) -> Lesson:
    """Raises Faulty."""
    found = demo.read(home / NETWORK)
    if found.faults:
        raise Faulty(home / NETWORK, found.faults[0])
    return Lesson(found)


async def practise(settings: Settings, lesson: Lesson) -> None:
    """Runs until SIGTERM or Ctrl-C. Raises what `serve` raises, and OSError (a port in use)."""
    room = TrainingRoom(settings, build_house(settings), lesson)
    on_order_to_stop(room.close)
    await room.run()


class TrainingRoom:
    """A place for the bot to live in, one life after the other: each ends when somebody asks for a fresh start."""

    def __init__(self, settings: Settings, house: House, lesson: Lesson) -> None:
        self.clock = Clock()
        self.ending = asyncio.Event()
        world = settings.database.with_name(f"{settings.database.stem}-world.db")
        self.sandbox = Sandbox(world=world, port=settings.sandbox_port, host=lesson.host, now=self.clock.now)
        self.clock.ahead = self.sandbox.world.ahead
        self._settings, self._house = settings, house
        self._lesson = lesson
        self._open = AsyncExitStack()
        self._ready = asyncio.Event()
        self._closed = False

    async def run(self) -> None:
        async with self._open:
            while True:
                await live(self._settings, self._house, self)
                if self._closed:
                    return
                self._begin_anew()

    def close(self) -> None:
        self._closed = True
        self.sandbox.faults.clear()  # whoever hangs there would hold up the end
        self.ending.set()

    async def enter(self) -> tuple[str, str]:
        """The web server stays open over all lives: the pages in the browsers just see a new world."""
        if self.sandbox.trainer.levers is None:
            await self._open.enter_async_context(self.sandbox)
        return self.sandbox.token, self.sandbox.url

    async def settle(self, rooms: Rooms) -> None:
        """The people of the lesson, on the page and in the store."""
        for person in self._lesson.network.people:
            self.sandbox.introduce(
                person.user_id,
                person.name,
                person.role,
                person.place,
                works=person.works,
                zone=zone(rooms.house, person),
                started=True,
            )
        async with rooms.store.transaction() as tx:
            await settle(tx, rooms.house, self._lesson.network, self.clock.now())
        if self.sandbox.trainer.levers is None:
            self._say_where()
        self.sandbox.trainer.levers = Levers(self._move, lambda: _next_deadline(rooms), self._reset)
        self._ready.set()

    def _say_where(self) -> None:
        print(f"Lentera is ready. Open {self.sandbox.url} in a browser. Ctrl-C stops it.", flush=True)
        if self._lesson.host != HERE:
            print(f"It listens on {self._lesson.host}, port {self.sandbox.port}. {LET_IN}", flush=True)

    def _move(self, ahead: int) -> None:
        self.clock.ahead = ahead

    async def _reset(self) -> None:
        self._ready.clear()
        self.ending.set()
        await self._ready.wait()

    def _begin_anew(self) -> None:
        """The key stays: it opens nothing any more, and the next database is sealed with it."""
        for part in PARTS_OF_A_DATABASE:
            self._settings.database.with_name(self._settings.database.name + part).unlink(missing_ok=True)
        self.sandbox.world.begin_anew()
        self.clock.ahead = 0
        self.ending.clear()


async def _next_deadline(rooms: Rooms) -> int | None:
    async with rooms.store.transaction() as tx:
        return await tx.next_deadline()
