"""Small talk: messages that are no more than a greeting or thanks, and ask nothing. Pure; the words are data."""

import re
from collections.abc import Iterable

WORD = re.compile(r"\w+")
WARM = (
    "assalamualaikum",
    "kulonuwun",
    "kulo",
    "sugeng",
    "sampurasun",
    "wilujeng",
    "tabea",
    "tabe",
    "horas",
    "swastiastu",
)


def only(text: str, words: str, besides: str) -> bool:
    """Whether a text says one of `words` and nothing else, apart from `besides`: "haloo pak" greets, "pak" does not."""
    said, greeting = _words(text), _words(words)
    return bool(said & greeting) and said <= greeting | _words(besides)


def first_of(text: str, names: Iterable[str]) -> str | None:
    """The first word of a text that is one of these."""
    wanted = {_evened(name): name for name in names}
    return next((wanted[word] for word in map(_evened, _said(text)) if word in wanted), None)


def without(text: str, words: str) -> str:
    """What is left after the greeting at the beginning; the whole text if nothing is."""
    greeting = _words(words) | set(map(_evened, WARM))
    begins = (word.start() for word in WORD.finditer(text) if _evened(word[0].casefold()) not in greeting)
    rest = text[next(begins, len(text)) :]
    return rest or text


def is_wordless(text: str) -> bool:
    """A heart, a thumb, dots: nothing to understand."""
    return not re.search(r"\w", text)


def _words(text: str) -> set[str]:
    """Small letters, each once in a row: haloooo and hallo are halo."""
    return set(map(_evened, _said(text)))


def _said(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _evened(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
