"""Kantor terdekat: what people mean by what they type, and which offices they are shown."""

from typing import Any

import pytest

from bot import directory, nearest, places, regions
from bot.network import Level, Office
from bot.places import Place
from bot.regions import Region
from bot.texts import HOME, Texts
from tests.conftest import Person, Village

DIRECTORY = HOME / "locales" / "directory"
REGIONS = regions.load(DIRECTORY / "regencies.csv")
PLACES = places.load(DIRECTORY / "places.csv", REGIONS)
SHIPPED = directory.read((DIRECTORY / "offices.csv").read_text("utf-8")).offices
OFFICES = [office for office in SHIPPED if office.level in (Level.PROVINCE, Level.REGENCY)]
TEXTS = Texts()
NOT_SURE = "belum dipastikan. Pakai nomor pusat"
CALL_FIRST = "Telepon dulu sebelum berangkat ke kantor."
QUESTION = "Ketik kabupaten/kota atau provinsi Anda"


def region(typed: str) -> Region:
    found = regions.named(REGIONS, typed)
    assert len(found) == 1, found
    return found[0]


def near(typed: str) -> nearest.Nearby:
    return nearest.near(region(typed), OFFICES, PLACES)


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


# --- what people type ---


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lombok Timur", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("lotim", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("KAB. LOMBOK TIMUR", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("saya di kabupaten lombok timur, ntb", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("Malang", ["Kabupaten/Kota Malang, Jawa Timur"]),
        ("kota malang", ["Kabupaten/Kota Malang, Jawa Timur"]),
        ("palangkaraya", ["Kota Palangka Raya, Kalimantan Tengah"]),
        ("Pare-Pare", ["Kota Parepare, Sulawesi Selatan"]),
        ("kota baru", ["Kabupaten Kotabaru, Kalimantan Selatan"]),  # "kota" is a part of the name here
        ("Kabupaten Lima Puluh Kota", ["Kabupaten Lima Puluh Kota, Sumatera Barat"]),
        ("P4MI Sambas", ["Kabupaten Sambas, Kalimantan Barat"]),
        ("aceh", ["Aceh"]),
        ("jatim", ["Jawa Timur"]),
        ("Prov. Papua Barat Daya", ["Papua Barat Daya"]),  # not Papua Barat, and not Papua
        ("jambi", ["Jambi"]),  # the province has its offices too
        ("Kota Jambi", ["Kota Jambi, Jambi"]),
        ("Banjar", ["Kota Banjar, Jawa Barat", "Kabupaten Banjar, Kalimantan Selatan"]),
        ("Kota Banjar", ["Kota Banjar, Jawa Barat"]),
        ("banjar kalsel", ["Kabupaten Banjar, Kalimantan Selatan"]),
        ("Malang, Jawa Barat", ["Kabupaten/Kota Malang, Jawa Timur"]),  # a regency is known better than a province
        ("Kalimantan", ["Kalimantan " + each for each in ("Barat", "Tengah", "Selatan", "Timur", "Utara")]),
        ("nias selatan", ["Kabupaten Nias Selatan, Sumatera Utara"]),
        ("indarmayu", []),
        ("ba", []),
        ("kabupaten", []),
        ("😀", []),
    ],
)
def test_a_region_is_known_by_how_people_write_it(typed: str, meant: list[str]) -> None:
    assert [each.label for each in regions.named(REGIONS, typed)] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("indarmayu", "Indramayu"),
        ("kab ponorego", "Ponorogo"),
        ("Cilcap", "Cilacap"),
        ("merauk", "Merauke"),
        ("lombk timur", "Lombok Timur"),
        ("Kalimantn Barat", ""),  # a province
    ],
)
def test_a_slip_of_the_finger_is_understood(typed: str, meant: str) -> None:
    assert [each.name for each in regions.like(REGIONS, typed)] == [meant]


@pytest.mark.parametrize("typed", ["", "sgi", "saya", "negeri antah berantah", "xyzxyz", "di kabupaten", "1234567"])
def test_what_resembles_no_region_is_none(typed: str) -> None:
    assert regions.named(REGIONS, typed) == regions.like(REGIONS, typed) == []


