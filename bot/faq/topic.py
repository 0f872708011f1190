"""The nouns of the FAQ: a topic is one answer in one language, with where it comes from and until when it is told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape


@dataclass(frozen=True)
class Source:
    name: str
    year: int
    url: str = ""


@dataclass(frozen=True)
class Topic:
    id: str
    locale: str
    title: str
    short: str
    door: str
    sample: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: date
    review_by: date
    confidence: str
    related: tuple[str, ...]
    html: str
    voice: str = ""

    def stale(self, today: date) -> bool:
        """Past its review day: not told any more until somebody has checked it again."""
        return today > self.review_by

    @property
    def length(self) -> int:
        """Characters as they are seen."""
        return len(unescape(re.sub(r"<[^>]+>", "", self.html)))


@dataclass(frozen=True)
class Faq:
    topics: Mapping[tuple[str, str], Topic]  # by locale and id

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(sorted({topic_id for _, topic_id in self.topics}))

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(sorted({locale for locale, _ in self.topics}))

    def topic(self, locale: str, topic_id: str) -> Topic:
        return self.topics[locale, topic_id]

    def has(self, locale: str, topic_id: str) -> bool:
        return (locale, topic_id) in self.topics

    def of(self, locale: str) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics.values() if topic.locale == locale)
