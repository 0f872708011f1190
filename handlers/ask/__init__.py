"""Questions: four doors, an answer with its source, and nothing guessed."""

from handlers.ask.answer import more
from handlers.ask.consent import allow_words, refuse_words
from handlers.ask.elsewhere import elsewhere, there
from handlers.ask.helped import helped, not_helped, officer
from handlers.ask.typed import caption, is_question, question
from handlers.ask.walk import door, doors, shelf, topic
from handlers.ask.where import where

__all__ = [
    "allow_words",
    "caption",
    "door",
    "doors",
    "elsewhere",
    "helped",
    "is_question",
    "more",
    "not_helped",
    "officer",
    "question",
    "refuse_words",
    "shelf",
    "there",
    "topic",
    "where",
]
