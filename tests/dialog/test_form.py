"""A form as data."""

import pytest

from bot.dialog import Choice, Field, Form, Text, keys
from tests.dialog.sample import OFFER, REPORT


@pytest.mark.parametrize("name", ["preview", "title", "Place", "a:b", "", "2nd", "a b"])
def test_a_field_with_an_impossible_name_is_refused_when_the_form_is_written(name: str) -> None:
    with pytest.raises(ValueError, match="can't be named"):
        Form("report", (Field(name, Text()),))


@pytest.mark.parametrize("option", ["ask", "label", "a:b", ""])
def test_so_is_an_impossible_option(option: str) -> None:
    with pytest.raises(ValueError, match="can't be named"):
        Form("report", (Field("kind", Choice("other", option)),))


def test_so_is_what_does_not_fit_on_a_button() -> None:
    with pytest.raises(ValueError, match="too long for a button"):
        Form("report", (Field("kind", Choice("x" * 40)),))


def test_so_are_two_fields_of_one_name() -> None:
    with pytest.raises(ValueError, match="two fields"):
        Form("report", (Field("place", Text()), Field("place", Text())))


def test_a_form_names_the_texts_it_needs() -> None:
    assert {
        "report.title",
        "report.category.ask",
        "report.category.label",
        "report.category.unpaid_wages",
        "form.country",
        "form.noted",
        "form.refused.no_such_date",
    } <= keys(REPORT)
    assert "form.noted" not in keys(OFFER)
    assert "report.country.MY" not in keys(REPORT)
