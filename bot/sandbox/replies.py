"""What pages ask of the sandbox, read and answered the same way everywhere."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from bot.sandbox import json_text
from bot.sandbox.requests import UNREADABLE
from bot.sandbox.things import Json

WHOLE = re.compile(r"[0-9]{1,18}")


async def told(request: web.Request) -> Json:
    """The JSON object of a request; anything else is answered with 400."""
    with readable():
        body = json_text.read(await request.text())
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


@contextmanager
def readable() -> Iterator[None]:
    """What is broken within is answered with 400."""
    try:
        yield
    except UNREADABLE:
        raise web.HTTPBadRequest from None


def number(text: str) -> int:
    """A number in an address or a form; anything else is answered with 400."""
    if not WHOLE.fullmatch(text):
        raise web.HTTPBadRequest
    return int(text)


def done(result: Any = None) -> web.Response:
    return shown({"ok": True, "result": result})


def impossible(reason: str) -> web.Response:
    return shown({"ok": False, "reason": reason}, status=409)


def shown(answer: Json, status: int = 200) -> web.Response:
    return web.json_response(answer, status=status, dumps=json_text.write)
