"""From scores to what is done: answer, ask back, point elsewhere, or say that one is not sure (law 8)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.examples import OUTSIDE
from bot.understanding.model import Model, Scores, belonging, likelihoods

RANKED = 5
MOST, FEWEST = 4, 2  # topics offered; one alone is no choice
POINTED = 0.6  # a topic may fit this much better than what a text is said to be instead
LIKE = -0.7  # from this score on a text is like the examples of what is none for us, and not merely unlike all others
BESIDE = 0.04  # a topic less likely than this is not offered beside two others


@dataclass(frozen=True)
class Decision:
    """`topic` is answered; else `offered` are asked back; else `outside` names what it is; else nobody knows."""

    topic: str | None
    offered: tuple[str, ...]
    outside: str | None
    ranked: tuple[tuple[str, float], ...]


def decide(model: Model, words: Sequence[str], scores: Scores) -> Decision:
    """`scores`: of these words by this model."""
    ranked = _ranked(model, scores)
    if not words or model.known(words) < model.thresholds.known:
        return Decision(None, (), None, ranked)
    if belonging(scores[-2], scores[model.topics], scores[model.others]) < model.thresholds.ours:
        return Decision(None, (), _elsewhere(model, scores), ranked)
    best, chance = ranked[0]
    if chance >= model.thresholds.answer:
        return Decision(best, (), None, ranked)
    offered = tuple(name for at, (name, beside) in enumerate(ranked[:MOST]) if at < FEWEST or beside >= BESIDE)
    return Decision(None, offered, None, ranked)


def _ranked(model: Model, scores: Scores) -> tuple[tuple[str, float], ...]:
    chances = likelihoods(scores[model.topics], model.sharpness)
    best = np.argsort(-chances, kind="stable")[:RANKED]
    return tuple((model.classes[model.topics[at]], float(chances[at])) for at in best)


def _elsewhere(model: Model, scores: Scores) -> str | None:
    """What it is instead, unless a topic fits far better."""
    best = max(model.others, key=lambda column: scores[column], default=None)
    if best is None or scores[best] < LIKE or scores[: len(model.classes)].max() - scores[best] > POINTED:
        return None
    return str(model.classes[best]).removeprefix(OUTSIDE)
