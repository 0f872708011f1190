"""A Bot API of one answer: it notes what it is asked and says what the test has put into its mouth."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

TOKEN = "1:SECRET-not-a-real-token"
CHAT = {"id": 7, "type": "private", "first_name": "Siti"}
TOLD = {"message_id": 42, "date": 1_700_000_000, "chat": CHAT, "text": "halo"}


class Api:
    def __init__(self) -> None:
        self.url = ""
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[tuple[int, Any]] = []
        self.says(TOLD)

    def says(self, result: Any) -> None:
        """From now on."""
        self.answers = [(200, {"ok": True, "result": result})]

    def refuses(self, status: int, description: str, **parameters: Any) -> None:
        self.answers = [refusal(status, description, **parameters)]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        method = request.path.rpartition("/")[2]
        self.asked.append((method, {name: _value(value) for name, value in form.items()}))
        status, body = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        if isinstance(body, web.StreamResponse):
            return body
        return web.Response(status=status, text=body if isinstance(body, str) else json.dumps(body))


def refusal(status: int, description: str, **parameters: Any) -> tuple[int, Any]:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


@asynccontextmanager
async def serving() -> AsyncIterator[Api]:
    api = Api()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", api.answer)
    runner = web.AppRunner(application, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    api.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        await runner.cleanup()


def _value(value: Any) -> Any:
    if isinstance(value, web.FileField):
        return value.filename, value.content_type, value.file.read()
    try:
        return json.loads(value)
    except ValueError:
        return value
