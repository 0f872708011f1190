"""The database: every earlier one becomes the newest and keeps its rows; it serves one bot, in one process."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager
from pathlib import Path

import pytest

from bot import app
from bot.clock import Clock
from bot.sandbox import Sandbox
from bot.seal import Seal
from bot.store import AlreadyRunning, OtherBot, Store, TooNew, TooOld, Transaction, connection, migrations, visit
from bot.store.migrations import MIGRATIONS
from handlers.turn import House

NEWEST = len(MIGRATIONS)
DRAFTS_ONCE = MIGRATIONS.index(migrations.DRAFTS_ONCE)
WORD, NUMBER = "x", 1  # what stands in every column, so that every reference finds its row

Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "lentera.db"


@contextmanager
def looking_into(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as db, db:
        yield db


def tables(db: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """Every table with its columns and their types; the list of versions and what SQLite keeps are none of them."""
    ours = "type = 'table' AND name <> 'version' AND name NOT LIKE 'sqlite%'"
    names = db.execute(f"SELECT name FROM sqlite_master WHERE {ours}").fetchall()
    return {name: [row[1:3] for row in db.execute(f"PRAGMA table_info({name})")] for (name,) in names}


def fill(path: Path) -> Tables:
    """A row in every table, and what stands in it."""
    with looking_into(path) as db:
        for name, columns in tables(db).items():
            values = [WORD if kind == "TEXT" else NUMBER for _, kind in columns]
            db.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(values))})", values)
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in tables(db)}


def kept(path: Path, before: dict[str, list[tuple[str, str]]]) -> Tables:
    """What stands now in the columns of then."""
    with looking_into(path) as db:
        return {
            name: db.execute(f"SELECT {', '.join(column for column, _ in columns)} FROM {name}").fetchall()
            for name, columns in before.items()
        }


async def upgrade(path: Path, seal: Seal, to: int = NEWEST) -> None:
    async with Store.open(path, seal, migrations=to):
        pass


# --- migrations ---


@pytest.mark.parametrize("version", range(NEWEST + 1))
async def test_a_database_of_any_version_becomes_the_newest_and_keeps_its_rows(
    version: int, path: Path, seal: Seal
) -> None:
    await upgrade(path, seal, version)
    rows = fill(path)
    with looking_into(path) as db:
        before = tables(db)
    await upgrade(path, seal)
    assert kept(path, before) == rows
    with looking_into(path) as db:
        assert db.execute("SELECT max(version) FROM version").fetchone() == (NEWEST,)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_every_way_to_the_newest_ends_in_the_same_tables(tmp_path: Path, seal: Seal) -> None:
    await upgrade(tmp_path / "at_once.db", seal)
    for version in range(NEWEST + 1):
        await upgrade(tmp_path / "step_by_step.db", seal, version)
    with looking_into(tmp_path / "at_once.db") as one, looking_into(tmp_path / "step_by_step.db") as other:
        assert tables(one) == tables(other)


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    path: Path, seal: Seal, monkeypatch: pytest.MonkeyPatch
) -> None:
    await upgrade(path, seal)
    rows = fill(path)
    broken = ("CREATE TABLE half (a TEXT)", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(connection, "MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        await upgrade(path, seal, NEWEST + 1)
    with looking_into(path) as db:
        assert "half" not in tables(db)
        assert kept(path, tables(db)) == rows
    monkeypatch.undo()
    await upgrade(path, seal)


async def test_a_newer_database_is_refused_and_left_alone(path: Path, seal: Seal) -> None:
    await upgrade(path, seal)
    with looking_into(path) as db:
        db.execute("INSERT INTO version VALUES (?)", (NEWEST + 1,))
    with pytest.raises(TooNew):
        await upgrade(path, seal)
    with looking_into(path) as db:
        assert db.execute("SELECT max(version) FROM version").fetchone() == (NEWEST + 1,)


async def test_the_number_of_a_draft_that_is_over_never_comes_again(path: Path, seal: Seal) -> None:
    """Its old buttons would otherwise act on a later draft; so would those of before the numbers were kept apart."""
    await upgrade(path, seal, DRAFTS_ONCE)
    fill(path)
    async with Store.open(path, seal) as store, store.transaction() as tx:
        numbers = []
        for _ in range(3):
            numbers.append((await tx.begin_draft(4711, "complaint", "", {}, 0)).id)
            await tx.drop_draft(4711, numbers[-1])
        assert numbers == sorted(set(numbers))
        assert numbers[0] > 1_000_000


# --- how it is opened ---


async def test_what_is_committed_survives_a_power_cut(path: Path, seal: Seal) -> None:
    """Law 1: a write-ahead log that is on disk before a commit returns; and references are checked."""
    async with Store.open(path, seal) as store, store.transaction() as tx:
        assert await tx._value("PRAGMA journal_mode") == "wal"
        assert await tx._value("PRAGMA synchronous") == 2  # FULL
        assert await tx._value("PRAGMA foreign_keys") == 1


async def test_a_row_without_the_row_it_hangs_on_is_refused(path: Path, seal: Seal) -> None:
    async with Store.open(path, seal) as store:
        with pytest.raises(sqlite3.IntegrityError):
            async with store.transaction() as tx:
                await tx.mute(4711, "announcement")


async def test_a_look_into_it_changes_nothing(path: Path, seal: Seal) -> None:
    async with Store.open(path, seal) as store, store.reading() as tx:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            await tx.note("a", "b")


async def test_what_raises_inside_a_transaction_leaves_nothing_behind(path: Path, seal: Seal) -> None:
    async with Store.open(path, seal) as store:
        with pytest.raises(ValueError, match="half way"):
            await _fails_half_way(store.transaction())
        async with store.transaction() as tx:
            assert await tx.fact("a") is None


async def _fails_half_way(opened: AbstractAsyncContextManager[Transaction]) -> None:
    async with opened as tx:
        await tx.note("a", "b")
        raise ValueError("half way")


# --- one bot, one process ---


async def test_a_second_process_is_refused_until_the_first_has_gone(path: Path, seal: Seal) -> None:
    async with Store.open(path, seal):
        with pytest.raises(AlreadyRunning):
            await upgrade(path, seal)
    await upgrade(path, seal)


async def test_a_visitor_may_look_in_and_change_while_the_bot_runs(path: Path, seal: Seal) -> None:
    async with Store.open(path, seal) as store:
        async with visit(path, seal) as tx:
            await tx.note("visitor", "was here")
        async with store.transaction() as tx:
            assert await tx.fact("visitor") == "was here"


async def test_a_visitor_that_fails_changes_nothing(path: Path, seal: Seal) -> None:
    async with Store.open(path, seal) as store:
        with pytest.raises(ValueError, match="half way"):
            await _fails_half_way(visit(path, seal))
        async with store.transaction() as tx:
            assert await tx.fact("a") is None


@pytest.mark.parametrize(("version", "expected"), [(NEWEST - 1, TooOld), (NEWEST + 1, TooNew)])
async def test_a_visitor_is_kept_out_of_a_database_of_another_version(
    version: int, expected: type[Exception], path: Path, seal: Seal
) -> None:
    await upgrade(path, seal)
    with looking_into(path) as db:
        db.execute("DELETE FROM version")
        db.execute("INSERT INTO version VALUES (?)", (version,))
    with pytest.raises(expected):
        await _looks_in(path, seal)


async def test_a_visitor_makes_nothing_of_an_empty_file(path: Path, seal: Seal) -> None:
    path.parent.mkdir()
    with looking_into(path):
        pass  # it is there now, and holds nothing
    with pytest.raises(TooOld):
        await _looks_in(path, seal)
    with looking_into(path) as db:
        assert not tables(db)


async def _looks_in(path: Path, seal: Seal) -> None:
    async with visit(path, seal):
        pass


async def test_a_database_serves_the_bot_it_was_made_for_and_no_other(path: Path, seal: Seal, house: House) -> None:
    async with Store.open(path, seal) as store:
        for _ in range(2):
            async with _bot("1:FIRST") as application:
                await app.assemble(house, application, store, Clock())
        async with _bot("2:SECOND") as application:
            with pytest.raises(OtherBot):
                await app.assemble(house, application, store, Clock())


@asynccontextmanager
async def _bot(token: str) -> AsyncIterator[app.App]:
    async with Sandbox(token=token, port=0) as sandbox, app.open_application(token, sandbox.url) as application:
        await application.initialize()
        yield application
