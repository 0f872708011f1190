"""Questions that nobody answered well: which of them ask alike, and which a village may be asked. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from bot import masking

PIECE = 3  # letters
ALIKE, ALIKE_NEAR = 0.5, 0.35  # of their pieces two questions share; it takes fewer if both are near the same topic
ENOUGH = 3  # different people: what fewer have asked could tell who it was
LONGEST = 120  # letters of a question that are compared: what it is about is said soon

# Law 14: danger, papers, recruitment, money, lost, detained, dead. Who asks how to report may accuse the village.
NEVER_VILLAGE = frozenset(
    (
        *("emergency-contacts", "violence", "sexual-harassment", "trafficking", "scam-compounds"),
        *("passport-withheld", "undocumented"),
        *("illegal-recruitment-signs", "job-scams-online", "check-p3mi", "prohibited-countries"),
        *(
            "unpaid-wages",
            "overcharging",
            "placement-cost",
            "kur-loan",
            "wages-hours",
            "contract-mismatch",
            "remittance",
        ),
        *("lost-contact", "detained", "death-abroad"),
        *("how-to-report", "track-complaint", "anonymity"),
    )
)


AGAINST_VILLAGE = re.compile(  # its people, money, and what somebody keeps or fears
    r"\b(?:kades|kadus|kaur|sekdes|bendes|lurah|kepala (?:desa|dusun)|perangkat|pamong|aparat\w*|(?:petugas|orang) desa"
    r"|(?:pak|bu|ketua) r[tw]|babinsa|klian|keliang|kuwu|wali nagari|village (?:head|office\w*)"
    r"|uang|duit|setor\w*|pungut\w*|pungli|bayar|dibayar|membayar|diminta|dimintai|tebus\w*|sogok\w*|suap\w*"
    r"|rp|ribu|rb|juta|jt|money|pay|paid|bribe\w*|palsu\w*|dipalsu\w*|ditahan|dipegang|pegang|disimpan|hamil\w*"
    r"|selingkuh\w*|ancam\w*|diancam|takut)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Asked:
    """`near`: the topic that was told or is nearest, "" if none. `answered`: it was told, and did not help.

    `asker` is a fingerprint. `words`: "" unless the asker lets them be kept.
    """

    asker: str
    near: str
    answered: bool
    words: str = ""


@dataclass(frozen=True)
class Tally:
    near: str
    people: int
    unanswered: int
    unhelpful: int


@dataclass(frozen=True)
class Group:
    """Questions of enough different people who ask alike."""

    asked: tuple[Asked, ...]
    tally: Tally


@dataclass(frozen=True)
class Overview:
    """`topics`: what is in no group, by topic. `few`: what fewer than ENOUGH people have asked."""

    groups: tuple[Group, ...]
    topics: tuple[Tally, ...]
    few: int


def village_may_answer(near: Collection[str], words: str) -> bool:
    """Where nobody knows what it is about, it may be anything; and who names the village, money or a paper that
    somebody keeps may speak of the very officer who would read it.
    """
    return bool(near) and NEVER_VILLAGE.isdisjoint(near) and not AGAINST_VILLAGE.search(words)


def words_of(group: Group, plain: Callable[[str], str], is_usual: Callable[[str], bool]) -> str:
    """Of one of its questions, without names and numbers; "" if too little is left."""
    return masking.shown([(each.asker, each.words) for each in group.asked], plain, is_usual)


def overview(asked: Sequence[Asked], plain: Callable[[str], str]) -> Overview:
    """`plain` writes chat spelling as plain words."""
    alike = [some for some in grouped(asked, plain) if _people(some) >= ENOUGH]
    shown = {id(each) for some in alike for each in some}
    by_topic: dict[str, list[Asked]] = defaultdict(list)
    for each in asked:
        if id(each) not in shown:
            by_topic[each.near].append(each)
    told = {near for near, some in by_topic.items() if near and _people(some) >= ENOUGH}
    return Overview(
        tuple(sorted((Group(tuple(some), _tally(some)) for some in alike), key=lambda group: _rank(group.tally))),
        tuple(sorted((_tally(by_topic[near]) for near in told), key=_rank)),
        sum(len(some) for near, some in by_topic.items() if near not in told),
    )


def grouped(asked: Iterable[Asked], plain: Callable[[str], str]) -> list[list[Asked]]:
    """Those whose words are kept. What most people wrote leads; the others go to the leader they are most alike to."""
    texts: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for each in asked:
        if each.words:
            texts[each.near, plain(each.words)].append(each)
    leaders, groups = _Leaders(), list[list[Asked]]()
    for near, text in sorted(texts, key=lambda text: (-_people(texts[text]), -len(texts[text]), text)):
        pieces = _pieces(f" {text[:LONGEST]} ")
        found = leaders.nearest(near, pieces)
        if found is None:
            leaders.add(near, pieces)
            groups.append([])
        groups[-1 if found is None else found].extend(texts[near, text])
    return groups


class _Leaders:
    """Compared by how many of all their pieces two have in common (Jaccard). To count those is all the work there is:
    who has a piece is looked up, and thousands of questions take a second.
    """

    def __init__(self) -> None:
        self._sizes: list[int] = []
        self._topics: list[str] = []
        self._having: dict[str, list[int]] = defaultdict(list)

    def add(self, near: str, pieces: frozenset[str]) -> None:
        number = len(self._sizes)  # one object for all: counting then takes a third of the time
        for piece in pieces:
            self._having[piece].append(number)
        self._sizes.append(len(pieces))
        self._topics.append(near)

    def nearest(self, near: str, pieces: frozenset[str]) -> int | None:
        """The number of the one that is most alike; of two that are as alike the first."""
        size, sizes = len(pieces), self._sizes
        shared = Counter(chain.from_iterable(self._having.get(piece, ()) for piece in pieces))
        alike = [
            (common / (size + sizes[number] - common), -number)
            for number, common in shared.items()
            if common >= ALIKE_NEAR * size
        ]
        found = [(much, number) for much, number in alike if much >= self._least(near, -number)]
        return -max(found)[1] if found else None

    def _least(self, near: str, number: int) -> float:
        return ALIKE_NEAR if near and near == self._topics[number] else ALIKE


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[at : at + PIECE] for at in range(len(text) - PIECE + 1)) or frozenset((text,))


def _tally(some: Sequence[Asked]) -> Tally:
    near, _ = min(Counter(each.near for each in some).items(), key=lambda counted: (-counted[1], counted[0]))
    unhelpful = sum(each.answered for each in some)
    return Tally(near, _people(some), len(some) - unhelpful, unhelpful)


def _rank(tally: Tally) -> tuple[int, int, str]:
    """The most frequent first; what one person asks again and again is not frequent."""
    return -tally.people, -tally.unanswered - tally.unhelpful, tally.near


def _people(some: Iterable[Asked]) -> int:
    return len({each.asker for each in some})
