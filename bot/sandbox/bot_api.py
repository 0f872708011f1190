"""The bot's side of the web: /bot<token>/<method>, answered in the envelope of the Bot API."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from bot.sandbox import mishaps
from bot.sandbox.checks import Refused, bad_request
from bot.sandbox.faults import Fault, Faults, too_many_requests
from bot.sandbox.limits import Limits, Traffic
from bot.sandbox.methods import METHODS, UNSERVED, Method
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.polling import Polling
from bot.sandbox.things import File, Json
from bot.sandbox.world import World

Call = tuple[str, dict[str, Any], Json]
NOT_PAGES = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}


class BotApi:
    def __init__(
        self,
        world: World,
        token: str,
        *,
        faults: Faults,
        limits: Limits | None,
        monotonic: Callable[[], float],
        saved: Callable[[], Awaitable[None]],
    ) -> None:
        self.limits = limits
        self.calls: deque[Call] = deque(maxlen=1000)
        self._world = world
        self._token = token
        self._faults = faults
        self._traffic = Traffic(monotonic)
        self.polling = Polling(world, monotonic)
        self._saved = saved
        self._stopped = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.file),
        ]

    def start(self) -> None:
        self._stopped.clear()
        self.polling.start()

    def stop(self) -> None:
        self._stopped.set()
        self.polling.stop()

    async def call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        given, fault = Parameters({}), None
        try:
            self._check_token(request)
            given = await _parameters(request)
            fault = self._faults.next(name, _chat_id(given))
            await self._before(request, fault)
            answer: Json = {"ok": True, "result": await self._run(name.lower(), given)}
        except Refused as refused:
            answer = _refusal(refused)
        except Exception as error:
            mishaps.note(error)
            answer = _refusal(Refused(500, "Internal Server Error"))
        return await self._answered(request, name, given, answer, fault)

    async def file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
            file = self._file_at(request.match_info["path"])
        except Refused as refused:
            return _response(_refusal(refused))
        return web.Response(body=file.content, content_type="application/octet-stream", headers=NOT_PAGES)

    async def _run(self, name: str, given: Parameters) -> Any:
        if name == "getupdates":
            return await self.polling.get_updates(given, brake=self.limits is not None)
        method = METHODS.get(name)
        if method:
            self._check_pace(method, given)
            return method.run(self._world, given)
        if name in UNSERVED:
            raise Refused(501, f"Not Implemented: the sandbox does not serve {name}")
        raise Refused(404, "Not Found: method not found")

    async def _before(self, request: web.Request, fault: Fault | None) -> None:
        if fault is None:
            return
        if fault.refusal:
            raise fault.refusal
        if fault.hang:
            await self._stopped.wait()
            raise Refused(500, "Internal Server Error")
        if fault.slow:
            await _first(asyncio.sleep(fault.slow), self._stopped.wait())

    async def _answered(
        self, request: web.Request, name: str, given: Parameters, answer: Json, fault: Fault | None
    ) -> web.Response:
        """Nothing is answered before it is on disk."""
        await self._saved()
        self.calls.append((name, given.values | given.uploads, answer))
        if fault and fault.lost:
            _hang_up(request)
        return _response(answer)

    def _file_at(self, path: str) -> File:
        file = self._world.file_at(path)
        if file is None:
            raise Refused(404, "Not Found")
        return file

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self._token:
            raise Refused(401, "Unauthorized")

    def _check_pace(self, method: Method, given: Parameters) -> None:
        chat = self._world.chats.get(_chat_id(given) or 0)
        if self.limits and method.counts and chat:
            wait = self._traffic.take(self.limits, chat.id, group=chat.type != "private")
            if wait:
                raise too_many_requests(wait)


async def _parameters(request: web.Request) -> Parameters:
    """From the query, a JSON body, a form or multipart, whichever came."""
    query: dict[str, Any] = dict(request.query)
    try:
        if request.content_type == "application/json":
            return Parameters(query | (await request.json() if request.can_read_body else {}))
        return await _form(request, query)
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Request Entity Too Large") from None
    except (TypeError, ValueError):
        raise bad_request("can't parse the request") from None


async def _form(request: web.Request, values: dict[str, Any]) -> Parameters:
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            value.file.close()
        else:
            values[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return Parameters(values, uploads)


def _chat_id(given: Parameters) -> int | None:
    return given.integer("chat_id") if given.has("chat_id") else None


def _refusal(refused: Refused) -> Json:
    answer: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    return answer | ({"parameters": refused.parameters} if refused.parameters else {})


def _response(answer: Json) -> web.Response:
    wait = answer.get("parameters", {}).get("retry_after")
    return web.Response(
        text=json.dumps(answer),
        status=answer.get("error_code", 200),
        content_type="application/json",
        headers={"Retry-After": str(wait)} if wait else None,
    )


def _hang_up(request: web.Request) -> None:
    if request.transport:
        request.transport.abort()


async def _first(*awaitables: Any) -> None:
    """Waits for whatever comes first, and gives the others up."""
    tasks = [asyncio.ensure_future(awaitable) for awaitable in awaitables]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
