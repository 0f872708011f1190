"""All answers together: no question and no short title twice, nothing unbalanced, every topic behind a door."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from statistics import median

from bot.faq.doors import FILE
from bot.faq.rules.fault import Fault
from bot.faq.topic import Faq, Topic

FITS = 8  # buttons on a small phone
UNBALANCED = 4  # times as many sample questions as usual make one topic swallow the others


def faults(faq: Faq) -> Iterator[Fault]:
    yield from _doors(faq)
    for locale in faq.locales:
        topics = faq.of(locale)
        usual = median(len(topic.sample) for topic in topics)
        asked = _asked(topics)
        shorts = Counter(topic.short for topic in topics)
        for topic in topics:
            where = f"locales/{locale}/faq/{topic.id}.md"
            yield from (Fault(where, text) for text in _clashes(topic, asked, shorts, faq))
            if len(topic.sample) > UNBALANCED * usual:
                yield Fault(where, f"{len(topic.sample)} sample questions, {usual:g} are usual", warning=True)


def _clashes(topic: Topic, asked: dict[tuple[str, ...], list[str]], shorts: Counter[str], faq: Faq) -> Iterator[str]:
    if shorts[topic.short] > 1:
        yield f'"{topic.short}" is the short title of {shorts[topic.short]} topics'
    there = faq.doors.topics.union(faq.ids)  # what a shelf promises is missed there already
    yield from (f"related topic {other} does not exist" for other in topic.related if other not in there)
    if topic.id in topic.related:
        yield "is related to itself"
    for number, question in enumerate(topic.sample):
        others = [other for other in asked[_words(question)] if other != topic.id]
        if others:
            yield f'"{question}" is also a sample question of {others[0]}'
        if _words(question) in map(_words, topic.sample[:number]):
            yield f'"{question}" stands there twice'


def _asked(topics: tuple[Topic, ...]) -> dict[tuple[str, ...], list[str]]:
    asked: dict[tuple[str, ...], list[str]] = {}
    for topic in topics:
        for question in topic.sample:
            asked.setdefault(_words(question), []).append(topic.id)
    return asked


def _doors(faq: Faq) -> Iterator[Fault]:
    doors, where = faq.doors, str(FILE)
    yield from (Fault(where, f"{topic} stands on no shelf") for topic in faq.ids if topic not in doors.topics)
    yield from (Fault(where, f"there is no answer {topic}") for topic in sorted(doors.topics - set(faq.ids)))
    behind = {shelf for shelves in doors.doors.values() for shelf in shelves}
    yield from (Fault(where, f"shelf {shelf} is behind no door") for shelf in doors.shelves if shelf not in behind)
    yield from (Fault(where, f"there is no shelf {shelf}") for shelf in sorted(behind - doors.shelves.keys()))
    full = {**doors.doors, **doors.shelves}
    yield from (
        Fault(where, f"{name} has {len(full[name])} buttons, {FITS} fit") for name in full if len(full[name]) > FITS
    )


def _words(question: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", question).casefold()))
