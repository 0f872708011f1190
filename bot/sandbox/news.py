"""What happens in the world, told to every page that listens: one stream of server-sent events for each."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sandbox import json_text
from bot.sandbox.things import Json
from bot.sandbox.world import World

HEARTBEAT = 15  # seconds; shows a dead connection
HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}


class News:
    """Whoever connects again reads everything anew: what happened in between is not repeated."""

    def __init__(self, world: World, saved: Callable[[], Awaitable[None]]) -> None:
        self._world = world
        self._saved = saved
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/sandbox/events", self.events)]

    def stop(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)

    async def events(self, request: web.Request) -> web.StreamResponse:
        news: asyncio.Queue[bytes | None] = asyncio.Queue()
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(request)
        self._listen(news)
        try:
            await response.write(b"retry: 1000\n\n")
            await self._read_aloud(news, response)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._leave(news)
        return response

    def _listen(self, news: asyncio.Queue[bytes | None]) -> None:
        self._listeners.add(news)
        self._world.watchers.add(self._tell)

    def _leave(self, news: asyncio.Queue[bytes | None]) -> None:
        """A world that nobody watches has less to do."""
        self._listeners.discard(news)
        if not self._listeners:
            self._world.watchers.discard(self._tell)

    def _tell(self, chat_id: int, event: str, details: Json) -> None:
        item = f"event: {event}\ndata: {json_text.write({'chat_id': chat_id, **details})}\n\n".encode()
        for listener in self._listeners:
            listener.put_nowait(item)

    async def _read_aloud(self, news: asyncio.Queue[bytes | None], response: web.StreamResponse) -> None:
        """Nothing is told before it is on disk."""
        while True:
            try:
                item = await asyncio.wait_for(news.get(), HEARTBEAT)
            except TimeoutError:
                item = b": still here\n\n"
            if item is None:
                return
            await self._saved()
            await response.write(item)
