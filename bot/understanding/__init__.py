"""What a text means: its language, the topic it asks about, and whether it tells of danger."""

from bot.understanding.model import StaleModel
from bot.understanding.reader import Reader, Understanding
from bot.understanding.spelling import BrokenList

__all__ = ["BrokenList", "Reader", "StaleModel", "Understanding"]
