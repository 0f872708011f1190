"""How a request of the bot is read: from the query, a JSON body, a form or multipart, whichever came."""

import json
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web_request import FileField

from bot.sandbox import json_text
from bot.sandbox.checks import Refused, bad_request
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.things import Json

UNREADABLE = (  # what is broken in a body, as aiohttp says it
    *(ValueError, LookupError, RuntimeError, HttpProcessingError, web.RequestPayloadError),
)


async def read(request: web.Request) -> Parameters:
    """Of a parameter that comes several times the first counts, and what stands in the address comes first."""
    given = Parameters(_first(request.query.items()))
    try:
        if request.content_type == "application/json":
            return Parameters(_object(await request.read()) | given.values)
        return await _form(request, given.values)
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "Request Entity Too Large") from None
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except UNREADABLE:
        raise bad_request("can't parse the request") from None


def _object(body: bytes) -> Json:
    """A body that is no JSON object is as good as none, as everybody learns who misses a comma."""
    text = body.decode()
    try:
        given = json_text.read(text)
    except json.JSONDecodeError:
        return {}
    return given if isinstance(given, dict) else {}


async def _form(request: web.Request, query: Json) -> Parameters:
    uploads: dict[str, Upload] = {}
    fields: list[tuple[str, Any]] = []
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            uploads.setdefault(name, Upload(value.filename, value.content_type, value.file.read()))
            value.file.close()
        else:
            fields.append((name, value.decode() if isinstance(value, bytes | bytearray) else value))
    return Parameters(_first(fields) | query, uploads)


def _first(pairs: Iterable[tuple[str, Any]]) -> Json:
    values: Json = {}
    for name, value in pairs:
        values.setdefault(name, value)
    return values
