"""Questions: four doors, an answer with its source, and nothing guessed."""

from handlers.ask.answer import more
from handlers.ask.elsewhere import elsewhere, there
from handlers.ask.helped import helped, not_helped, officer
from handlers.ask.typed import is_question, question
from handlers.ask.walk import door, doors, shelf, topic
from handlers.ask.where import where

__all__ = [
    "door",
    "doors",
    "elsewhere",
    "helped",
    "is_question",
    "more",
    "not_helped",
    "officer",
    "question",
    "shelf",
    "there",
    "topic",
    "where",
]
