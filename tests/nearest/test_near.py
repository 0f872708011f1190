"""Which offices and places are near, and how each is told: pure."""

import pytest

from bot import nearest, regions
from bot.network import Level, Office
from bot.places import Place
from bot.regions import Region
from tests.nearest.ways import OFFICES, PLACES, REGIONS, SHIPPED, TEXTS, near, region

# --- twenty-four places, checked by hand ---


BY_HAND = [  # what is typed -> the offices for it, the nearest first; others in the province
    ("Banda Aceh", ["BP3MI Aceh"], []),
    ("Tanjungbalai", ["P4MI Tanjung Balai", "BP3MI Sumatera Utara"], []),
    ("Dumai", ["P4MI Dumai", "BP3MI Riau"], []),
    ("Batam", ["P4MI Batam", "BP3MI Kepulauan Riau"], []),
    ("Kota Jambi", [], []),
    ("Kota Bengkulu", ["LTSA PMI Bengkulu", "BP3MI Sumatera Selatan"], []),
    ("Belitung", ["BP3MI Sumatera Selatan"], []),
    ("Lampung Timur", ["BP3MI Lampung"], []),
    ("Tangerang", ["P4MI Bandara Soekarno-Hatta", "BP3MI Banten"], []),
    ("Indramayu", ["LTSA Indramayu", "BP3MI Jawa Barat"], ["LTSA Subang", "LTSA Sukabumi", "LTSA Karawang"]),
    ("Cilacap", ["Pos layanan Cilacap", "BP3MI Jawa Tengah"], []),
    ("Ponorogo", ["BP3MI Jawa Timur"], ["P4MI Madiun", "LTSA PTKLN Tulungagung", "LTSA Kabupaten Malang"]),
    (
        "Malang",
        ["LTSA Kabupaten Malang", "BP3MI Jawa Timur"],
        ["P4MI Madiun", "LTSA PTKLN Tulungagung", "P4MI Pamekasan"],
    ),
    ("Lombok Timur", ["BP3MI Nusa Tenggara Barat"], ["LTSA Lombok Tengah", "LTSA Lombok Barat", "LTSA Bima"]),
    ("Kupang", ["LTSA Kabupaten Kupang", "BP3MI Nusa Tenggara Timur"], ["P4MI Sikka"]),
    ("Sambas", ["P4MI Sambas", "LTSA Sambas", "BP3MI Kalimantan Barat"], ["P4MI Sanggau"]),
    ("Palangka Raya", ["BP3MI Kalimantan Selatan"], []),
    ("Samarinda", [], []),
    ("Nunukan", ["LTSA Nunukan", "BP3MI Kalimantan Utara"], []),
    ("Sigi", ["BP3MI Sulawesi Tengah"], []),
    ("Parepare", ["P4MI Parepare", "BP3MI Sulawesi Selatan"], []),
    ("Mamuju", [], ["P4MI Sulawesi Barat"]),
    ("Ternate", [], []),
    ("Merauke", [], []),
]


@pytest.mark.parametrize(("typed", "points", "others"), BY_HAND, ids=[row[0] for row in BY_HAND])
def test_a_place_has_the_offices_that_were_found_by_hand(typed: str, points: list[str], others: list[str]) -> None:
    found = near(typed)
    assert [point.name for point in found.points] == points
    assert [point.name for point in found.others] == others


def test_twelve_provinces_have_no_bp3mi_that_is_sure() -> None:
    without = [
        each.name or each.province for each in regions.provinces(REGIONS) if not near(each.province).has_province
    ]
    assert without == [
        *("Jambi", "Kalimantan Timur", "Gorontalo", "Sulawesi Barat", "Maluku", "Maluku Utara"),
        *("Papua Barat", "Papua Barat Daya", "Papua", "Papua Selatan", "Papua Tengah", "Papua Pegunungan"),
    ]


def test_every_office_and_service_point_at_home_is_near_somewhere() -> None:
    shown = {
        point.code for each in REGIONS for found in [near(each.label)] for point in (*found.points, *found.passing)
    }
    missing = {office.code for office in OFFICES} | {place.code for place in PLACES if place.kind != "mission"}
    assert not missing - shown


