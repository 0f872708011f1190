"""The figures of an answer, as both languages write them: Rp2.500.000 is Rp2.5 million, 12 bulan are twelve months."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

THOUSANDS = {"id": "."}  # what stands between thousands; elsewhere a comma does
SCALES = {
    "ribu": 1_000,
    "thousand": 1_000,
    "juta": 1_000_000,
    "million": 1_000_000,
    "miliar": 1_000_000_000,
    "billion": 1_000_000_000,
    "triliun": 1_000_000_000_000,
    "trillion": 1_000_000_000_000,
}
WORDS = {
    "id": "satu, dua, tiga, empat, lima, enam, tujuh, delapan, sembilan, sepuluh, sebelas, dua belas",
    "en": "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve",
}
MONTHS = {
    "id": "Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember",
    "en": "January, February, March, April, May, June, July, August, September, October, November, December",
}
NOT_MORE = "(?! (?:belas|puluh|ratus|ribu|juta|hundred|thousand|million))"
LOOSE = {"1", "2"}  # said in many ways: "sebulan", "a month", "once"; "dua-duanya", "both"
NONE = re.compile(r"^\d+\. |\b[A-Z]+\d[A-Z]+\b", re.MULTILINE)  # an item of a list, P3MI
DIGITS = re.compile(rf"\d+(?:[.,:]\d+)*(?: (?:{'|'.join(SCALES)})\b)?")


def only_here(locale: str, text: str, other: str, there: str) -> Iterator[str]:
    """The figures of a text that its other language has not, as they are written."""
    known = {value for value, _ in (*_numbers(other, there), *_months(other, there), *_words(other, there))}
    bare = _names(WORDS, locale)
    plain = ((value, word) for value, word in _words(locale, text) if word in bare and value not in LOOSE)
    here = (*_numbers(locale, text), *_months(locale, text), *plain)
    yield from (written for value, written in here if value not in {*known, "1"})


def _numbers(locale: str, text: str) -> Iterator[tuple[str, str]]:
    """Each with its value."""
    yield from ((_value(locale, found[0]), found[0]) for found in DIGITS.finditer(NONE.sub("", text)))


def _value(locale: str, written: str) -> str:
    """Half past eight is 8.3 here: in both languages, or something is wrong."""
    number, _, scale = written.partition(" ")
    bare = re.sub(rf"{re.escape(THOUSANDS.get(locale, ','))}(?=\d{{3}}(?!\d))", "", number)
    parts = re.split("[.,:]", bare)
    if len(parts) > 2:  # a day in figures
        return ".".join(parts)
    return format((Decimal(".".join(parts)) * SCALES.get(scale, 1)).normalize(), "f")


def _months(locale: str, text: str) -> Iterator[tuple[str, str]]:
    """Beside a day or a year: elsewhere "may" is no month."""
    for number, name in enumerate(_names(MONTHS, locale), 1):
        yield from ((f"month {number}", name) for _ in re.finditer(rf"(?<=\d ){name}\b|\b{name}(?= \d)", text))


def _words(locale: str, text: str) -> Iterator[tuple[str, str]]:
    """Also "ketiganya"; but not the two of "dua puluh"."""
    for number, name in enumerate(_names(WORDS, locale), 1):
        for found in re.finditer(rf"\b(?:ke)?{name}(?:nya)?\b{NOT_MORE}", text, re.IGNORECASE):
            yield str(number), found[0]


def _names(table: Mapping[str, str], locale: str) -> list[str]:
    return table[locale].split(", ") if locale in table else []
