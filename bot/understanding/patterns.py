"""The reviewed list of words of danger (locales/*/danger.txt, whose first lines explain it), as rules."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from bot.shipped import Faulty, lines_of, of_each_language
from bot.understanding import spelling
from bot.understanding.readings import Phrase, Readings
from bot.understanding.spelling import Spelling
from bot.understanding.wordforms import FORMS

KINDS = (  # the gravest first: what a message is said to tell of if several fit
    "suicide",
    "sexual",
    "trafficking",
    "sea",
    "disaster",
    "violence",
    "threat",
    "confinement",
    "child",
    "medical",
    "stranded",
    "help",
)
DANGER, HARMLESS, CANCELS, CERTAIN, NEVER, OVER = "", "~", "!", "+", "!!", "!!!"
MARKS = (DANGER, HARMLESS, CANCELS, CERTAIN, NEVER, OVER)
LIST = "danger.txt"
WORD = re.compile(r"\w+\*?|[?^$]")
EDGES = "^$"  # every sentence has them
ANY_ORDER = " <> "
BETWEEN = {"": 3, "&": 0, "…": 10_000}  # how many words may stand between two words of a line
Span = tuple[int, int]  # the places of the first and the last word in a sentence
Kinds = tuple[str, ...]
Places = Mapping[int, Sequence[Span]]  # where each choice stands


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a line, or one of several (`choice`), after at most `between` other words."""

    choice: int
    between: int


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    steps: tuple[Step, ...]

    def found(self, places: Places) -> Sequence[Span]:
        """Where its words stand, in this order and near enough."""
        first, *others = self.steps
        if not all(step.choice in places for step in others):
            return ()
        reached = places.get(first.choice, ())
        for step in others:
            reached = [span for each in places.get(step.choice, ()) for span in _joined(reached, each, step.between)]
        return reached


@dataclass(frozen=True)
class Patterns:
    """`rules`: by their mark, then by the rarest of their choices."""

    rules: Mapping[str, Mapping[int, Sequence[Rule]]]
    readings: Readings


def read_patterns(home: Path) -> Patterns:
    """The lists of every locale together: people write in both. Raises Faulty.

    Without a list, or with an empty one, nobody in danger would be noticed, and nobody would notice that.
    """
    paths = of_each_language(home, "locales/*/usual.txt")
    usual = (line for path in paths for line in lines_of(path).values())
    lists = _Lists(spelling.read(home), frozenset(word for line in usual for word in line.split()))
    for path in of_each_language(home, f"locales/*/{LIST}"):
        lists.read(path)
    return lists.patterns()


def _joined(reached: Sequence[Span], span: Span, between: int) -> list[Span]:
    """`span` together with the nearest of the spans before it, if that is near enough."""
    before = bisect_left(reached, span[0], key=lambda each: each[1])
    near = before > 0 and span[0] - reached[before - 1][1] <= between + 1
    return [(reached[before - 1][0], span[1])] if near else []


class _Lists:
    def __init__(self, spelling: Spelling, usual: frozenset[str]) -> None:
        self._spelling, self._usual = spelling, usual
        self._groups: dict[str, list[str]] = {}
        self._choices: dict[frozenset[str], int] = {}
        self._common = list[float]()  # by choice: the fewer words, the rarer one of them stands in a sentence
        self._rules: dict[str, dict[int, list[Rule]]] = {mark: {} for mark in MARKS}
        self._told: set[str] = set()  # kinds of danger

    def read(self, path: Path) -> None:
        """A list that was cut off somewhere is found too: what is lost then are whole kinds."""
        self._groups, self._told = {}, set()
        kinds: Kinds = ()
        for number, line in lines_of(path).items():
            try:
                kinds = self._line(line, kinds)
            except ValueError as error:
                raise Faulty(path, str(error), number) from None
        for kind in KINDS:
            if kind not in self._told:
                raise Faulty(path, f"no line tells of [{kind}]")

    def patterns(self) -> Patterns:
        choices: dict[str, list[int]] = {}
        phrases: dict[str, list[Phrase]] = {}
        for members, choice in self._choices.items():
            for first, *others in (member.split("_") for member in members):
                if others:
                    phrases.setdefault(first, []).append((tuple(others), choice))
                else:
                    choices.setdefault(first, []).append(choice)
        return Patterns(self._rules, Readings(self._spelling, choices, phrases, self._usual))

    def _line(self, line: str, kinds: Kinds) -> Kinds:
        """Takes up one line and says under which kinds the next one stands."""
        name, equals, words = line.partition(" = ")
        if line.startswith("["):
            return tuple(_kind(name) for name in line.strip("[]").split())
        if equals and name.startswith("@"):
            if name in self._groups:
                raise ValueError(f"{name} stands above already")
            self._groups[name] = [member for word in words.split() for member in self._members(word)]
        else:
            self._rule(line, kinds)
        return kinds

    def _rule(self, line: str, kinds: Kinds) -> None:
        mark, _, words = line.partition(" ")
        if mark not in self._rules:
            mark, words = DANGER, line
        if not words:
            raise ValueError(f"no words stand behind {mark}")
        self._told.update(kinds if mark == DANGER else ())
        for order in permutations(words.split(ANY_ORDER)):
            steps = tuple(self._steps(" … ".join(order)))
            rarest = min((step.choice for step in steps), key=self._common.__getitem__)
            for kind in kinds or (_any(mark),):
                self._rules[mark].setdefault(rarest, []).append(Rule(kind, steps))

    def _steps(self, words: str) -> Iterator[Step]:
        sign = ""
        for unit in words.split():
            if unit in BETWEEN:
                sign = unit
                continue
            members = frozenset(member for each in unit.split("|") for member in self._members(each))
            yield Step(self._choice(members), BETWEEN[sign])
            sign = ""

    def _choice(self, members: frozenset[str]) -> int:
        if members not in self._choices:
            self._choices[members] = len(self._common)
            self._common.append(len(members) if members.isdisjoint(EDGES) else math.inf)
        return self._choices[members]

    def _members(self, word: str) -> list[str]:
        for sign, forms in FORMS.items():
            if word.startswith(sign):
                return [form for root in self._members(word.removeprefix(sign)) for form in forms(root)]
        if word.startswith("@"):
            if word not in self._groups:
                raise ValueError(f"{word} is not known")
            return self._groups[word]
        if not WORD.fullmatch(word):
            raise ValueError(f'"{word}" is no word of such a list')
        return ["_".join(self._plain(part) for part in word.split("_"))]

    def _plain(self, word: str) -> str:
        """A word may stand in the list as it is typed in chats too."""
        return "_".join(self._spelling.plain(word)) if word.isalpha() else word


def _any(mark: str) -> str:
    """A mark above all kinds is for each of them; danger is always of a kind."""
    if mark == DANGER:
        raise ValueError("stands below no kind, as in [violence]")
    return ""


def _kind(name: str) -> str:
    if name not in KINDS:
        raise ValueError(f"[{name}] is not known; there are {', '.join(KINDS)}")
    return name
