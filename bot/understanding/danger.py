"""Words of danger, in any text, by the reviewed list. What it misses, examples may find (see reader)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

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
from bot.understanding.readings import Listed, Phrase

HELP = "help"  # the kind of a cry that no line of the list explains
GRAVE = frozenset(("suicide", "sexual"))  # "what should I do if I want to kill myself?" is no question about rights
ME = frozenset(("saya", "kami", "i", "me", "my", "we", "us"))
START, END = "^", "$"
END_OF = itemgetter(1)
NOTHING = Listed()
Words = Sequence[str]  # plain ones

__all__ = ["KINDS", "Patterns", "read_patterns"]


@dataclass(frozen=True)
class Danger:
    """What one sentence tells of. `certain`: it is happening, whatever else the message says."""

    kinds: set[str]
    certain: bool


def told(sentences: Sequence[Words], patterns: Patterns) -> list[tuple[str, Words]]:
    """The gravest kind each sentence tells of, with its words; nothing for those that tell of none."""
    read = [_read([START, *sentence, END], patterns) for sentence in sentences]
    found = [
        (danger, words) for listed, words in zip(read, sentences, strict=True) if (danger := _danger(listed, patterns))
    ]
    over = {kind for listed in read for kind in _told(OVER, _places(listed), patterns)} if found else set()
    each = ((_kind(danger, over), words) for danger, words in found)
    return [(kind, words) for kind, words in each if kind]


def gravest(kinds: Iterable[str]) -> str | None:
    return min(kinds, key=KINDS.index, default=None)


def is_final(kind: str, words: Words) -> bool:
    """Who speaks of an own death is heard, whatever it sounds like."""
    return kind == "suicide" and not ME.isdisjoint(words)


def _kind(danger: Danger, over: set[str]) -> str | None:
    return gravest(kind for kind in danger.kinds if danger.certain or not {"", kind} & over)


def _danger(sentence: Sequence[Listed], patterns: Patterns) -> Danger | None:
    places = _places(sentence)
    kinds = _told(DANGER, places, patterns)
    harmless = _harmless(places, patterns) if kinds else set()
    if harmless:
        places = _places([NOTHING if at in harmless else each for at, each in enumerate(sentence)])
        kinds = _told(DANGER, places, patterns)
    if not kinds:
        return None
    certain = any(_fitting(CERTAIN, places, patterns))
    never = _told(NEVER, places, patterns)
    cancelled = never | (set() if certain else _told(CANCELS, places, patterns))
    if "" in cancelled:
        kinds &= GRAVE if "" not in never and _of_me(sentence) else set()
    kinds -= cancelled
    return Danger(kinds, certain) if kinds else None


def _of_me(sentence: Sequence[Listed]) -> bool:
    return not all(ME.isdisjoint(listed.words) for listed in sentence)


def _told(mark: str, places: Places, patterns: Patterns) -> set[str]:
    return {rule.kind for rule in _fitting(mark, places, patterns)}


def _read(words: Words, patterns: Patterns) -> list[Listed]:
    return [patterns.readings.of(word, before) for before, word in zip(["", *words], words, strict=False)]


def _places(sentence: Sequence[Listed]) -> Places:
    places: dict[int, list[Span]] = {}
    for place, listed in enumerate(sentence):
        for choice in listed.choices:
            places.setdefault(choice, []).append((place, place))
        for others, choice in _begun(listed, sentence[place + 1 : place + 2]):
            following = sentence[place + 1 : place + 1 + len(others)]
            if len(following) == len(others) and all(
                other in each.words for other, each in zip(others, following, strict=True)
            ):
                places.setdefault(choice, []).append((place, place + len(others)))
    for spans in places.values():
        if len(spans) > 1:
            spans.sort(key=END_OF)
    return places


def _begun(listed: Listed, following: Sequence[Listed]) -> Iterator[Phrase]:
    """The phrases of which the second word follows too."""
    seconds = (second for each in following for second in listed.phrases.keys() & each.words)
    return (phrase for second in seconds for phrase in listed.phrases[second])


def _fitting(mark: str, places: Places, patterns: Patterns) -> Iterator[Rule]:
    """There are many rules; only those that begin with a word of the sentence are looked at."""
    rules = patterns.rules[mark]
    return (rule for choice in places for rule in rules.get(choice, ()) if rule.found(places))


def _harmless(places: Places, patterns: Patterns) -> set[int]:
    """Where words mean something else: the "pukul" of "pukul 8 pagi". They are not read."""
    spans = (span for rule in _fitting(HARMLESS, places, patterns) for span in rule.found(places))
    return {place for first, last in spans for place in range(first, last + 1)}
