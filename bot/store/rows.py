"""What every subject of the store stands on: a connection inside a transaction, and the seal."""

from collections.abc import Iterable
from sqlite3 import Row
from typing import Any

import aiosqlite

from bot.seal import Seal


class Rows:
    """One hop to the database thread for each statement; named parameters; a change tells by RETURNING what it did."""

    def __init__(self, db: aiosqlite.Connection, seal: Seal) -> None:
        self._db = db
        self._seal = seal

    async def _all(self, sql: str, **values: Any) -> list[Row]:
        return list(await self._db.execute_fetchall(sql, values))

    async def _one(self, sql: str, **values: Any) -> Row | None:
        rows = await self._all(sql, **values)
        return rows[0] if rows else None

    async def _run(self, sql: str, **values: Any) -> None:
        await self._db.execute_fetchall(sql, values)

    async def _changed(self, sql: str, **values: Any) -> bool:
        return bool(await self._all(f"{sql} RETURNING 1", **values))

    async def _value(self, sql: str, **values: Any) -> Any:
        row = await self._one(sql, **values)
        return row[0] if row else None


def listed(name: str, values: Iterable[Any]) -> tuple[str, dict[str, Any]]:
    """Placeholders and parameters of an IN list: `(:chat0, :chat1)` and `{"chat0": …}`."""
    named = {f"{name}{index}": value for index, value in enumerate(values)}
    return "(" + ", ".join(f":{each}" for each in named) + ")", named
