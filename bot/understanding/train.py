"""`python -m bot train`: learns from the examples in seconds and writes the model. The only door to scikit-learn."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from bot.understanding.examples import OUTSIDE, Examples
from bot.understanding.features import Counts, blocks, damped, is_word
from bot.understanding.model import FEW, FEWEST, Model, Scores, Thresholds, belonging, likelihoods
from bot.understanding.spelling import Spelling
from bot.understanding.vocabulary import Vocabulary

FOLDS = 3  # for the thresholds; more take longer and find the same
STRICTNESS = 0.5  # how much a wrong example costs against a simple rule
EXACT = 0.01  # more takes longer and decides the same
SEED = 0
RIGHT = 0.9  # of what is answered at once; the examples are harder than what people write
KEPT = 0.87  # of the questions of ours, as hard as the examples are; of what people write it is more
FALSE_ALARMS = 0.045  # of calm messages; the list has its own besides
RARE = 0.015  # false alarms of short messages: names, places and yes are often said
EVERYDAY = 3.0  # how much more a line of calm.txt weighs than a question, which nobody takes for danger anyhow
TELLING = (0.7, 1.3)  # pieces and words, for danger: that somebody fell is told by the words around it
MISSED = 0.04  # of the cries, however plain their words are
TWICE = 2  # examples that have a feature, at least
USUAL = 6  # questions that have a usual word
KNOWN = 0.3  # with fewer known words nothing is answered
Matrix = Any  # scipy's sparse matrices have no types
Names = npt.NDArray[np.str_]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Counted:
    """The features of every example, counted once: a matrix a block. `names`: of the features."""

    names: tuple[str, ...]
    blocks: tuple[Matrix, ...]

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]]) -> "Counted":
        made = [_counted(block) for block in zip(*map(blocks, texts), strict=True)]
        return cls(tuple(name for names, _ in made for name in names), tuple(matrix for _, matrix in made))

    @property
    def telling(self) -> Scores:
        """How much each feature weighs for danger."""
        return np.repeat(np.array(TELLING, np.float32), [block.shape[1] for block in self.blocks])

    def rarities(self, rows: Whole) -> list[Scores]:
        """What stands in few of these examples tells more."""
        seen = [np.asarray((block[rows] > 0).sum(axis=0)).ravel() for block in self.blocks]
        return [np.asarray(np.log((1 + len(rows)) / (1 + each)) + 1, np.float32) for each in seen]

    def weighed(self, rarities: Sequence[Scores]) -> Matrix:
        weighed = (normalize(block.multiply(each)) for block, each in zip(self.blocks, rarities, strict=True))
        return csr_matrix(hstack(list(weighed)))


def _counted(block: Sequence[Counts]) -> tuple[list[str], Matrix]:
    """What stands in one example alone tells nothing of others and would be half of the model; only words are kept, so
    that they are known.
    """
    columns: dict[str, int] = {}
    places = [columns.setdefault(name, len(columns)) for counts in block for name in counts]
    values = damped([times for counts in block for times in counts.values()])
    ends = np.cumsum([0, *map(len, block)])
    matrix, names = csr_matrix((values, places, ends), (len(block), len(columns))), np.array([*columns])
    kept = np.flatnonzero((matrix.getnnz(axis=0) >= TWICE) | np.array([is_word(name) for name in names]))
    return names[kept].tolist(), matrix[:, kept]


@dataclass(frozen=True)
class Machine:
    """A line through the examples for each class; one between what is ours and what is not; one around danger."""

    weights: Scores  # a row for each feature
    bias: Scores

    @classmethod
    def learn(cls, matrix: Matrix, learned: "Learned", telling: Scores) -> "Machine":
        """`matrix` has a row for each text of `learned`, `telling` a number for each of its columns."""
        asked, cried = np.flatnonzero(learned.classes != ""), np.flatnonzero(learned.danger >= 0)
        each = LinearSVC(C=STRICTNESS, random_state=SEED, tol=EXACT).fit(matrix[asked], learned.classes[asked])
        balanced = LinearSVC(C=STRICTNESS, random_state=SEED, tol=EXACT, class_weight="balanced")
        ours = clone(balanced).fit(matrix[asked], _ours(learned.classes[asked]))
        told = csr_matrix(matrix[cried].multiply(telling))
        danger = clone(balanced).fit(told, learned.danger[cried], sample_weight=learned.heed[cried])
        return cls(
            np.vstack([each.coef_, ours.coef_, danger.coef_ * telling]).T.astype(np.float32),
            np.concatenate([each.intercept_, ours.intercept_, danger.intercept_]).astype(np.float32),
        )

    def scores(self, matrix: Matrix) -> Scores:
        return np.asarray(matrix @ self.weights + self.bias, np.float32)


@dataclass(frozen=True)
class Learned:
    """What each text is an example of. `classes`: "" for none. `danger`: 1, 0, or -1 for nothing known; `lengths`, in
    words.
    """

    classes: Names
    danger: Whole
    lengths: Whole

    def __getitem__(self, rows: Whole) -> "Learned":
        return Learned(self.classes[rows], self.danger[rows], self.lengths[rows])

    @property
    def heed(self) -> Scores:
        """How much each weighs for danger."""
        return np.where((self.classes == "") & (self.danger == 0), EVERYDAY, 1).astype(np.float32)


def train(examples: Examples, spelling: Spelling) -> Model:
    counted, learned = _read(examples, spelling)
    names = np.unique(learned.classes[learned.classes != ""])
    rarities = counted.rarities(np.arange(len(learned.classes)))
    machine = Machine.learn(counted.weighed(rarities), learned, counted.telling)
    unseen = _unseen(counted, learned, FOLDS)
    asked = np.flatnonzero(learned.classes != "")
    sharpness = _sharpness(unseen[asked], learned.classes[asked], names)
    order, many = _asked_first(machine.weights)
    return Model(
        classes=tuple(map(str, names)),
        vocabulary=Vocabulary.of([counted.names[place] for place in order]),
        rarity=np.concatenate(rarities)[order],
        weights=machine.weights[order[:many], :-1].astype(np.float16),
        danger=machine.weights[order, -1],
        bias=machine.bias,
        sharpness=sharpness,
        thresholds=Thresholds(
            answer=_answering(unseen[asked], sharpness, learned.classes[asked], names),
            ours=_belonging(unseen[asked], learned.classes[asked], names),
            known=KNOWN,
            danger=_alarming(unseen[:, -1], learned.danger == 0, FALSE_ALARMS),
            short=_alarming(unseen[:, -1], (learned.danger == 0) & _short(learned.lengths), RARE),
            calm=_calming(unseen[:, -1], learned.danger),
        ),
        usual=_usual(examples.texts, spelling),
        print=examples.print,
    )


def cross_check(examples: Examples, spelling: Spelling, folds: int = 5) -> float:
    """How often an example is found by a machine that has not seen it."""
    counted, learned = _read(examples, spelling)
    asked = np.flatnonzero(learned.classes != "")
    names, classes = np.unique(learned.classes[asked]), learned.classes[asked]
    ours = _ours(classes)
    scores = np.where(_ours(names), _unseen(counted, learned, folds)[asked][:, : len(names)], -np.inf)
    return float(np.mean(names[scores.argmax(axis=1)][ours] == classes[ours]))


def _read(examples: Examples, spelling: Spelling) -> tuple[Counted, Learned]:
    """Every text once, though a sample question is an example of its topic and of calm."""
    classes = dict(zip(examples.texts, examples.classes, strict=True))
    danger = dict.fromkeys(examples.calm, 0) | dict.fromkeys(examples.cries, 1)
    texts = list(dict.fromkeys((*examples.texts, *examples.calm, *examples.cries)))
    words = [spelling.words(text) for text in texts]
    learned = Learned(
        np.array([classes.get(text, "") for text in texts]),
        np.array([danger.get(text, -1) for text in texts]),
        np.array([len(each) for each in words]),
    )
    return Counted.of(words), learned


def _usual(questions: Sequence[str], spelling: Spelling) -> frozenset[str]:
    counts = Counter(word for text in questions for word in set(spelling.words(text)))
    return frozenset(word for word, times in counts.items() if times >= USUAL)


def _asked_first(weights: Scores) -> tuple[Whole, int]:
    """Two of five features stand in messages of danger or calm alone: they need no weights for the topics."""
    silent = ~weights[:, :-1].any(axis=1)
    return np.argsort(silent, kind="stable"), int((~silent).sum())


def _unseen(counted: Counted, learned: Learned, folds: int) -> Scores:
    """The scores of each example by a machine that has not seen it."""
    names = np.unique(learned.classes[learned.classes != ""])
    scores = np.zeros((len(learned.classes), len(names) + 2), np.float32)
    alike = np.where(learned.classes == "", learned.danger.astype(str), learned.classes)
    for learn, ask in StratifiedKFold(folds, shuffle=True, random_state=SEED).split(scores, alike):
        matrix = counted.weighed(counted.rarities(learn))
        machine = Machine.learn(matrix[learn], learned[learn], counted.telling)
        scores[ask] = machine.scores(matrix[ask])
    return scores


def _sharpness(scores: Scores, classes: Names, names: Names) -> float:
    """The one under which the right topics are likeliest."""
    topics, right = _topics(scores, classes, names), np.searchsorted(names[_ours(names)], classes[_ours(classes)])

    def likelihood(tried: float) -> float:
        return float(np.log(likelihoods(topics, tried)[np.arange(len(right)), right] + 1e-9).mean())

    return max(map(float, np.geomspace(1, 20, 40)), key=likelihood)


def _answering(scores: Scores, sharpness: float, classes: Names, names: Names) -> float:
    """The lowest probability from which on enough answers are right."""
    chances = likelihoods(_topics(scores, classes, names), sharpness)
    sure, right = chances.max(axis=1), names[_ours(names)][chances.argmax(axis=1)] == classes[_ours(classes)]
    order = np.argsort(-sure)
    enough = np.flatnonzero(np.cumsum(right[order]) / np.arange(1, len(order) + 1) >= RIGHT)
    return round(float(sure[order][enough[-1]]) if len(enough) else 1.0, 4)


def _belonging(scores: Scores, classes: Names, names: Names) -> float:
    """What enough of our questions reach."""
    ours, columns = _ours(classes), np.arange(len(names))
    belong = belonging(
        scores[ours][:, -2], scores[ours][:, columns[_ours(names)]], scores[ours][:, columns[~_ours(names)]]
    )
    return round(float(np.quantile(belong, 1 - KEPT)), 4)


def _alarming(scores: Scores, calm: npt.NDArray[np.bool_], share: float) -> float:
    """What hardly any calm message reaches."""
    return round(float(np.quantile(scores[calm], 1 - share)), 4)


def _short(lengths: Whole) -> npt.NDArray[np.bool_]:
    return np.asarray((lengths >= FEWEST) & (lengths < FEW), np.bool_)


def _calming(scores: Scores, danger: Whole) -> float:
    """What hardly any cry stays under."""
    return round(float(np.quantile(scores[danger == 1], MISSED)), 4)


def _topics(scores: Scores, classes: Names, names: Names) -> Scores:
    """Of the questions that are ours, the columns that are topics."""
    return scores[_ours(classes)][:, np.arange(len(names))[_ours(names)]]


def _ours(classes: Names) -> npt.NDArray[np.bool_]:
    return np.array([not name.startswith(OUTSIDE) for name in classes], np.bool_)
