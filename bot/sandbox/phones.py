"""The people's side of the web: one page of a chat, what a person does on it, and live news from the chat."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from bot.sandbox.bot_api import NOT_PAGES
from bot.sandbox.methods.profile import commands_for
from bot.sandbox.things import Json, Person
from bot.sandbox.world import Impossible, World

PAGE = Path(__file__).parent / "page"
PAGE_FILES = ("index.html", "page.css", "page.js", "phone.js", "bubble.js", "element.js", "texts.js", "icon.svg")
PAGE_RULES = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
HEARTBEAT = 15  # seconds; shows a dead connection
SHOWN_IN_PLACE = {  # how a file begins (a pattern) -> what the page may show of it; all else is only offered for saving
    rb"\x89PNG": "image/png",
    rb"\xff\xd8\xff": "image/jpeg",
    rb"GIF8": "image/gif",
    rb"RIFF....WEBP": "image/webp",
    rb"RIFF....WAVE": "audio/wav",
    rb"OggS": "audio/ogg",
    rb"ID3|\xff[\xf2\xf3\xfb]": "audio/mpeg",
    rb"....ftyp": "audio/mp4",
    rb"\x1aE\xdf\xa3": "audio/webm",
}

Deed = Callable[[World, int, Json], int | str | None]
DEEDS: dict[str, Deed] = {
    "says": lambda world, who, told: world.says(who, told["text"], told.get("reply_to")),
    "edits": lambda world, who, told: world.edits(who, told["message_id"], told["text"]),
    "deletes": lambda world, who, told: world.deletes(who, told["message_id"]),
    "presses": lambda world, who, told: world.presses(who, told["message_id"], told["button"]),
    "opens": lambda world, who, told: world.opens(who, told["link"]),
    "shares_contact": lambda world, who, told: world.shares_contact(who),
    "blocks": lambda world, who, told: world.blocks(who),
    "unblocks": lambda world, who, told: world.unblocks(who),
}


class Phones:
    def __init__(self, world: World, saved: Callable[[], Awaitable[None]]) -> None:
        self._world = world
        self._saved = saved
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/page/{name}", self.page),
            web.get("/sandbox/people", self.people),
            web.post("/sandbox/people", self.new_person),
            web.get("/sandbox/people/{id:\\d+}", self.phone),
            web.get("/sandbox/people/{id:\\d+}/events", self.events),
            web.post("/sandbox/people/{id:\\d+}/file", self.sends_file),
            web.post("/sandbox/people/{id:\\d+}/{deed}", self.does),
            web.get("/sandbox/files/{id}", self.file),
        ]

    def stop(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)

    async def page(self, request: web.Request) -> web.FileResponse:
        name = request.match_info.get("name", "index.html")
        if name not in PAGE_FILES:
            raise web.HTTPNotFound
        return web.FileResponse(PAGE / name, headers=PAGE_RULES)

    # Who is there

    async def people(self, request: web.Request) -> web.Response:
        listed = [_listed(person) for person in self._world.people.values() if not person.gone]
        return web.json_response({"people": listed, "bot": self._bot()})

    async def new_person(self, request: web.Request) -> web.Response:
        told = await _told(request)
        name = str(told.get("first_name", "")).strip()[:64]
        if not name:
            return _impossible("empty text")
        person = self._world.new_person(name, str(told.get("language_code", "id"))[:2])
        await self._saved()
        return web.json_response(_listed(person))

    async def phone(self, request: web.Request) -> web.Response:
        """Everything that a phone shows when it is switched on."""
        person = self._person(request)
        chat = self._world.chats[person.id]
        return web.json_response(
            {
                "person": _listed(person),
                "bot": self._bot(),
                "messages": self._world.messages(person.id),
                "keyboard": chat.keyboard,
                "commands": commands_for(self._world.bot, person.id, person.language_code or ""),
                "blocked": chat.bot == "kicked",
            }
        )

    # What they do

    async def does(self, request: web.Request) -> web.Response:
        """Answered when it is on disk: what a person has said survives the death of the process."""
        person, deed = self._person(request), DEEDS.get(request.match_info["deed"])
        if deed is None:
            raise web.HTTPNotFound
        told = await _told(request)
        try:
            result = deed(self._world, person.id, told)
        except Impossible as impossible:
            return _impossible(str(impossible))
        except (KeyError, TypeError, AttributeError) as error:
            raise web.HTTPBadRequest from error
        await self._saved()
        return web.json_response({"ok": True, "result": result})

    async def sends_file(self, request: web.Request) -> web.Response:
        person, form = self._person(request), await request.post()
        file, caption = form.get("file"), form.get("caption", "")
        if not isinstance(file, FileField) or not isinstance(caption, str):
            raise web.HTTPBadRequest
        content, mime = file.file.read(), file.content_type
        file.file.close()
        try:
            result = self._send(person.id, content, mime, file.filename, caption)
        except Impossible as impossible:
            return _impossible(str(impossible))
        await self._saved()
        return web.json_response({"ok": True, "result": result})

    def _send(self, who: int, content: bytes, mime: str, name: str, caption: str) -> int:
        if not content:
            raise Impossible("empty file")
        if mime.startswith("image/"):
            return self._world.sends_photo(who, caption, content=content)
        if mime.startswith("video/"):
            return self._world.sends_video(who, caption, content=content, name=name, mime=mime)
        if mime == "audio/ogg":
            return self._world.sends_voice(who, caption, content=content, mime=mime)
        if mime.startswith("audio/"):
            return self._world.sends_audio(who, caption, content=content, name=name, mime=mime)
        return self._world.sends_document(who, caption, content=content, name=name, mime=mime)

    # What they see

    async def events(self, request: web.Request) -> web.StreamResponse:
        """News of one chat as server-sent events; whoever connects again reads the whole phone first."""
        person = self._person(request)
        news: asyncio.Queue[bytes | None] = asyncio.Queue()

        def watch(chat_id: int, event: str, details: Json) -> None:
            if chat_id == person.id:
                news.put_nowait(f"event: {event}\ndata: {json.dumps(details)}\n\n".encode())

        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        await response.prepare(request)
        self._world.watchers.add(watch)
        self._listeners.add(news)
        try:
            await response.write(b"retry: 1000\n\n")
            await self._read_aloud(news, response)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._world.watchers.discard(watch)
            self._listeners.discard(news)
        return response

    async def _read_aloud(self, news: asyncio.Queue[bytes | None], response: web.StreamResponse) -> None:
        while True:
            try:
                item = await asyncio.wait_for(news.get(), HEARTBEAT)
            except TimeoutError:
                item = b": still here\n\n"
            if item is None:
                return
            await self._saved()
            await response.write(item)

    async def file(self, request: web.Request) -> web.Response:
        file = self._world.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        mime = _shown_in_place(file.content)
        headers = NOT_PAGES if mime else NOT_PAGES | {"Content-Disposition": "attachment"}
        return web.Response(body=file.content, content_type=mime or "application/octet-stream", headers=headers)

    def _person(self, request: web.Request) -> Person:
        person = self._world.people.get(int(request.match_info["id"]))
        if person is None:
            raise web.HTTPNotFound
        return person

    def _bot(self) -> Json:
        bot = self._world.bot
        return {"username": bot.username, "names": bot.names, "descriptions": bot.descriptions}


def _shown_in_place(content: bytes) -> str | None:
    return next((mime for start, mime in SHOWN_IN_PLACE.items() if re.match(start, content, re.DOTALL)), None)


def _listed(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name or person.first_name,
        "role": person.role,
        "place": person.place,
        "language_code": person.language_code,
    }


async def _told(request: web.Request) -> Json:
    try:
        told: Any = await request.json()
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(told, dict):
        raise web.HTTPBadRequest
    return told


def _impossible(reason: str) -> web.Response:
    return web.json_response({"ok": False, "reason": reason}, status=409)
