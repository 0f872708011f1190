"""Small talk: messages that are no more than a greeting or thanks, and ask nothing. Pure; the words are data."""

import re


def only(text: str, words: str, besides: str) -> bool:
    """Whether a text says one of `words` and nothing else, apart from `besides`: "haloo pak" greets, "pak" does not."""
    said, greeting = _words(text), _words(words)
    return bool(said & greeting) and said <= greeting | _words(besides)


def is_wordless(text: str) -> bool:
    """A heart, a thumb, dots: nothing to understand."""
    return not re.search(r"\w", text)


def _words(text: str) -> set[str]:
    """Small letters, each once in a row: haloooo and hallo are halo."""
    return {re.sub(r"(.)\1+", r"\1", word) for word in re.findall(r"\w+", text.casefold())}
