"""The nearest mission abroad, with numbers that can be called from where the reader is."""

import pytest

from bot import nearest
from tests.conftest import Person, Village
from tests.nearest.ways import CALL_FIRST, PLACES, is_, types

# --- which missions ---


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


# --- who is abroad, and who asks from home ---


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