@pytest.mark.parametrize(
    ("area", "label"),
    [
        ("Mergosari, Kecamatan Sukoharjo, Kabupaten Wonosobo, Jawa Tengah", "Kabupaten Wonosobo, Jawa Tengah"),
        ("Anjani, Nusa Tenggara Barat", "Nusa Tenggara Barat"),
        ("Kabupaten Sigi", "Kabupaten Sigi, Sulawesi Tengah"),
        ("Banjar", None),  # which of the two?
        ("Banjar, Jawa Barat", "Kota Banjar, Jawa Barat"),
        ("Kabupaten Contoh", None),
        ("", None),
    ],
)
def test_an_office_lies_where_its_area_says(area: str, label: str | None) -> None:
    found = regions.of_area(REGIONS, area)
    assert (found.label if found else None) == label


# --- missions ---


def missions(country: str, village: Village) -> list[tuple[str, int]]:
    found = nearest.missions(country, PLACES, village.rooms.house.contacts)
    return [(each.place.code if each.place else "", len(each.contacts)) for each in found]


@pytest.mark.parametrize(
    ("country", "found"),
    [
        (
            "MY",
            [
                *(("kbri-kuala-lumpur", 1), ("kjri-johor-bahru", 1), ("kjri-penang", 0), ("kjri-kuching", 0)),
                *(("kjri-kota-kinabalu", 0), ("kri-tawau", 0)),
            ],
        ),
        ("KR", [("kbri-seoul", 2)]),
        ("MO", [("", 1)]),  # only a number
        ("KH", [("kbri-phnom-penh", 0)]),
        ("NP", []),
    ],
)
def test_missions_with_a_number_come_first_and_the_others_are_not_left_out(
    village: Village, country: str, found: list[tuple[str, int]]
) -> None:
    assert missions(country, village) == found


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


# --- dialogues ---


@pytest.fixture
async def offices(village: Village) -> None:
    """Those that come with the bot."""
    async with village.store.transaction() as tx:
        for office in SHIPPED:
            await tx.add_office(office)


async def types(person: Person, words: str) -> None:
    await person.presses("nearest.find")
    await person.says(words)


async def is_(village: Village, person: Person, **changes: Any) -> None:
    async with village.store.transaction() as tx:
        await tx.change_citizen(person.chat_id, **changes)


async def drafts(village: Village, person: Person) -> list[str]:
    async with village.store.transaction() as tx:
        return [draft.form for draft in await tx.drafts(person.chat_id)]


async def test_a_citizen_with_a_village_gets_their_own_offices_without_being_asked(siti: Person) -> None:
    await siti.presses("nearest")
    said = siti.sees()[-1]
    assert said.index("Desa Contoh") < said.index("P4MI Contoh") < said.index("BP3MI Contoh")
    assert "Kementerian Contoh" not in said
    assert CALL_FIRST in said
    assert "0800-1000" in said
    assert siti.buttons() == ["🔎 Cari daerah lain"]


