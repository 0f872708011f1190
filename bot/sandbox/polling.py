"""getUpdates: hands out what waits, again and again until it is acknowledged; only one may ask at a time."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from enum import Enum

from bot.sandbox.checks import Refused
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json
from bot.sandbox.world import World

LONGEST_POLL = 50
MOST = 100
LARGEST_ANSWER = 4 * 2**20
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Wake(Enum):
    NEW = "an update came"
    CONFLICT = "somebody else asks"
    TIME_OUT = "nothing came"
    STOP = "the sandbox stops"


class Polling:
    def __init__(self, world: World, monotonic: Callable[[], float]) -> None:
        self._world = world
        self._monotonic = monotonic
        self.asked = asyncio.Event()  # set while somebody waits in a long poll
        self._sleeper: asyncio.Future[Wake] | None = None
        self._last: tuple[int, float] | None = None
        self._stopped = False
        world.updates.on_new = lambda: self._wake(Wake.NEW)

    async def get_updates(self, given: Parameters, *, brake: bool) -> list[Json]:
        """With the brake on, whoever asks for the same offset in a busy loop is slowed down as by Telegram."""
        self._wake(Wake.CONFLICT)
        offset, limit, timeout = _asked(given)
        if brake:
            limit, timeout = self._slowed(offset, limit, timeout)
        self._remember_wanted(given)
        self._world.updates.acknowledge(offset)
        if timeout and not self._stopped and not self._world.updates.waiting(1):
            await self._sleep(timeout)
        return _that_fit([{"update_id": update.id, **update.body} for update in self._world.updates.waiting(limit)])

    def start(self) -> None:
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True
        self._wake(Wake.STOP)

    async def _sleep(self, timeout: int) -> None:
        sleeper: asyncio.Future[Wake] = asyncio.get_running_loop().create_future()
        self._sleeper = sleeper
        self.asked.set()
        await asyncio.wait([sleeper], timeout=timeout)
        if self._sleeper is sleeper:  # nothing has happened
            self._wake(Wake.TIME_OUT)
        if sleeper.result() is Wake.CONFLICT:
            raise Refused(409, CONFLICT)

    def _wake(self, why: Wake) -> None:
        sleeper, self._sleeper = self._sleeper, None
        self.asked.clear()
        if sleeper:
            sleeper.set_result(why)

    def _slowed(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        before, self._last = self._last, (offset, self._monotonic())
        if before is None or before[0] != offset:
            return limit, timeout
        passed = self._last[1] - before[1]
        return (1 if passed < 0.5 else limit), (max(timeout, 3) if passed < 3 else timeout)

    def _remember_wanted(self, given: Parameters) -> None:
        with suppress(ValueError):  # what is no JSON changes nothing
            wanted = given.parsed("allowed_updates")
            if isinstance(wanted, list) and wanted != self._world.bot.allowed_updates:
                self._world.bot.allowed_updates = wanted
                self._world.drawers.keep(self._world.bot)


def _asked(given: Parameters) -> tuple[int, int, int]:
    limit = min(max(given.integer("limit", MOST), 1), MOST)
    timeout = min(max(given.integer("timeout"), 0), LONGEST_POLL)
    return given.integer("offset"), limit, timeout


def _that_fit(updates: list[Json]) -> list[Json]:
    """At least one, however large."""
    size, fitting = 0, list[Json]()
    for update in updates:
        size += len(str(update))
        if fitting and size > LARGEST_ANSWER:
            break
        fitting.append(update)
    return fitting
