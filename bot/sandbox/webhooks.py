"""The webhook: every update is posted to the bot, again and again until it is taken or too old to matter."""

import asyncio
import ssl
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import aiohttp

from bot.sandbox import json_text, mishaps
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json, Update, Webhook
from bot.sandbox.world import World

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of the header
LONGEST_WAIT = 60  # seconds; each update has a longest wait of its own, up to twice that
LONGEST_ASKED = 60 * 60  # what Retry-After may ask for
GONE = 410
GIVEN_UP = 23 * 60 * 60  # so long the bot may answer "Gone", then it has no webhook any more
NOT_IN_REPLY = ("setwebhook", "deletewebhook", "close", "logout")
PATIENCE = aiohttp.ClientTimeout(total=None, sock_connect=50, sock_read=60)
TROUBLES: tuple[tuple[type[Exception], str], ...] = (  # the first that fits: some are of several kinds
    (aiohttp.ConnectionTimeoutError, "Connection timed out"),
    (TimeoutError, "Read timeout expired"),
    (aiohttp.ClientSSLError, "SSL error {error:0A000086:SSL routines::certificate verify failed}"),
    (aiohttp.ClientConnectorError, "Connection refused"),
    (aiohttp.ClientError, "Webhook connection closed"),
)

Perform = Callable[[str, Parameters], Awaitable[object]]


@dataclass(frozen=True)
class Trouble:
    """Why an update was not taken."""

    words: str
    status: int = 0
    retry_after: int = 0