@pytest.mark.usefixtures("offices")
async def test_a_village_shows_the_offices_of_its_regency_too(village: Village, joko: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.add_office(Office("desa-x", Level.VILLAGE, "bp3mi-jatim", "Desa X", "X, Kabupaten Malang, Jawa Timur"))
    await is_(village, joko, office="desa-x")
    await joko.presses("nearest")
    said = joko.sees()[-1]
    assert said.index("Desa X") < said.index("LTSA Kabupaten Malang") < said.index("BP3MI Jawa Timur")


async def test_everyone_else_is_asked_with_one_question_and_no_preview(joko: Person) -> None:
    await joko.presses("nearest")
    assert QUESTION in joko.sees()[-1]
    await joko.says("lotim")
    assert "Kantor terdekat: Kabupaten Lombok Timur, Nusa Tenggara Barat" in joko.sees()[-1]


async def test_whoever_belongs_to_an_office_above_is_asked_too(village: Village, joko: Person) -> None:
    await is_(village, joko, office="bp3mi-contoh")
    await joko.presses("nearest")
    assert QUESTION in joko.sees()[-1]


@pytest.mark.usefixtures("offices")
async def test_an_office_is_told_with_where_it_is_since_when_and_how_sure(joko: Person) -> None:
    await types(joko, "Sambas")
    said = joko.sees()[-1]
    assert "P4MI Sambas: informasi, bantuan, pengaduan\nSambas, Kalimantan Barat\ndilihat Oktober 2025\n" in said
    assert "LTSA Sambas" in said
    assert "dilihat Desember 2018, alamat perlu dicek dulu" in said
    assert "P4MI: pos pelayanan pelindungan pekerja migran" in said
    assert said.rindex(CALL_FIRST) > said.rindex("BP3MI")


@pytest.mark.usefixtures("offices")
async def test_an_address_keeps_its_doubt(joko: Person) -> None:
    await types(joko, "Aceh")
    assert "Jl. Soekarno-Hatta No. 117, Banda Aceh (2021, perlu dicek)" in joko.sees()[-1]
    await types(joko, "Medan")
    assert "Kota kantornya belum dipastikan" in joko.sees()[-1]


@pytest.mark.usefixtures("offices")
async def test_a_province_without_an_office_gets_the_central_line(joko: Person) -> None:
    await types(joko, "Merauke")
    said = joko.sees()[-1]
    assert f"Kantor daerah (BP3MI) untuk Papua Selatan {NOT_SURE}" in said
    assert "0800-1000" in said
    assert "Disnaker" in said
    await types(joko, "Sigi")
    assert NOT_SURE not in joko.sees()[-1]


@pytest.mark.usefixtures("offices")
async def test_a_whole_province_is_told_how_to_be_more_exact(joko: Person) -> None:
    await types(joko, "Jawa Timur")
    assert "ketik kabupaten/kota Anda" in joko.sees()[-1]
    await types(joko, "Ponorogo")
    assert "ketik kabupaten/kota Anda" not in joko.sees()[-1]


async def test_a_name_of_two_provinces_is_asked_about(joko: Person) -> None:
    await types(joko, "Banjar")
    assert joko.buttons() == ["Kota Banjar, Jawa Barat", "Kabupaten Banjar, Kalimantan Selatan", "🔎 Cari daerah lain"]
    await joko.taps("Kabupaten Banjar, Kalimantan Selatan")
    assert "Kantor terdekat: Kabupaten Banjar, Kalimantan Selatan" in joko.sees()[-1]


async def test_too_many_names_ask_for_more_of_it(joko: Person) -> None:
    await types(joko, "utara")
    assert "Terlalu banyak daerah" in joko.sees()[-1]
    await joko.says("Aceh Utara")
    assert "Kantor terdekat: Kabupaten Aceh Utara, Aceh" in joko.sees()[-1]


@pytest.mark.parametrize("typed", ["negeri antah berantah", "??", "12345", "😀😀"])
async def test_an_unknown_place_leads_to_the_provinces_or_is_typed_again(joko: Person, typed: str) -> None:
    await types(joko, typed)
    assert "Daerah itu belum kami kenal. Ketik nama kabupaten" in joko.sees()[-1]
    assert "Aceh" in labels(joko)
    await joko.says("Nunukan")
    assert "Kantor terdekat: Kabupaten Nunukan, Kalimantan Utara" in joko.sees()[-1]


def labels(person: Person) -> list[str]:
    """The buttons of all messages that are still to be seen."""
    return [key["text"] for message in person.messages() for row in message.get("buttons") or [] for key in row]


async def test_the_provinces_come_eight_a_page_and_a_tap_ends_the_search(village: Village, joko: Person) -> None:
    await types(joko, "negeri antah berantah")
    for _ in range(4):
        await joko.taps("Berikutnya ▶️")
    assert {"Papua Barat", "Papua Pegunungan", "◀️ Sebelumnya"} <= {*labels(joko)}
    assert "Berikutnya ▶️" not in labels(joko)
    await joko.taps("Papua Barat")
    assert "Kantor terdekat: Papua Barat" in joko.sees()[-1]
    assert await drafts(village, joko) == []


@pytest.mark.usefixtures("offices")
async def test_a_village_and_an_office_are_found_by_name_too(joko: Person) -> None:
    await types(joko, "Langaleso")
    assert "Kantor terdekat: Desa Langaleso" in joko.sees()[-1]
    assert "BP3MI Sulawesi Tengah" in joko.sees()[-1]
    await types(joko, "bandara soekarno hatta")
    assert "Kantor terdekat: Kabupaten/Kota Tangerang, Banten" in joko.sees()[-1]


async def test_villages_of_one_name_are_asked_about(village: Village, joko: Person) -> None:
    async with village.store.transaction() as tx:
        for name in ("Suka", "Sukamaju"):
            await tx.add_office(
                Office(f"desa-{name}", Level.VILLAGE, "p4mi-contoh", f"Desa {name}", "Kabupaten Contoh")
            )
    await types(joko, "suka")
    await joko.taps("Desa Sukamaju, Kabupaten Contoh")
    assert "Kantor terdekat: Desa Sukamaju" in joko.sees()[-1]


async def test_a_slip_of_the_finger_is_asked_about_and_not_guessed(joko: Person) -> None:
    await types(joko, "kab indarmayu")
    assert "Apakah ini daerah Anda?" in joko.sees()[-1]
    assert joko.buttons() == ["Kabupaten Indramayu, Jawa Barat", "🔎 Cari daerah lain"]
    await joko.taps("Kabupaten Indramayu, Jawa Barat")
    assert "Kantor terdekat: Kabupaten Indramayu, Jawa Barat" in joko.sees()[-1]


# --- abroad ---


async def test_abroad_the_missions_come_with_the_numbers_that_can_be_called_from_there(
    village: Village, siti: Person
) -> None:
    await is_(village, siti, country="MY")
    await siti.presses("nearest")
    said = siti.sees()[-1]
    assert "+60 17-668 8032" in said
    assert "KJRI Penang\nNomor belum ditemukan" in said
    assert said.rindex("+62 21 2924 4800") > said.rindex(CALL_FIRST)
    assert "0800-1000" not in said  # can't be called from there
    assert "Desa Contoh" not in said
    assert siti.buttons() == ["🔎 Cari daerah lain", "Ganti negara"]


async def test_abroad_without_a_mission_there_is_the_central_line(village: Village, siti: Person) -> None:
    await is_(village, siti, country="NP")
    await siti.presses("nearest")
    assert "Perwakilan Indonesia di negara itu belum ada di data kami" in siti.sees()[-1]
    assert "+62 21 2924 4800" in siti.sees()[-1]


async def test_from_abroad_one_can_look_for_an_office_at_home(village: Village, siti: Person) -> None:
    await is_(village, siti, country="TW")
    await siti.presses("nearest")
    await siti.taps("🔎 Cari daerah lain")
    await siti.says("Cilacap")
    assert "Pos layanan Cilacap" in siti.sees()[-1]
    assert "+62 21 2924 4800" in siti.sees()[-1]
    assert "0800-1000" not in siti.sees()[-1]  # can't be called from there


async def test_a_family_may_type_the_country_and_calls_from_home(siti: Person) -> None:
    await types(siti, "taiwan")
    assert "KDEI Taipei" in siti.sees()[-1]
    assert "0800-1000" in siti.sees()[-1]
    assert "+62 21 2924 4800" not in siti.sees()[-1]


async def test_who_has_not_said_where_they_are_gets_the_lines_for_home_and_abroad(joko: Person) -> None:
    await types(joko, "taiwan")
    assert {"0800-1000", "+62 21 2924 4800"} <= set(joko.sees()[-1].replace(" KemenP2MI", "\n").splitlines())


# --- what people do instead ---


async def test_what_is_no_short_text_is_refused_with_what_to_do(joko: Person) -> None:
    await joko.presses("nearest.find")
    await joko.sends_photo()
    assert "hanya bisa membaca tulisan" in joko.sees()[-1]
    await joko.says("a")
    assert "terlalu pendek" in joko.sees()[-1]
    await joko.says("Lombok " * 40)
    assert "terlalu panjang" in joko.sees()[-1]
    await joko.says("Lombok Timur")
    assert "Kantor terdekat" in joko.sees()[-1]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("gaji saya tidak dibayar", "Gaji"),
        ("gaji saya tidak dibayar di malang", "Gaji"),
        ("saya sudah tiga bulan bekerja di malaysia dan gaji saya tidak dibayar oleh majikan", "Gaji"),
        ("apa itu p3mi", ""),  # whether answered or asked back is for the reader to say
        ("paspor", "aspor"),
        ("terima kasih", "Sama-sama"),
    ],
)
async def test_a_question_in_the_middle_is_answered_and_ends_the_search(
    village: Village, joko: Person, asked: str, answer: str
) -> None:
    await types(joko, asked)
    assert answer in joko.sees()[-1]
    assert "belum kami kenal" not in joko.sees()[-1]
    assert await drafts(village, joko) == []


