"""The way to every answer: each door, shelf and topic leads somewhere, has its name, and fits on a small phone."""

from collections.abc import Iterator
from typing import Protocol

from bot.faq.doors import FILE
from bot.faq.rules.fault import Fault
from bot.faq.topic import Doors, Faq

FITS = 8  # buttons on a small phone
DANGER = "danger"  # the red shelf
Named = tuple[str, str]  # which name of the file it is about, and what is wrong with it


class Words(Protocol):
    """What of the texts has to be known: the languages of the bot, and whether there is a text."""

    locales: tuple[str, ...]

    def has(self, locale: str, key: str) -> bool: ...


def faults(faq: Faq, words: Words) -> Iterator[Fault]:
    if faq.doors.doors:  # else the file could not be read: that is the fault, and all others only follow
        for name, text in (*_dead_ends(faq), *_quiet(faq), *_nameless(faq.doors, words)):
            yield Fault(str(FILE), text, line=faq.doors.lines.get(name))


def _dead_ends(faq: Faq) -> Iterator[Named]:
    doors = faq.doors
    there = {*faq.ids, *(topic for _, topic in faq.unread)}
    yield from ((topic, f"{topic} stands on no shelf") for topic in faq.ids if topic not in doors.topics)
    yield from ((f'"{topic}"', f"there is no answer {topic}") for topic in sorted(doors.topics - there))
    behind = {shelf for shelves in doors.doors.values() for shelf in shelves}
    yield from ((shelf, f"shelf {shelf} is behind no door") for shelf in doors.shelves if shelf not in behind)
    yield from ((f'"{shelf}"', f"there is no shelf {shelf}") for shelf in sorted(behind - doors.shelves.keys()))
    full = {**doors.doors, **doors.shelves}
    for name, listed in full.items():
        yield from [(name, f"{name} leads nowhere")] * (not listed)
        yield from [(name, f"{name} has {len(listed)} buttons, {FITS} fit")] * (len(listed) > FITS)
        yield from ((name, f"{name} names {each} twice") for each in set(listed) if listed.count(each) > 1)


def _quiet(faq: Faq) -> Iterator[Named]:
    """Whoever looks among the dangers may be in one: numbers and steps stay there whatever grows old."""
    there = (topic for topic in faq.topics.values() if topic.id in faq.doors.shelves.get(DANGER, ()))
    yield from (
        (f'"{topic.id}"', f"{topic.id} stands on shelf {DANGER}, but not emergency = true")
        for topic in there
        if not topic.emergency
    )


def _nameless(doors: Doors, words: Words) -> Iterator[Named]:
    keys = {**{f"ask.door.{door}": door for door in doors.doors}, **{f"ask.shelf.{one}": one for one in doors.shelves}}
    for locale in words.locales:
        missing = (key for key in keys if not words.has(locale, key))
        yield from ((keys[key], f"{key} has no text in locales/{locale}/texts.toml") for key in missing)
