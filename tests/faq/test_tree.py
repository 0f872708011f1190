"""Every answer in the tree may be told as it is: no fault, a source and a day, short enough, no number typed in."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from bot import emergency
from bot.addition import NOTE, Addition
from bot.delivery.split import plain, split, visible_length
from bot.dialog.countries import ZONES
from bot.emergency import Reach
from bot.faq import Topic, faults, load
from bot.faq.rules import dates, holes
from bot.faq.topic import NEVER, seen
from bot.old_names import OLD_NAMES
from bot.texts import HOME, Texts
from handlers.addition.shown import Shown

FAQ, BROKEN = load()
TEXTS = Texts()
CONTACTS_FILE = HOME / "locales" / "directory" / "contacts.toml"
CONTACTS = emergency.read(CONTACTS_FILE)
TELEGRAM = 4096
IN_DANGER = ("violence", "sexual-harassment", "trafficking", "scam-compounds", "detained", "emergency-contacts")
locales = pytest.mark.parametrize("locale", ["id", "en"])


def test_no_answer_has_a_fault() -> None:
    """On the day that one was checked last; that none is past its review day today is asked by `make test` itself."""
    day = max(topic.checked_on for topic in FAQ.topics.values())
    errors = [f"{fault.where}: {fault.text}" for fault in faults(FAQ, day) if not fault.warning]
    assert [*map(str, BROKEN), *errors] == []


def test_there_are_answers_in_indonesian_and_english() -> None:
    assert FAQ.locales == ("en", "id")
    assert {topic.id for topic in FAQ.of("id")} == {topic.id for topic in FAQ.of("en")} == set(FAQ.ids) != set()


def test_nobody_taps_in_vain() -> None:
    assert holes(FAQ, TEXTS) == ()


def test_no_more_answers_fall_due_in_one_week_than_somebody_can_read_again() -> None:
    assert list(dates.crowded(FAQ)) == []


def test_only_what_lentera_says_of_itself_never_grows_old() -> None:
    assert {topic.id for topic in FAQ.of("id") if topic.review_by == NEVER} == {"bot-help", "privacy"}


@locales
def test_the_ministry_has_one_name(locale: str) -> None:
    """KemenP2MI; people may ask for KP2MI all the same."""
    told = {topic.id: (topic.title, topic.whole, topic.sources) for topic in FAQ.of(locale)}
    assert [name for name, words in told.items() if re.search(r"\bKP2MI\b", str(words))] == []


@locales
def test_no_two_doors_and_shelves_of_a_language_have_one_name(locale: str) -> None:
    names = [f"ask.door.{door}" for door in FAQ.doors.doors] + [f"ask.shelf.{shelf}" for shelf in FAQ.doors.shelves]
    labels = [TEXTS.label(locale, name) for name in names]
    assert len(FAQ.doors.doors) == 4
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", IN_DANGER)
def test_who_may_be_in_danger_gets_numbers_and_the_red_button(name: str) -> None:
    assert FAQ.topic("id", name).emergency


def test_every_country_an_answer_is_about_is_one_we_know() -> None:
    about = [topic.country for topic in FAQ.of("id") if topic.country]
    assert set(about) <= set(ZONES)
    assert len(set(about)) == len(about) == sum(name.startswith("country-") for name in FAQ.ids)


# --- what is told with it ---


@locales
def test_every_answer_carries_its_sources_and_the_day_it_was_checked(locale: str) -> None:
    """Law 7."""
    for topic in FAQ.of(locale):
        *_, last = plain(TEXTS.render(locale, "ask.answer", topic=topic, reaches=[], notes=[])).split("\n\n")
        day = plain(TEXTS.render(locale, "ask.details", topic=topic)).rpartition("\n\n")[2]
        for line, shown in ((last, topic.sources[:3]), (day, topic.sources)):
            assert re.match(rf"(Dicek|Checked) {topic.checked_on.day} \w+ {topic.checked_on.year}\. ", line), topic.id
            assert [source.name for source in shown if source.name not in line] == [], topic.id


@locales
def test_with_the_longest_numbers_and_two_notes_every_answer_is_one_message(locale: str) -> None:
    lead = max((TEXTS.render(locale, f"old_name.{name}") for name in OLD_NAMES), key=visible_length)
    for topic in FAQ.of(locale):
        reaches = list(_longest_reaches(locale, topic))
        answer = TEXTS.render(locale, "ask.answer", topic=topic, reaches=reaches, notes=[_note()] * 2)
        _is_one_message(f"{lead}\n\n{answer}", topic)


@locales
def test_the_details_of_every_answer_are_one_message(locale: str) -> None:
    for topic in FAQ.of(locale):
        if topic.details:
            _is_one_message(TEXTS.render(locale, "ask.details", topic=topic), topic)


def _is_one_message(text: str, topic: Topic) -> None:
    """Telegram's clients count as UTF-16 does, where an emoji is two; its server counts one."""
    assert split(text) == [text], topic.id
    assert len(plain(text).encode("utf-16-le")) // 2 <= TELEGRAM, topic.id


