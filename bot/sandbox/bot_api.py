"""The bot's side of the web: /bot<token>/<method>, answered in the envelope of the Bot API."""

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox import mishaps, requests
from bot.sandbox.answers import refusal, response, success
from bot.sandbox.checks import Refused
from bot.sandbox.faults import Fault, Faults, too_many_requests
from bot.sandbox.limits import Limits, Traffic
from bot.sandbox.methods import METHODS, UNSERVED, Method
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.polling import Polling, Wake
from bot.sandbox.things import File, Json, Update
from bot.sandbox.webhooks import Webhooks, current
from bot.sandbox.world import World

TOKEN = re.compile(r"[1-9]\d*:[\w-]+", re.ASCII)
MOST_OPEN = 1000  # requests at the same time; whoever asks more is made to wait
HELD, SENT_AWAY = 3, 60  # seconds: before such a request is answered, and what it is told to wait
NOT_PAGES = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}
SECRET, HIDDEN = ("secret_token",), "…"  # what pages need not read
NEWS_EVERY = 0.25  # seconds, at most, in which pages hear of calls


@dataclass(frozen=True)
class Call:
    """One call of the bot: what it gave, what it was answered, when (world time), and how long that took."""

    number: int
    at: float
    ms: int
    method: str
    given: Json
    answer: Json