# --- which come, and in which order ---


@pytest.mark.parametrize(
    ("typed", "airport"),
    [
        ("Medan", "Lounge BP3MI Sumatera Utara di Bandara Kualanamu"),
        ("Deli Serdang", "Lounge BP3MI Sumatera Utara di "),
    ],
)
def test_a_counter_at_an_airport_is_for_who_passes_and_no_office(typed: str, airport: str) -> None:
    found = near(typed)
    assert [point.name.startswith(airport) for point in found.passing] == [True]
    assert "airport" not in {point.kind for point in found.told}


def test_for_a_whole_province_no_regency_is_the_nearest() -> None:
    found = near("Jawa Timur")
    assert [point.name for point in found.points] == ["BP3MI Jawa Timur"]
    assert [point.name for point in found.others] == ["P4MI Madiun", "LTSA PTKLN Tulungagung", "LTSA Kabupaten Malang"]


def test_a_post_of_another_regency_is_not_offered() -> None:
    assert "Pos layanan Cilacap" not in {point.name for point in near("Kebumen").told}


def test_the_own_offices_come_first_and_none_twice() -> None:
    own = [office for office in SHIPPED if office.code in ("gresik-dalegan", "bp3mi-jatim", "kemenp2mi")]
    found = nearest.near(
        region("Gresik"), OFFICES, PLACES, sorted(own, key=lambda office: office.code != "gresik-dalegan")
    )
    assert [point.name for point in found.points] == ["Desa Dalegan", "BP3MI Jawa Timur"]


def test_where_the_region_is_unknown_the_own_offices_are_told_all_the_same() -> None:
    own = [
        Office("desa", Level.VILLAGE, "p4mi", "Desa Contoh", "Contoh, Kabupaten Contoh"),
        Office("p4mi", Level.REGENCY, "bp3mi", "P4MI Contoh", "Kabupaten Contoh", "Jl. Contoh 1 | contoh.id"),
    ]
    assert [(point.name, point.where) for point in nearest.near(None, OFFICES, PLACES, own).points] == [
        ("Desa Contoh", "Kabupaten Contoh"),
        ("P4MI Contoh", "Jl. Contoh 1, contoh.id"),
    ]


def test_a_p4mi_that_names_no_province_lies_in_that_of_its_bp3mi() -> None:
    added = Office("p4mi-baru", Level.REGENCY, "bp3mi-jateng", "P4MI Baru", "Kabupaten Kebumen")
    found = nearest.near(region("Kebumen"), [*OFFICES, added], PLACES)
    assert [point.name for point in found.points] == ["P4MI Baru", "BP3MI Jawa Tengah"]


def test_an_office_without_an_address_is_given_none() -> None:
    found = {point.name: point.where for point in near("Medan").points}
    assert found == {"BP3MI Sumatera Utara": ""}


# --- what people read ---


@pytest.mark.parametrize("locale", TEXTS.locales)
@pytest.mark.parametrize("place", [each for each in PLACES if each.kind != "mission"], ids=lambda place: place.code)
def test_a_place_is_told_with_its_date_and_its_doubt(place: Place, locale: str) -> None:
    point = nearest._of_place(place)
    if point.kind == "airport":
        return
    text = TEXTS.render(locale, "nearest.point", point=point)
    assert place.seen[:4] in text
    assert ("perlu dicek dulu" in text or "check the address" in text) is (place.confidence != "tinggi")


@pytest.mark.parametrize("locale", TEXTS.locales)
@pytest.mark.parametrize("each", regions.provinces(REGIONS), ids=lambda each: each.code)
def test_no_result_is_too_long_for_one_message(each: Region, locale: str) -> None:
    found = nearest.near(each, OFFICES, PLACES)
    text = TEXTS.render(locale, "nearest.home", place=each.label, region=each, found=found, contacts=[])
    assert 100 < len(text) < 3000
