"""The nearest offices at home: one's own without a question, or those of the place that was asked for."""

import pytest

from bot.network import Level, Office
from tests.conftest import Person, Village
from tests.nearest.ways import CALL_FIRST, NOT_SURE, QUESTION, is_, types


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


async def test_in_english_too(village: Village) -> None:
    rose = village.person(950, "Rose", "en")
    await rose.says("/start")
    await types(rose, "Ponorogo")
    assert "Nearest offices: Kabupaten Ponorogo, Jawa Timur" in rose.sees()[-1]
    assert "Call before you travel" in rose.sees()[-1]
