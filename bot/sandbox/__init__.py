"""A small Telegram on this machine: the Bot API for the bot, and a page of a phone for people."""

from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox
from bot.sandbox.trainer import Levers
from bot.sandbox.world import Impossible, World

__all__ = ["Fault", "Faults", "Impossible", "Levers", "Limits", "Sandbox", "World"]
