"""Until when an answer may be told, and when somebody is reminded to check it again."""

from datetime import date, timedelta

import pytest

from bot.faq import Faq, Fault, Source, faults
from bot.faq.rules import dates
from bot.faq.topic import NEVER
from tests.faq.sample import NOW, TODAY, topic, whole

HALF_A_YEAR, A_YEAR = 184, 366


def in_days(number: int) -> date:
    return TODAY + timedelta(number)


def held(days: int, details: str = "") -> list[str]:
    """What is wrong with an answer that was checked today and is to be checked again after so many days."""
    return list(dates.errors(topic(checked_on=TODAY, review_by=in_days(days), details=details), TODAY))


def test_a_sound_answer_has_neither_error_nor_warning() -> None:
    assert list(dates.errors(topic(), TODAY)) == []
    assert list(dates.warnings(topic(), TODAY)) == []


def test_past_its_review_day_an_answer_is_an_error_and_on_it_not() -> None:
    assert list(dates.errors(topic(review_by=TODAY), TODAY)) == []
    assert list(dates.errors(topic(review_by=in_days(-1)), TODAY)) == [f"was to be reviewed by {in_days(-1)}"]


def test_what_was_checked_on_a_day_to_come_is_a_warning() -> None:
    """No error: the clock of this machine may be wrong."""
    assert list(dates.warnings(topic(checked_on=TODAY), TODAY)) == []
    assert list(dates.errors(topic(checked_on=in_days(1)), TODAY)) == []
    assert list(dates.warnings(topic(checked_on=in_days(1)), TODAY)) == [
        f"was checked on {in_days(1)}, a day that has not come yet"
    ]


def test_an_answer_holds_a_day_at_least() -> None:
    assert held(1) == []
    assert held(0) == [f"is to be reviewed on {TODAY}, before it was checked"]


def test_law_holds_a_year_and_figures_half_of_it() -> None:
    assert held(A_YEAR) == []
    assert held(A_YEAR + 1) == [f"is to be reviewed only after {A_YEAR + 1} days; law holds a year"]
    assert held(HALF_A_YEAR, "Biayanya Rp5.000.") == []
    assert held(HALF_A_YEAR + 1, "Biayanya Rp5.000.") == [
        f'is to be reviewed only after {HALF_A_YEAR + 1} days, though "Rp5" is a figure; those hold half a year'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rp5.000",
        "Rp 5 juta",
        "RM 1.700",
        "S$800",
        "NT$29.500",
        "HK$5,100",
        "B$ 20",
        "SAR 90",
        "EUR 2.800",
        "€100",
        "1.500 riyal",
        "20.000 won",
        "50.000 rupiah",
        "700 ringgit",
        "20.000 dolar Taiwan",
        "20%",
        "30 persen",
        "30 per cent",
        "pukul 8",
        "jam 08.00",
        "08.00–16.00",
        "08:00-16:00",
    ],
)
def test_prices_shares_and_hours_of_the_day_are_figures(text: str) -> None:
    assert len(held(A_YEAR, text)) == 1
    assert held(HALF_A_YEAR, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "UU 18/2017 Pasal 6 ayat 2",
        "sejak tahun 2017",
        "umur 18 tahun",
        "kontrak 2 tahun",
        "24 jam",
        "dalam 3 hari",
        "beberapa persen",
        "bayar dengan rupiah",
        "P3MI dan SIP2MI",
    ],
)
def test_years_ages_and_articles_are_none(text: str) -> None:
    assert held(A_YEAR, text) == []


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        (-1, False),  # that is an error, not both
        (0, True),
        (29, True),  # withheld on the 30th day from now
        (30, False),  # on the 31st
        (31, False),
    ],
)
def test_a_month_before_it_is_withheld_somebody_is_warned(days: int, warned: bool) -> None:
    told = [f"is to be reviewed by {in_days(days)}"] if warned else []
    assert list(dates.warnings(topic(review_by=in_days(days)), TODAY)) == told


def test_a_warning_is_no_error_and_comes_after_all_errors() -> None:
    soon = [topic(locale, "wages", review_by=in_days(7)) for locale in ("en", "id")]
    late = [topic(locale, "passport-withheld", review_by=in_days(-1)) for locale in ("en", "id")]
    found = faults(whole(*soon, *late), TODAY)
    assert [(fault.where, fault.warning) for fault in found] == [
        ("locales/en/faq/passport-withheld.md", False),
        ("locales/id/faq/passport-withheld.md", False),
        ("locales/en/faq/wages.md", True),
        ("locales/id/faq/wages.md", True),
    ]


# --- what never grows old ---


LENTERA = (Source("Lentera", 2026),)


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ("Dihapus sesudah 90 hari.", ""),  # by us
        ("Biayanya Rp5.000.", "Rp5"),
        ("Menurut UU 27/2022.", "2022"),
    ],
)
def test_what_never_grows_old_names_no_price_and_no_year(details: str, said: str) -> None:
    own = topic(review_by=NEVER, sources=LENTERA, details=details)
    assert list(dates.errors(own, TODAY)) == [f'is without a review_by, but "{said}" may change'] * bool(said)
    assert list(dates.warnings(own, TODAY)) == []


def test_an_answer_about_lentera_may_have_a_review_day_all_the_same() -> None:
    assert list(dates.errors(topic(sources=LENTERA), TODAY)) == []


# --- what is told past the review day too ---


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("Ketik /darurat.", ""),
        ("Panggil polisi dalam 24 jam.", ""),
        ("Biayanya Rp5.000.", "Rp5"),
        ("Menurut aturan 2025.", "2025"),
    ],
)
def test_the_steps_in_danger_hold_without_a_date(now: str, said: str) -> None:
    html = f"Rp7.000 (2026).\n\n{NOW['id']}\n{now}"
    fault = f'what one can do now is told past the review day too, but "{said}" may change'
    assert list(dates.errors(topic(html=html, emergency=True), TODAY)) == ([fault] if said else [])
    assert list(dates.errors(topic(html=html), TODAY)) == []


# --- not all at once ---


def due_on(*days: date) -> Faq:
    names = (f"topic-{number}" for number in range(len(days)))
    return Faq({("id", name): topic(name=name, review_by=day) for name, day in zip(names, days, strict=True)})


MONDAY = date(2027, 5, 17)


@pytest.mark.parametrize(
    ("days", "is_crowded"),
    [
        ([MONDAY] * 8, False),
        ([MONDAY] * 9, True),
        ([MONDAY] * 5 + [MONDAY + timedelta(6)] * 4, True),
        ([MONDAY] * 5 + [MONDAY + timedelta(7)] * 4, False),
        ([MONDAY] * 8 + [NEVER] * 9, False),
    ],
)
def test_more_answers_due_in_a_week_than_somebody_can_read_again_are_a_warning(
    days: list[date], is_crowded: bool
) -> None:
    text = "9 answers are to be reviewed in the week of 2027-05-17; 8 can be read again in one"
    assert list(dates.crowded(due_on(*days))) == [Fault("locales/id/faq", text, warning=True)] * is_crowded


def test_an_answer_counts_once_and_not_in_each_language() -> None:
    both = {(each, f"topic-{n}"): topic(each, f"topic-{n}") for each in ("id", "en") for n in range(8)}
    assert list(dates.crowded(Faq(both))) == []
