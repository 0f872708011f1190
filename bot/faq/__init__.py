"""The answers to questions, as the office keeps them: one file of locales/<locale>/faq/ a topic."""

from bot.faq.doors import behind
from bot.faq.file import FaqError, read
from bot.faq.rules import faults
from bot.faq.topic import Faq, Source, Topic

__all__ = ["Faq", "FaqError", "Source", "Topic", "behind", "faults", "read"]
