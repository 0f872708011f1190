"""Law 19: a village's text with a number, a link, an account or an amount waits for P4MI or above."""

import pytest

from tests.announcements.ways import APPROVE, CHECK, REFUSE, RISKY, announces, heard, resident
from tests.bulk import HOUR, progress
from tests.complaints import suspends
from tests.conftest import Person, Village


async def test_law_19_a_village_s_text_with_a_phone_number_waits_for_p4mi(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 19."""
    await announces(pak_budi, RISKY)
    assert heard(siti, RISKY) == 0
    assert "belum dikirim" in pak_budi.sees()[-1]
    assert "nomor telepon" in pak_budi.sees()[-1]
    assert "P4MI Contoh memeriksanya" in pak_budi.sees()[-1]
    assert "0812" not in bu_ratna.sees()[-1]
    await bu_ratna.taps(CHECK)
    assert RISKY in bu_ratna.sees()[-1]
    assert heard(siti, RISKY) == 0
    await bu_ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 1
    assert progress(pak_budi)


async def test_law_19_what_p4mi_refuses_is_not_sent(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    """Law 19; the author gets the text back and the reason."""
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    await bu_ratna.taps(REFUSE)
    assert heard(siti, RISKY) == 0
    assert "tidak disetujui" in pak_budi.sees()[-1]
    assert RISKY in pak_budi.sees()[-1]
    await bu_ratna.presses("announcement.approve:1")
    assert heard(siti, RISKY) == 0
    assert "sudah ditolak" in bu_ratna.sees()[-1]


async def test_law_19_p4mi_s_own_text_does_not_wait(siti: Person, bu_ratna: Person) -> None:
    """Law 19 is about villages."""
    await announces(bu_ratna, RISKY)
    assert heard(siti, RISKY) == 1


async def test_law_19_the_first_officer_decides(
    siti: Person, pak_budi: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 19: both are asked, one decides, and the announcement goes out once."""
    await announces(pak_budi, RISKY)
    for officer in (bu_ratna, bu_wati):
        await officer.taps(CHECK)
    await bu_ratna.taps(APPROVE)
    await bu_wati.taps(REFUSE)
    assert "sudah disetujui petugas lain" in bu_wati.sees()[-1]
    await bu_ratna.presses("announcement.approve:1")
    assert heard(siti, RISKY) == 1


@pytest.mark.parametrize("action", ["check", "approve", "refuse"])
async def test_law_19_neither_author_nor_stranger_nor_another_village_decides(
    siti: Person, pak_budi: Person, pak_joni: Person, joko: Person, bu_ratna: Person, action: str
) -> None:
    """Laws 4 and 19: asked in the query."""
    await announces(pak_budi, RISKY)
    for person in (pak_budi, pak_joni, joko, siti):
        await person.presses(f"announcement.{action}:1")
    assert heard(siti, RISKY) == 0
    assert RISKY not in pak_joni.sees()[-1] + joko.sees()[-1] + siti.sees()[-1]
    assert "masih menunggu" in pak_budi.sees()[-1]
    await bu_ratna.taps(CHECK)
    assert APPROVE in bu_ratna.buttons()


async def test_law_19_bp3mi_is_asked_where_p4mi_has_no_officer(
    siti: Person, pak_budi: Person, pak_made: Person
) -> None:
    """Law 19: the next office above that has one."""
    await announces(pak_budi, RISKY)
    await pak_made.taps(CHECK)
    await pak_made.taps(APPROVE)
    assert heard(siti, RISKY) == 1


async def test_an_officer_who_comes_later_finds_what_waits(village: Village, siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, RISKY)
    assert "belum ada petugas P4MI" in pak_budi.sees()[-1]
    ratna = await resident(village, 300, "p4mi-contoh")
    async with village.store.transaction() as tx:
        await tx.appoint(300, "p4mi-contoh", None, village.clock.now())
    await ratna.says("/umumkan")
    await ratna.taps(CHECK)
    await ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 1


async def test_law_4_what_a_suspended_author_wrote_is_not_sent_any_more(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: a lost phone may have written it."""
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    await suspends(pak_budi)
    await bu_ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 0
    assert "tidak lagi menjadi petugas" in bu_ratna.sees()[-1]


async def test_law_4_a_suspended_approver_approves_nothing(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: asked where it takes effect."""
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    await suspends(bu_ratna)
    await bu_ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 0


async def test_an_author_who_sleeps_is_told_of_the_approval_once_in_the_morning(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    village.clock.ahead += 13 * HOUR
    await bu_ratna.taps(APPROVE)
    await village.tick(10)
    assert not progress(pak_budi)
    await village.tick(8 * HOUR)
    await village.tick(10)
    assert len(progress(pak_budi)) == 1
    assert "Terkirim: 1" in progress(pak_budi)[0]


@pytest.mark.parametrize("argument", ["", "x", "0", "99", "9" * 40, "-1", "１"])
async def test_a_number_that_never_was_gets_a_sentence(bu_ratna: Person, argument: str) -> None:
    for action in ("check", "approve", "refuse", "copy"):
        await bu_ratna.presses(f"announcement.{action}:{argument}")
        assert "sudah tidak berlaku" in bu_ratna.sees()[-1]
