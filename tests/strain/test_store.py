"""The store in odd places: a copy that fails, a folder with an odd name, a disk without locks."""

import sqlite3
from pathlib import Path

import pytest

from bot import store
from bot.seal import Unsealed
from bot.store import Store


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "broken.db"
    source.write_text("no database at all, but long enough to be looked at " * 100)
    with pytest.raises(sqlite3.DatabaseError):
        store.backup(source, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


async def test_a_database_may_stand_in_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    source = tmp_path / "50% ?#" / "lentera.db"
    async with Store.open(source, Unsealed()) as opened, opened.transaction() as tx:
        await tx.note("word", "kept")
    store.backup(source, tmp_path / "copy.db")
    async with store.look(tmp_path / "copy.db", Unsealed()) as tx:
        assert await tx.fact("word") == "kept"


async def test_a_lock_that_can_not_be_made_is_not_taken_for_another_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(OSError, match="No locks available"):
        async with Store.open(tmp_path / "lentera.db", Unsealed()):
            pass
