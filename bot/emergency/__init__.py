"""Numbers for people in danger: what is known of them, how their file is read, and which can be called from where."""

from bot.emergency.contact import CONFIDENCES, KINDS, QUESTIONS, Contact
from bot.emergency.file import read
from bot.emergency.reach import MOST, Reach, numbers, of_kind, with_lines

__all__ = ["CONFIDENCES", "KINDS", "MOST", "QUESTIONS", "Contact", "Reach", "numbers", "of_kind", "read", "with_lines"]
