"""A lost phone is suspended in two taps (law 20), and the office above restores."""

from tests.complaints import STORY, reports
from tests.conftest import Person, Village
from tests.network.ways import link_for, works_at


async def test_a_colleague_suspends_in_two_taps(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 20."""
    await bu_wati.says("/petugas")
    await bu_wati.taps("🚫 Nonaktifkan Ratna")
    assert await works_at(village, bu_ratna, "p4mi-contoh")
    await bu_wati.taps("Ya, nonaktifkan")
    assert not await works_at(village, bu_ratna, "p4mi-contoh")
    await bu_ratna.says("/petugas")
    assert "untuk petugas" in bu_ratna.sees()[-1]


async def test_a_story_leaves_the_phone_of_who_is_suspended(siti: Person, pak_made: Person) -> None:
    """Law 15: at loss of role whatever was shown is taken back."""
    number = await reports(siti, "Gaji")
    await pak_made.presses(f"complaint.open:{number}")
    assert [text for text in pak_made.sees() if STORY in text]
    dewi = pak_made.village.person(500, "Dewi")
    await dewi.says("/petugas")
    await dewi.taps("🚫 Nonaktifkan Made")
    await dewi.taps("Ya, nonaktifkan")
    assert not [text for text in pak_made.sees() if STORY in text]


async def test_one_tap_alone_suspends_nobody(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 20."""
    await bu_wati.says("/petugas")
    await bu_wati.taps("🚫 Nonaktifkan Ratna")
    await bu_wati.taps("Tidak")
    assert await works_at(village, bu_ratna, "p4mi-contoh")
    assert "aktif" in bu_wati.sees()[-1]


async def test_nobody_suspends_themselves_or_at_an_office_that_is_not_theirs(
    village: Village, pak_budi: Person, bu_ratna: Person, pak_joni: Person
) -> None:
    """Law 4: so the ministry always keeps an officer, and a village can't silence the office above."""
    for actor, target, code in (
        (pak_budi, pak_budi, "desa-contoh"),
        (pak_budi, bu_ratna, "p4mi-contoh"),
        (pak_budi, pak_joni, "desa-lain"),
    ):
        for act in ("suspend", "sure"):
            await actor.presses(f"officer.{act}:{target.chat_id}:{code}")
            if act == "sure" or actor is not target:
                assert "tidak bisa dilakukan sekarang" in actor.sees()[-1]
        assert await works_at(village, target, code)


async def test_the_office_above_restores(village: Village, pak_budi: Person, bu_ratna: Person) -> None:
    await bu_ratna.says("/petugas")
    await bu_ratna.taps("🚫 Nonaktifkan Budi")
    await bu_ratna.taps("Ya, nonaktifkan")
    await bu_ratna.says("/petugas")
    await bu_ratna.taps("♻️ Aktifkan lagi Budi")
    assert await works_at(village, pak_budi, "desa-contoh")
    assert "aktif lagi" in pak_budi.sees()[-1]


async def test_a_colleague_does_not_restore(
    village: Village, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    """Law 4: whoever holds the lost phone might have a colleague's phone too."""
    await pak_made.says("/petugas")
    await pak_made.taps("🚫 Nonaktifkan Ratna")
    await pak_made.taps("Ya, nonaktifkan")
    await bu_wati.says("/petugas")
    assert not [label for label in bu_wati.buttons() if "Ratna" in label]
    await bu_wati.presses(f"officer.restore:{bu_ratna.chat_id}:p4mi-contoh")
    assert not await works_at(village, bu_ratna, "p4mi-contoh")


async def test_a_new_invitation_does_not_let_a_suspended_officer_in(
    village: Village, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 20."""
    async with village.store.transaction() as tx:
        await tx.suspend_officer(bu_ratna.chat_id, "p4mi-contoh", bu_wati.chat_id, village.clock.now())
    await bu_ratna.opens(await link_for(bu_wati, "P4MI Contoh"))
    assert "dinonaktifkan" in bu_ratna.sees()[-1]
    await bu_wati.presses(f"officer.confirm:{bu_ratna.chat_id}:p4mi-contoh")
    assert not await works_at(village, bu_ratna, "p4mi-contoh")


async def test_a_second_tap_on_suspend_gets_a_sentence(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    await bu_wati.presses(f"officer.sure:{bu_ratna.chat_id}:p4mi-contoh")
    await bu_wati.presses(f"officer.sure:{bu_ratna.chat_id}:p4mi-contoh")
    assert "mungkin sudah dikerjakan" in bu_wati.sees()[-1]