class Webhooks:
    """A lane for every queue: within it one update after the other, so that a chat stays in order; lanes run side by
    side, with no more posts under way than the bot allows."""

    def __init__(
        self,
        world: World,
        perform: Perform,
        saved: Callable[[], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.idle = asyncio.Event()  # set while nothing is left to post
        self.idle.set()
        self._world = world
        self._perform = perform
        self._saved = saved
        self._sleep = sleep
        self._open = False
        self._hook: Webhook | None = None
        self._trusted: ssl.SSLContext | bool = True
        self._connections = asyncio.Semaphore()
        self._lanes: dict[str, deque[Update]] = {}
        self._posting: set[asyncio.Task[None]] = set()
        self._calling: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def start(self) -> None:
        self._open = True
        self.renew()

    async def stop(self) -> None:
        self._open = False
        self._leave_lanes()
        await asyncio.gather(*self._posting, *self._calling, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def renew(self) -> None:
        """Called when a webhook may have been set or deleted. What was not taken is posted to the new one."""
        hook = current(self._world)
        if not self._open or hook is self._hook:
            return
        self._leave_lanes()
        self._hook = hook
        if hook:
            self._trusted = ssl.create_default_context(cadata=hook.certificate) if hook.certificate else True
            self._connections = asyncio.Semaphore(hook.max_connections)
            for update in self._world.updates.waiting():
                self.take(update)

    def take(self, update: Update) -> None:
        if self._hook is None:
            return
        name = queue(update.body)
        if name in self._lanes:
            self._lanes[name].append(update)
            return
        lane = self._lanes[name] = deque([update])
        self.idle.clear()
        _begin(self._posting, self._work_off(self._hook, name, lane))

    # One lane

    async def _work_off(self, hook: Webhook, name: str, lane: deque[Update]) -> None:
        try:
            while lane:
                await self._deliver(hook, lane[0])
                lane.popleft()
        finally:
            if self._lanes.get(name) is lane:
                del self._lanes[name]
            if not self._lanes:
                self.idle.set()

    async def _deliver(self, hook: Webhook, update: Update) -> None:
        """Tries at once, once more at once, and then after longer and longer waits."""
        delay, tries = 1, 0
        while self._wanted(hook, update):
            async with self._connections:
                trouble = await self._post(hook, update)
            if not self._wanted(hook, update):
                return
            self._note(hook, trouble)
            if trouble is None:
                self._world.updates.forget(update)
                return
            tries += 1
            wait = trouble.retry_after
            if tries > 1 and not wait:
                wait = delay = min(delay * 2, LONGEST_WAIT + update.id % LONGEST_WAIT)
            if not self._world.updates.outlives(update, wait):
                self._world.updates.forget(update)
            if self._wanted(hook, update):
                await self._sleep(wait)

    def _wanted(self, hook: Webhook, update: Update) -> bool:
        return current(self._world) is hook and self._world.updates.holds(update)

    def _note(self, hook: Webhook, trouble: Trouble | None) -> None:
        """Remembers how it went; a bot that has been gone for long has no webhook any more."""
        now = int(self._world.now())
        if trouble:
            hook.last_error_date, hook.last_error_message = now, trouble.words
        if trouble is None or trouble.status:  # no answer at all says nothing of it
            hook.gone_since = (hook.gone_since or now) if trouble and trouble.status == GONE else 0
        self._world.drawers.keep(hook)
        if hook.gone_since and now - hook.gone_since > GIVEN_UP:
            self._world.drawers.drop(hook)

    # One post

    async def _post(self, hook: Webhook, update: Update) -> Trouble | None:
        headers = {SECRET: hook.secret_token} if hook.secret_token else None
        told = {"update_id": update.id, **update.body}
        try:
            await self._saved()  # after a crash this number must not be given to another update
            async with self._client().post(
                hook.url, json=told, headers=headers, allow_redirects=False, ssl=self._trusted
            ) as response:
                if not 200 <= response.status < 300:
                    return _wrong(response)
                self._obey(response.content_type, await response.read())
                return None
        except (aiohttp.ClientError, TimeoutError) as error:
            return Trouble(next(words for kind, words in TROUBLES if isinstance(error, kind)))
        except Exception as error:  # a full disk, say: the lane goes on, or its chat would never be heard again
            mishaps.note(error)
            return Trouble("Internal Server Error")

    def _obey(self, content_type: str, body: bytes) -> None:
        """The answer may bring a call of a method, of which the bot never learns the result. Uploads can't come so."""
        given = _brought(content_type, body)
        method = str(given.pop("method", ""))
        if method and not method.lower().startswith("get") and method.lower() not in NOT_IN_REPLY:
            _begin(self._calling, self._called(method, Parameters(given)))

    async def _called(self, method: str, given: Parameters) -> None:
        try:
            await self._perform(method, given)
        except Exception as error:  # nobody waits for this task who could be told
            mishaps.note(error)

    # What runs

    def _leave_lanes(self) -> None:
        self._hook = None
        self._lanes.clear()
        self.idle.set()
        for task in self._posting:
            task.cancel()

    def _client(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0)  # the bot's own figure limits it
            self._session = aiohttp.ClientSession(
                connector=connector,
                timeout=PATIENCE,
                cookie_jar=aiohttp.DummyCookieJar(),
                json_serialize=json_text.write,
            )
        return self._session


def _begin(running: set[asyncio.Task[None]], work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work)
    running.add(task)
    task.add_done_callback(running.discard)


def current(world: World) -> Webhook | None:
    return world.drawers.of(Webhook).get("webhook")


def queue(body: Json) -> str:
    """Whatever is said in a chat stands in one queue; anything else in one of its kind and of its chat or person."""
    kind, what = next(iter(body.items()), ("", None))
    if not isinstance(what, dict):
        return kind
    whose = next((what[name] for name in ("chat", "from", "user") if isinstance(what.get(name), dict)), what)
    return f"{SAID.get(kind, kind)} {whose.get('id')}"


SAID = dict.fromkeys(("message", "edited_message", "channel_post", "edited_channel_post"), "chat")


def _wrong(response: aiohttp.ClientResponse) -> Trouble:
    asked = response.headers.get("Retry-After", "")
    return Trouble(
        f"Wrong response from the webhook: {response.status} {response.reason}",
        response.status,
        min(int(asked), LONGEST_ASKED) if asked.isdecimal() else 0,
    )


def _brought(content_type: str, body: bytes) -> Json:
    try:
        if content_type == "application/json":
            given = json_text.read(body)
            return given if isinstance(given, dict) else {}
        return dict(parse_qsl(body.decode())) if content_type == "application/x-www-form-urlencoded" else {}
    except ValueError:  # then it is no call
        return {}
