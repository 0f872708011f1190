"""The envelope in which the Bot API answers, for what was done and for what was refused."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox import json_text
from bot.sandbox.checks import Refused
from bot.sandbox.things import Json


@dataclass(frozen=True)
class Described:
    """A result with a word about it."""

    result: Any
    description: str


def success(result: Any) -> Json:
    if isinstance(result, Described):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


def refusal(refused: Refused) -> Json:
    answer: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    return answer | ({"parameters": refused.parameters} if refused.parameters else {})


def response(answer: Json) -> web.Response:
    wait = answer.get("parameters", {}).get("retry_after")
    return web.Response(
        text=json_text.write(answer),
        status=answer.get("error_code", 200),
        content_type="application/json",
        headers={"Retry-After": str(wait)} if wait else None,
    )
