"""How people type in chats, made plain words: "tlg sy gk blh kluarrr" is read as "tolong saya tidak boleh keluar"."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from bot.shipped import Faulty, lines_of, of_each_language

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[?]|[,:()—–]|(?<=\s)-(?=\s)|[.!;…\n]+")
PAUSES = frozenset(",:()—–-")
REASONS = ("karena", "because")  # why somebody asks is told apart from what is asked
JOINING = frozenset(  # a clause follows that tells something of its own
    (*REASONS, "tetapi", "tapi", "namun", "padahal", "sedangkan", "sementara", "sambil", "but", "while", "although")
)
LAUGHTER = re.compile(r"(?:wk)+w*k?|(?:[hx][aei]){2,}[hx]?|(?:[aei][hx]){2,}")
ASKED = "?"  # the end of a question
NUMBER = "0"  # every number reads the same
DRAWN_OUT = re.compile(r"([^\W\d_])\1\1+")  # tolooong
DOUBLE = re.compile(r"(.)\1")
TWICE = re.compile(r"\b([^\W\d_]+)2\b")  # laki2
ONLY_SOS = re.compile(r"[^\w🆘]*🆘\W*")
LINE = re.compile(r"(\w[\w ]*?) *= *(\w[\w ]*)")  # of a list
LONGEST = 4096  # what Telegram takes in one message


class Spelling:
    """Knows for a word of the chats which plain words it stands for."""

    def __init__(self, plain: dict[str, str]) -> None:
        self._plain = plain

    def sentences(self, text: str) -> list[list[str]]:
        """Plain words, a list for each sentence; a question ends with "?", and before a reason another one begins."""
        return self._cut(text, finely=False)

    def clauses(self, text: str) -> list[list[str]]:
        """The same, cut at every pause, where somebody laughs, and at "but" and "because", which begin no clause."""
        return self._cut(text, finely=True)

    def _cut(self, text: str, *, finely: bool) -> list[list[str]]:
        parts, before = list[list[str]]([[]]), ""
        for typed in TOKEN.findall(_even(text)):
            if finely and LAUGHTER.fullmatch(typed):
                parts.append([])
            elif typed[0].isalnum():
                plain = self.plain(typed)
                joins = finely and plain[0] in JOINING
                if joins or (before in PAUSES and plain[0] in REASONS):
                    parts.append([])
                parts[-1] += [] if joins else plain
            elif finely or typed not in PAUSES:
                parts[-1] += [ASKED] if typed == ASKED else []
                parts.append([])
            before = typed
        return [part for part in parts if part not in ([], [ASKED])]

    def words(self, text: str) -> list[str]:
        return words_of(self.sentences(text))

    def plain(self, typed: str) -> list[str]:
        if typed[0].isdigit():
            return [NUMBER]
        return (self._plain.get(typed) or self._plain.get(squeezed(typed), typed)).split()


def words_of(sentences: Sequence[Sequence[str]]) -> list[str]:
    return [word for sentence in sentences for word in sentence if word != ASKED]


def read(home: Path) -> Spelling:
    """locales/*/spelling.txt: `plain = as typed, as typed …`, without the commas. Raises Faulty."""
    known: dict[str, str] = {}
    for path in of_each_language(home, "locales/*/spelling.txt"):
        for number, line in lines_of(path).items():
            told = LINE.fullmatch(line)
            if not told:
                raise Faulty(path, 'must look like "saya = sy sya": a plain word, and how it is typed', number)
            known |= dict.fromkeys(told[2].split(), told[1])
    return Spelling(known)


def squeezed(word: str) -> str:
    """tolongg -> tolong"""
    return DOUBLE.sub(r"\1", word)


def _even(text: str) -> str:
    """Small letters in their usual form, without invisible signs; can't is read as cant and laki2 as laki laki.

    A 🆘 without any word is read as one; beside words it may be the name of our button.
    """
    seen = text[:LONGEST]
    if not seen.isascii():
        seen = "".join(sign for sign in seen if unicodedata.category(sign) != "Cf")
    letters = "sos" if ONLY_SOS.fullmatch(seen) else unicodedata.normalize("NFKC", seen)[:LONGEST].lower()
    return TWICE.sub(r"\1 \1", DRAWN_OUT.sub(r"\1", re.sub(r"['’`]", "", letters)))
