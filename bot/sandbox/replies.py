"""What pages ask of the sandbox, read and answered the same way everywhere."""

from typing import Any

from aiohttp import web

from bot.sandbox.things import Json


async def told(request: web.Request) -> Json:
    """The JSON object of a request; anything else is answered with 400."""
    try:
        body: Any = await request.json()
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest
    return body


def done(result: Any = None) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def impossible(reason: str) -> web.Response:
    return web.json_response({"ok": False, "reason": reason}, status=409)
