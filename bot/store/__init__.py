"""All that the bot remembers: one SQLite file, one writer, readers apart. The only room with SQL in it."""

from bot.store.connection import (
    AlreadyRunning,
    OtherBot,
    Store,
    StoreFailed,
    TooNew,
    TooOld,
    backup,
    is_store_failure,
    look,
    visit,
)
from bot.store.transaction import Transaction

__all__ = [
    "AlreadyRunning",
    "OtherBot",
    "Store",
    "StoreFailed",
    "TooNew",
    "TooOld",
    "Transaction",
    "backup",
    "is_store_failure",
    "look",
    "visit",
]
