"""A recording is of one text: when the text changes it is withdrawn, and the office that made it is told."""

import pytest

from handlers.turn import House
from tests.additions.ways import (
    CHECK,
    LISTEN,
    SEND,
    TOO_LATE,
    approved,
    kept,
    listening,
    opens,
    records,
    restarted,
    told,
    with_topic,
    without,
)
from tests.conftest import Person, Village

DAY = 86_400
GONE = "Rekaman itu sudah ditarik"
WITHDRAWN = "rekaman kantor Anda sudah ditarik"


async def test_a_recording_of_an_older_text_is_withdrawn_and_its_office_is_told_once(
    village: Village, house: House, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await approved(pak_budi, bu_ratna)
    await opens(siti)
    changed = with_topic(house, html="Jawaban baru.")
    village.rooms.router.house = changed
    await siti.taps(f"{LISTEN} (Jawa)")  # not played, also before anybody has ended it
    assert GONE in siti.sees()[-1]
    await opens(siti)
    assert listening(siti) == []
    for _ in range(2):
        async with restarted(village, changed):
            await village.tick(DAY)
    assert told(pak_budi, WITHDRAWN) == 1
    assert told(bu_ratna, WITHDRAWN) == 0
    found = await kept(village)
    assert found
    assert found.ended_at
    await pak_budi.taps("🎙 Rekam lagi")
    assert "Bacakan jawaban ini" in pak_budi.sees()[-2]


async def test_a_recording_of_the_same_text_stays(
    village: Village, house: House, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await approved(pak_budi, bu_ratna)
    async with restarted(village, with_topic(house, related=())):
        await village.tick(DAY)
        await opens(siti)
    assert listening(siti) == [f"{LISTEN} (Jawa)"]
    assert told(pak_budi, WITHDRAWN) == 0


@pytest.mark.parametrize("action", ["check", "approve"])
async def test_what_waits_is_not_approved_after_its_text_changed(
    village: Village, house: House, siti: Person, pak_budi: Person, bu_ratna: Person, action: str
) -> None:
    await records(pak_budi)
    village.rooms.router.house = with_topic(house, html="Jawaban baru.")
    await bu_ratna.presses(f"addition.{action}:1")
    assert "berubah sesudah direkam" in bu_ratna.sees()[-1]
    assert told(pak_budi, WITHDRAWN) == 1
    await bu_ratna.presses("addition.approve:1")
    assert TOO_LATE in bu_ratna.sees()[-1]
    await opens(siti)
    assert listening(siti) == []


async def test_what_waits_ends_at_the_start_with_another_text(
    village: Village, house: House, pak_budi: Person, bu_ratna: Person
) -> None:
    await records(pak_budi)
    async with restarted(village, with_topic(house, html="Jawaban baru.")):
        assert told(pak_budi, WITHDRAWN) == 1
        await bu_ratna.says("/rekam")
        assert told(bu_ratna, "menunggu pemeriksaan") == 0


async def test_a_text_that_changes_while_it_is_recorded_is_recorded_again(
    village: Village, house: House, pak_budi: Person, bu_ratna: Person
) -> None:
    await pak_budi.presses(f"recording.on:{CHECK}")
    await pak_budi.sends_voice()
    async with restarted(village, with_topic(house, html="Jawaban baru.")):
        await pak_budi.taps("Jawa")
        await pak_budi.taps(SEND)
        assert WITHDRAWN in pak_budi.sees()[-1]
        assert await kept(village) is None
        await pak_budi.taps("🎙 Rekam lagi")
        assert "Jawaban baru." in pak_budi.sees()[-2]
        await pak_budi.sends_voice()
        await pak_budi.taps("Jawa")
        await pak_budi.taps(SEND)
        assert "tersimpan" in pak_budi.sees()[-1]


async def test_a_recording_ends_with_its_answer(
    village: Village, house: House, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await approved(pak_budi, bu_ratna)
    async with restarted(village, without(house)):
        assert told(pak_budi, f"Jawaban {house.faq.topic('id', CHECK).title} sudah dihapus dari Lentera") == 1
        await siti.presses("recording.play:1")
        assert GONE in siti.sees()[-1]


async def test_the_recording_of_an_answer_that_is_withheld_rests_and_comes_back(
    village: Village, house: House, siti: Person, joko: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """It is not withdrawn, and nobody is told so."""
    await approved(pak_budi, bu_ratna)
    await opens(siti)
    village.rooms.router.house = with_topic(house, review_by=house.faq.topic("id", CHECK).review_by.replace(2020))
    await siti.taps(f"{LISTEN} (Jawa)")
    assert "sedang tidak diputar" in siti.sees()[-1]
    assert "ditarik" not in siti.sees()[-1]
    await joko.presses("recording.play:1")
    assert GONE in joko.sees()[-1]  # it was never his to hear
    village.rooms.router.house = house
    await siti.taps(f"{LISTEN} (Jawa)")
    assert siti.messages()[-1]["voice"]
