"""Files that people send from their phones, and how a page may look at files."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from aiohttp.web_request import FileField

from bot.sandbox import entities, views
from bot.sandbox.bot_api import NOT_PAGES
from bot.sandbox.deeds.saying import LONGEST_CAPTION
from bot.sandbox.replies import done, impossible, number, readable
from bot.sandbox.things import Json
from bot.sandbox.world import Impossible, World

MOST = 10  # in one album
KEPT_NOWHERE = {"Cache-Control": "no-store"}  # after a fresh start nobody shall see what was there before
IN_ALBUMS = ("photo", "video", "document", "audio")
KINDS = {  # how a type begins -> what Telegram makes of it; all else is a document
    "image/": "photo",
    "video/": "video",
    "audio/ogg": "voice",
    "audio/": "audio",
}
MIMES = {"voice": "audio/ogg"}  # whatever the browser recorded, a bot hears of this
SHOWN_IN_PLACE = {  # how a file begins (a pattern) -> what the page may show of it; all else is only offered for saving
    rb"\x89PNG": "image/png",
    rb"\xff\xd8\xff": "image/jpeg",
    rb"GIF8": "image/gif",
    rb"RIFF....WEBP": "image/webp",
    rb"RIFF....WAVE": "audio/wav",
    rb"OggS": "audio/ogg",
    rb"ID3|\xff[\xf2\xf3\xfb]": "audio/mpeg",
    rb"....ftypM4A": "audio/mp4",
    rb"....ftyp": "video/mp4",
    rb"\x1aE\xdf\xa3": "video/webm",
}


@dataclass(frozen=True)
class Chosen:
    """A file as the person has chosen it on the phone."""

    kind: str
    mime: str
    name: str
    content: bytes


class Attachments:
    def __init__(self, world: World, saved: Callable[[], Awaitable[None]]) -> None:
        self._world = world
        self._saved = saved

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/sandbox/people/{id:\\d{1,18}}/file", self.sends),
            web.get("/sandbox/files/{id}", self.file),
        ]

    async def sends(self, request: web.Request) -> web.Response:
        """One file or an album; the caption stands under the first."""
        who = int(request.match_info["id"])
        with readable():
            given = await request.post()
        files = [
            _chosen(file, voice="voice" in given) for file in given.getall("file", []) if isinstance(file, FileField)
        ]
        caption, reply_to = given.get("caption", ""), given.get("reply_to", "")
        if not files or not isinstance(caption, str) or not isinstance(reply_to, str):
            raise web.HTTPBadRequest
        try:
            ids = self._send(who, files, caption, number(reply_to) if reply_to else None)
        except Impossible as reason:
            return impossible(str(reason))
        await self._saved()
        return done(ids[-1])

    async def file(self, request: web.Request) -> web.Response:
        file = self._world.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        mime = _shown_in_place(file.content)
        headers = NOT_PAGES | KEPT_NOWHERE | ({} if mime else {"Content-Disposition": "attachment"})
        return web.Response(body=file.content, content_type=mime or "application/octet-stream", headers=headers)

    def _send(self, who: int, files: list[Chosen], caption: str, reply_to: int | None) -> list[int]:
        if not all(file.content for file in files):
            raise Impossible("empty file")
        if len(files) > MOST:
            raise Impossible("too many files")
        if len(caption) > LONGEST_CAPTION:
            raise Impossible("too long")
        self._world.check_writes(who)  # before anything is kept
        together = len(files) > 1 and all(file.kind in IN_ALBUMS for file in files)
        album = f"album-{self._world.drawers.next('album')}" if together else None
        captions = [entities.found(caption.strip()).as_caption(), *({} for _ in files[1:])]
        return [
            self._world.sends(who, self._content(file) | said, reply_to=reply_to, album=album)
            for file, said in zip(files, captions, strict=True)
        ]

    def _content(self, file: Chosen) -> Json:
        if file.kind == "photo":
            return {"photo": self._world.keep_photo(file.content)}
        side, duration = (640, 3) if file.kind == "video" else (0, 3)
        kept = self._world.add_file(
            file.kind, file.content, mime=file.mime, name=file.name, side=side, duration=duration
        )
        return {file.kind: views.file(kept)}


def _chosen(field: FileField, *, voice: bool) -> Chosen:
    content, mime = field.file.read(), field.content_type
    field.file.close()
    kind = "voice" if voice else next((kind for start, kind in KINDS.items() if mime.startswith(start)), "document")
    return Chosen(kind, MIMES.get(kind, mime), field.filename, content)


def _shown_in_place(content: bytes) -> str | None:
    return next((mime for start, mime in SHOWN_IN_PLACE.items() if re.match(start, content, re.DOTALL)), None)
