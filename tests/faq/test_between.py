"""All answers together: none swallows another, and each can be walked to."""

from dataclasses import replace
from typing import Any

import pytest

from bot.faq import Doors, Fault
from bot.faq.rules import between
from tests.faq.sample import DOORS, NAMES, topic, whole

WAGES, PASSPORT = "locales/id/faq/wages.md", "locales/id/faq/passport-withheld.md"


def found(*changed: Any, doors: Doors = DOORS) -> list[Fault]:
    return list(between.faults(whole(*changed, doors=doors)))


def test_sound_answers_have_no_fault() -> None:
    assert found() == []


# --- questions ---


def asking(*more: str, locale: str = "id") -> Any:
    return topic(locale, sample=(*topic(locale).sample, *more))


def test_two_topics_do_not_share_a_question_however_it_is_written() -> None:
    assert set(found(asking("ID passport-withheld  0?!"))) == {
        Fault(PASSPORT, '"id passport-withheld 0" is also a sample question of wages'),
        Fault(WAGES, '"ID passport-withheld  0?!" is also a sample question of passport-withheld'),
    }


def test_a_question_like_another_or_in_another_language_is_no_clash() -> None:
    assert found(asking("id passport-withheld 0 lagi", "en passport-withheld 0")) == []


def test_a_question_stands_once_in_its_file() -> None:
    assert found(asking("A, b?", "a b c")) == []
    assert found(asking("A, b?", "a b")) == [Fault(WAGES, '"a b" stands there twice')]


@pytest.mark.parametrize(("number", "unbalanced"), [(32, False), (33, True)])
def test_a_topic_with_far_more_questions_than_usual_is_a_warning(number: int, unbalanced: bool) -> None:
    one = topic(name="third", sample=tuple(f"id third {each}" for each in range(number)), related=())
    doors = replace(DOORS, shelves={"work": (*NAMES, "third")})
    warning = Fault("locales/id/faq/third.md", "33 sample questions, 8 are usual", warning=True)
    assert found(one, doors=doors) == [warning] * unbalanced


# --- short titles and related topics ---


def test_a_short_title_stands_for_one_topic_in_a_language() -> None:
    twice = "is the short title of 2 topics"
    assert found(topic(short="en wages")) == []  # of the English one
    assert set(found(topic(short="id passport-withheld"))) == {
        Fault(WAGES, f'"id passport-withheld" {twice}'),
        Fault(PASSPORT, f'"id passport-withheld" {twice}'),
    }


@pytest.mark.parametrize(
    ("related", "said"),
    [
        (("passport-withheld",), ""),
        (("nothing",), "related topic nothing does not exist"),
        (("wages",), "is related to itself"),
    ],
)
def test_what_is_related_is_another_topic_that_there_is(related: tuple[str, ...], said: str) -> None:
    assert found(topic(related=related)) == ([Fault(WAGES, said)] if said else [])


def test_a_topic_that_a_shelf_promises_is_missed_there_and_not_again() -> None:
    doors = replace(DOORS, shelves={"work": (*NAMES, "promised")})
    assert found(topic(related=("promised",)), doors=doors) == []
