"""How an answer is told: each rule with what is just right and what is too much."""

from typing import Any

import pytest

from bot.faq.rules import wording
from tests.faq.sample import NOW, topic

POINT = "<b>id</b> wages."  # of the sound topic


def found(text: str, locale: str = "id") -> list[str]:
    """What is wrong with an answer that says this after its point."""
    return list(wording.errors(topic(locale, html=f"{POINT}\n\n{NOW[locale]}", details=text)))


def words(number: int) -> str:
    return " ".join(["kata"] * number)


@pytest.mark.parametrize("locale", ["id", "en"])
def test_an_answer_as_it_should_be_has_no_fault(locale: str) -> None:
    assert list(wording.errors(topic(locale))) == []


# --- how much ---


@pytest.mark.parametrize(("locale", "needed"), [("id", 8), ("en", 5)])
def test_a_topic_needs_enough_questions_to_be_found(locale: str, needed: int) -> None:
    asked = tuple(map(str, range(needed)))
    assert list(wording.errors(topic(locale, sample=asked))) == []
    assert list(wording.errors(topic(locale, sample=asked[1:]))) == [
        f"{needed - 1} sample questions, {needed} are needed"
    ]


def parts(point: int, first: int, whole: int) -> dict[str, str]:
    """An answer with as many characters as are seen of each: the point, all above the line, all."""
    above = f"<i>{'&amp;' * point}</i>\n\n{NOW['id']}"
    seen = point + len("\n\nYang bisa Anda lakukan sekarang: Tekan Lapor.")
    html = above + (f"\n\n{'b' * (first - seen - 2)}" if first > seen else "")
    return {"html": html, "details": "c" * (whole - max(first, seen) - 2) if whole else ""}


@pytest.mark.parametrize(
    ("sizes", "fault"),
    [
        ((300, 0, 0), ""),
        ((301, 0, 0), "the first paragraph has 301 characters, the point is made in 300"),
        ((9, 1100, 0), ""),
        ((9, 1101, 0), "1101 characters above the line ---, 1100 are read"),
        ((9, 1100, 2900), ""),
        ((9, 1100, 2901), "2901 characters, 2900 fit in a message with its sources"),
    ],
)
def test_an_answer_is_as_long_as_it_is_seen_and_no_longer_than_is_read(sizes: tuple[int, int, int], fault: str) -> None:
    assert list(wording.errors(topic(**parts(*sizes)))) == [fault] * bool(fault)


@pytest.mark.parametrize(
    ("locale", "change", "is_missing"),
    [
        ("id", {}, False),
        ("en", {}, False),
        ("id", {"html": "Satu."}, True),
        ("en", {"html": "One."}, True),
        ("id", {"html": "Satu.", "details": NOW["id"]}, True),  # somewhere below is too late
        ("id", {"html": "Yang bisa Anda lakukan sekarang: lapor."}, True),  # not seen as a heading
        ("id", {"html": f"Satu.\n\n{NOW['en']}"}, True),
    ],
)
def test_what_one_can_do_now_stands_above_the_line(locale: str, change: dict[str, Any], is_missing: bool) -> None:
    faults = [fault for fault in wording.errors(topic(locale, **change)) if "is missing above the line" in fault]
    assert bool(faults) is is_missing


# --- sentences ---


@pytest.mark.parametrize(
    ("point", "fault"),
    [
        (f"{words(14)}.", ""),
        (f"{words(15)}.", '"kata kata kata kata kata kata …" has 15 words, a sentence has 14 at most'),
        (f"{words(10)}. {words(10)}.", ""),
        (f"{words(10)} ({words(10)}) {words(4)}.", ""),
        (f"{words(10)}: {words(10)}; {words(10)}? {words(10)}!", ""),
        (f"{words(10)} No. {words(9)} 7", '"kata kata kata kata kata kata …" has 20 words, a sentence has 14 at most'),
    ],
)
def test_a_sentence_of_the_point_has_fourteen_words_and_brackets_do_not_count(point: str, fault: str) -> None:
    assert list(wording.errors(topic(html=f"{point}\n\n{NOW['id']}"))) == [fault] * bool(fault)


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        (f"{words(22)}.", False),
        (f"{words(23)}.", True),
        (f"{words(22)} ({words(30)}).", False),
        (f"• {words(15)}\n• {words(15)}", False),  # each item alone
        (f"• {words(23)}\n• kata", True),
        (f"<b>{words(12)}</b> {words(11)}", True),
        (f"{words(12)} 1.000.000 {words(12)}", True),  # a dot in a number ends nothing
        (f"{words(12)} Jl. {words(12)}", True),
        (f"{words(10)} – {words(12)}.", False),  # a dash is no word
        (f"{words(10)} gaji/upah e-KTP {words(10)}", False),  # each is one
    ],
)
def test_a_sentence_elsewhere_has_twenty_two_words(text: str, is_long: bool) -> None:
    assert [("a sentence has 22 at most" in fault) for fault in found(text)] == [True] * is_long


def test_above_the_line_too_only_the_point_must_be_shorter() -> None:
    assert list(wording.errors(topic(html=f"{POINT}\n\n{words(22)}.\n\n{NOW['id']}"))) == []


