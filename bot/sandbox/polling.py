"""getUpdates: hands out what waits, again and again until it is acknowledged; only one may ask at a time."""

import asyncio
from collections.abc import Callable, Coroutine
from enum import Enum
from typing import Any

from bot.sandbox import json_text
from bot.sandbox.checks import Refused
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json, Webhook
from bot.sandbox.world import World

LONGEST_POLL = 50
MOST = 100
LARGEST_ANSWER = 4 * 2**20
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Wake(Enum):
    NEW = "an update came"
    CONFLICT = "somebody else asks"
    WEBHOOK = "updates are sent by themselves from now on"
    TIME_OUT = "nothing came"
    STOP = "the sandbox stops"


ENDED = {Wake.CONFLICT: CONFLICT, Wake.WEBHOOK: WEBHOOK_SET}


class Polling:
    def __init__(
        self, world: World, monotonic: Callable[[], float], sleep: Callable[[float], Coroutine[Any, Any, None]]
    ) -> None:
        self._world = world
        self._monotonic = monotonic
        self._sleep = sleep
        self.asked = asyncio.Event()  # set while somebody waits in a long poll
        self._sleeper: asyncio.Future[Wake] | None = None
        self._last: tuple[int, float] | None = None
        self._stopped = False

    async def get_updates(self, given: Parameters, *, brake: bool) -> list[Json]:
        """With the brake on, whoever asks for the same offset in a busy loop is slowed down as by Telegram."""
        if self._world.drawers.of(Webhook):
            raise Refused(409, WEBHOOK_ACTIVE)
        self.wake(Wake.CONFLICT)
        offset, limit, timeout = asked(given)
        if brake:
            limit, timeout = self._slowed(offset, limit, timeout)
        self._world.updates.want(given)
        self._world.updates.acknowledge(offset)
        if timeout and not self._stopped and not self._world.updates.waiting(1):
            await self._wait(timeout)
        return _that_fit([{"update_id": update.id, **update.body} for update in self._world.updates.waiting(limit)])

    def start(self) -> None:
        self._stopped = False

    def stop(self) -> None:
        self._stopped = True
        self.wake(Wake.STOP)

    def wake(self, why: Wake) -> None:
        sleeper, self._sleeper = self._sleeper, None
        self.asked.clear()
        if sleeper:
            sleeper.set_result(why)

    async def _wait(self, timeout: int) -> None:
        sleeper: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._sleeper = sleeper
        self.asked.set()
        alarm: asyncio.Future[Any] = asyncio.create_task(self._sleep(timeout))
        try:
            await asyncio.wait([sleeper, alarm], return_when=asyncio.FIRST_COMPLETED)
        finally:
            alarm.cancel()
        if self._sleeper is sleeper:  # nothing has happened
            self.wake(Wake.TIME_OUT)
        if sleeper.result() in ENDED:
            raise Refused(409, ENDED[sleeper.result()])

    def _slowed(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        before, self._last = self._last, (offset, self._monotonic())
        if before is None or before[0] != offset:
            return limit, timeout
        passed = self._last[1] - before[1]
        return (1 if passed < 0.5 else limit), (max(timeout, 3) if passed < 3 else timeout)


def asked(given: Parameters) -> tuple[int, int, int]:
    limit = min(max(given.integer("limit", MOST), 1), MOST)
    timeout = min(max(given.integer("timeout"), 0), LONGEST_POLL)
    return given.integer("offset"), limit, timeout


def _that_fit(updates: list[Json]) -> list[Json]:
    """At least one, however large."""
    size, fitting = 0, list[Json]()
    for update in updates:
        size += len(json_text.write(update))
        if fitting and size > LARGEST_ANSWER:
            break
        fitting.append(update)
    return fitting
