"""All answers together: no question and no short title twice, nothing unbalanced."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from statistics import median

from bot.faq.rules.fault import Fault
from bot.faq.topic import Faq, Topic

UNBALANCED = 4  # times as many sample questions as usual make one topic swallow the others


def faults(faq: Faq) -> Iterator[Fault]:
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
    promised = {*faq.doors.topics, *(name for _, name in faq.unread)}  # is missed there already
    there = promised.union(faq.ids)
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


def _words(question: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", question).casefold()))
