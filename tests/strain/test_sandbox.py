"""A sandbox that can't begin says why, and how to begin anew."""

import asyncio
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.citizen import Citizen
from bot.seal import Seal
from bot.store import Store, connection
from bot.texts import HOME

LOST_KEY = (
    "data/sandbox.db was sealed with another key. Remove data/sandbox.db* and data/sandbox-world.db* to begin anew."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a sandbox has run before, with the key `other.key`."""
    asyncio.run(_has_run(tmp_path / "other.key", tmp_path / "data" / "sandbox.db"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def _has_run(key: Path, database: Path) -> None:
    async with Store.open(database, Seal.create(key, date(2026, 11, 23))) as store, store.transaction() as tx:
        await tx.add_citizen(Citizen(100, "Siti", "id", "Asia/Makassar"), 1)


def _says(*words: str) -> tuple[int, list[str]]:
    """How a sandbox ends that is started in this folder, and what it says."""
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "SANDBOX_PORT": "0", "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "bot", *words]
    ended = subprocess.run(
        command, env={**environ, "PYTHONPATH": str(HOME)}, capture_output=True, text=True, timeout=60
    )
    return ended.returncode, ended.stderr.splitlines()


def test_a_second_sandbox_is_told_to_stop_the_first(folder: Path) -> None:
    (folder / "other.key").rename(folder / "data" / "sandbox.key")
    with connection._lock(folder / "data" / "sandbox.db"):
        assert _says() == (2, ["Another Lentera already runs here. Stop it first."])


@pytest.mark.parametrize("words", [(), ("parked",)])
def test_a_sandbox_that_lost_its_key_says_how_to_begin_anew_and_makes_no_other(
    folder: Path, words: tuple[str, ...]
) -> None:
    assert _says(*words) == (2, [LOST_KEY])
    assert not (folder / "data" / "sandbox.key").exists()


def test_a_sandbox_with_another_key_says_how_to_begin_anew(folder: Path) -> None:
    Seal.create(folder / "data" / "sandbox.key", date(2026, 11, 23))
    assert _says() == (2, [LOST_KEY])
