"""Reads a text the way the office would: is somebody in danger, what is asked, in which language."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.faq import Faq
from bot.understanding import spelling
from bot.understanding.danger import Patterns, is_danger, read_patterns
from bot.understanding.language import Languages
from bot.understanding.matcher import NEAR, Match, Matcher

NEAREST = 3  # topics shown where none is offered


@dataclass(frozen=True)
class Understanding:
    """`topic` is what would be answered, `offered` what would be asked back; neither: nobody knows, and we don't guess.

    `ranked`: the five nearest topics, whatever the thresholds. `danger`: one of danger.KINDS, or None.
    """

    topic: str | None
    offered: tuple[str, ...]
    ranked: tuple[tuple[str, float], ...]
    danger: str | None
    language: str | None

    @property
    def near(self) -> tuple[str, ...]:
        """What is shown beside "I am not sure": `offered`, else the nearest few, but none that resembles by chance."""
        return self.offered or tuple(topic for topic, score in self.ranked[:NEAREST] if score >= NEAR)


class Reader:
    """Made once, at start, in the main thread."""

    def __init__(self, patterns: Patterns, matcher: Matcher, languages: Languages) -> None:
        self._patterns, self._matcher, self._languages = patterns, matcher, languages

    @classmethod
    def read(cls, home: Path, faq: Faq) -> "Reader":
        return cls(read_patterns(home), Matcher(_samples(faq), spelling.read(home)), Languages())

    def understand(self, text: str) -> Understanding:
        match = self._matcher.match(text)
        return Understanding(match.topic, match.offered, match.ranked, self.danger(text), self.language(text))

    def danger(self, text: str) -> str | None:
        return is_danger(text, self._patterns)

    def topic(self, text: str) -> Match:
        return self._matcher.match(text)

    def language(self, text: str) -> str | None:
        return self._languages.of(text)


def _samples(faq: Faq) -> dict[str, Sequence[str]]:
    """Of all languages together: people mix them."""
    samples: dict[str, list[str]] = defaultdict(list)
    for topic in faq.topics.values():
        samples[topic.id] += [topic.title, *topic.sample]
    return dict(samples)
