"""Whether words typed where a place was asked for are rather a question or a story. Pure; the words are data."""

import re

from bot.network import SAID_ANYWAY
from bot.understanding import Understanding

FEW = 4  # words from which what may mean several topics is a question
STORY = 7  # words that no name of a place has


def asks(text: str, understood: Understanding, asking: str) -> bool:
    """`asking`: words that questions begin with.

    "Desa Maju" names a place, whatever topics it resembles.
    """
    words = re.findall(r"\w+", text.casefold())
    if len(words) >= STORY:
        return True
    if not words or words[0] in SAID_ANYWAY:
        return False
    if understood.topic or words[0] in asking.split():
        return True
    return bool(understood.offered) and len(words) >= FEW
