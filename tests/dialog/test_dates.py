"""Days as people write them."""

from datetime import date

import pytest

from bot.dialog import Refusal
from bot.dialog.dates import DAYS, MONTHS, read
from tests.dialog.sample import TODAY  # Wednesday, 25 November 2026


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hari ini", "2026-11-25"),
        ("Besok", "2026-11-26"),
        ("lusa", "2026-11-27"),
        ("kemarin", "2026-11-24"),
        ("kemarin lusa", "2026-11-23"),
        ("tomorrow", "2026-11-26"),
        ("12-3-2027", "2027-03-12"),
        ("12/3/27", "2027-03-12"),
        ("12.03.2027", "2027-03-12"),
        ("12 03 2027", "2027-03-12"),
        ("2027-03-12", "2027-03-12"),
        ("12/3/85", "1985-03-12"),
        ("12 Maret 2027", "2027-03-12"),
        ("12 mar 2027", "2027-03-12"),
        ("12mar27", "2027-03-12"),
        ("12 maret '27", "2027-03-12"),
        ("tgl 12 Maret tahun 2027", "2027-03-12"),
        ("Jumat, 12 Maret 2027", "2027-03-12"),
        ("hari Minggu tanggal 14 Maret 2027", "2027-03-14"),
        ("Minggu 14 maret 2027", "2027-03-14"),
        ("12th March 2027", "2027-03-12"),
        ("March 12, 2027", "2027-03-12"),
        ("sejak 5 agt 2025", "2025-08-05"),
        ("2 hari lagi", "2026-11-27"),
        ("2 minggu yang lalu", "2026-11-11"),
        ("seminggu lalu", "2026-11-18"),
        ("sebulan lagi", "2026-12-25"),
        ("3 bulan lalu", "2026-08-25"),
        ("9 bulan lalu", "2026-02-25"),
        ("setahun yang lalu", "2025-11-25"),
        ("2 days ago", "2026-11-23"),
        ("akhir bulan", "2026-11-30"),
        ("akhir bulan depan", "2026-12-31"),
        ("akhir tahun", "2026-12-31"),
        ("end of the month", "2026-11-30"),
        ("tanggal 5 bulan depan", "2026-12-05"),
        ("Senin depan", "2026-11-30"),
        ("Senin lalu", "2026-11-23"),
        ("Jum'at depan", "2026-11-27"),
        ("next monday", "2026-11-30"),
        ("hari minggu depan", "2026-11-29"),
        ("29-2-2028", "2028-02-29"),
        ("١٢/٣/٢٠٢٧", "2027-03-12"),
    ],
)
def test_a_day_is_read_in_any_usual_way(words: str, day: str) -> None:
    assert read(words, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("words", "nearest", "future", "past"),
    [
        ("12 Maret", "2027-03-12", "2027-03-12", "2026-03-12"),
        ("12/9", "2026-09-12", "2027-09-12", "2026-09-12"),
        ("25 November", "2026-11-25", "2026-11-25", "2026-11-25"),
        ("tanggal 5", "2026-12-05", "2026-12-05", "2026-11-05"),
        ("Senin", "2026-11-23", "2026-11-30", "2026-11-23"),
        ("Maret 12", "2027-03-12", "2027-03-12", "2026-03-12"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_the_next_or_the_last(
    words: str, nearest: str, future: str, past: str
) -> None:
    assert read(words, TODAY) == date.fromisoformat(nearest)
    assert read(words, TODAY, future=True) == date.fromisoformat(future)
    assert read(words, TODAY, past=True) == date.fromisoformat(past)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("31 Februari", "no_such_date"),
        ("30-2-2027", "no_such_date"),
        ("29 feb 2027", "no_such_date"),
        ("12/13/2027", "no_such_date"),
        ("tanggal 45", "no_such_date"),
        ("0/0/2027", "no_such_date"),
        ("999 tahun lagi", "no_such_date"),
        ("12", "not_date"),  # a day of which month?
        ("Maret", "not_date"),
        ("Maret 2027", "not_date"),
        ("Maret 27", "not_date"),  # the year or the day?
        ("minggu depan", "not_date"),  # Sunday or next week?
        ("10:30", "not_date"),
        ("1,5", "not_date"),
        ("2,5 juta", "not_date"),
        ("2027", "not_date"),
        ("0812-0000-0000", "not_date"),
        ("tidak tahu", "not_date"),
        ("12²/3", "not_date"),
        ("", "not_date"),
    ],
)
def test_what_is_no_day_gets_its_reason(words: str, reason: str) -> None:
    refusal = read(words, TODAY)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason


def test_a_day_out_of_bounds_gets_its_reason() -> None:
    assert read("kemarin", TODAY, future=True) == Refusal("date_past", {"example": "2026-11-25"})
    assert read("1-1-2027", TODAY, past=True) == Refusal("date_future", {"example": "2026-11-25"})
    assert read("hari ini", TODAY, past=True, future=True) == TODAY


def test_every_name_of_a_month_is_understood() -> None:
    for number, names in enumerate(MONTHS, start=1):
        for name in names.split():
            assert read(f"3 {name} 2027", TODAY) == date(2027, number, 3), name


def test_every_word_for_a_day_near_is_understood() -> None:
    assert {words: read(words, TODAY) for words in DAYS if isinstance(read(words, TODAY), Refusal)} == {}


def test_a_month_counted_on_from_its_last_day_ends_on_the_last_day() -> None:
    assert read("sebulan lagi", date(2027, 1, 31)) == date(2027, 2, 28)
