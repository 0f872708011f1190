"""What is typed where a place is asked for: several places, a slip, an unknown one, or no place at all."""

import pytest

from bot.network import Level, Office
from tests.conftest import Person, Village
from tests.nearest.ways import drafts, labels, types

# --- which place is meant ---


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


@pytest.mark.parametrize("typed", ["kantor bp3mi di malang mana ya", "alamat kbri kuala lumpur", "kerja di taiwan"])
async def test_a_place_in_a_few_words_is_a_place(joko: Person, typed: str) -> None:
    await types(joko, typed)
    assert "Kantor terdekat" in joko.sees()[-1] or "Perwakilan Indonesia" in joko.sees()[-1]


# --- no place we know ---


@pytest.mark.parametrize("typed", ["negeri antah berantah", "??", "12345", "😀😀"])
async def test_an_unknown_place_leads_to_the_provinces_or_is_typed_again(joko: Person, typed: str) -> None:
    await types(joko, typed)
    assert "Daerah itu belum kami kenal. Ketik nama kabupaten" in joko.sees()[-1]
    assert "Aceh" in labels(joko)
    await joko.says("Nunukan")
    assert "Kantor terdekat: Kabupaten Nunukan, Kalimantan Utara" in joko.sees()[-1]


async def test_the_provinces_come_eight_a_page_and_a_tap_ends_the_search(village: Village, joko: Person) -> None:
    await types(joko, "negeri antah berantah")
    for _ in range(4):
        await joko.taps("Berikutnya ▶️")
    assert {"Papua Barat", "Papua Pegunungan", "◀️ Sebelumnya"} <= {*labels(joko)}
    assert "Berikutnya ▶️" not in labels(joko)
    await joko.taps("Papua Barat")
    assert "Kantor terdekat: Papua Barat" in joko.sees()[-1]
    assert await drafts(village, joko) == []


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
