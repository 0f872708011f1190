"""The answers to questions, as the office keeps them: one file of locales/<locale>/faq/ a topic."""

from bot.faq.file import load, read
from bot.faq.rules import Fault, faults
from bot.faq.topic import Doors, Faq, Source, Topic

__all__ = ["Doors", "Faq", "Fault", "Source", "Topic", "faults", "load", "read"]
