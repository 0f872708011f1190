"""The nouns of the FAQ: a topic is one answer in one language, with where it comes from and until when it is told."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import unescape

NEVER = date.max  # the review day of an answer that never grows old
OURSELVES = "Lentera"  # the one source that never grows old: what is told of it changes together with it
NOW = {"id": "Yang bisa Anda lakukan sekarang", "en": "What you can do now"}  # the heading, in each language


@dataclass(frozen=True)
class Source:
    name: str
    year: int
    url: str = ""


@dataclass(frozen=True)
class Topic:
    """`html` is what is told first, `details` what [Selengkapnya] opens besides ("": nothing more to say).

    `country` is the ISO code of the land the answer is about; `countries` are those it tells of among others.
    `numbers`: help numbers stand under it. `lines`: help numbers (ids of the directory) that stand there whatever else
    does. `emergency`: whoever reads it may be in danger, so numbers and the red button stand there. `asked_calmly`:
    all the same its questions ask for rights or addresses; they are no cries. `voice`: an officer may record it.
    `review_by` is NEVER for an answer of our own.
    """

    id: str
    locale: str
    title: str
    short: str
    sample: tuple[str, ...]
    sources: tuple[Source, ...]
    checked_on: date
    review_by: date
    confidence: str
    related: tuple[str, ...]
    html: str
    details: str = ""
    country: str = ""
    emergency: bool = False
    asked_calmly: bool = False
    countries: tuple[str, ...] = ()
    numbers: bool = False
    lines: tuple[str, ...] = ()
    voice: bool = False

    def stale(self, today: date) -> bool:
        """Past its review day: not told any more until somebody has checked it again."""
        return today > self.review_by

    @property
    def own(self) -> bool:
        """Tells how Lentera itself works, and nothing else."""
        return all(source.name == OURSELVES and not source.url for source in self.sources)

    @property
    def whole(self) -> str:
        return f"{self.html}\n\n{self.details}" if self.details else self.html

    @property
    def point(self) -> str:
        """The first paragraph, as it is seen."""
        return seen(self.html.partition("\n\n")[0])

    @property
    def now(self) -> str:
        """What one can do now, with which the first part ends; it holds without a date."""
        _, heading, steps = self.html.partition(f"<b>{NOW.get(self.locale, '')}:</b>")
        return heading + steps

    @property
    def length(self) -> int:
        """Characters of the whole answer as they are seen."""
        return len(seen(self.whole))

    @property
    def print(self) -> str:
        """Changes with every change of the text: whatever was made from an older text is of yesterday."""
        return hashlib.sha256(f"{self.title}\n{self.whole}".encode()).hexdigest()[:16]


def seen(html: str) -> str:
    """Telegram's HTML as it is seen."""
    return unescape(re.sub(r"<[^>]+>", "", html))


@dataclass(frozen=True)
class Doors:
    """How one walks to a topic: a door, a shelf behind it, a topic on the shelf. A shelf may stand behind two doors."""

    doors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # door -> shelves
    shelves: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # shelf -> topics
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)  # of the file: work = …, or "work" in a list

    @property
    def topics(self) -> frozenset[str]:
        return frozenset(topic for shelf in self.shelves.values() for topic in shelf)


@dataclass(frozen=True)
class Faq:
    topics: Mapping[tuple[str, str], Topic]  # by locale and id
    doors: Doors = field(default_factory=Doors)
    unread: frozenset[tuple[str, str]] = frozenset()  # there, but can't be told: said once, not missed besides

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

    def on(self, locale: str, shelf: str) -> tuple[Topic, ...]:
        """The topics on a shelf that there are in this language, in the shelf's order."""
        names = self.doors.shelves.get(shelf, ())
        return tuple(self.topics[locale, name] for name in names if self.has(locale, name))
