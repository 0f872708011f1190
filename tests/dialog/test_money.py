"""Numbers and money as people type them."""

from decimal import Decimal

import pytest

from bot.dialog import Refusal
from bot.dialog.money import CODES, SEVERAL, read
from bot.dialog.numerals import read as number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", "3"),
        ("umur 25 tahun", "25"),
        ("1.500", "1500"),
        ("1,500", "1500"),
        ("2.500.000", "2500000"),
        ("2,500,000.50", "2500000.50"),
        ("2,5 juta", "2500000"),
        ("2.5jt", "2500000"),
        ("500rb", "500000"),
        ("500 K", "500000"),
        ("2 juta 500 ribu", "2500000"),
        ("sejuta", "1000000"),
        ("dua ratus ribu", "200000"),
        ("lima juta", "5000000"),
        ("1,5 M", "1500000000"),
        ("1500.50", "1500.50"),
        ("٢٥٠٠", "2500"),
        ("12 menit", "12"),  # the m of minutes is no milliard
    ],
)
def test_a_number_is_read_in_any_usual_way(words: str, value: str) -> None:
    assert number(words) == Decimal(value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "banyak",
        "2-3 juta",
        "2 juta sampai 3 juta",
        "500 ribu 2 juta",
        "2 juta 500",  # 2.000.500 or 2.500.000?
        "1.500 juta",
        "2.5",
        "1.50.000",
        "1.500,000",
        "2 setengah juta",
        "dua belas",
        "-5",
        "081200000000",
        "²",
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_not_guessed(words: str) -> None:
    assert number(words) is None


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("Rp 2.500.000", "2500000", "IDR"),
        ("Rp.2.500.000,-", "2500000", "IDR"),
        ("Rp2.500.000,00", "2500000", "IDR"),
        ("2,5 juta", "2500000", "IDR"),
        ("gaji saya 2 juta per bulan", "2000000", "IDR"),
        ("500rb", "500000", "IDR"),
        ("RM 1500", "1500", "MYR"),
        ("rm1,500.50", "1500.5", "MYR"),
        ("1500 ringgit", "1500", "MYR"),
        ("NT$ 28.590", "28590", "TWD"),
        ("28.590 dolar Taiwan", "28590", "TWD"),
        ("HK$5,100", "5100", "HKD"),
        ("HKD 5000 dolar", "5000", "HKD"),
        ("S$ 700", "700", "SGD"),
        ("2 juta won", "2000000", "KRW"),
        ("1500 riyal", "1500", "SAR"),
        ("1.500 riyal Qatar", "1500", "QAR"),
        ("dirham 2000", "2000", "AED"),
        ("¥180000", "180000", "JPY"),
        ("1200 euro", "1200", "EUR"),
        ("US$ 400", "400", "USD"),
        ("150 dinar kuwait", "150", "KWD"),
    ],
)
def test_an_amount_is_read_with_its_currency(words: str, amount: str, currency: str) -> None:
    assert read(words, "IDR") == {"amount": amount, "currency": currency}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("1500 dolar", "which_currency"),
        ("$ 700", "which_currency"),
        ("C$ 700", "which_currency"),
        ("150 dinar", "which_currency"),
        ("1500 ringgit atau rupiah", "which_currency"),
        ("Rp 5", "not_money"),  # rather 5 million
        ("2,5", "not_money"),
        ("0", "not_money"),
        ("RM 0", "not_money"),
        ("9" * 40, "not_money"),
        ("banyak sekali", "not_money"),
    ],
)
def test_an_unclear_amount_gets_its_reason(words: str, reason: str) -> None:
    assert read(words, "IDR") == Refusal(reason)


def test_without_a_default_the_currency_must_be_named() -> None:
    assert read("1.500", None) == Refusal("which_currency")
    assert read("RM 1.500", None) == {"amount": "1500", "currency": "MYR"}


def test_every_name_of_a_currency_is_understood() -> None:
    for name, code in CODES.items():
        expected = {"amount": "7000", "currency": code} if code != SEVERAL else Refusal("which_currency")
        assert read(f"7000 {name}", "IDR") == expected, name
        assert read(f"{name}7000", "IDR") == expected, name
