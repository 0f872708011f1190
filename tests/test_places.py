"""What stands in locales/directory: every entry of the sources is shown or refused with a reason."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot import emergency, places, regions
from bot.places import HOME as AT_HOME
from bot.places import Place, Places
from bot.regions import Region
from bot.shipped import Faulty
from bot.texts import HOME

DIRECTORY = HOME / "locales" / "directory"
REGIONS = regions.load(DIRECTORY / "regencies.csv")
PLACES = places.load(DIRECTORY / "places.csv", REGIONS)
CONTACTS = emergency.read(DIRECTORY / "contacts.toml")
WRITTEN = tomllib.loads((DIRECTORY / "contacts.toml").read_text("utf-8"))
REFUSED_NUMBERS = {name: row for name, row in WRITTEN.items() if "refused" in row}
HEADER = ",".join(places.COLUMNS)
Row = Mapping[str, str]


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DIRECTORY / name).read_text("utf-8").splitlines()))


OFFICES = table("offices.csv")
PLACE_ROWS = table("places.csv")
REGION_ROWS = table("regencies.csv")

# --- everything the sources name is here, or refused ---


def only_planned(row: Row) -> bool:
    return row["refused"].startswith("direncanakan")


def unverified(row: Row) -> bool:
    return row["refused"] == "tidak terverifikasi"


def no_golden_village(row: Row) -> bool:
    return row["refused"].endswith("bukan Desa Migran Emas")


OF_SECTION: Mapping[str, Callable[[Row], bool]] = {
    "central": lambda row: row.get("level") == "ministry",
    "bp3mi": lambda row: row.get("level") == "province",
    "p4mi": lambda row: (
        row["code"] == "pos-cilacap"
        or (row.get("level") == "regency" and not only_planned(row) and not unverified(row))
    ),
    "p4mi_planned": only_planned,
    "p4mi named as unverified": unverified,
    "ltsa": lambda row: row.get("kind") == "ltsa",
    "desa_migran_emas": lambda row: row.get("level") == "village" and not no_golden_village(row),
    "other_villages_with_regulation": no_golden_village,
    "missions": lambda row: row.get("kind") == "mission",
}


@pytest.mark.parametrize(
    ("section", "imported", "refused"),
    [
        ("central", 1, 0),
        ("bp3mi", 23, 0),
        ("p4mi", 13, 4),  # of 17 one is a service post; 1 not sure, 3 only to be opened
        ("p4mi_planned", 0, 3),
        ("p4mi named as unverified", 0, 5),
        ("ltsa", 18, 0),
        ("desa_migran_emas", 24, 17),  # 5 candidates, 10 of an unsure year, 2 of an unsure status
        ("other_villages_with_regulation", 0, 7),
        ("missions", 36, 0),
    ],
)
def test_each_entry_of_a_section_is_imported_or_refused(section: str, imported: int, refused: int) -> None:
    rows = [row for row in (*OFFICES, *PLACE_ROWS) if OF_SECTION[section](row)]
    assert Counter(bool(row["refused"]) for row in rows) == Counter({False: imported, True: refused})


def test_no_office_stands_outside_the_sections() -> None:
    sections = [section for section in OF_SECTION if section not in ("ltsa", "missions")]
    assert all(sum(OF_SECTION[section](row) for section in sections) == 1 for row in OFFICES)


HOTLINES = {  # an entry -> the row that stands for it
    "Pusat panggilan KemenP2MI, dalam negeri": "kemenp2mi",
    "Pusat panggilan KemenP2MI, luar negeri": "kemenp2mi-abroad",
    "WhatsApp KemenP2MI": "kemenp2mi-whatsapp",
    "Kemlu, Pelindungan WNI": "kemlu",
    "SAPA 129": "sapa129",
    "SP4N-LAPOR!": "lapor",
    "Kemnaker": "kemnaker",
    "OJK / IASC": "ojk-iasc",
    "Polri 110, LPSK 148, BPJS 175": "polri-lpsk-bpjs",
}


def test_each_hotline_is_shown_or_refused() -> None:
    assert len(HOTLINES) == 9
    shown = {contact.id for contact in CONTACTS}
    assert {name for name in HOTLINES.values() if name in shown} == {*HOTLINES.values()} - {*REFUSED_NUMBERS}
    assert len({*HOTLINES.values()} & {*REFUSED_NUMBERS}) == 3


def test_each_hotline_of_a_host_country_is_shown() -> None:
    kinds = Counter(contact.kind for contact in CONTACTS)
    assert kinds["host_labour"] + kinds["host_emergency"] == 10


def test_a_mission_has_its_numbers_or_is_said_to_have_none() -> None:
    """25 of 36 with a number; a number of a mission belongs to one of them."""
    codes = [place.code for place in PLACES if place.kind == "mission"]
    numbered = {code for code in codes for each in mission_numbers() if f"{each}-".startswith(f"{code}-")}
    assert len(numbered) == 25
    assert all(any(f"{each}-".startswith(f"{code}-") for code in codes) for each in mission_numbers())


def mission_numbers() -> list[str]:
    return [contact.id for contact in CONTACTS if contact.kind == "mission"]


# --- what is refused is nowhere shown ---


@pytest.mark.parametrize("name", REFUSED_NUMBERS)
def test_a_refused_number_says_why_and_is_not_read(name: str) -> None:
    row = REFUSED_NUMBERS[name]
    assert row["refused"]
    assert row["source"]
    assert name not in {contact.id for contact in CONTACTS}


def test_a_refused_number_stands_under_no_other_contact() -> None:
    refused = {digits(each) for row in REFUSED_NUMBERS.values() for each in row.get("number", "").split(" / ") if each}
    shown = {digits(each) for contact in CONTACTS for each in contact.number.split(" / ")}
    assert refused & shown <= {"110"}  # the police of Japan and Taiwan have the number of Indonesia's


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def test_a_number_for_questions_is_none_for_danger() -> None:
    assert "kemnaker" not in {each.id for country in ("ID", None) for each in emergency.numbers(CONTACTS, country)}
    assert [each.id for each in emergency.of_kind("service", CONTACTS, "ID")] == ["kemnaker"]


# --- the regions ---

REGENCIES_OF = {  # kabupaten and kota of each of the 38 provinces
    "Aceh": (18, 5),
    "Sumatera Utara": (25, 8),
    "Sumatera Barat": (12, 7),
    "Riau": (10, 2),
    "Jambi": (9, 2),
    "Sumatera Selatan": (13, 4),
    "Bengkulu": (9, 1),
    "Lampung": (13, 2),
    "Kepulauan Bangka Belitung": (6, 1),
    "Kepulauan Riau": (5, 2),
    "DKI Jakarta": (1, 5),
    "Jawa Barat": (18, 9),
    "Jawa Tengah": (29, 6),
    "DI Yogyakarta": (4, 1),
    "Jawa Timur": (29, 9),
    "Banten": (4, 4),
    "Bali": (8, 1),
    "Nusa Tenggara Barat": (8, 2),
    "Nusa Tenggara Timur": (21, 1),
    "Kalimantan Barat": (12, 2),
    "Kalimantan Tengah": (13, 1),
    "Kalimantan Selatan": (11, 2),
    "Kalimantan Timur": (7, 3),
    "Kalimantan Utara": (4, 1),
    "Sulawesi Utara": (11, 4),
    "Sulawesi Tengah": (12, 1),
    "Sulawesi Selatan": (21, 3),
    "Sulawesi Tenggara": (15, 2),
    "Gorontalo": (5, 1),
    "Sulawesi Barat": (6, 0),
    "Maluku": (9, 2),
    "Maluku Utara": (8, 2),
    "Papua Barat": (7, 0),
    "Papua Barat Daya": (5, 1),
    "Papua": (8, 1),
    "Papua Selatan": (4, 0),
    "Papua Tengah": (8, 0),
    "Papua Pegunungan": (8, 0),
}


def test_there_are_38_provinces_with_416_regencies_and_98_cities() -> None:
    assert len(REGENCIES_OF) == 38
    assert tuple(map(sum, zip(*REGENCIES_OF.values(), strict=True))) == (416, 98)


@pytest.mark.parametrize("province", REGENCIES_OF)
def test_a_province_has_all_its_regencies_and_cities(province: str) -> None:
    kinds = Counter(row["regency"].partition(" ")[0] for row in REGION_ROWS if row["province"] == province)
    assert (kinds["Kabupaten"], kinds["Kota"], kinds[""]) == (*REGENCIES_OF[province], 1)


def test_no_other_province_is_written() -> None:
    assert {row["province"] for row in REGION_ROWS} == {*REGENCIES_OF}


def test_every_region_fits_on_a_button_under_a_code_of_its_own() -> None:
    assert len({region.code for region in REGIONS}) == len(REGIONS)
    assert all(len(f"nearest.place:{region.code}") <= 64 for region in REGIONS)
    assert all(len(region.label) <= 64 for region in REGIONS)


def test_nicknames_are_written_as_people_type_them() -> None:
    nicknames = [each for row in REGION_ROWS for each in row["also"].split("; ") if each]
    assert all(re.fullmatch("[a-z0-9 ]+", each) for each in nicknames)


@pytest.mark.parametrize("row", OFFICES, ids=lambda row: row["code"])
def test_an_office_lies_in_a_region_we_know(row: dict[str, str]) -> None:
    """Of a BP3MI that serves several provinces each is one."""
    names = row["area"].split("; ") if row["level"] == "province" else [row["area"]]
    found = [regions.of_area(REGIONS, name) for name in names]
    assert row["level"] == "ministry" or all(found)
    assert "Kabupaten" not in row["area"] or (found[0] and found[0].name)


# --- reading ---

POST = "pos,post,Pos,ID,Jawa Tengah,Kabupaten Cilacap,,,,koran,2025,rendah,"


def read(*rows: str) -> Places:
    return places.read("\n".join((HEADER, *rows)), REGIONS)


def test_a_place_is_read_and_a_refused_one_is_not() -> None:
    found = read(POST, "lain,ltsa,LTSA,ID,Jambi,,,,,koran,,sedang,belum pasti")
    assert found.places == (
        Place("pos", "post", "Pos", "ID", "Jawa Tengah", "Kabupaten Cilacap", "", "", "", "koran", "2025", "rendah"),
    )
    assert found.refused == (("lain", "belum pasti"),)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("pos,post", "p s,post", 'code "p s" must be of A-Z, a-z, 0-9, _ and -'),
        ("pos,post", "pos,kantor", 'kind "kantor" is none of ltsa, post, airport, mission'),
        (",Pos,", ",,", 'name "" must have 1 to 100 letters'),
        (",ID,", ",Indonesia,", 'country "Indonesia" is no code like ID, MY or TW'),
        (",ID,", ",MY,", "province and regency are for places at home"),
        ("Jawa Tengah", "Jateng", 'no region of regencies.csv is "Kabupaten Cilacap, Jateng"'),
        (
            "Kabupaten Cilacap",
            "Kabupaten Indramayu",
            'no region of regencies.csv is "Kabupaten Indramayu, Jawa Tengah"',
        ),
        ("Kabupaten Cilacap", "Cilakap", 'no region of regencies.csv is "Cilakap, Jawa Tengah"'),
        ("Jawa Tengah,Kabupaten Cilacap", ",", 'no region of regencies.csv is ""'),
        ("koran", "", 'source "" must say where the place is known from'),
        (",2025,", ",Mei,", 'seen "Mei" must be like 2025-12, or 2025, or empty'),
        ("rendah", "tidak tahu", 'confidence "tidak tahu" is none of tinggi, sedang, rendah'),
    ],
)
def test_a_fault_of_a_place_is_named_by_its_line(old: str, new: str, fault: str) -> None:
    found = read("", POST.replace(old, new, 1))
    assert found == Places(faults=(f"line 3: {fault}",))


def test_a_place_stands_once() -> None:
    assert read(POST, POST).faults == ('line 3: code "pos" stands in line 2 already',)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("Jambi,Jambi,", 'line 2: regency "Jambi" must begin with Kabupaten or Kota'),
        (",Kota Jambi,", "line 2: province is empty"),
        ("Jambi,Kota Jambi,\nRiau,Kota Jambi,", 'line 3: regency "Kota Jambi" stands in line 2 already'),
        ("Jambi,Kota Jambi", "line 2: has 2 columns instead of 3"),
    ],
)
def test_a_fault_of_a_region_is_named_by_its_line(rows: str, fault: str) -> None:
    assert regions.read(f"province,regency,also\n{rows}\n").faults == (fault,)


def test_a_column_nobody_knows_is_named() -> None:
    assert read(POST).faults == ()
    assert read().faults == ("line 1: no row stands below the names of the columns",)
    assert places.read(f"{HEADER},telepon\n", REGIONS).faults == (
        f'line 1: no column is named "telepon"; there are {", ".join(places.COLUMNS)}',
    )


def test_a_regency_and_a_city_of_one_name_are_one_region() -> None:
    found = regions.read("province,regency,also\nJatim,Kabupaten Malang,kepanjen\nJatim,Kota Malang,\nJatim,Kota Batu,")
    assert found.regions == (
        Region("Jatim", "Malang", ("Kabupaten", "Kota"), ("kepanjen",)),
        Region("Jatim", "Batu", ("Kota",)),
    )


@pytest.mark.parametrize("content", [HEADER.encode() + b"\npos,post", "ü".encode("latin-1")])
def test_a_bot_does_not_start_with_a_broken_file_and_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    with pytest.raises(Faulty, match=r"places\.csv, line (2: has 2 columns|1: is not written in UTF-8)"):
        places.load(path, REGIONS)
    with pytest.raises(Faulty, match=r"places\.csv, line 1: (there must be one column also|is not written in UTF-8)"):
        regions.load(path)


def test_places_at_home_have_a_province_and_missions_a_city() -> None:
    assert all(place.province for place in PLACES if place.country == AT_HOME)
    assert all(place.address for place in PLACES if place.kind == "mission")
