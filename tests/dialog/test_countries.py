"""Countries as people name them."""

from zoneinfo import ZoneInfo

import pytest

from bot.dialog.countries import CODES, COUNTRIES, USUAL, ZONES, abroad, find, flag


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Malaysia", "MY"),
        ("malay", "MY"),
        ("KL", "MY"),
        ("di Johor Bahru", "MY"),
        ("taiwan", "TW"),
        ("hongkong", "HK"),
        ("Hong Kong", "HK"),
        ("saudi", "SA"),
        ("Arab Saudi", "SA"),
        ("Uni Emirat Arab", "AE"),
        ("dubai", "AE"),
        ("jepang", "JP"),
        ("korsel", "KR"),
        ("korea", "KR"),
        ("di Korea Utara", "KP"),
        ("saya kerja di brunei", "BN"),
        ("Kuala Lumpur, Malaysia", "MY"),
        ("Papua Nugini", "PG"),
        ("Sudan Selatan", "SS"),
        ("Türkiye", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("🇹🇼", "TW"),
        ("🇭🇰 hongkong", "HK"),
        ("indonesia", "ID"),
        ("US", "US"),
    ],
)
def test_a_country_is_found_by_any_usual_name(words: str, code: str) -> None:
    assert find(words) == code


@pytest.mark.parametrize(
    "words", ["", "ke sana", "luar negeri", "malaysia atau taiwan", "🇲🇾🇹🇼", "🇽🇽", "as usual", "Malaysianisasi", "12"]
)
def test_no_country_or_several_are_not_guessed(words: str) -> None:
    assert find(words) is None


def test_every_name_finds_its_country_and_no_other() -> None:
    assert {name: find(name) for name in CODES if find(name) != CODES[name]} == {}
    assert len(CODES) == sum(len(names.split(", ")) for _, names in COUNTRIES.values())


def test_every_country_has_a_time_zone_that_exists() -> None:
    assert all(ZoneInfo(zone) for zone in ZONES.values())
    assert ZONES["TW"] == "Asia/Taipei"


def test_the_usual_countries_are_countries_and_have_flags() -> None:
    assert set(USUAL) <= set(COUNTRIES)
    assert flag("ID") == "🇮🇩"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("anak sy di taiwan blm digaji", "TW"),
        ("suami saya di malaysia paspornya ditahan majikan", "MY"),
        ("adik saya dari Lombok, sekarang di Hongkong", "HK"),
        ("kakak kerja di hk gajinya telat", "HK"),
        ("istri sy d sg sakit", "SG"),
        ("bagaimana orang di hk melapor", "HK"),
        ("my sister in UAE lost her passport", "AE"),
        ("🇸🇦 gaji belum dibayar", "SA"),
        ("gaji ibu di Kuala Lumpur, Malaysia belum dibayar", "MY"),
    ],
)
def test_a_question_is_about_the_country_it_names(words: str, code: str) -> None:
    assert abroad(words) == code


@pytest.mark.parametrize(
    "words",
    [
        "gaji saya belum dibayar",
        "anak saya di Lombok",
        "dari malaysia mau pindah ke taiwan",
        "kursus bahasa korea di mana",
        "majikannya orang arab",
        "kl gaji telat gimana",  # "kl" is "kalau" too
        "give it to us",
    ],
)
def test_a_question_that_names_no_country_or_several_is_about_none(words: str) -> None:
    assert abroad(words) is None
