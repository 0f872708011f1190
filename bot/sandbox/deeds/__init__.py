"""What people do with their phones; every deed queues the update that Telegram would make of it."""

from bot.sandbox.deeds.impossible import Impossible

__all__ = ["Impossible"]
