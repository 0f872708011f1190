"""From `python -m bot` until it waits for updates, with a new database and with one that is there."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import DEVNULL
from datetime import date
from pathlib import Path

from bot.sandbox import Sandbox
from bot.seal import Seal
from tests.bench.table import Line
from tests.bench.telegram import TOKEN


async def measure(folder: Path) -> tuple[Line, ...]:
    Seal.create(folder / "seal.key", date(2026, 11, 23))
    first, second = await _start(folder), await _start(folder)
    return (
        Line("first start until it receives", f"{first:.1f} s"),
        Line("second start until it receives", f"{second:.1f} s", "< 3 s", second < 3),
    )


async def _start(folder: Path) -> float:
    async with Sandbox(token=TOKEN, port=0, limits=None) as sandbox:
        environ = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": sandbox.url,
            "DATABASE_URL": f"sqlite:///{folder / 'lentera.db'}",
            "SEAL_KEY_FILE": str(folder / "seal.key"),
            "LOG_LEVEL": "WARNING",
        }
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=environ, stdout=DEVNULL)
        try:
            await asyncio.wait_for(sandbox.until_polled(), 60)
            return time.perf_counter() - began
        finally:
            process.terminate()
            await process.wait()
