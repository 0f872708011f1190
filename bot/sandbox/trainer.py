"""The trainer's drawer: trouble on order, the clock, a fresh start, and what the bot has been saying to Telegram."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from aiohttp import web

from bot.sandbox.bot_api import BotApi, Call
from bot.sandbox.faults import ORDERS, Fault, Faults, ordered
from bot.sandbox.limits import LIMITS, Bounds, Limits
from bot.sandbox.replies import done, impossible, number, shown, told
from bot.sandbox.things import Json
from bot.sandbox.world import World

DAY = 24 * 60 * 60
FARTHEST = 10 * 366 * DAY  # from the real time, in all
JUMP = Bounds(0, 366 * DAY)
USUAL_SECONDS = 3  # of a trouble that lasts
FIGURES = {  # of a trouble
    "seconds": Bounds(0, DAY, whole=False),
    "times": Bounds(1, 1000),
    "chat_id": Bounds(-(2**63), 2**63),
}
MOST_CALLS = 200
LONGEST_TEXT = 2000  # characters of one value that are worth reading


@dataclass(frozen=True)
class Levers:
    """What the drawer moves in the house beside it; the sandbox itself knows nothing of that house."""

    move: Callable[[int], None]  # its clock is that many seconds ahead
    deadline: Callable[[], Awaitable[int | None]]  # when something is due next
    reset: Callable[[], Awaitable[None]]  # everything begins anew; returns when it is ready again


class Trainer:
    def __init__(self, world: World, faults: Faults, bot_api: BotApi, saved: Callable[[], Awaitable[None]]) -> None:
        self.levers: Levers | None = None
        self._world = world
        self._faults = faults
        self._bot_api = bot_api
        self._saved = saved
        self._usual = bot_api.limits

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/trainer", self.drawer),
            web.post("/sandbox/trainer/fault", self.fault),
            web.post("/sandbox/trainer/calm", self.calm),
            web.post("/sandbox/trainer/limits", self.limits),
            web.post("/sandbox/trainer/jump", self.jump),
            web.post("/sandbox/trainer/reset", self.reset),
            web.get("/sandbox/trainer/calls", self.calls),
        ]

    async def drawer(self, request: web.Request) -> web.Response:
        figures = self._bot_api.limits or self._usual or Limits()
        return shown(
            {
                "clock": self._clock() | {"deadline": await self._deadline()},
                "faults": [_told_fault(fault) for fault in self._faults.ordered],
                "limits": {"on": self._bot_api.limits is not None, **asdict(figures)},
            }
        )

    # Trouble

    async def fault(self, request: web.Request) -> web.Response:
        asked = await told(request)
        name = str(asked.get("name"))
        if name not in ORDERS:
            raise web.HTTPBadRequest
        usual: Json = {"chat_id": None, "seconds": USUAL_SECONDS, "times": None}
        self._faults.order(ordered(name, **(usual | _figures(asked, FIGURES))))
        return self._changed()

    async def calm(self, request: web.Request) -> web.Response:
        """One trouble, by its name and the phone it strikes; without a name all of them."""
        asked = await told(request)
        if "name" not in asked:
            self._faults.clear()
        for fault in self._faults.ordered:
            if (fault.name, fault.chat_id) == (asked["name"], asked.get("chat_id")):
                self._faults.drop(fault)
        return self._changed()

    async def limits(self, request: web.Request) -> web.Response:
        asked = await told(request)
        self._usual = replace(self._usual or Limits(), **_figures(asked, LIMITS))
        self._bot_api.limits = self._usual if asked.get("on", True) else None
        return self._changed()

    def _changed(self) -> web.Response:
        self._world.tell(0, "trouble", {})
        return done()

    # Time

    async def jump(self, request: web.Request) -> web.Response:
        """Forward only: a chat whose new messages are older than the old ones is no chat."""
        asked = await told(request)
        seconds: Any = asked.get("seconds")
        if asked.get("to") == "deadline":
            deadline = await self._deadline()
            if deadline is None:
                return impossible("no deadline")
            seconds = max(0, deadline - int(self._world.now()))
        if not JUMP.take(seconds) or self._world.ahead + seconds > FARTHEST:
            raise web.HTTPBadRequest
        self._move(self._world.ahead + seconds)
        await self._saved()
        return shown(self._clock())

    def _move(self, ahead: int) -> None:
        self._world.ahead = ahead
        if self.levers:
            self.levers.move(ahead)
        self._world.tell(0, "clock", self._clock())

    def _clock(self) -> Json:
        return {"now": int(self._world.now()), "ahead": self._world.ahead}

    async def _deadline(self) -> int | None:
        return await self.levers.deadline() if self.levers else None

    # A fresh start

    async def reset(self, request: web.Request) -> web.Response:
        if self.levers is None:
            return impossible("nothing to reset")
        self._faults.clear()
        await self.levers.reset()
        await self._saved()
        self._world.tell(0, "reset", {})
        return done()

    # What happened

    async def calls(self, request: web.Request) -> web.Response:
        after = number(request.query.get("after", "0"))
        worth = [call for call in self._bot_api.calls if call.number > after and _worth_reading(call)]
        return shown({"calls": [_told_call(call) for call in worth[-MOST_CALLS:]]})


def _figures(asked: Json, known: Mapping[str, Bounds]) -> Json:
    """Those that were given; one out of its bounds is answered with 400."""
    figures = {name: asked[name] for name in known if asked.get(name) is not None}
    if not all(known[name].take(figure) for name, figure in figures.items()):
        raise web.HTTPBadRequest
    return figures


def _told_fault(fault: Fault) -> Json:
    return {"name": fault.name, "chat_id": fault.chat_id, "seconds": fault.seconds, "times": fault.times}


def _worth_reading(call: Call) -> bool:
    return call.method.lower() != "getupdates" or call.answer.get("result") != []


def _told_call(call: Call) -> Json:
    return {
        "number": call.number,
        "at": call.at,
        "ms": call.ms,
        "method": call.method,
        "given": {name: _readable(value) for name, value in call.given.items()},
        "answer": call.answer,
    }


def _readable(value: Any) -> Any:
    return value[:LONGEST_TEXT] if isinstance(value, str) else value
