"""What must hold for the answers together, though each file alone can be read."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from bot.faq.topic import Faq, Topic

LONGEST = 3600  # characters that leave room for the sources in the same message
QUESTIONS = {"id": 8}  # how many sample questions a topic needs to be found
QUESTIONS_ELSEWHERE = 5


def faults(faq: Faq, today: date) -> list[str]:
    """What is wrong with files that can be read: rules between files, and what one message can hold."""
    return [
        f"locales/{topic.locale}/faq/{topic.id}.md: {fault}"
        for topic in faq.topics.values()
        for fault in _faults(faq, topic, today)
    ]


def _faults(faq: Faq, topic: Topic, today: date) -> Iterator[str]:
    needed = QUESTIONS.get(topic.locale, QUESTIONS_ELSEWHERE)
    if len(topic.sample) < needed:
        yield f"{len(topic.sample)} sample questions, {needed} are needed"
    if topic.length > LONGEST:
        yield f"{topic.length} characters, {LONGEST} fit in a message with its sources"
    if topic.review_by <= topic.checked_on:
        yield f"is to be reviewed on {topic.review_by}, before it was checked"
    if topic.stale(today):
        yield f"was to be reviewed by {topic.review_by}"
    yield from (f"is missing in {locale}" for locale in faq.locales if not faq.has(locale, topic.id))
    yield from (f"related topic {other} does not exist" for other in topic.related if other not in faq.ids)
    yield from _shared_questions(faq, topic)


def _shared_questions(faq: Faq, topic: Topic) -> Iterator[str]:
    theirs = {
        _words(question): other.id
        for other in faq.of(topic.locale)
        if other.id != topic.id
        for question in other.sample
    }
    for number, question in enumerate(topic.sample):
        if _words(question) in theirs:
            yield f'"{question}" is also a sample question of {theirs[_words(question)]}'
        if _words(question) in map(_words, topic.sample[:number]):
            yield f'"{question}" stands there twice'


def _words(question: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", question).casefold()))
