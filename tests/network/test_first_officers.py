"""The first officers: whom the settings name, and whoever comes to an office where nobody was."""

import pytest

from tests.complaints import mentions, reports, suspends
from tests.conftest import Person, Village
from tests.network.ways import become_officer, works_at

# --- whom the settings name ---


async def test_whom_the_settings_name_works_for_the_ministry_from_the_first_contact_on(village: Village) -> None:
    dewi = village.person(500, "Dewi")
    await dewi.says("Selamat pagi")
    assert await works_at(village, dewi, "kemenp2mi-contoh")
    assert "Anda tercatat sebagai petugas" in dewi.sees()[0]
    await dewi.says("/start")
    assert sum("Anda tercatat sebagai petugas" in text for text in dewi.sees()) == 1


async def test_whom_the_settings_do_not_name_works_for_nobody(village: Village, joko: Person) -> None:
    assert not await works_at(village, joko, "kemenp2mi-contoh")


@pytest.mark.parametrize("erased", [False, True])
async def test_a_suspended_first_officer_stays_suspended(village: Village, bu_dewi: Person, erased: bool) -> None:
    """Law 20: neither /start nor erasing one's data with the lost phone opens the door again."""
    wayan = village.person(510, "Wayan")
    await become_officer(wayan, bu_dewi, "Kementerian Contoh")
    await wayan.says("/petugas")
    await wayan.taps("🚫 Nonaktifkan Dewi")
    await wayan.taps("Ya, nonaktifkan")
    if erased:
        async with village.store.transaction() as tx:
            await tx.forget_citizen(bu_dewi.chat_id)
    await bu_dewi.says("/start")
    assert not await works_at(village, bu_dewi, "kemenp2mi-contoh")


async def test_a_first_officer_who_erased_their_data_may_come_back(village: Village, bu_dewi: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.forget_citizen(bu_dewi.chat_id)
    await bu_dewi.says("/start")
    assert await works_at(village, bu_dewi, "kemenp2mi-contoh")


# --- whoever comes to an office where nobody was ---


async def _waits_at_p4mi(village: Village, siti: Person, bu_ratna: Person) -> tuple[str, Person]:
    """A report at an office whose officer is suspended, and an officer of the office above who came afterwards."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await suspends(bu_ratna)
    made = village.person(400, "Made")
    await made.says("/start")
    async with village.store.transaction() as tx:
        await tx.appoint(made.chat_id, "bp3mi-contoh", None, village.clock.now())
    return number, made


async def test_who_is_confirmed_where_nobody_was_is_rung_for_what_waits(
    village: Village, siti: Person, bu_ratna: Person, joko: Person
) -> None:
    number, made = await _waits_at_p4mi(village, siti, bu_ratna)
    await become_officer(joko, made, "P4MI Contoh")
    assert mentions(joko, number)


async def test_who_is_restored_where_nobody_is_is_rung_for_what_waits(
    village: Village, siti: Person, bu_ratna: Person
) -> None:
    number, made = await _waits_at_p4mi(village, siti, bu_ratna)
    before = sum(number in text for text in bu_ratna.sees())
    await made.says("/petugas")
    await made.taps("♻️ Aktifkan lagi Ratna")
    assert sum(number in text for text in bu_ratna.sees()) == before + 1


async def test_who_is_confirmed_beside_a_colleague_is_not_rung(siti: Person, bu_ratna: Person, joko: Person) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await become_officer(joko, bu_ratna, "P4MI Contoh")
    assert not mentions(joko, number)
