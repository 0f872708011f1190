"""Names that people still type though the law or the office has others now. Pure."""

import re

OLD_NAMES = (
    "tki",
    "tkw",
    "ctki",
    "bmi",
    "pjtki",
    "pptkis",
    "bnp2tki",
    "bp2mi",
    "bp3tki",
    "p4tki",
    "ktkln",
    "pap",
    "siskotkln",
)


def first_in(words: str) -> str | None:
    """The first of them in a text."""
    return next((word for word in re.findall(r"\w+", words.casefold()) if word in OLD_NAMES), None)