async def test_a_story_the_bot_is_not_sure_about_ends_the_search_too(village: Village, joko: Person) -> None:
    await types(joko, "tadi pagi di pasar ketemu teman lama lalu kami makan bakso bersama")
    assert "belum kami kenal" not in joko.sees()[-1]
    assert await drafts(village, joko) == []


@pytest.mark.parametrize("typed", ["Xyzabc", "saya di rumah", "kampung", "malang nasib saya", "Desa Maju Terus"])
async def test_what_is_neither_a_place_nor_a_question_is_told_so_with_what_to_do(
    village: Village, joko: Person, typed: str
) -> None:
    await types(joko, typed)
    said = joko.sees()[-1]
    assert "belum kami kenal" in said
    assert {"Ketik nama kabupaten/kota", "tekan provinsi Anda", "❌ Batal", "tulis pertanyaan"} == {
        each
        for each in ("Ketik nama kabupaten/kota", "tekan provinsi Anda", "❌ Batal", "tulis pertanyaan")
        if each in said
    }
    assert joko.buttons() == ["❌ Batal"]
    await joko.taps("❌ Batal")
    assert await drafts(village, joko) == []


@pytest.mark.parametrize("typed", ["kantor bp3mi di malang mana ya", "alamat kbri kuala lumpur", "kerja di taiwan"])
async def test_a_place_in_a_few_words_is_a_place(joko: Person, typed: str) -> None:
    await types(joko, typed)
    assert "Kantor terdekat" in joko.sees()[-1] or "Perwakilan Indonesia" in joko.sees()[-1]


