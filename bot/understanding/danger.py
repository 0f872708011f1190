"""Words of danger, in any text, by the reviewed list. What it misses, examples may find (see reader)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from bot.understanding.misspelt import stems_of
from bot.understanding.patterns import (
    CANCELS,
    CERTAIN,
    DANGER,
    HARMLESS,
    KINDS,
    NEVER,
    OVER,
    Patterns,
    Places,
    Rule,
    Span,
    read_patterns,
)
from bot.understanding.spelling import squeezed

HELP = "help"  # the kind of a cry that no line of the list explains
GRAVE = frozenset(("suicide", "sexual"))  # "what should I do if I want to kill myself?" is no question about rights
ME = frozenset(("saya", "kami", "i", "me", "my", "we", "us"))
START, END = "^", "$"
END_OF = itemgetter(1)
APART = {"di": "di", "d": "di", "dipun": "di", "ke": "ke", "k": "ke", "na": "na"}  # "d pukul" is dipukul

__all__ = ["KINDS", "Patterns", "is_danger", "read_patterns"]


@dataclass(frozen=True)
class Danger:
    """What one sentence tells of. `certain`: it is happening, whatever else the message says."""

    kinds: set[str]
    certain: bool


def is_danger(text: str, patterns: Patterns) -> str | None:
    """The gravest kind of danger that the text tells of, or None."""
    return gravest(kind for kind, _ in told(text, patterns))


def told(text: str, patterns: Patterns) -> list[tuple[str, list[str]]]:
    """The gravest kind each sentence tells of, with its words; nothing for those that tell of none."""
    sentences = patterns.spelling.sentences(text)
    read = [_forms([START, *sentence, END], patterns) for sentence in sentences]
    found = [
        (danger, words) for forms, words in zip(read, sentences, strict=True) if (danger := _danger(forms, patterns))
    ]
    over = {kind for forms in read for kind in _told(OVER, _places(forms, patterns), patterns)} if found else set()
    each = ((_kind(danger, over), words) for danger, words in found)
    return [(kind, words) for kind, words in each if kind]


def gravest(kinds: Iterable[str]) -> str | None:
    return min(kinds, key=KINDS.index, default=None)


def is_final(kind: str, words: Collection[str]) -> bool:
    """Who speaks of an own death is heard, whatever it sounds like."""
    return kind == "suicide" and not ME.isdisjoint(words)


def _kind(danger: Danger, over: set[str]) -> str | None:
    return gravest(kind for kind in danger.kinds if danger.certain or not {"", kind} & over)


def _danger(forms: list[set[str]], patterns: Patterns) -> Danger | None:
    places = _places(forms, patterns)
    kinds = _told(DANGER, places, patterns)
    harmless = _harmless(places, patterns) if kinds else set()
    if harmless:
        places = _places([set() if at in harmless else each for at, each in enumerate(forms)], patterns)
        kinds = _told(DANGER, places, patterns)
    if not kinds:
        return None
    certain = any(_fitting(CERTAIN, places, patterns))
    never = _told(NEVER, places, patterns)
    cancelled = never | (set() if certain else _told(CANCELS, places, patterns))
    if "" in cancelled:
        kinds &= GRAVE if "" not in never and not ME.isdisjoint(set().union(*forms)) else set()
    kinds -= cancelled
    return Danger(kinds, certain) if kinds else None


def _told(mark: str, places: Places, patterns: Patterns) -> set[str]:
    return {rule.kind for rule in _fitting(mark, places, patterns)}


def _forms(words: list[str], patterns: Patterns) -> list[set[str]]:
    """How each word may stand in the list: dipukulin as dipukulin, dipukuli*, dipukul* …"""
    readings = (_readings(before, word, patterns) for before, word in zip(["", *words], words, strict=False))
    return [{form for word in each for form in (word, *_starts(word))} & patterns.known for each in readings]


def _readings(before: str, word: str, patterns: Patterns) -> set[str]:
    """What a word may stand for: dpukull, "di pukul" and dipukul are one."""
    typed = {word, squeezed(word)}
    joined = {APART[before] + reading for reading in typed} if before in APART else set()
    if word[0] == "d" and word[1:2] not in ("", "i"):
        joined.add("di" + word[1:])
    stems = () if word in patterns.misspelt.usual else stems_of(word)
    plain = {each for other in (*joined, *stems) for each in patterns.spelling.plain(other)}
    return typed | joined | plain | patterns.misspelt.meant(typed, joined)


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
    for spans in places.values():
        if len(spans) > 1:
            spans.sort(key=END_OF)
    return places


def _fitting(mark: str, places: Places, patterns: Patterns) -> Iterator[Rule]:
    """There are many rules; only those that begin with a word of the sentence are looked at."""
    rules = patterns.rules[mark]
    return (rule for choice in places for rule in rules.get(choice, ()) if rule.found(places))


def _harmless(places: Places, patterns: Patterns) -> set[int]:
    """Where words mean something else: the "pukul" of "pukul 8 pagi". They are not read."""
    spans = (span for rule in _fitting(HARMLESS, places, patterns) for span in rule.found(places))
    return {place for first, last in spans for place in range(first, last + 1)}
