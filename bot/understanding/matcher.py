"""Which topic a question is about: how much its words, and pieces of words, resemble the sample questions of each."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from bot.understanding.spelling import Spelling

ANSWERED = 0.12  # from here on a topic is answered …
AHEAD = 0.04  # … if it is this far ahead of the next
OFFERED = 0.06  # from here on a topic is offered
NEAR = 0.04  # below it a topic shares no more than pieces of words, as any sentence does
FEW = 3  # fewer words than this tell so little that they must resemble a topic twice as much
MOST = 4  # topics offered; one alone is not
RANKED = 5
WORD, PAIR, PIECE = 1.0, 0.7, 0.5  # what a word, two neighbours and a piece of a word weigh
LETTERS = (3, 4)  # of a piece
REPEATED = 0.7  # the tenth sample with a word tells less than the first
Weights = dict[str, float]


@dataclass(frozen=True)
class Match:
    """`topic` is to be answered; else `offered` are to be asked back; neither: nobody knows."""

    topic: str | None
    offered: tuple[str, ...]
    ranked: tuple[tuple[str, float], ...]


class Matcher:
    """Made once from the samples of every topic. Nothing in it is random."""

    def __init__(self, topics: Mapping[str, Sequence[str]], spelling: Spelling | None = None) -> None:
        self._spelling = spelling or Spelling({})
        samples = {topic: [self._features(text) for text in texts] for topic, texts in topics.items()}
        self._rarity = _rarity(samples)
        self._unheard = log(1 + len(samples))  # as rare as what stands in one topic only
        self._topics = tuple(samples)
        self._by_feature = self._turned(samples)

    def match(self, text: str) -> Match:
        ranked = tuple(self.rank(text))
        (best, first), (_, second) = (*ranked, ("", 0.0), ("", 0.0))[:2]
        demand = 1 if len(self._spelling.words(text)) >= FEW else 2
        if first >= demand * ANSWERED and first - second >= AHEAD:
            return Match(best, (), ranked)
        near = tuple(topic for topic, score in ranked[:MOST] if score >= demand * OFFERED)
        return Match(None, near if len(near) > 1 else (), ranked)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """The five nearest topics, from 1 (the same) down to 0 (nothing in common)."""
        scores = dict.fromkeys(self._topics, 0.0)
        for name, weight in self._weigh(self._features(text)).items():
            for topic, theirs in self._by_feature.get(name, {}).items():
                scores[topic] += weight * theirs
        return sorted(scores.items(), key=lambda each: (-each[1], each[0]))[:RANKED]

    def _features(self, text: str) -> Weights:
        words = self._spelling.words(text)
        kinds = ((_words(words), WORD), (_pairs(words), PAIR), (_pieces(words), PIECE))
        return {name: weight * (1 + log(times)) for names, weight in kinds for name, times in Counter(names).items()}

    def _weigh(self, features: Weights) -> Weights:
        return _unit({name: weight * self._rarity.get(name, self._unheard) for name, weight in features.items()})

    def _turned(self, samples: Mapping[str, Sequence[Weights]]) -> dict[str, Weights]:
        """Feature -> topic -> how much it tells of that topic: a question looks only at what it has."""
        by_feature: dict[str, Weights] = defaultdict(dict)
        for topic, features in samples.items():
            for name, weight in _pooled([self._weigh(each) for each in features]).items():
                by_feature[name][topic] = weight
        return dict(by_feature)


def _words(words: list[str]) -> Iterator[str]:
    return (f" {word} " for word in words)


def _pairs(words: list[str]) -> Iterator[str]:
    return (f"{one} {other}" for one, other in pairwise(words))


def _pieces(words: list[str]) -> Iterator[str]:
    ends = (f"^{word}$" for word in words)
    return (word[at : at + size] for word in ends for size in LETTERS for at in range(len(word) - size + 1))


def _rarity(samples: Mapping[str, Sequence[Weights]]) -> Weights:
    """What stands in few topics tells more."""
    topics = Counter(name for features in samples.values() for name in set().union(*features))
    return {name: log(1 + len(samples) / times) for name, times in topics.items()}


def _pooled(samples: Sequence[Weights]) -> Weights:
    pool: Weights = defaultdict(float)
    for sample in samples:
        for name, weight in sample.items():
            pool[name] += weight
    return _unit({name: weight**REPEATED for name, weight in pool.items()})


def _unit(weights: Weights) -> Weights:
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {name: weight / length for name, weight in weights.items()}
