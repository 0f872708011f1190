"""An office speaks to its residents; a village's text with a number, link or amount is read by P4MI first (law 19)."""

from handlers.announcement.above import approve, check, refuse
from handlers.announcement.send import EXPAND, copy, expand, show_progress
from handlers.announcement.write import PAPER, begin, for_office

__all__ = [
    "EXPAND",
    "PAPER",
    "approve",
    "begin",
    "check",
    "copy",
    "expand",
    "for_office",
    "refuse",
    "show_progress",
]
