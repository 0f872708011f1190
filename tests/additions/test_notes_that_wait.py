"""Law 19: a village's note with a number, a link, an account or an amount waits for P4MI or above."""

import pytest

from handlers.turn import House
from tests.additions.ways import (
    APPROVE,
    CHECK,
    NOTE,
    REFUSE,
    RISKY,
    SEND,
    TOO_LATE,
    appoint,
    decides,
    opens,
    suspend,
    told,
    writes,
)
from tests.conftest import Person, Village


async def test_law_19_a_village_s_risky_note_waits_for_p4mi(
    house: House, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 19."""
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says(RISKY)
    assert "berisi nomor telepon. Karena itu P4MI atau kantor di atasnya memeriksa dulu" in pak_budi.sees()[-1]
    await pak_budi.taps(SEND)
    assert "belum tampil" in pak_budi.sees()[-1]
    assert RISKY not in await opens(siti)
    assert "Desa Contoh menulis catatan yang perlu Anda periksa" in bu_ratna.sees()[-1]
    await bu_ratna.taps("Periksa catatan 1")
    assert RISKY in bu_ratna.sees()[-1]
    assert house.faq.topic("id", CHECK).title in bu_ratna.sees()[-1]
    await bu_ratna.taps(APPROVE)
    assert "Catatan Anda disetujui" in pak_budi.sees()[-1]
    assert RISKY in await opens(siti)


async def test_law_19_what_p4mi_refuses_is_not_shown_and_its_author_gets_it_back(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 19."""
    await writes(pak_budi, RISKY)
    await decides(bu_ratna, REFUSE)
    assert "tidak disetujui" in pak_budi.sees()[-1]
    assert RISKY in pak_budi.sees()[-1]
    assert RISKY not in await opens(siti)


@pytest.mark.parametrize("first", [APPROVE, REFUSE])
async def test_law_19_the_second_decision_gets_a_sentence(
    siti: Person, pak_budi: Person, bu_ratna: Person, bu_wati: Person, first: str
) -> None:
    """Law 19: both are asked, the first one decides."""
    await writes(pak_budi, RISKY)
    await bu_wati.taps("Periksa catatan 1")
    await decides(bu_ratna, first)
    for verdict in (APPROVE, REFUSE):
        await bu_wati.taps(verdict)
        assert TOO_LATE in bu_wati.sees()[-1]
    assert (RISKY in await opens(siti)) == (first == APPROVE)
    assert told(pak_budi, "isetujui") == 1


async def test_law_19_p4mi_s_own_note_does_not_wait(siti: Person, bu_ratna: Person) -> None:
    """Law 19 is about villages."""
    await writes(bu_ratna, RISKY)
    assert RISKY in await opens(siti)


async def test_law_19_without_p4mi_the_next_office_above_is_rung(pak_budi: Person, pak_made: Person) -> None:
    """Law 19."""
    await writes(pak_budi, RISKY)
    await decides(pak_made, APPROVE)
    assert "Catatan Anda disetujui" in pak_budi.sees()[-1]


async def test_law_19_an_author_who_is_all_of_p4mi_is_checked_by_bp3mi(
    village: Village, pak_budi: Person, pak_made: Person
) -> None:
    """Law 19: never by its author."""
    await appoint(village, pak_budi, "p4mi-contoh")
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.taps("Desa Contoh")
    await pak_budi.says(RISKY)
    await pak_budi.taps(SEND)
    await decides(pak_made, APPROVE)
    assert "Catatan Anda disetujui" in pak_budi.sees()[-1]


async def test_where_nobody_can_check_it_the_author_is_told_and_who_comes_later_finds_it(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    await writes(pak_budi, RISKY)
    assert "belum ada petugas P4MI" in pak_budi.sees()[-1]
    ratna = village.person(300, "Ratna")
    await ratna.says("/start")
    await appoint(village, ratna, "p4mi-contoh")
    await ratna.says("/catatan")
    await ratna.taps("Periksa catatan 1")
    await ratna.taps(APPROVE)
    assert RISKY in await opens(siti)


async def test_a_newer_note_takes_the_place_of_one_that_waits(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    await writes(pak_budi, RISKY)
    await bu_ratna.taps("Periksa catatan 1")
    await writes(pak_budi)
    await bu_ratna.taps(APPROVE)
    assert TOO_LATE in bu_ratna.sees()[-1]
    assert NOTE in await opens(siti)


async def test_an_older_note_is_shown_while_the_newer_one_waits(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(pak_budi)
    await writes(pak_budi, RISKY)
    assert NOTE in await opens(siti)
    await decides(bu_ratna, APPROVE)
    assert NOTE not in await opens(siti)
    assert RISKY in await opens(siti)


async def test_law_4_what_a_suspended_author_wrote_is_not_shown_any_more(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: a lost phone may have written it."""
    await writes(pak_budi, RISKY)
    await bu_ratna.taps("Periksa catatan 1")
    await suspend(village, pak_budi, "desa-contoh")
    await bu_ratna.taps(APPROVE)
    assert TOO_LATE in bu_ratna.sees()[-1]
    assert RISKY not in await opens(siti)


async def test_what_an_officer_wrote_is_not_shown_while_they_are_suspended(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """A lost phone may have written it."""
    await writes(pak_budi)
    assert NOTE in await opens(siti)
    await suspend(village, pak_budi, "desa-contoh")
    assert NOTE not in await opens(siti)
