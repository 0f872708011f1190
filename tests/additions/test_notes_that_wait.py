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
    looks,
    opens,
    records,
    restore,
    suspend,
    to_check,
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
    await looks(bu_ratna)
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
    await looks(bu_wati)
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
    await looks(ratna)
    await ratna.taps(APPROVE)
    assert RISKY in await opens(siti)


async def test_a_newer_note_takes_the_place_of_one_that_waits(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    await writes(pak_budi, RISKY)
    await looks(bu_ratna)
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
    await looks(bu_ratna)
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


async def test_what_a_suspended_author_left_waits_again_once_the_suspension_is_lifted(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(pak_budi, RISKY)
    await suspend(village, pak_budi, "desa-contoh")
    await bu_ratna.says("/catatan")
    assert told(bu_ratna, "menunggu pemeriksaan") == 0
    for verdict in ("approve", "refuse"):
        await bu_ratna.presses(f"addition.{verdict}:1")
        assert TOO_LATE in bu_ratna.sees()[-1]
    await restore(village, pak_budi, "desa-contoh")
    await bu_ratna.says("/catatan")
    assert told(bu_ratna, "menunggu pemeriksaan") == 1
    await decides(bu_ratna, APPROVE)
    assert RISKY in await opens(siti)


async def test_what_was_replaced_while_its_author_was_suspended_does_not_come_back(
    village: Village, pak_budi: Person, bu_ratna: Person
) -> None:
    colleague = village.person(201, "Tuti")
    await colleague.says("/start")
    await appoint(village, colleague, "desa-contoh")
    await writes(pak_budi, RISKY)
    await suspend(village, pak_budi, "desa-contoh")
    await writes(colleague)
    await restore(village, pak_budi, "desa-contoh")
    await bu_ratna.says("/catatan")
    assert told(bu_ratna, "menunggu pemeriksaan") == 0


async def test_the_waiting_list_names_office_and_answer(house: House, pak_budi: Person, bu_ratna: Person) -> None:
    short = house.faq.topic("id", CHECK).short
    await writes(pak_budi, RISKY)
    assert house.faq.topic("id", CHECK).title in bu_ratna.sees()[-1]
    await records(pak_budi)
    await bu_ratna.says("/catatan")
    assert to_check(bu_ratna) == [f"Periksa: Desa Contoh, {short}", f"Dengarkan: Desa Contoh, {short} (Jawa)"]


async def test_a_note_written_again_while_it_waits_does_not_ring_again(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """The ring that is there leads to the newest words."""
    await writes(pak_budi, RISKY)
    for again in ("Tanya Bu Tuti di 0812 0000 0001.", "Tanya Bu Tuti di 0812 0000 0002."):
        await writes(pak_budi, again)
    assert told(bu_ratna, "catatan yang perlu Anda periksa") == 1
    await looks(bu_ratna)
    assert "0812 0000 0002" in bu_ratna.sees()[-1]
    await bu_ratna.taps(APPROVE)
    assert "0812 0000 0002" in await opens(siti)


async def test_after_a_decision_the_next_note_rings_anew(pak_budi: Person, bu_ratna: Person) -> None:
    await writes(pak_budi, RISKY)
    await decides(bu_ratna, REFUSE)
    await writes(pak_budi, RISKY)
    assert told(bu_ratna, "catatan yang perlu Anda periksa") == 2


async def test_a_note_under_another_answer_rings_by_itself(pak_budi: Person, bu_ratna: Person) -> None:
    await writes(pak_budi, RISKY)
    await writes(pak_budi, RISKY, "find-job-orders")
    assert told(bu_ratna, "catatan yang perlu Anda periksa") == 2


async def test_an_officer_who_was_not_rung_before_is_rung_by_the_newer_note(
    village: Village, pak_budi: Person, pak_made: Person
) -> None:
    await writes(pak_budi, RISKY)
    ratna = village.person(300, "Ratna")
    await ratna.says("/start")
    await appoint(village, ratna, "p4mi-contoh")
    await writes(pak_budi, RISKY)
    assert told(ratna, "catatan yang perlu Anda periksa") == 1


async def test_by_day_the_author_hears_only_that_nothing_is_told_at_night(pak_budi: Person, bu_ratna: Person) -> None:
    await writes(pak_budi, RISKY)
    assert "tidak antara pukul 21.00 dan 06.00" in pak_budi.sees()[-1]
    assert "sekarang malam" not in pak_budi.sees()[-1]


async def test_at_night_the_author_hears_that_the_review_waits_for_the_morning(
    village: Village, pak_budi: Person, bu_ratna: Person
) -> None:
    village.clock.ahead = 13 * 3600
    await writes(pak_budi, RISKY)
    assert "Di sana sekarang malam, jadi petugasnya diberi tahu pukul 06.00" in pak_budi.sees()[-1]
    assert told(bu_ratna, "catatan yang perlu Anda periksa") == 0
    await writes(pak_budi, "Tanya Bu Tuti di 0812 0000 0001.")
    await village.tick(9 * 3600)
    assert told(bu_ratna, "catatan yang perlu Anda periksa") == 1
    await looks(bu_ratna)
    assert "0812 0000 0001" in bu_ratna.sees()[-1]


@pytest.mark.parametrize(("hours", "waits"), [(0, False), (13, True)])
async def test_who_refuses_at_night_hears_that_the_author_is_told_in_the_morning(
    village: Village, pak_budi: Person, bu_ratna: Person, hours: int, waits: bool
) -> None:
    await writes(pak_budi, RISKY)
    village.clock.ahead = hours * 3600
    await decides(bu_ratna, REFUSE)
    assert ("pukul 06.00" in bu_ratna.sees()[-1]) == waits
    assert told(pak_budi, "tidak disetujui") == (0 if waits else 1)
