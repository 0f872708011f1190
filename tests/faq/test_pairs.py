"""The two languages of an answer say the same: every fact that may differ by mistake is looked at."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.faq import Faq, Source, Topic, faults
from bot.faq.rules import pairs
from tests.faq.sample import NOW, TODAY, topic, whole, without

OTHER = Source("Another", 2026, "https://example.org/other")


def found(**change: Any) -> list[str]:
    """What is wrong when only the English answer is changed like this."""
    where = "locales/en/faq/wages.md"
    told = list(pairs.faults(whole(topic("en", **change))))
    assert {fault.where for fault in told} <= {where}
    return [fault.text.removesuffix(" differs from the Indonesian answer") for fault in told]


def test_sound_answers_are_alike_and_have_no_fault_at_all() -> None:
    assert found() == []
    assert faults(whole(), TODAY) == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("checked_on", date(2026, 11, 21)),
        ("review_by", date(2027, 5, 21)),
        ("confidence", "medium"),
        ("related", ("another",)),
        ("country", "TW"),
        ("emergency", True),
        ("numbers", True),
        ("voice", True),
    ],
)
def test_a_fact_that_differs_is_named_and_the_same_in_both_not(name: str, value: object) -> None:
    change: dict[str, Any] = {name: value}
    assert found(**change) == [name]
    assert list(pairs.faults(whole(topic("en", **change), topic("id", **change)))) == []


def test_related_topics_stand_in_the_same_order() -> None:
    indonesian = topic("id", related=("a", "b"))
    assert list(pairs.faults(whole(indonesian, topic("en", related=("a", "b"))))) == []
    assert len(list(pairs.faults(whole(indonesian, topic("en", related=("b", "a")))))) == 1


@pytest.mark.parametrize(
    ("sources", "same"),
    [
        (lambda first, second: (first, second), True),
        (lambda first, second: (replace(first, name="Law 18/2017"), second), True),  # names are translated
        (lambda first, second: (second, first), False),  # three are shown
        (lambda first, second: (first,), False),
        (lambda first, second: (first, second, OTHER), False),
        (lambda first, second: (replace(first, url="https://example.org/x"), second), False),
        (lambda first, second: (first, replace(second, year=2025)), False),
    ],
)
def test_sources_are_the_same_in_the_same_order(sources: Any, same: bool) -> None:
    assert found(sources=sources(*topic().sources)) == ([] if same else ["sources"])


@pytest.mark.parametrize(
    ("html", "same"),
    [
        (f"One.\n\n{NOW['en']}", True),
        (f"One\ntwo.\n\n{NOW['en']}", True),
        (f"One.\n\nTwo.\n\n{NOW['en']}", False),
        (f"• One.\n\n{NOW['en']}", False),
        (f"1. One.\n\n{NOW['en']}", False),
    ],
)
def test_above_the_line_there_are_as_many_paragraphs_and_items(html: str, same: bool) -> None:
    assert found(html=html) == ([] if same else ["the number of paragraphs or list items (html)"])


@pytest.mark.parametrize(
    ("details", "differs"),
    [
        ("• one\n• two", []),
        ("1. one\n2. two", []),  # a list with numbers is a list
        ("• one", ["the number of paragraphs or list items (details)"]),
        ("• one\n• two\n\n• more", ["the number of paragraphs or list items (details)"]),
        ("", ["the line ---", "the number of paragraphs or list items (details)"]),
    ],
)
def test_below_the_line_too_and_the_line_stands_in_both(details: str, differs: list[str]) -> None:
    assert found(details=details) == differs


@pytest.mark.parametrize(("missing", "there"), [("en", "id"), ("id", "en")])
def test_an_answer_missing_in_a_language_is_a_fault(missing: str, there: str) -> None:
    (fault,) = pairs.missing(without(missing, "wages"), ("id", "en"))
    assert (fault.where, fault.text) == (f"locales/{missing}/faq/wages.md", f"is missing, and is there in {there}")


def test_a_language_that_is_missing_altogether_is_missed_in_every_answer() -> None:
    only = Faq({key: each for key, each in whole().topics.items() if key[0] == "id"})
    assert [fault.text for fault in pairs.missing(only, ("id", "en"))] == ["is missing, and is there in id"] * 2


def test_an_answer_that_is_there_but_can_not_be_read_is_not_missing() -> None:
    faq = replace(without("en", "wages"), unread=frozenset({("en", "wages")}))
    assert list(pairs.missing(faq, ("id", "en"))) == []


def test_a_figure_of_one_language_only_is_named_with_its_file() -> None:
    said = topic("id", html=f"Gaji Rp5 juta.\n\n{NOW['id']}")
    assert found_in(said, topic("en", html=f"Pay Rp5 million.\n\n{NOW['en']}")) == []
    assert found_in(said, topic("en", html=f"Pay Rp6 million.\n\n{NOW['en']}")) == [
        '"6 million" is not in the Indonesian answer',
        '"5 juta" of the Indonesian answer is missing',
    ]


@pytest.mark.parametrize("part", ["title", "html", "details", "sources"])
def test_figures_are_looked_for_where_they_are_read(part: str) -> None:
    text = f"Umur 18.\n\n{NOW['id']}\n• a"
    value: Any = (Source("Umur 18", 2026),) if part == "sources" else text
    other: Any = (Source("Aged 17", 2026),) if part == "sources" else text.replace("18", "17")
    said = found_in(topic("id", **{part: value}), topic("en", **{part: other}))
    assert said == ['"17" is not in the Indonesian answer', '"18" of the Indonesian answer is missing']


def found_in(main: Topic, english: Topic) -> list[str]:
    return [fault.text for fault in pairs.faults(whole(main, english)) if fault.where == "locales/en/faq/wages.md"]