@pytest.mark.parametrize("said", ["/bantuan", "❓ Tanya", "/batal", "📣 Lapor"])
async def test_a_command_or_a_menu_button_ends_the_search(village: Village, joko: Person, said: str) -> None:
    await joko.presses("nearest.find")
    await joko.says(said)
    assert "nearest" not in await drafts(village, joko)
    assert "Lanjutkan" not in joko.buttons()


async def test_a_report_that_begins_during_a_search_ends_it(village: Village, siti: Person) -> None:
    await siti.presses("nearest.find")
    await siti.presses("complaint.report")
    assert await drafts(village, siti) == ["complaint"]


async def test_asking_again_begins_anew_and_leaves_nothing_lying_about(village: Village, joko: Person) -> None:
    for _ in range(3):
        await joko.presses("nearest.find")
    assert QUESTION in joko.sees()[-1]
    await joko.says("Sigi")
    assert await drafts(village, joko) == []


async def test_a_search_throws_no_other_form_away(village: Village, siti: Person) -> None:
    await siti.says("/lapor")
    await types(siti, "Sigi")
    assert await drafts(village, siti) == ["complaint"]


async def test_words_of_danger_come_before_the_search(joko: Person) -> None:
    await joko.presses("nearest.find")
    await joko.says("saya disekap majikan di Lombok Timur")
    assert any(said.startswith("🆘 Bila nyawa Anda terancam") for said in joko.sees())


async def test_words_of_danger_end_the_search_and_each_gets_a_reply(village: Village, joko: Person) -> None:
    await joko.presses("nearest.find")
    await joko.says("saya disekap majikan")
    assert await drafts(village, joko) == []
    await joko.presses("nearest.find")
    before = len(joko.sees())
    await joko.says("tolong saya disekap majikan")
    assert "Nomor bantuan ada di pesan di atas" in joko.sees()[-1]
    assert len(joko.sees()) == before + 1
    assert await drafts(village, joko) == []
    await joko.says("saya mau dibunuh")
    assert "Nomor bantuan ada di pesan di atas" in joko.sees()[-1]


@pytest.mark.parametrize(
    "data", ["nearest.place:antah", "nearest.place", "nearest.village:desa-lama", "nearest.village:x y"]
)
async def test_a_late_or_made_up_tap_gets_a_sentence(joko: Person, data: str) -> None:
    await joko.presses(data)
    assert "sudah tidak berlaku" in joko.sees()[-1]


async def test_a_page_that_is_not_there_is_the_last_one(joko: Person) -> None:
    await joko.presses("nearest.find")
    await joko.presses("nearest.provinces:999999")
    assert "Papua Pegunungan" in joko.buttons()


async def test_in_english_too(village: Village) -> None:
    rose = village.person(950, "Rose", "en")
    await rose.says("/start")
    await types(rose, "Ponorogo")
    assert "Nearest offices: Kabupaten Ponorogo, Jawa Timur" in rose.sees()[-1]
    assert "Call before you travel" in rose.sees()[-1]


async def test_a_family_at_home_is_not_told_to_travel_to_a_mission_and_keeps_its_country(
    village: Village, siti: Person
) -> None:
    await is_(village, siti, country="ID")
    await siti.presses("nearest.find")
    await types(siti, "taiwan")
    said = siti.sees()[-1]
    assert "KDEI Taipei" in said
    assert CALL_FIRST not in said
    assert "juga oleh keluarga di Indonesia" in said
    assert "0800-1000" in said
    assert siti.buttons() == ["🔎 Cari daerah lain"]
