"""What a text means: its language, the topic it asks about, and whether it tells of danger."""

from bot.understanding.model import StaleModel
from bot.understanding.reader import Reader, Understanding

__all__ = ["Reader", "StaleModel", "Understanding"]
