"""The process, how it begins and ends: a stop is quick, and what is wrong is one clear line."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.sandbox import Fault, Sandbox
from bot.sandbox.checks import Refused
from bot.texts import HOME
from tests.conftest import TOKEN


def _environ(folder: Path, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite:///{folder / 'lentera.db'}",
        "SEAL_KEY_FILE": "",
    }


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setMyCommands", "getUpdates"])
async def test_a_stop_while_telegram_does_not_answer_is_quick_and_in_order(tmp_path: Path, method: str) -> None:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        sandbox.faults.hang(method=method, times=None)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=_environ(tmp_path, sandbox.url), stderr=asyncio.subprocess.DEVNULL
        )
        await asyncio.wait_for(sandbox.faults.struck.wait(), 30)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0


async def test_a_menu_that_hangs_holds_up_nobody(tmp_path: Path) -> None:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        sandbox.faults.hang(method="setMyCommands", times=None)
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=_environ(tmp_path, sandbox.url))
        await asyncio.wait_for(sandbox.until_polled(), 15)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
async def test_a_token_that_is_revoked_while_we_run_stops_the_process_with_one_line(
    tmp_path: Path, method: str
) -> None:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        siti = sandbox.world.person(100, "Siti")
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            env={**_environ(tmp_path, sandbox.url), "LOG_LEVEL": "ERROR"},
            stderr=asyncio.subprocess.PIPE,
        )
        await asyncio.wait_for(sandbox.until_polled(), 30)
        sandbox.faults.order(Fault(method, times=None, refusal=Refused(401, "Unauthorized")))
        sandbox.world.says(siti.id, "halo")
        _, said = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert said.decode().splitlines() == [
        "Telegram refuses the token (401). Put the one @BotFather shows into TELEGRAM_BOT_TOKEN."
    ]


def _broken_file(folder: Path) -> str:
    (folder / "lentera.db").write_text("no database at all, but long enough to be looked at " * 100)
    return "The database can't be used (SQLITE_NOTADB"


def _folder_that_is_a_file(folder: Path) -> str:
    (folder / "data").write_text("")
    return f"{folder / 'data'} can't be used"


def _empty_file(folder: Path) -> str:
    (folder / "lentera.db").touch()
    return "This database is empty or of an earlier version of Lentera"


@pytest.mark.parametrize("breaking", [_broken_file, _empty_file], ids=lambda breaking: breaking.__name__)
def test_a_command_that_can_not_use_the_database_says_so_in_one_clear_line(
    tmp_path: Path, breaking: Callable[[Path], str]
) -> None:
    line = breaking(tmp_path)
    environ = {**_environ(tmp_path, "http://127.0.0.1:9"), "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "bot", "parked"]
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith(line)
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("breaking", [_broken_file, _folder_that_is_a_file], ids=lambda breaking: breaking.__name__)
def test_a_database_that_can_not_be_used_is_one_clear_line(tmp_path: Path, breaking: Callable[[Path], str]) -> None:
    line = breaking(tmp_path)
    environ = _environ(tmp_path, "http://127.0.0.1:9")
    if "data" in line.split()[0]:
        environ["DATABASE_URL"] = f"sqlite:///{tmp_path / 'data' / 'lentera.db'}"
    ended = subprocess.run(
        [sys.executable, "-m", "bot"], env={**environ, "LOG_LEVEL": "ERROR"}, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(line)
    assert len(ended.stderr.splitlines()) == 1


def test_a_misspelt_setting_is_one_line_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SANDBOX_PROT=8081\n", "utf-8")
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "PYTHONPATH": str(HOME)}
    hint = "SANDBOX_PROT in .env is no setting. Did you mean SANDBOX_PORT?"
    for word in ("key", "new"), ("check",):
        command = [sys.executable, "-m", "bot", *word]
        ended = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=60)
        assert ended.returncode == 0
        assert (ended.stdout + ended.stderr).count(hint) == 1


def test_whoever_reads_may_stop_reading(tmp_path: Path) -> None:
    """As `python -m bot check | head -1` does."""
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "PYTHONPATH": str(HOME), "PYTHONUNBUFFERED": "1"}
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bot", "check"]
    ended = subprocess.run(command, cwd=tmp_path, env=environ, stdout=writing, stderr=subprocess.PIPE, timeout=60)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")
