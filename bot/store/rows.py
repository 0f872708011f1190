"""What every subject of the store stands on: a connection inside a transaction, and the seal."""

from collections.abc import Iterable
from sqlite3 import Connection, Row
from typing import Any

from bot.seal import Seal


class Rows:
    """Named parameters; a change tells by RETURNING what it did.

    A statement runs right here: it takes microseconds, a hop to the database thread fifty (see docs/performance.md).
    """

    def __init__(self, db: Connection, seal: Seal) -> None:
        self._db = db
        self._seal = seal

    async def _all(self, sql: str, **values: Any) -> list[Row]:
        return self._db.execute(sql, values).fetchall()

    async def _one(self, sql: str, **values: Any) -> Row | None:
        rows = await self._all(sql, **values)
        return rows[0] if rows else None

    async def _run(self, sql: str, **values: Any) -> None:
        self._db.execute(sql, values)

    async def _changed(self, sql: str, **values: Any) -> bool:
        return bool(await self._all(f"{sql} RETURNING 1", **values))

    async def _value(self, sql: str, **values: Any) -> Any:
        row = await self._one(sql, **values)
        return row[0] if row else None


def listed(name: str, values: Iterable[Any]) -> tuple[str, dict[str, Any]]:
    """Placeholders and parameters of an IN list: `(:chat0, :chat1)` and `{"chat0": …}`."""
    named = {f"{name}{index}": value for index, value in enumerate(values)}
    return "(" + ", ".join(f":{each}" for each in named) + ")", named
