"""Keeps the world on disk: every thing is one row, written in groups, and read again at the next start."""

import asyncio
import json
import logging
import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

from bot.sandbox.things import KINDS, Bot, File, Message, Thing
from bot.sandbox.world import World

SCHEMA = """
CREATE TABLE IF NOT EXISTS things (
    kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, content BLOB, PRIMARY KEY (kind, key)
) WITHOUT ROWID
"""
WRITE = "INSERT OR REPLACE INTO things (kind, key, body, content) VALUES (?, ?, ?, ?)"
DROP = "DELETE FROM things WHERE kind = ? AND key = ?"
LONGEST_UNSAVED = 0.05  # seconds, for changes that nobody waits for

Row = tuple[str, str, str, bytes | None]
log = logging.getLogger(__name__)


class WorldStore:
    """`saved()` returns when everything that changed before the call is on disk; who calls at the same time shares
    one commit. That survives the death of the process; a power cut may cost the last moment."""

    def __init__(self, path: Path, world: World) -> None:
        self._path = path
        self._world = world
        self._changed: dict[tuple[type[Thing], Any], None] = {}
        self._writing = asyncio.Lock()
        self._something = asyncio.Event()
        self._connection: sqlite3.Connection | None = None
        self._background: asyncio.Task[None] | None = None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # what people say here is nobody else's business, even as an exercise
        self._load()
        world.drawers.on_change = self._note

    async def open(self) -> None:
        self._connection = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None)
        _prepare(self._connection)
        self._background = asyncio.create_task(self._keep_saving())
        await self.saved()

    async def saved(self) -> None:
        if self._changed or self._writing.locked():  # what is being written may be the caller's
            await asyncio.shield(self._save())  # a caller who gives up must not leave a write without its lock

    async def _save(self) -> None:
        async with self._writing:
            if not self._changed or self._connection is None:
                return
            changed, self._changed = self._changed, {}
            self._something.clear()
            try:
                await asyncio.to_thread(_write, self._connection, *self._rows(changed))
            except sqlite3.Error:
                self._changed = changed | self._changed
                raise

    async def close(self) -> None:
        if self._background:
            self._background.cancel()
            await asyncio.wait([self._background])
        if self._connection:
            try:
                await self.saved()
            finally:
                self._connection.close()
                self._connection = None

    def _note(self, kind: type[Thing], key: Any) -> None:
        self._changed[kind, key] = None
        self._something.set()

    async def _keep_saving(self) -> None:
        while True:
            await self._something.wait()
            await asyncio.sleep(LONGEST_UNSAVED)
            try:
                await self.saved()
            except sqlite3.Error as error:  # a full disk, say: those who wait for it learn it themselves
                log.error("the sandbox world could not be saved: %s", type(error).__name__)
                self._something.set()

    def _rows(self, changed: dict[tuple[type[Thing], Any], None]) -> tuple[list[Row], list[tuple[str, str]]]:
        kept: list[Row] = []
        dropped: list[tuple[str, str]] = []
        for kind, key in changed:
            thing = self._world.drawers.of(kind).get(key)
            name, where = kind.__name__, json.dumps(key)
            if thing is None:
                dropped.append((name, where))
            else:
                kept.append((name, where, _body(thing), thing.content if isinstance(thing, File) else None))
        return kept, dropped

    def _load(self) -> None:
        with closing(sqlite3.connect(self._path)) as connection:
            _prepare(connection)
            for kind in KINDS:
                rows = connection.execute("SELECT body, content FROM things WHERE kind = ?", (kind.__name__,))
                things = [_thing(kind, body, content) for body, content in rows]
                for thing in sorted(things, key=lambda thing: thing.key):  # updates and messages stand in order
                    self._put(thing)

    def _put(self, thing: Thing) -> None:
        if isinstance(thing, (Bot, Message)):
            self._world.settle(thing)
        else:
            self._world.drawers.keep(thing)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(SCHEMA)


def _write(connection: sqlite3.Connection, kept: list[Row], dropped: list[tuple[str, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(WRITE, kept)
        connection.executemany(DROP, dropped)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _body(thing: Thing) -> str:
    return json.dumps({name: value for name, value in vars(thing).items() if name != "content" or _is_json(value)})


def _is_json(value: Any) -> bool:
    return not isinstance(value, bytes)


def _thing(kind: type[Thing], body: str, content: bytes | None) -> Thing:
    """What a later version has added is missing in an old row and takes its default; what it has dropped is ignored."""
    known = {field.name for field in fields(kind)}
    values = {name: value for name, value in json.loads(body).items() if name in known}
    if kind is File:
        values["content"] = content or b""
    return kind(**values)
