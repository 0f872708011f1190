"""A job order waits for a second officer (law 19): who that is, that one decides, and what is given back."""

import pytest

from bot.network import Level, Office
from tests.bulk import someone
from tests.complaints import suspends
from tests.conftest import Person, Village
from tests.job_orders.ways import BACK, CONFIRM, DAY, REDO, SEND, heard, opens, waits, wishes, writes


async def test_law_19_a_job_order_waits_for_a_second_officer(siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 19: nobody is told before a second officer confirms."""
    await wishes(siti)
    await writes(bu_ratna)
    assert "belum diumumkan" in bu_ratna.sees()[-1]
    assert heard(siti) == 0
    await siti.says("/lowongan")
    assert "belum ada lowongan" in siti.sees()[-1]
    await bu_wati.taps(bu_wati.buttons()[0])
    assert "SIP2MI 34/B" in bu_wati.sees()[-1]
    assert heard(siti) == 0
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 1
    await siti.says("/lowongan")
    assert "Ada 1 lowongan" in siti.sees()[-1]


async def test_law_19_the_publisher_does_not_confirm(village: Village, siti: Person, bu_ratna: Person) -> None:
    """Law 19: a second officer, never the first one twice."""
    await wishes(siti)
    number = await waits(village)
    for act in ("confirm", "give_back"):
        await bu_ratna.presses(f"job_order.{act}:{number}")
        assert "Anda tulis sendiri" in bu_ratna.sees()[-1]
    await opens(bu_ratna, f"job_order.check:{number}")
    assert CONFIRM not in bu_ratna.buttons()
    assert heard(siti) == 0


@pytest.mark.parametrize("act", ["check", "confirm", "give_back", "withdraw", "withdraw_yes", "redo"])
async def test_law_19_neither_a_village_nor_a_citizen_decides(
    village: Village, siti: Person, bu_ratna: Person, pak_budi: Person, joko: Person, act: str
) -> None:
    """Laws 4 and 19: asked in the query."""
    await wishes(siti)
    number = await waits(village)
    for person in (pak_budi, joko, siti):
        await person.presses(f"job_order.{act}:{number}")
        assert "sudah tidak berlaku" in person.sees()[-1]
    async with village.store.transaction() as tx:
        order = await tx.job_order(number)
    assert order
    assert order.undecided


async def test_law_19_another_regency_does_not_decide(village: Village, bu_ratna: Person) -> None:
    """Law 4: by subtree."""
    stranger = await someone(village, 320)
    async with village.store.transaction() as tx:
        await tx.add_office(Office("p4mi-lain", Level.REGENCY, "bp3mi-contoh", "P4MI Lain"))
        await tx.appoint(320, "p4mi-lain", None, village.clock.now())
    number = await waits(village)
    await stranger.presses(f"job_order.confirm:{number}")
    assert "sudah tidak berlaku" in stranger.sees()[-1]


async def test_law_19_the_office_above_may_confirm(siti: Person, bu_ratna: Person, pak_made: Person) -> None:
    """Law 19: a second officer of the office or of the one above."""
    await wishes(siti)
    await writes(bu_ratna)
    await pak_made.taps(pak_made.buttons()[0])
    await pak_made.taps(CONFIRM)
    assert heard(siti) == 1


async def test_law_19_without_a_second_officer_the_publisher_is_told(bu_ratna: Person) -> None:
    """Law 19: it waits, and says why."""
    await writes(bu_ratna)
    assert "belum ada petugas kedua" in bu_ratna.sees()[-1]


async def test_an_officer_who_comes_later_finds_what_waits(village: Village, bu_ratna: Person, siti: Person) -> None:
    await wishes(siti)
    await writes(bu_ratna)
    wati = await someone(village, 310)
    async with village.store.transaction() as tx:
        await tx.appoint(310, "p4mi-contoh", None, village.clock.now())
    await wati.says("/joborder")
    line = next(
        label
        for m in wati.messages()
        for row in m.get("buttons") or []
        for label in [row[0]["text"]]
        if "Taiwan: " in label
    )
    await wati.taps(line)
    await wati.taps(CONFIRM)
    assert heard(siti) == 1


async def test_law_4_a_suspended_second_officer_confirms_nothing(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 4: asked at the last button."""
    await wishes(siti)
    number = await waits(village)
    await opens(bu_wati, f"job_order.check:{number}")
    await suspends(bu_wati)
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 0


async def test_law_4_what_a_suspended_officer_wrote_is_not_confirmed(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 4: the second officer reads why, and may give it back."""
    await wishes(siti)
    number = await waits(village)
    await opens(bu_wati, f"job_order.check:{number}")
    await suspends(bu_ratna)
    await bu_wati.taps(CONFIRM)
    assert "penulisnya bukan lagi petugas" in bu_wati.sees()[-1]
    assert heard(siti) == 0


async def test_the_first_second_officer_decides(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    await wishes(siti)
    number = await waits(village)
    for officer in (bu_wati, pak_made):
        await opens(officer, f"job_order.check:{number}")
    await bu_wati.taps(CONFIRM)
    await pak_made.taps(BACK)
    assert "sudah disetujui petugas lain" in pak_made.sees()[-1]
    await bu_wati.presses(f"job_order.confirm:{number}")
    assert heard(siti) == 1


async def test_what_is_given_back_can_be_put_right_and_sent_again(
    siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    await writes(bu_ratna)
    await bu_wati.taps(bu_wati.buttons()[0])
    await bu_wati.taps(BACK)
    assert heard(siti) == 0
    await bu_ratna.taps(REDO)
    assert "Operator mesin" in bu_ratna.sees()[-1]
    await bu_ratna.taps(SEND)
    await bu_wati.taps(bu_wati.buttons()[0])
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 1


async def test_what_closed_while_it_waited_is_not_published(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    number = await waits(village, closing="2026-11-24")
    village.clock.ahead += 2 * DAY
    await bu_wati.presses(f"job_order.confirm:{number}")
    assert "sudah lewat tanggal tutupnya" in bu_wati.sees()[-1]
    assert heard(siti) == 0
