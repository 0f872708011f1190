"""A country that is named later in the same emergency."""

import pytest

from tests.conftest import Person, Village
from tests.danger.ways import (
    BUTTONS,
    DESPAIR,
    ELSEWHERE,
    FIRST_LINE,
    HOUR,
    MISSION_OF_TAIWAN,
    WARM_LINE,
    numbers,
    reported_from,
)

CONFINED = "tolong saya disekap"
IN_TAIWAN = "dia adik saya di Taiwan, tolong dipukul agen"


@pytest.fixture
async def in_singapore(siti: Person, village: Village) -> Person:
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="SG")
    return siti


@pytest.mark.usefixtures("pak_made")
async def test_a_country_named_within_the_hour_gets_its_numbers_at_once_and_is_in_the_report(
    in_singapore: Person,
) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    await siti.says(IN_TAIWAN)
    assert len(numbers(siti)) == 2
    assert siti.sees()[-1] == numbers(siti)[-1]
    assert MISSION_OF_TAIWAN in siti.sees()[-1]
    assert "Dari Singapura" not in siti.sees()[-1]  # those stand above
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["TW"]


async def test_a_country_whose_numbers_were_given_within_the_hour_is_only_pointed_at(in_singapore: Person) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    for _ in range(2):
        await siti.says(IN_TAIWAN)
    assert len(numbers(siti)) == 2
    assert siti.sees()[-1].startswith("Nomor bantuan ada di pesan di atas.")
    assert siti.buttons() == [*BUTTONS, ELSEWHERE]


@pytest.mark.usefixtures("pak_made")
async def test_of_two_countries_the_report_names_the_one_said_last(in_singapore: Person) -> None:
    await in_singapore.says(IN_TAIWAN)
    await in_singapore.says("tolong saya disekap di Singapura")
    await in_singapore.taps("Kirim ke petugas")
    assert await reported_from(in_singapore) == ["SG"]


async def test_an_edit_that_names_a_country_gets_its_numbers_once(in_singapore: Person) -> None:
    siti = in_singapore
    message = await siti.says(CONFINED)
    for words in (f"{CONFINED} di Kamboja", f"{CONFINED} di Kamboja!"):
        await siti.edits(message, words)
    assert len(numbers(siti)) == 2
    assert "Dari Kamboja" in siti.sees()[-1]


async def test_despair_after_other_danger_gets_the_warm_page_with_numbers_once(in_singapore: Person) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    await siti.says(DESPAIR)
    assert siti.sees()[-1].startswith(WARM_LINE)
    assert "+65" in siti.sees()[-1]
    await siti.says(DESPAIR)
    assert siti.sees()[-1].startswith("Saya masih membaca.")
    await siti.says(CONFINED)
    assert siti.sees()[-1].startswith("Nomor bantuan ada di pesan di atas.")


async def test_danger_where_another_country_is_asked_for_gets_the_numbers_of_the_one_it_names(
    in_singapore: Person,
) -> None:
    siti = in_singapore
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("🔎 Negara lain")
    await siti.says("dia disekap di Brunei tolong")
    assert "Dari Brunei" in siti.sees()[-1]
    assert siti.sees()[-1].startswith(FIRST_LINE)


@pytest.mark.parametrize("words", ["Brunei", "di brunei", "dia di Brunei sekarang", "Brunei Darussalam bu"])
async def test_within_an_hour_of_danger_a_bare_country_means_its_numbers(in_singapore: Person, words: str) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    await siti.says(words)
    assert "Dari Brunei" in siti.sees()[-1]
    assert siti.sees()[-1].startswith(FIRST_LINE)


@pytest.mark.parametrize("over", ["an hour later", "Tidak darurat"])
async def test_after_the_danger_a_bare_country_is_a_question_again(
    in_singapore: Person, village: Village, over: str
) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    if over in siti.buttons():
        await siti.taps(over)
    else:
        village.clock.ahead += HOUR
    await siti.says("Brunei")
    assert len(numbers(siti)) == 1


async def test_a_whole_question_within_the_hour_is_answered(in_singapore: Person) -> None:
    await in_singapore.says(CONFINED)
    await in_singapore.says("berapa gaji di Brunei")
    assert len(numbers(in_singapore)) == 1
