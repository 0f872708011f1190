"""Forms as data, and how one is filled in: one question at a time, a preview, and the last button. Pure."""

from bot.dialog.answers import Answers, Json, Refusal
from bot.dialog.engine import SURE, Step, answer, ask, begin, collect, edit, taps
from bot.dialog.form import PREVIEW, Draft, Field, Form
from bot.dialog.kinds import Choice, Country, Date, FieldKind, Money, Name, Number, Text
from bot.dialog.parts import Evidence, Story
from bot.dialog.preview import Line, lines
from bot.dialog.voice import Voice
from bot.dialog.words import keys

__all__ = [
    "PREVIEW",
    "SURE",
    "Answers",
    "Choice",
    "Country",
    "Date",
    "Draft",
    "Evidence",
    "Field",
    "FieldKind",
    "Form",
    "Json",
    "Line",
    "Money",
    "Name",
    "Number",
    "Refusal",
    "Step",
    "Story",
    "Text",
    "Voice",
    "answer",
    "ask",
    "begin",
    "collect",
    "edit",
    "keys",
    "lines",
    "taps",
]
