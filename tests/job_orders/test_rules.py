"""The rules of a job order: when it is open, what is asked anew, and that no number is doubted."""

from datetime import date
from typing import Any

import pytest

from bot.job_order import FORM, JobOrder, without_past
from bot.message import Incoming
from tests.job_orders.ways import ANSWERS


@pytest.mark.parametrize(
    ("changes", "today", "is_open"),
    [
        ({}, date(2026, 12, 19), True),
        ({}, date(2026, 12, 20), True),
        ({}, date(2026, 12, 21), False),
        ({"confirmed_at": None}, date(2026, 12, 1), False),
        ({"withdrawn_at": 5}, date(2026, 12, 1), False),
    ],
)
def test_a_job_order_is_open_from_its_confirmation_to_its_closing_date(
    changes: dict[str, Any], today: date, is_open: bool
) -> None:
    order = JobOrder("JO-1234", "p4mi-contoh", 300, ANSWERS, **{"confirmed_at": 1, **changes})
    assert order.open(today) is is_open


def test_only_a_closing_date_that_passed_is_taken_out() -> None:
    assert without_past(ANSWERS, date(2026, 12, 20)) is None
    left = without_past(ANSWERS, date(2026, 12, 21))
    assert left == {name: value for name, value in ANSWERS.items() if name != "closing"}


def test_no_number_is_checked_against_a_pattern() -> None:
    """How SIP3MI and SIP2MI numbers are built is not known."""
    for name in ("licence", "permit", "notice"):
        for words in ("123", "SIP/1-A.2", "nomor tiga"):
            assert FORM.field(name).kind.parse(Incoming(1, 1, text=words), date(2026, 11, 23)) == words
