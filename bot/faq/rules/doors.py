"""The way to every answer: each door, shelf and topic leads somewhere, has its name, and fits on a small phone."""

from collections.abc import Iterator
from typing import Protocol

from bot.faq.doors import FILE
from bot.faq.rules.fault import Fault
from bot.faq.topic import Doors, Faq

FITS = 8  # buttons on a small phone
DANGER = "danger"  # the red shelf


class Words(Protocol):
    """What of the texts has to be known: the languages of the bot, and whether there is a text."""

    locales: tuple[str, ...]

    def has(self, locale: str, key: str) -> bool: ...


def faults(faq: Faq, words: Words) -> Iterator[Fault]:
    if faq.doors.doors:  # else the file could not be read: that is the fault, and all others only follow
        yield from (Fault(str(FILE), text) for text in (*_dead_ends(faq), *_quiet(faq), *_nameless(faq.doors, words)))


def _dead_ends(faq: Faq) -> Iterator[str]:
    doors = faq.doors
    there = {*faq.ids, *(topic for _, topic in faq.unread)}
    yield from (f"{topic} stands on no shelf" for topic in faq.ids if topic not in doors.topics)
    yield from (f"there is no answer {topic}" for topic in sorted(doors.topics - there))
    behind = {shelf for shelves in doors.doors.values() for shelf in shelves}
    yield from (f"shelf {shelf} is behind no door" for shelf in doors.shelves if shelf not in behind)
    yield from (f"there is no shelf {shelf}" for shelf in sorted(behind - doors.shelves.keys()))
    full = {**doors.doors, **doors.shelves}
    yield from (f"{name} leads nowhere" for name in full if not full[name])
    yield from (f"{name} has {len(full[name])} buttons, {FITS} fit" for name in full if len(full[name]) > FITS)


def _quiet(faq: Faq) -> Iterator[str]:
    """Whoever looks among the dangers may be in one: numbers and steps stay there whatever grows old."""
    there = (topic for topic in faq.topics.values() if topic.id in faq.doors.shelves.get(DANGER, ()))
    yield from (
        f"{topic.id} stands on shelf {DANGER}, but not emergency = true" for topic in there if not topic.emergency
    )


def _nameless(doors: Doors, words: Words) -> Iterator[str]:
    keys = (*(f"ask.door.{door}" for door in doors.doors), *(f"ask.shelf.{shelf}" for shelf in doors.shelves))
    for locale in words.locales:
        yield from (f"{key} has no text in locales/{locale}/texts.toml" for key in keys if not words.has(locale, key))