# --- numbers ---


@pytest.mark.parametrize(
    "number",
    [
        "+62 21 2924 4800",
        "+622129244800",
        "+62 8111-129-129",
        "+60 17-668 8032",
        "+852 2157 9537",
        "+886 901 132 000",
        "0800-1000",
        "0800 1000",
        "021-129129",
        "021 2924 4800",
        "(021) 2924 4800",
        "(0451) 421234",
        "0812 3456 7890",
        "0812-3456-7890",
        "0812.3456.7890",
        "081234567890",
    ],
)
def test_a_phone_number_is_found_however_it_is_written(number: str) -> None:
    for text in (f"Telepon {number}.", f"• <b>{number}</b> (kantor)"):
        assert [fault for fault in found(text) if "is a phone number" in fault], text
    assert any("is a phone number" in fault for fault in wording.errors(topic(html=f"Ke {number}.\n\n{NOW['id']}")))


@pytest.mark.parametrize(
    "text",
    [
        "Telepon 1955.",
        "Telepon 1955/110, gratis.",
        "telp 129",
        "Hubungi nomor 1500 dulu.",
        "WhatsApp ke 129",
        "Di Taiwan ketik 1955.",
        "Polisi 110, ambulans 119.",
        "SAPA 129",
        "Call 1955/110.",
        "Dial 999, or phone 112",
        "hotline 1955",
    ],
)
def test_a_short_number_is_found_by_what_is_done_with_it(text: str) -> None:
    assert [fault for fault in found(text) if "is a phone number" in fault]
    assert [fault for fault in wording.errors(topic(title=text)) if "is a phone number" in fault]


@pytest.mark.parametrize(
    "text",
    [
        "Telepon 24 jam.",
        "Menurut polisi 2018, aman.",
        "Nomor 260/2015.",
        "Ketik 1, lalu kirim.",
        "Hubungi 10.000 orang, 100% gratis.",
        "Sejak 2017 sampai 2026.",
        "Rp1.500.000.000 atau Rp 500.000 (data 2025).",
        "NT$29.500, NT$ 20.000 atau 1.700 ringgit.",
        "Tanggal 24-11-2026, 10/8/2022 atau 2026-11-24.",
        "UU 18/2017 Pasal 6 dan Permen P2MI 31/2025.",
        "Pukul 08.00–16.00, 24 jam.",
        "Usia 18–40 tahun, 10–20 kali, 0,5% dan 0.75 persen.",
        "Tahun 2024-2025 dan 2025 2026.",
    ],
)
def test_years_amounts_days_and_laws_are_no_phone_numbers(text: str) -> None:
    assert [fault for fault in found(text) if "is a phone number" in fault] == []


def test_a_page_whose_address_has_many_digits_is_no_phone_number() -> None:
    assert found('Baca <a href="https://example.org/0812345678901">di sini</a>.') == []


# --- abbreviations ---


@pytest.mark.parametrize(
    "text",
    [
        "Datang ke BP3MI (balai pekerja migran). BP3MI buka pagi.",
        "Datang ke balai pekerja migran (BP3MI). BP3MI buka pagi.",
        "BP3MI adalah balai pekerja migran.",
        "BP3MI artinya balai pekerja migran.",
        "BP3MI is a government office.",
        "BP3MI di provinsi Anda (balai pekerja migran).",
        "Datang ke kantor (contohnya BP3MI).",
        "Bawa KTP, KK, HP, dan KTPnya istri ke PT.",
        "Kirim SMS atau WhatsApp, PMI!",
        "Menurut UU 18/2017 dan Permen P2MI 31/2025.",
        "Dalam Peraturan Menteri P2MI Nomor 5.",
        "Anda orang Indonesia.",
    ],
)
def test_an_abbreviation_is_explained_where_it_first_stands_or_known_to_everybody(text: str) -> None:
    assert [fault for fault in found(text) if "is not explained" in fault] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Datang ke BP3MI.", ["BP3MI"]),
        ("Datang ke BP3MI. Nanti BP3MI (balai pekerja migran) menolong.", ["BP3MI"]),  # too late
        ("Datang ke BP3MI. BP3MI buka pagi.", ["BP3MI"]),  # said once
        ("P3MI dan KemenP2MI.", ["P3MI", "KemenP2MI"]),
        ("BP3MI buka pagi.\nBalai (itu namanya).", ["BP3MI"]),  # brackets of another line
        ("Menurut UU yang baru.", ["UU"]),  # no number: no law's name
    ],
)
def test_an_abbreviation_that_is_not_explained_is_named_once(text: str, names: list[str]) -> None:
    faults = [fault for fault in found(text) if "is not explained" in fault]
    assert faults == [f"{name} is not explained" for name in names]


def test_what_is_explained_in_the_point_needs_no_words_in_the_details() -> None:
    assert list(wording.errors(topic(html=f"Ke BP3MI (balai).\n\n{NOW['id']}", details="BP3MI."))) == []
    assert list(wording.errors(topic(html=f"Ke BP3MI.\n\n{NOW['id']}", details="BP3MI (balai)."))) == [
        "BP3MI is not explained"
    ]
