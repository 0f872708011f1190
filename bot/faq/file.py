"""Reads one file of the FAQ: the facts about an answer between two lines +++, and below them the answer."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bot.dialog.countries import COUNTRIES
from bot.faq.answer import NotTold, telegram_html
from bot.faq.doors import read_doors
from bot.faq.rules import Words, holes
from bot.faq.topic import NEVER, OURSELVES, Doors, Faq, Source, Topic
from bot.shipped import HOME, Faulty, lines_of, table, text_of

CONFIDENCE = ("high", "medium", "low")
A_DAY = "must be a day, as in 2026-11-24"
BUTTON = 26  # characters that a button of a small phone shows
FOLD = re.compile(r"^---\n", re.MULTILINE)  # above it what is told first, below it the details


def read(home: Path = HOME, words: Words | None = None) -> Faq:
    """All answers. Raises the first Faulty; with the texts of the bot also for what would be tapped in vain."""
    faq, broken = load(home)
    if broken:
        raise broken[0]
    for hole in holes(faq, words) if words else ():
        raise hole.error
    return faq


def load(home: Path = HOME) -> tuple[Faq, tuple[Faulty, ...]]:
    """The answers that can be told, and what is wrong with each file that can't."""
    topics: dict[tuple[str, str], Topic] = {}
    broken: list[Faulty] = []
    for path in sorted(home.glob("locales/*/faq/*.md")):
        try:
            topic = _topic(path)
            topics[topic.locale, topic.id] = topic
        except Faulty as error:
            broken.append(error)
    unread = frozenset((error.path.parts[-3], error.path.stem) for error in broken)
    return Faq(topics, _doors(home, broken), unread), tuple(broken)


def _doors(home: Path, broken: list[Faulty]) -> Doors:
    try:
        return read_doors(home)
    except Faulty as error:
        broken.append(error)
        return Doors()


def _topic(path: Path) -> Topic:
    parts = re.fullmatch(r"\+\+\+\n(.*?\n)\+\+\+\n(.*)", text_of(path), re.DOTALL)
    if not parts:
        raise Faulty(path, "must begin with a line +++, the facts about the answer and another line +++", 1)
    facts, answer = parts.groups()
    fields = _fields(path, facts)
    first, *further = FOLD.split(answer, maxsplit=1)
    above = facts.count("\n") + 2
    html = _html(path, first, above)
    details = _html(path, further[0], above + first.count("\n") + 1) if further else ""
    fields["sample"] = (*fields["sample"], *_further(path.with_suffix(".txt")))
    topic = Topic(id=path.stem, locale=path.parts[-3], html=html, details=details, **{"review_by": NEVER} | fields)
    if topic.review_by == NEVER and not topic.own:
        raise Faulty(path, f"review_by is missing; only an answer whose one source is {OURSELVES} needs none", 1)
    return topic


def _further(path: Path) -> tuple[str, ...]:
    """More sample questions, one a line, in a file of their own beside the answer: `<topic>.txt`. What one language
    has, the others must have."""
    wanted = any(path.parent.parent.parent.glob(f"*/faq/{path.name}"))
    return tuple(lines_of(path).values()) if wanted else ()


def _fields(path: Path, facts: str) -> dict[str, Any]:
    try:
        told = table(path, "\n" + facts)  # the line +++ counts, so that the line named in an error is the file's
    except Faulty as error:
        name = facts.split("\n")[error.line - 2].partition("=")[0].strip() if error.line else ""
        raise Faulty(path, f"{name} {A_DAY}", error.line) if FIELDS.get(name) is _day else error from None
    missing = FIELDS.keys() - OPTIONAL - told.keys()
    if missing:
        raise Faulty(path, f"{', '.join(sorted(missing))} is missing", 1)
    return {name: _field(path, facts, name, value) for name, value in told.items()}


def _field(path: Path, facts: str, name: str, value: Any) -> Any:
    try:
        return FIELDS.get(name, _unknown)(value)
    except ValueError as error:
        raise Faulty(path, f"{name} {error}", _line(facts, name)) from None


def _line(facts: str, name: str) -> int:
    begins = re.compile(rf"\W*{re.escape(name)}\b")
    return next((number for number, line in enumerate(facts.split("\n"), 2) if begins.match(line)), 1)


def _html(path: Path, answer: str, above: int) -> str:
    if not answer.strip():
        raise Faulty(path, "the answer is missing", above)
    try:
        return telegram_html(answer)
    except NotTold as refused:
        raise Faulty(path, str(refused), above + refused.line) from None


# --- how each fact is read: a ValueError says what it must be ---


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text")
    return value.strip()


def _short(value: Any) -> str:
    if len(_text(value)) > BUTTON:
        raise ValueError(f"has {len(_text(value))} characters, a button shows {BUTTON}")
    return _text(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list of texts")
    return tuple(_text(each) for each in value)


def _country(value: Any) -> str:
    if _text(value) not in COUNTRIES:
        raise ValueError("must be the two letters of a country, as in TW")
    return _text(value)


def _countries(value: Any) -> tuple[str, ...]:
    return tuple(_country(each) for each in _texts(value))


def _yes(value: Any) -> bool:
    if value is not True:
        raise ValueError("must be true, or left out")
    return True


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(A_DAY)
    return value


def _sources(value: Any) -> tuple[Source, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("must name at least one source")
    return tuple(_source(each) for each in value)


def _source(value: Any) -> Source:
    match value:
        case {"name": str(name), "year": int(year), **more} if more.keys() <= {"url"}:
            return Source(_text(name), year, _url(more.get("url", "")))
    raise ValueError('must look like {name = "UU 18/2017", year = 2017, url = "https://…"}; the url may be missing')


def _url(value: Any) -> str:
    if value and not re.match(r"https?://\S+$", str(value)):
        raise ValueError("must have a web address as url")
    return str(value)


def _unknown(_: Any) -> Any:
    raise ValueError(f"is none of {', '.join(FIELDS)}")


def _one_of(words: tuple[str, ...]) -> Callable[[Any], str]:
    def read_word(value: Any) -> str:
        if value not in words:
            raise ValueError(f"must be one of {', '.join(words)}")
        return str(value)

    return read_word


FIELDS: dict[str, Callable[[Any], Any]] = {
    "title": _text,
    "short": _short,
    "sample": _texts,
    "sources": _sources,
    "checked_on": _day,
    "review_by": _day,
    "confidence": _one_of(CONFIDENCE),
    "related": _texts,
    "country": _country,
    "emergency": _yes,
    "asked_calmly": _yes,
    "countries": _countries,
    "numbers": _yes,
    "lines": _texts,
    "voice": _yes,
}
OPTIONAL = {"review_by", "country", "countries", "emergency", "asked_calmly", "numbers", "lines", "voice"}
