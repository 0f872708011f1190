"""The questions in one message: people write as they speak, and ask two things at once."""

import re
from collections.abc import Sequence

from bot.understanding.spelling import LONGEST, Spelling

SPLIT = re.compile(
    r"(?<=[?!.;\n])\s+|\n+|\s+(?=(?:dan|sekalian|satu lagi|trus|terus|sama (?:satu lagi|cara|syarat)|and|also)\b)",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\?|\b(?:apa|apakah|apk|bagaimana|gimana|gmn|gmana|berapa|brp|brapa|kapan|kpn|dimana|di mana|dmn|kemana|ke mana"
    r"|siapa|kenapa|knp|cara|syarat|boleh|bisa|bs"
    r"|piye|kumaha|macam mana|how|what|where|when|who|can|may|must|do i|is it)\b",
    re.IGNORECASE,
)
PAUSE = re.compile(r"(?<=,)\s+")
BLANKS = re.compile(r"[^\S\n]+")
SHORTEST = 3  # words of a question that stands alone
STORY = 20  # words of a sentence that tells a story
MOST = 6  # questions looked at


def questions(text: str, spelling: Spelling) -> list[Sequence[str]]:
    """The words of each; none if the message holds less than two."""
    even = BLANKS.sub(" ", text[:LONGEST])  # else a run of blanks takes seconds
    found = [words for part in SPLIT.split(even) for words in _asked(part, spelling)]
    return found[:MOST] if len(found) > 1 else []


def _asked(part: str, spelling: Spelling) -> list[Sequence[str]]:
    """A pause parts two questions only if each side asks by itself: "gaji belum dibayar, gimana?" is one. In a story
    there are too many of them.
    """
    words = _question(part, spelling)
    pieces = PAUSE.split(part) if len(words) <= STORY else []
    finely = [asked for piece in pieces if (asked := _question(piece, spelling))]
    return finely if len(finely) > 1 else [words] if words else []


def _question(part: str, spelling: Spelling) -> Sequence[str]:
    words = spelling.words(part) if ASKS.search(part) else []
    return words if len(words) >= SHORTEST else []
