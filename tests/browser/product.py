"""The whole product in a process of its own, as `make run` starts it: the bot, its sandbox, and the page of phones."""

import asyncio
import os
import re
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp

from bot.config import HOME

PATIENCE = 30.0  # seconds until it is ready, or has ended
A_MONDAY_MORNING = int(datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Makassar")).timestamp())
WEEK = 7 * 24 * 3600


@dataclass
class Product:
    """Everything it writes is in `folder`; its port stays the same when it is started again."""

    folder: Path
    port: int = 0
    process: Process | None = None

    @classmethod
    @asynccontextmanager
    async def running(cls, folder: Path) -> AsyncIterator["Product"]:
        product = cls(folder)
        await product.start()
        async with product.in_use():
            yield product

    @asynccontextmanager
    async def in_use(self) -> AsyncIterator[None]:
        """On a Monday morning, whatever day it is: at night announcements wait, on Sunday no office is due."""
        try:
            await self.tell("trainer/jump", seconds=(A_MONDAY_MORNING - int(time.time())) % WEEK)
            yield
            await self.tell("trainer/limits", on=False)  # Telegram's brake on a last getUpdates takes 3 s
        finally:
            await self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Returns when it says that it is ready."""
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(HOME),
            "SANDBOX_PORT": str(self.port),
            "LOG_LEVEL": "ERROR",
        }
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", cwd=self.folder, env=environ, stdout=PIPE, stderr=log
            )
        assert self.process.stdout
        line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)
        found = re.search(rb"http://[\d.]+:(\d+)", line)
        assert found, f"It did not start: {line.decode()}{self._log.read_text('utf-8')}"
        self.port = int(found[1])

    async def stop(self) -> None:
        """As Ctrl-C does. Whatever it had to complain about is a failure of the test."""
        process, self.process = self.process, None
        if process is None:
            return
        process.terminate()
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
        assert not (complaints := self._log.read_text("utf-8")), complaints

    async def tell(self, path: str, **told: Any) -> Any:
        """What the page tells the sandbox, without the page."""
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/sandbox/{path}", json=told) as response,
        ):
            response.raise_for_status()
            return await response.json()

    @property
    def _log(self) -> Path:
        return self.folder / "complaints.log"
