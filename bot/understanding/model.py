"""What was learned, as numbers: how much each piece of a text speaks for each class. Needs numpy only."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.understanding.examples import OUTSIDE
from bot.understanding.features import MOST_WORDS, REMEMBERED, blocks, damped, pieces, together
from bot.understanding.vocabulary import Rows, Vocabulary

FEWEST, FEW = 3, 4  # words; fewer than FEW have a threshold of their own, fewer than FEWEST resemble anything
Scores = npt.NDArray[np.float32]
Weights = npt.NDArray[np.float16]  # half the room, and as exact as a weight is known
NO_ROWS: Rows = np.empty(0, np.int64)


class StaleModel(Exception):
    """There is no model, or it was trained from other files than those that are here: python -m bot train."""


@dataclass(frozen=True)
class Thresholds:
    """`answer`: from this probability on a topic is answered. `ours`: from this score on a text is a question for us.

    `known`: at least this share of a text's words was seen in training, else nothing is answered. `danger`: from this
    score on somebody is taken to be in danger; `short`: the same for a message of less than FEW words. `calm`: below
    this one, words of danger speak of something else.
    """

    answer: float
    ours: float
    known: float
    danger: float
    short: float
    calm: float


@dataclass(frozen=True)
class Model:
    """`weights`: a row for each of the first features of `vocabulary`, a column for each class and one for "is ours";
    the other features speak only for danger. `danger`: a number for each feature.

    `rarity` weighs the features before. `sharpness` makes scores into probabilities that hold what they say. `usual`:
    the words that many questions have; names stand in stories.
    """

    classes: tuple[str, ...]
    vocabulary: Vocabulary
    rarity: Scores
    weights: Weights
    danger: Scores
    bias: Scores
    sharpness: float
    thresholds: Thresholds
    usual: frozenset[str]
    print: str

    @cached_property
    def topics(self) -> Rows:
        """The columns of the classes that are topics."""
        return np.flatnonzero([not name.startswith(OUTSIDE) for name in self.classes])

    @cached_property
    def others(self) -> Rows:
        """The columns of what is none for us."""
        return np.flatnonzero([name.startswith(OUTSIDE) for name in self.classes])

    def scores(self, words: Sequence[str]) -> Scores:
        """One for each class, then how much the text looks like a question for us, then how much like danger."""
        total = self.bias.copy()
        for places, values in self._weighed(words):
            asked = self._asked(places)
            total[:-1] += values[asked] @ self.weights[places[asked]]
            total[-1] += values @ self.danger[places]
        return total

    def telling(self, words: Sequence[str], name: str, most: int = 8) -> list[tuple[str, float]]:
        """The pieces of a text that speak most for a class: for editors."""
        names = {row: piece for block in blocks(words) for piece in block for row in self.vocabulary.rows([piece])}
        column, found = self.classes.index(name), list[tuple[str, float]]()
        for places, values in self._weighed(words):
            asked = self._asked(places)
            told = values[asked] * self.weights[places[asked], column]
            found += zip(map(names.__getitem__, places[asked]), told.tolist(), strict=True)
        return sorted(found, key=lambda each: -each[1])[:most]

    def known(self, words: Sequence[str]) -> float:
        """Which share of the words was seen in training."""
        return len(self.vocabulary.rows(f"={word}" for word in words)) / len(words) if words else 0.0

    def _asked(self, places: Rows) -> slice:
        """Those of the sorted `places` that stand in questions, and not in cries alone."""
        return slice(int(np.searchsorted(places, len(self.weights))))

    def _weighed(self, words: Sequence[str]) -> Iterator[tuple[Rows, Scores]]:
        """The known features of each block, together of length 1: what features.blocks says, by numbers."""
        few = words[:MOST_WORDS]
        for rows in (np.concatenate([NO_ROWS, *map(self._pieces, few)]), self.vocabulary.rows(together(few))):
            places, times = np.unique(rows, return_counts=True)
            values = damped(times) * self.rarity[places]
            yield places, np.asarray(values / (np.linalg.norm(values) or 1.0), np.float32)

    @cached_property
    def _pieces(self) -> Callable[[str], Rows]:
        """Of the words met last: most words of a message are met every day."""
        return lru_cache(REMEMBERED)(lambda word: self.vocabulary.rows(pieces(word)))

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        facts: dict[str, Any] = {
            "classes": self.classes,
            "sharpness": self.sharpness,
            "thresholds": vars(self.thresholds),
            "usual": sorted(self.usual),
            "print": self.print,
        }
        new = path.with_suffix(f".{os.getpid()}.new")  # two may learn at the same time
        try:
            with new.open("wb") as file:
                np.savez(
                    file,
                    facts=np.array(json.dumps(facts)),
                    vocabulary=np.frombuffer(self.vocabulary.written, np.uint8),
                    rarity=self.rarity,
                    weights=self.weights,
                    danger=self.danger,
                    bias=self.bias,
                )
            new.replace(path)  # whoever reads it meanwhile has the old one, whole
        finally:
            new.unlink(missing_ok=True)  # of a full disk

    @classmethod
    def load(cls, path: Path, print_now: str) -> "Model":
        """Raises StaleModel if it is missing, broken or of other examples."""
        try:
            with path.open("rb") as opened, np.load(opened) as file:
                facts = json.loads(str(file["facts"]))
                if facts["print"] != print_now:
                    raise StaleModel
                return cls(
                    classes=tuple(facts["classes"]),
                    vocabulary=Vocabulary(file["vocabulary"].tobytes()),
                    rarity=file["rarity"],
                    weights=file["weights"],
                    danger=file["danger"],
                    bias=file["bias"],
                    sharpness=facts["sharpness"],
                    thresholds=Thresholds(**facts["thresholds"]),
                    usual=frozenset(facts["usual"]),
                    print=facts["print"],
                )
        except Exception:  # a damaged file raises nearly anything
            raise StaleModel from None


def likelihoods(scores: Scores, sharpness: float) -> Scores:
    """Probabilities, along the last axis."""
    raised = np.exp(sharpness * (scores - scores.max(axis=-1, keepdims=True)))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def belonging(ours: Scores, topics: Scores, others: Scores) -> Scores:
    """How much a text looks like a question for us: by itself, and by how much better the best topic fits than
    anything else."""
    return np.asarray(ours + topics.max(axis=-1) - others.max(axis=-1, initial=-1.0), np.float32)
