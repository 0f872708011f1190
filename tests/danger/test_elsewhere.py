"""Numbers for somebody who is elsewhere, while one's own country stays what it is."""

import pytest

from tests.conftest import Person, Village
from tests.danger.ways import (
    AT_HOME,
    DANGER,
    ELSEWHERE,
    FIRST_LINE,
    HOUR,
    MISSION_OF_TAIWAN,
    POLICE_OF_TAIWAN,
    country_of,
    is_at_home,
    numbers,
    reported_from,
)


async def test_who_helps_somebody_elsewhere_gets_those_numbers_and_keeps_the_own_country(siti: Person) -> None:
    await is_at_home(siti)
    before = await country_of(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    assert siti.sees()[-1].startswith("Di negara mana orang yang perlu pertolongan?")
    await siti.taps("Taiwan")
    assert "Dari Taiwan" in numbers(siti)[-1]
    assert MISSION_OF_TAIWAN in numbers(siti)[-1]
    assert AT_HOME not in numbers(siti)[-1]
    assert await country_of(siti) == before
    await siti.says("/darurat")
    assert AT_HOME in numbers(siti)[-1]


async def test_any_country_can_be_named_without_changing_the_profile(siti: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("🔎 Negara lain")
    await siti.says("Qatar")
    assert "KBRI Doha" in numbers(siti)[-1]
    assert (await country_of(siti))[0] == "ID"


@pytest.mark.usefixtures("pak_made")
async def test_the_report_of_an_emergency_names_the_country_whose_numbers_were_given(siti: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Taiwan")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["TW"]


@pytest.mark.usefixtures("pak_made")
@pytest.mark.parametrize(("later", "reported"), [(0, "TW"), (HOUR, "ID")])
async def test_who_asks_for_the_numbers_again_keeps_the_country_told_within_the_hour_and_no_longer(
    siti: Person, village: Village, later: int, reported: str
) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Taiwan")
    village.clock.ahead += later
    await siti.says("/darurat")
    assert AT_HOME in numbers(siti)[-1]
    assert (MISSION_OF_TAIWAN in numbers(siti)[-1]) is (reported == "TW")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == [reported]


async def test_a_country_told_in_danger_stands_in_for_a_silent_profile_for_a_day_and_is_not_kept_in_it(
    joko: Person, village: Village
) -> None:
    await joko.says(DANGER)
    await joko.taps("Taiwan")
    assert (await country_of(joko))[0] is None
    village.clock.ahead += 2 * HOUR
    await joko.says(DANGER)
    assert joko.sees()[-1].startswith(FIRST_LINE)
    assert POLICE_OF_TAIWAN in numbers(joko)[-1]
    village.clock.ahead += 25 * HOUR
    await joko.says(DANGER)
    assert "Di negara mana" in joko.sees()[-1]
    assert POLICE_OF_TAIWAN not in numbers(joko)[-1]


async def test_a_country_tapped_after_the_emergency_was_none_begins_another(siti: Person, pak_made: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Tidak darurat")
    await siti.taps("Taiwan")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["TW"]


@pytest.mark.parametrize("at_home", [True, False])
async def test_words_of_danger_that_name_a_country_get_its_numbers_and_those_of_the_reader(
    joko: Person, at_home: bool
) -> None:
    if at_home:
        await is_at_home(joko)
    await joko.says("Tolong, anak saya di Taiwan dipukul majikan")
    (told,) = numbers(joko)
    assert joko.sees()[-1] == told  # nobody is asked what they have said
    assert AT_HOME in told
    assert POLICE_OF_TAIWAN in told
    assert (told.index(AT_HOME) < told.index(POLICE_OF_TAIWAN)) is at_home
