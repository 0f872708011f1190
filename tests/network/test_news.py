"""Every change of officers is told to the office and the one above (law 20), and recorded."""

from tests.conftest import Person, Village
from tests.network.ways import become_officer


async def test_a_new_officer_is_told_to_the_office_and_the_one_above(
    pak_budi: Person, pak_joni: Person, bu_ratna: Person, pak_made: Person, joko: Person
) -> None:
    """Law 20."""
    await become_officer(joko, pak_budi, "Desa Contoh")
    assert "Joko sekarang petugas Desa Contoh, dikonfirmasi oleh Budi" in bu_ratna.sees()[-1]
    for other in (pak_joni, pak_made):  # another village, and two steps above
        assert not [text for text in other.sees() if "Joko" in text]


async def test_a_suspension_is_told_to_the_office_and_the_one_above(
    pak_budi: Person, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    """Law 20."""
    await bu_wati.says("/petugas")
    await bu_wati.taps("🚫 Nonaktifkan Ratna")
    await bu_wati.taps("Ya, nonaktifkan")
    assert "Ratna dinonaktifkan di P4MI Contoh oleh Wati" in pak_made.sees()[-1]
    assert "dinonaktifkan" in bu_ratna.sees()[-1]
    assert not [text for text in pak_budi.sees() if "Ratna" in text]


async def test_every_change_is_recorded_with_ids_only(village: Village, pak_budi: Person, joko: Person) -> None:
    """Law 11: who did what to whom, and no name."""
    await become_officer(joko, pak_budi, "Desa Contoh")
    async with village.store.transaction() as tx:
        entries = await tx.audit()
    assert [(entry.actor, entry.act, entry.subject) for entry in entries] == [
        (200, "invited", "desa-contoh"),
        (900, "opened", "900@desa-contoh"),
        (200, "confirmed", "900@desa-contoh"),
    ]
