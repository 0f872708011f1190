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


def decide(model: Model, words: Sequence[str], weighed: Scores) -> Decision:
    """`weighed`: the scores of these words by this model."""
    *each, ours, _ = weighed
    scores = dict(zip(model.classes, each, strict=True))
    topics = {name: score for name, score in scores.items() if not name.startswith(OUTSIDE)}
    likely = _likely(topics, model.sharpness)
    ranked = likely[:RANKED]
    if not words or model.known(words) < model.thresholds.known:
        return Decision(None, (), None, ranked)
    others = [score for name, score in scores.items() if name not in topics]
    if belonging(ours, np.array([*topics.values()]), np.array(others)) < model.thresholds.ours:
        return Decision(None, (), _elsewhere(scores), ranked)
    best, chance = ranked[0]
    if chance >= model.thresholds.answer:
        return Decision(best, (), None, ranked)
    offered = tuple(name for at, (name, beside) in enumerate(ranked[:MOST]) if at < FEWEST or beside >= BESIDE)
    return Decision(None, offered, None, ranked)


def _likely(topics: dict[str, np.float32], sharpness: float) -> tuple[tuple[str, float], ...]:
    chances = likelihoods(np.array([*topics.values()], np.float32), sharpness).tolist()
    return tuple(sorted(zip(topics, chances, strict=True), key=lambda each: -each[1]))


def _elsewhere(scores: dict[str, np.float32]) -> str | None:
    """What it is instead, unless a topic fits far better."""
    others = {name: score for name, score in scores.items() if name.startswith(OUTSIDE)}
    best = max(others, key=lambda name: others[name], default="")
    if not best or others[best] < LIKE or max(scores.values()) - others[best] > POINTED:
        return None
    return best.removeprefix(OUTSIDE)
