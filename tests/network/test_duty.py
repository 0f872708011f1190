"""Duty: who is shown to be on it, when it ends, and who is rung."""

import pytest

from tests.conftest import Person, Village


async def test_who_is_on_duty_is_shown_to_the_colleagues(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    await bu_ratna.says("/jaga")
    assert "Belum ada yang berjaga" in bu_ratna.sees()[-1]
    await bu_ratna.taps("Saya jaga 8 jam")
    assert "Ratna (Anda), P4MI Contoh, sampai 23 November 2026, 17.00 WITA" in bu_ratna.sees()[-1]
    await bu_wati.says("/jaga")
    assert "Ratna, P4MI Contoh" in bu_wati.sees()[-1]


@pytest.mark.parametrize(("label", "hours"), [("Saya jaga 8 jam", 8), ("Saya jaga 24 jam", 24)])
async def test_duty_ends_by_itself(village: Village, bu_ratna: Person, label: str, hours: int) -> None:
    await bu_ratna.says("/jaga")
    await bu_ratna.taps(label)
    for moved, expected in ((hours * 3600 - 1, [bu_ratna.chat_id]), (1, [])):
        village.clock.ahead += moved
        async with village.store.transaction() as tx:
            assert await tx.on_duty("p4mi-contoh", village.clock.now()) == expected


async def test_duty_tells_who_is_rung_in_danger_and_who_never_is(
    bu_dewi: Person, pak_made: Person, bu_ratna: Person, pak_budi: Person
) -> None:
    """Law 14: danger goes to BP3MI or the ministry, never to P4MI or a village."""
    for person, rung in ((bu_dewi, True), (pak_made, True), (bu_ratna, False), (pak_budi, False)):
        await person.says("/jaga")
        assert ("diberi tahu saat ada warga dalam bahaya" in person.sees()[-1]) is rung
        assert ("Laporan bahaya tidak dikirim ke kantor Anda" in person.sees()[-1]) is not rung


async def test_duty_ends_with_a_tap(village: Village, bu_ratna: Person) -> None:
    await bu_ratna.says("/jaga")
    await bu_ratna.taps("Saya jaga 8 jam")
    await bu_ratna.taps("Selesai jaga")
    assert "Belum ada yang berjaga" in bu_ratna.sees()[-1]


async def test_a_suspended_officer_is_not_on_duty_and_can_not_begin(
    village: Village, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    """Law 4."""
    await bu_ratna.says("/jaga")
    await bu_ratna.taps("Saya jaga 24 jam")
    await bu_wati.presses(f"officer.sure:{bu_ratna.chat_id}:p4mi-contoh")
    await bu_ratna.presses("duty.begin:24")
    await pak_made.presses(f"officer.restore:{bu_ratna.chat_id}:p4mi-contoh")
    async with village.store.transaction() as tx:
        assert await tx.on_duty("p4mi-contoh", village.clock.now()) == []
