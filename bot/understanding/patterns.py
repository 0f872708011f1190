"""The reviewed list of words of danger (locales/*/danger.txt, whose first lines explain it), as rules."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.understanding import spelling
from bot.understanding.spelling import Spelling

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
DANGER, HARMLESS, CANCELS, CERTAIN, NEVER = "", "~", "!", "+", "!!"
BETWEEN = {"": 3, "&": 0, "…": 10_000}  # how many words may stand between two words of a line
Span = tuple[int, int]  # the places of the first and the last word in a sentence
Places = Mapping[int, Sequence[Span]]  # where each choice stands


class BrokenList(Exception):
    """A line that can't be a rule; the message names it."""


@dataclass(frozen=True)
class Step:
    """One word of a line, or one of several (`choice`), after at most `between` other words."""

    choice: int
    between: int


@dataclass(frozen=True)
class Rule:
    kind: str
    steps: tuple[Step, ...]

    def found(self, places: Places) -> Sequence[Span]:
        """Where its words stand, in this order and near enough."""
        first, *others = self.steps
        reached = places.get(first.choice, ())
        for step in others:
            reached = [span for each in places.get(step.choice, ()) for span in _joined(reached, each, step.between)]
        return reached


@dataclass(frozen=True)
class Patterns:
    """`rules`: by their mark, then by the choice of their first word. `choices`: in which choices a word of the list
    stands (dipukul* is a word too).

    `phrases`: the same for words that belong together, by their first word.
    """

    spelling: Spelling
    rules: Mapping[str, Mapping[int, Sequence[Rule]]]
    choices: Mapping[str, Sequence[int]]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], int]]]
    known: frozenset[str]  # every word of the list


def read_patterns(home: Path) -> Patterns:
    """The lists of every locale together: people write in both."""
    lists = _Lists(spelling.read(home))
    for path in sorted(home.glob("locales/*/danger.txt")):
        lists.read(path)
    return lists.patterns()


def _joined(reached: Sequence[Span], span: Span, between: int) -> list[Span]:
    """`span` together with the nearest of the spans before it, if that is near enough."""
    before = bisect_left(reached, span[0], key=lambda each: each[1])
    near = before > 0 and span[0] - reached[before - 1][1] <= between + 1
    return [(reached[before - 1][0], span[1])] if near else []


class _Lists:
    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._groups: dict[str, list[str]] = {}
        self._choices: dict[frozenset[str], int] = {}
        self._rules: dict[str, dict[int, list[Rule]]] = {
            mark: {} for mark in (DANGER, HARMLESS, CANCELS, CERTAIN, NEVER)
        }

    def read(self, path: Path) -> None:
        self._groups, kind = {}, ""
        for line in spelling.content(path):
            try:
                kind = self._line(line, kind)
            except (KeyError, ValueError) as error:
                raise BrokenList(f"{path}: {line}: {error.args[0]} is not known") from None

    def patterns(self) -> Patterns:
        choices: dict[str, list[int]] = {}
        phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for members, choice in self._choices.items():
            for first, *others in (member.split("_") for member in members):
                if others:
                    phrases.setdefault(first, []).append((tuple(others), choice))
                else:
                    choices.setdefault(first, []).append(choice)
        known = {word for members in self._choices for member in members for word in member.split("_")}
        return Patterns(self._spelling, self._rules, choices, phrases, frozenset(known))

    def _line(self, line: str, kind: str) -> str:
        """Takes up one line and says under which kind the next one stands."""
        name, equals, words = line.partition(" = ")
        if line.startswith("["):
            return _kind(line.strip("[]"))
        if equals and name.startswith("@"):
            self._groups[name] = [member for word in words.split() for member in self._members(word)]
        else:
            self._rule(line, kind)
        return kind

    def _rule(self, line: str, kind: str) -> None:
        mark, _, words = line.partition(" ")
        if mark not in self._rules:
            mark, words = DANGER, line
        if mark == DANGER:
            _kind(kind)
        rule = Rule(kind, tuple(self._steps(words)))
        self._rules[mark].setdefault(rule.steps[0].choice, []).append(rule)

    def _steps(self, words: str) -> Iterator[Step]:
        sign = ""
        for unit in words.split():
            if unit in BETWEEN:
                sign = unit
                continue
            choice = frozenset(member for each in unit.split("|") for member in self._members(each))
            yield Step(self._choices.setdefault(choice, len(self._choices)), BETWEEN[sign])
            sign = ""

    def _members(self, word: str) -> list[str]:
        if word.startswith("@"):
            return self._groups[word]
        return ["_".join(self._plain(part) for part in word.split("_"))]

    def _plain(self, word: str) -> str:
        """A word may stand in the list as it is typed in chats too."""
        return "_".join(self._spelling.plain(word)) if word.isalpha() else word


def _kind(name: str) -> str:
    if name not in KINDS:
        raise KeyError(f"[{name}]")
    return name