class BotApi:
    def __init__(
        self,
        world: World,
        token: str,
        *,
        faults: Faults,
        limits: Limits | None,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Coroutine[Any, Any, None]],
        saved: Callable[[], Awaitable[None]],
    ) -> None:
        self.limits = limits
        self.calls: deque[Call] = deque(maxlen=1000)
        self.polling = Polling(world, monotonic, sleep)
        self.webhooks = Webhooks(world, self.perform, saved, sleep)
        self._world = world
        self._token = token
        self._faults = faults
        self._monotonic = monotonic
        self._sleep = sleep
        self._traffic = Traffic(monotonic)
        self._saved = saved
        self._stopped = asyncio.Event()
        self._open = 0
        self._heard = 0
        self._news: asyncio.TimerHandle | None = None
        world.updates.on_new = self._on_new

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.route("*", "/bot{anything:.*}", self.nowhere),
            web.get("/file/bot{token}/{path:.+}", self.file),
        ]

    def start(self) -> None:
        self._stopped.clear()
        self.polling.start()
        self.webhooks.start()

    async def stop(self) -> None:
        self._stopped.set()
        self.polling.stop()
        if self._news:
            self._news.cancel()
            self._news = None
        await self.webhooks.stop()

    async def call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        self._open += 1
        try:
            self._check(request)
            given = await requests.read(request)
            answer, fault = await self.perform(name, given)
        except Refused as refused:
            return response(refusal(refused))
        finally:
            self._open -= 1
        if fault and fault.lost:
            _hang_up(request)
        return response(answer)

    async def perform(self, name: str, given: Parameters) -> tuple[Json, Fault | None]:
        """Does what a method says, or what trouble was ordered for it. Nothing is answered before it is on disk."""
        began, fault = self._monotonic(), self._strike(name, given)
        try:
            await self._before(fault)
            answer = success(await self._run(name.lower(), given))
        except Refused as refused:
            answer = refusal(refused)
        except Exception as error:
            mishaps.note(error)
            answer = refusal(Refused(500, "Internal Server Error"))
        await self._saved()
        self._note(name, given, answer, self._monotonic() - began)
        return answer, fault

    async def file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
            file = self._file_at(request.match_info["path"])
        except Refused as refused:
            return response(refusal(refused))
        return web.Response(body=file.content, content_type="application/octet-stream", headers=NOT_PAGES)

    async def nowhere(self, request: web.Request) -> web.Response:
        return response(refusal(Refused(404, "Not Found")))

    # One call

    async def _run(self, name: str, given: Parameters) -> Any:
        if self.limits and self._open > MOST_OPEN:
            await _first(self._sleep(HELD), self._stopped.wait())
            raise too_many_requests(SENT_AWAY)
        if name == "getupdates":
            return await self.polling.get_updates(given, brake=self.limits is not None)
        method = METHODS.get(name)
        if method:
            self._check_pace(method, given)
            result = method.run(self._world, given)
            self._follow(name)
            return result
        if name in UNSERVED:
            raise Refused(501, f"Not Implemented: the sandbox does not serve {name}")
        raise Refused(404, "Not Found: method not found")

    def _follow(self, name: str) -> None:
        """Updates go another way from now on, perhaps."""
        if name not in ("setwebhook", "deletewebhook"):
            return
        self.webhooks.renew()
        if current(self._world):
            self.polling.wake(Wake.WEBHOOK)

    def _strike(self, name: str, given: Parameters) -> Fault | None:
        fault = self._faults.next(name, _chat_id(given))
        if fault:
            self._world.tell(0, "trouble", {})
        return fault

    async def _before(self, fault: Fault | None) -> None:
        if fault is None:
            return
        if fault.refusal:
            raise fault.refusal
        if fault.hang:
            await _first(self._stopped.wait(), self._faults.calmed.wait())
            raise Refused(500, "Internal Server Error")
        if fault.slow:
            await _first(self._sleep(fault.slow), self._stopped.wait(), self._faults.calmed.wait())

    # Who may call, and how often

    def _check(self, request: web.Request) -> None:
        if request.method not in ("GET", "POST"):
            raise Refused(405, "Method Not Allowed")
        self._check_token(request)

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if not TOKEN.fullmatch(token):
            raise Refused(404, "Not Found")
        if token != self._token:
            raise Refused(401, "Unauthorized")

    def _check_pace(self, method: Method, given: Parameters) -> None:
        chat = self._world.chats.get(_chat_id(given) or 0)
        if self.limits and method.counts and chat:
            group, messages = chat.type != "private", count(given)
            wait = self._traffic.take(self.limits, chat.id, group=group, messages=messages)
            if wait:
                raise too_many_requests(wait)

    def _file_at(self, path: str) -> File:
        file = self._world.file_at(path)
        if file is None:
            raise Refused(404, "Not Found")
        return file

    # What is told about it

    def _on_new(self, update: Update) -> None:
        self.polling.wake(Wake.NEW)
        self.webhooks.take(update)

    def _note(self, name: str, given: Parameters, answer: Json, seconds: float) -> None:
        self._heard += 1
        self.calls.append(Call(self._heard, self._world.now(), round(seconds * 1000), name, _noted(given), answer))
        if self._news is None and self._world.watchers:
            self._news = asyncio.get_running_loop().call_later(NEWS_EVERY, self._tell_of_calls)

    def _tell_of_calls(self) -> None:
        self._news = None
        self._world.tell(0, "call", {"number": self._heard})


def _chat_id(given: Parameters) -> int | None:
    return given.integer("chat_id") if given.has("chat_id") else None


def count(given: Parameters) -> int:
    """An album counts as its messages, and so does what is copied or forwarded together."""
    with suppress(ValueError):
        together = given.parsed("media") or given.parsed("message_ids")
        return max(1, len(together)) if isinstance(together, list) else 1
    return 1


def _noted(given: Parameters) -> Json:
    """Files by their size alone, secrets not at all."""
    sizes = {name: _size(upload) for name, upload in given.uploads.items()}
    return given.values | sizes | {name: HIDDEN for name in SECRET if given.has(name)}


def _size(upload: Upload) -> str:
    return f"{max(1, len(upload.content) // 1000)} kB file"


def _hang_up(request: web.Request) -> None:
    if request.transport:
        request.transport.abort()


async def _first(*awaitables: Coroutine[Any, Any, Any]) -> None:
    """Waits for whatever comes first, and gives the others up."""
    tasks = [asyncio.create_task(awaitable) for awaitable in awaitables]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
