"""A disk that is full whenever something is to be kept."""

import contextlib
import sqlite3
from typing import Any

from bot.store import Store

DISK_FULL = sqlite3.OperationalError("database or disk is full")


def full_at_commit(transaction: Any) -> Any:
    @contextlib.asynccontextmanager
    async def full(self: Store) -> Any:
        async with transaction(self) as tx:
            yield tx
            raise DISK_FULL

    return full
