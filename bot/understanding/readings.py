"""How a word as typed may stand in the list of danger: dpukull, dipukulin and "d pukul" are all dipukul."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from bot.understanding.misspelt import Misspelt, stems_of
from bot.understanding.spelling import Spelling, squeezed

APART = {"di": "di", "d": "di", "dipun": "di", "ke": "ke", "k": "ke", "na": "na"}  # "d pukul" is dipukul
REMEMBERED = 4_096  # words; most words of a message are met every day
Phrase = tuple[tuple[str, ...], int]  # the words that follow, and the choice they make together


@dataclass(frozen=True, slots=True)
class Listed:
    """The words of the list a typed word may stand for, the choices these are in, and the phrases they begin, by the
    second word.
    """

    words: frozenset[str] = frozenset()
    choices: tuple[int, ...] = ()
    phrases: Mapping[str, Sequence[Phrase]] = field(default_factory=dict)


class Readings:
    """Made once. `choices`: in which choices a word of the list stands (dipukul* is a word too); `phrases`: the same
    for words that belong together, by their first word. `usual` words are never taken for another one.
    """

    def __init__(
        self,
        spelling: Spelling,
        choices: Mapping[str, Sequence[int]],
        phrases: Mapping[str, Sequence[Phrase]],
        usual: frozenset[str],
    ) -> None:
        following = {word for begun in phrases.values() for others, _ in begun for word in others}
        self.known = frozenset(following.union(choices, phrases))
        self._spelling, self._choices, self._phrases = spelling, choices, phrases
        self.misspelt = Misspelt(self.known, usual)
        self._of = lru_cache(REMEMBERED)(self._listed)

    def of(self, word: str, before: str = "") -> Listed:
        """`word` as typed after the word `before`."""
        return self._of(word, APART.get(before, ""))

    def _listed(self, word: str, prefix: str) -> Listed:
        found = frozenset(form for each in self._meant(word, prefix) for form in (each, *_starts(each))) & self.known
        choices = chain.from_iterable(self._choices.get(each, ()) for each in found)
        phrases: dict[str, list[Phrase]] = {}
        for others, choice in chain.from_iterable(self._phrases.get(each, ()) for each in found):
            phrases.setdefault(others[0], []).append((others, choice))
        return Listed(found, tuple(dict.fromkeys(choices)), phrases)

    def _meant(self, word: str, prefix: str) -> set[str]:
        typed = {word, squeezed(word)}
        joined = {prefix + reading for reading in typed} if prefix else set()
        if word[0] == "d" and word[1:2] not in ("", "i"):
            joined.add("di" + word[1:])
        stems = () if word in self.misspelt.usual else stems_of(word)
        plain = {each for other in (*joined, *stems) for each in self._spelling.plain(other)}
        return typed | joined | plain | self.misspelt.meant(typed, joined)


def _starts(word: str) -> Iterator[str]:
    return (word[:end] + "*" for end in range(2, len(word) + 1))
