"""The questions in one message: people write as they speak, and ask two things at once."""

import re
from collections.abc import Sequence

from bot.understanding.spelling import LONGEST, Spelling

SPLIT = re.compile(
    r"(?<=[?!.;\n])\s+|\n+|\s+(?=(?:dan|sekalian|satu lagi|trus|terus|sama satu lagi|and|also)\b)",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\?|\b(?:apa|apakah|apk|bagaimana|gimana|gmn|gmana|berapa|brp|brapa|kapan|kpn|dimana|di mana|dmn|kemana|ke mana"
    r"|siapa|kenapa|knp|boleh|bisa|bs|piye|kumaha|macam mana|how|what|where|when|who|can|may|must|do i|is it)\b",
    re.IGNORECASE,
)
BLANKS = re.compile(r"[^\S\n]+")
SHORTEST = 3  # words of a question that stands alone
MOST = 6  # questions looked at


def questions(text: str, spelling: Spelling) -> list[Sequence[str]]:
    """The words of each; none if the message holds less than two."""
    even = BLANKS.sub(" ", text[:LONGEST])  # else a run of blanks takes seconds
    asked = [part for part in SPLIT.split(even) if part and ASKS.search(part)]
    found: list[Sequence[str]] = [words for part in asked if len(words := spelling.words(part)) >= SHORTEST]
    return found[:MOST] if len(found) > 1 else []
