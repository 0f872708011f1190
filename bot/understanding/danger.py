"""Words of danger, in any text: the reviewed list decides, never a score."""

from collections.abc import Iterator

from bot.understanding.patterns import (
    CANCELS,
    CERTAIN,
    DANGER,
    HARMLESS,
    KINDS,
    NEVER,
    Patterns,
    Places,
    Rule,
    Span,
    read_patterns,
)
from bot.understanding.spelling import squeezed

START, END = "^", "$"
APART = {"di": "di", "d": "di", "ke": "ke", "k": "ke", "na": "na"}  # "d pukul" is dipukul

__all__ = ["KINDS", "Patterns", "is_danger", "read_patterns"]


def is_danger(text: str, patterns: Patterns) -> str | None:
    """The gravest kind of danger that the text tells of, or None."""
    kinds = {kind for sentence in patterns.spelling.sentences(text) for kind in _kinds(sentence, patterns)}
    return min(kinds, key=KINDS.index, default=None)


def _kinds(sentence: list[str], patterns: Patterns) -> Iterator[str]:
    forms = [each & patterns.known for each in _forms([START, *sentence, END])]
    places = _places(forms, patterns)
    if not any(_fitting(DANGER, places, patterns)):
        return
    harmless = _harmless(places, patterns)
    if harmless:
        places = _places([set() if at in harmless else each for at, each in enumerate(forms)], patterns)
    cancelled = {rule.kind for rule in _fitting(NEVER, places, patterns)}
    if not any(_fitting(CERTAIN, places, patterns)):
        cancelled |= {rule.kind for rule in _fitting(CANCELS, places, patterns)}
    yield from (rule.kind for rule in _fitting(DANGER, places, patterns) if not {"", rule.kind} & cancelled)


def _forms(words: list[str]) -> list[set[str]]:
    """How each word may stand in the list: dipukulin as dipukulin, dipukuli*, dipukul* …"""
    readings = (_readings(before, word) for before, word in zip(["", *words], words, strict=False))
    return [{form for word in each for form in (word, *_starts(word))} for each in readings]


def _readings(before: str, word: str) -> set[str]:
    """What a word may stand for: dpukull, "di pukul" and dipukul are one."""
    readings = {word, squeezed(word)}
    if word[0] == "d" and word[1:2] not in ("", "i"):
        readings.add("di" + word[1:])
    if before in APART:
        readings |= {APART[before] + reading for reading in readings}
    return readings


def _starts(word: str) -> Iterator[str]:
    return (word[:end] + "*" for end in range(2, len(word) + 1))


def _places(forms: list[set[str]], patterns: Patterns) -> Places:
    places: dict[int, list[Span]] = {}
    for place, each in enumerate(forms):
        for form in each:
            for choice in patterns.choices.get(form, ()):
                places.setdefault(choice, []).append((place, place))
            for others, choice in patterns.phrases.get(form, ()):
                following = forms[place + 1 : place + 1 + len(others)]
                if len(following) == len(others) and all(map(set.__contains__, following, others)):
                    places.setdefault(choice, []).append((place, place + len(others)))
    return {choice: sorted(spans, key=lambda span: span[1]) for choice, spans in places.items()}


def _fitting(mark: str, places: Places, patterns: Patterns) -> Iterator[Rule]:
    """There are many rules; only those that begin with a word of the sentence are looked at."""
    rules = patterns.rules[mark]
    return (rule for choice in places for rule in rules.get(choice, ()) if rule.found(places))


def _harmless(places: Places, patterns: Patterns) -> set[int]:
    """Where words mean something else: the "pukul" of "pukul 8 pagi". They are not read."""
    spans = (span for rule in _fitting(HARMLESS, places, patterns) for span in rule.found(places))
    return {place for first, last in spans for place in range(first, last + 1)}
