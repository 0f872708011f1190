"""The sandbox as a whole: a world, its web server, and what an order for trouble or limits needs."""

import asyncio
import socket
import time
from collections import deque
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox import page_files
from bot.sandbox.attachments import Attachments
from bot.sandbox.bot_api import BotApi, Call
from bot.sandbox.faults import Faults
from bot.sandbox.guard import EVERYWHERE, Guard
from bot.sandbox.limits import Limits
from bot.sandbox.mishaps import calmly
from bot.sandbox.news import News
from bot.sandbox.phones import Phones
from bot.sandbox.trainer import Trainer
from bot.sandbox.world import World
from bot.sandbox.world_store import WorldStore

LARGEST_REQUEST = 51 * 2**20  # 50 MB for the file, the rest for what is said about it
PATIENCE = 1.0  # seconds that a request may take to end when the sandbox stops


class Sandbox:
    """A Telegram of our own on this machine: the Bot API below `url`/bot<token>, a page of a phone at `url`.

    With `world` it remembers everything in that file; without, it forgets all when it stops.
    """

    def __init__(
        self,
        *,
        world: Path | None = None,
        token: str = "1:SANDBOX",  # noqa: S107  the sandbox's own, opens nothing
        port: int = 8080,
        host: str = "127.0.0.1",
        now: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Coroutine[Any, Any, None]] = asyncio.sleep,
        limits: Limits | None = Limits(),  # noqa: B008  frozen figures
    ) -> None:
        self.token, self.host, self.port = token, host, port
        self.world = World(int(token.partition(":")[0]), now)
        self.faults = Faults()
        self._store = WorldStore(world, self.world) if world else None
        self._guard = Guard(host)
        self._bot_api = BotApi(
            self.world, token, faults=self.faults, limits=limits, monotonic=monotonic, sleep=sleep, saved=self._saved
        )
        self.trainer = Trainer(self.world, self.faults, self._bot_api, self._saved)
        self._phones = Phones(self.world, self._saved)
        self._attachments = Attachments(self.world, self._saved)
        self._news = News(self.world, self._saved)
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where this machine reaches it; a sandbox for the whole network listens here too."""
        host = EVERYWHERE.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def calls(self) -> deque[Call]:
        """The latest calls of the bot: method, what it gave, what it was answered."""
        return self._bot_api.calls

    @property
    def limits(self) -> Limits | None:
        return self._bot_api.limits

    @limits.setter
    def limits(self, limits: Limits | None) -> None:
        self._bot_api.limits = limits

    def introduce(
        self,
        user_id: int,
        name: str,
        role: str,
        place: str,
        *,
        works: bool = False,
        zone: str = "",
        started: bool = False,
    ) -> None:
        """Puts a person on the page's list. `started`: they have written to the bot once, so it may write to them."""
        known = user_id in self.world.people
        person = self.world.person(user_id, name.partition(" ")[0])
        person.name, person.role, person.place, person.works = name, role, place, works
        if zone and not known:  # after that it is theirs to change
            person.zone = zone
        person.started = person.started or started
        self.world.drawers.keep(person)

    async def until_polled(self) -> None:
        """Returns when the bot waits in a long poll: everything that was said is acknowledged."""
        await self._bot_api.polling.asked.wait()

    async def until_delivered(self) -> None:
        """Returns when nothing is left to post to the webhook."""
        await self._bot_api.webhooks.idle.wait()

    async def start(self) -> None:
        """A port in use raises OSError; port 0 takes any free one, and after a stop the same one again."""
        listening = socket.create_server((self.host, self.port), family=_family(self.host))
        self.port = listening.getsockname()[1]
        self._guard.watch(self.port)
        self._bot_api.start()
        if self._store:
            await self._store.open()
        app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[calmly, self._guard.middleware])
        app.add_routes([*self._bot_api.routes(), *page_files.routes(), *self._attachments.routes()])
        app.add_routes([*self._phones.routes(), *self._news.routes(), *self.trainer.routes()])
        app.on_shutdown.append(self._hang_up)
        # No access log: it would write the token and what people say.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=PATIENCE)
        await self._runner.setup()
        await web.SockSite(self._runner, listening).start()

    async def stop(self) -> None:
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
        if self._store:
            await self._store.close()

    async def __aenter__(self) -> "Sandbox":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def _saved(self) -> None:
        if self._store:
            await self._store.saved()

    async def _hang_up(self, _: web.Application) -> None:
        await self._bot_api.stop()
        self._news.stop()
        await asyncio.sleep(0)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
