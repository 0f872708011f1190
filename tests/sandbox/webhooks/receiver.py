"""The bot's own web server, and what the sandbox tells of its webhook."""

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.sandbox import Sandbox
from bot.sandbox.webhooks import SECRET
from tests.sandbox.conftest import Http


@dataclass
class Receiver:
    """The bot's own web server: notes what is posted and answers as it was told, else with 200."""

    url: str = ""
    answers: deque[web.Response] = field(default_factory=deque)
    heard: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    under_way: int = 0
    held: asyncio.Event | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.heard.append(await request.json())
        self.secrets.append(request.headers.get(SECRET))
        self.under_way += 1
        self.news.set()
        if self.held:
            await self.held.wait()
        self.under_way -= 1
        return self.answers.popleft() if self.answers else web.Response()

    async def until(self, posts: int) -> None:
        async with asyncio.timeout(5):
            while len(self.heard) < posts:
                self.news.clear()
                await self.news.wait()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]


@asynccontextmanager
async def serving(receiver: Receiver, tls: ssl.SSLContext | None = None, port: int = 0) -> AsyncIterator[str]:
    """Yields the address of the receiver."""
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, ssl_context=tls).start()
    yield f"{'https' if tls else 'http'}://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def delivered(sandbox: Sandbox) -> None:
    async with asyncio.timeout(5):
        await sandbox.until_delivered()


async def info(http: Http) -> dict[str, Any]:
    told: dict[str, Any] = (await http("getWebhookInfo")).result
    return told