def _note() -> Shown:
    words = "😀" * 300
    return Shown(Addition(1, NOTE, "desa", 1, "", "", words, "", "", "", "", shown_at=1_800_000_000), "K" * 100)


def _longest_reaches(locale: str, topic: Topic) -> Iterator[Reach]:
    """Of the reader, and of the country that was named in the question or that the answer is about."""
    if topic.numbers or topic.emergency or topic.country:
        yield _longest_reach(locale)
        yield _reach(topic.country) if topic.country else _longest_reach(locale, first=False)


@cache
def _longest_reach(locale: str, first: bool = True) -> Reach:
    countries = [None, "ID", *sorted({contact.country for contact in CONTACTS if contact.country})]
    return max(map(_reach, countries[not first :]), key=lambda reach: _length(locale, reach, first))


def _reach(country: str | None) -> Reach:
    return Reach(country, emergency.numbers(CONTACTS, country))


def _length(locale: str, reach: Reach, first: bool) -> int:
    return visible_length(TEXTS.render(locale, "ask.numbers", reach=reach, first=first))


# --- numbers live in contacts.toml, so that each reader gets those that work from where they are ---


def _numbers() -> set[str]:
    """Also those that were refused: nobody types them in either."""
    rows = tomllib.loads(CONTACTS_FILE.read_text("utf-8")).values()
    return {number for row in rows for number in row.get("number", "").split(" / ") if number}


def _pattern(number: str) -> re.Pattern[str]:
    """A long number by its last seven digits, however they are set apart; a short one as a word of its own."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < 7:
        return re.compile(rf"(?<![\d.,/$-]){digits}(?![\d/%]|[.,-]\d)")
    return re.compile(r"[\s().-]*".join(digits[-7:]) + r"(?!\d)")


NUMBERS = {number: _pattern(number) for number in _numbers()}


def _typed_in(text: str) -> list[str]:
    return sorted(number for number, pattern in NUMBERS.items() if pattern.search(text))


@locales
def test_no_help_number_stands_in_the_text_of_an_answer(locale: str) -> None:
    typed = {topic.id: found for topic in FAQ.of(locale) if (found := _typed_in(f"{topic.title}\n{seen(topic.whole)}"))}
    assert typed == {}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Telepon 0800-1000.", True),
        ("Telepon 08001000, gratis.", True),
        ("dari luar negeri (021) 2924 4800", True),
        ("WhatsApp 0811 1129 129", True),
        ("SAPA 129", True),
        ("Di Taiwan ketik 1955.", True),
        ("Polisi 110, ambulans 119.", True),
        ("Tahun 1995, umur 19, Rp1.129.000.", False),
        ("Batasnya NT$1955 atau 1.110.", False),
    ],
)
def test_a_help_number_is_found_however_it_is_typed(text: str, is_found: bool) -> None:
    assert bool(_typed_in(text)) is is_found
