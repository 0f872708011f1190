"""Opens the database, keeps a second bot away from it, and hands out transactions one at a time."""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path
from typing import IO

import aiosqlite

from bot.seal import Seal
from bot.store.migrations import MIGRATIONS
from bot.store.transaction import Transaction

BUSY_SECONDS = 5.0  # another process may look in: backup, check, parked
HANDLERS_FAULT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)
PRAGMAS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON")


class AlreadyRunning(Exception):
    """Another bot holds the lock beside this database."""


class OtherBot(Exception):
    """The database serves the bot with another id (getMe)."""


class TooNew(Exception):
    """The database was written by a later version of the bot."""


class TooOld(Exception):
    """The database lacks what this version of the bot adds when it starts."""


class StoreFailed(sqlite3.DatabaseError):
    """The whole transaction is gone, whatever a handler made of it: nothing of the batch may be acknowledged."""


def is_store_failure(error: BaseException) -> bool:
    """The disk or the database failed, not the handler: nothing of the batch may be acknowledged.

    A statement that is wrong in itself (SQLITE_ERROR: no such column) is the handler's failure. It fails each time, and
    waiting for the disk to be mended would silence everybody.
    """
    if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, HANDLERS_FAULT):
        return False
    return getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


class Database(aiosqlite.Connection):
    """What may wait for the disk or for another process (begin, commit, roll back) goes to the thread; the statements
    between them go to `raw`, by whoever holds the transaction: then the thread has nothing to do.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(lambda: self.raw, iter_chunk_size=64)
        self.raw = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False)


class Store:
    """The writer's connection belongs to whoever is inside `transaction`; `reading` opens another, for lists."""

    def __init__(self, path: Path, db: Database, seal: Seal) -> None:
        self.path, self.seal = path, seal
        self._db = db
        self._writing = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, seal: Seal, migrations: int = len(MIGRATIONS)) -> AsyncIterator["Store"]:
        """Raises AlreadyRunning, or sqlite3.DatabaseError if the file can't be used."""
        path.parent.mkdir(parents=True, exist_ok=True)
        async with AsyncExitStack() as stack:
            stack.callback(_lock(path).close)
            db = await stack.enter_async_context(_connect(path))
            store = cls(path, db, seal)
            await store._migrate(migrations)
            yield store

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Commits at the end, rolls back on any exception. Never await the network inside."""
        async with self._writing:
            try:
                await self._db.execute_fetchall("BEGIN IMMEDIATE")
                yield Transaction(self._db.raw, self.seal)
                await self._db.execute_fetchall("COMMIT")
            except BaseException:
                # Queued behind whatever the thread still does, so a cancelled BEGIN is undone too.
                await asyncio.shield(self._db.rollback())
                raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        async with look(self.path, self.seal) as tx:
            yield tx

    async def set_page_limit(self, pages: int) -> None:
        """The most pages the file may have (PRAGMA max_page_count): the bench and the tests fill a disk with it."""
        await self._db.execute_fetchall(f"PRAGMA max_page_count = {pages}")

    async def _migrate(self, wanted: int) -> None:
        await self._db.execute_fetchall("CREATE TABLE IF NOT EXISTS version (version INTEGER NOT NULL)")
        known = await _version(self._db)
        if known > len(MIGRATIONS):
            raise TooNew(str(known))
        for number in range(known, wanted):
            async with self.transaction():
                for statement in MIGRATIONS[number]:
                    await self._db.execute_fetchall(statement)
                await self._db.execute_fetchall("INSERT INTO version VALUES (?)", (number + 1,))


@asynccontextmanager
async def visit(path: Path, seal: Seal) -> AsyncIterator[Transaction]:
    """One transaction from outside, beside a running bot (no lock, no migration). Raises TooOld, TooNew."""
    async with _connect(path) as db:
        known = await _version(db)
        if known != len(MIGRATIONS):
            raise TooOld if known < len(MIGRATIONS) else TooNew(str(known))
        await db.execute_fetchall("BEGIN IMMEDIATE")
        yield Transaction(db.raw, seal)
        await db.execute_fetchall("COMMIT")


@asynccontextmanager
async def look(path: Path, seal: Seal) -> AsyncIterator[Transaction]:
    """Reads only and keeps nobody waiting, however long it takes."""
    async with _connect(path) as db:
        await db.execute_fetchall("PRAGMA query_only = ON")
        yield Transaction(db.raw, seal)


@asynccontextmanager
async def _connect(path: Path) -> AsyncIterator[Database]:
    db = Database(path)
    async with db:
        db.raw.row_factory = sqlite3.Row
        for pragma in PRAGMAS:
            await db.execute_fetchall(pragma)
        yield db


async def _version(db: Database) -> int:
    if not list(await db.execute_fetchall("SELECT 1 FROM sqlite_master WHERE name = 'version'")):
        return 0
    rows = list(await db.execute_fetchall("SELECT max(version) FROM version"))
    return int(rows[0][0] or 0)


def _lock(path: Path) -> IO[bytes]:
    path.touch(0o600)  # readable by its owner only; SQLite's other files take their rights from it
    lock = path.with_name(path.name + ".lock").open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        if isinstance(error, BlockingIOError):
            raise AlreadyRunning(str(path.name)) from None
        raise
    return lock


def backup(source: Path, target: Path) -> None:
    """A consistent copy while the bot runs, sealed as it is; readable by its owner only. Raises FileExistsError."""
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        _copy(source, target)
    except BaseException:
        target.unlink()  # half a copy is none
        raise


def _copy(source: Path, target: Path) -> None:
    address = f"{source.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)) as reader,
        closing(sqlite3.connect(target)) as copy,
    ):
        reader.backup(copy)
