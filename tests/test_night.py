"""The night: nothing but replies and danger between 21 and 06 where the reader is."""

import pytest

from bot.message import Priority, Say
from handlers.turn import Desk
from tests.complaints import closes, mentions, reports, writes
from tests.conftest import Person, Village
from tests.outbox import ALARM, BULK, REPLY, post, said

HOUR, DAY = 3600, 86_400
AT_22 = 13 * HOUR  # the village's clock stands at nine in the morning


async def tell(village: Village, person: Person, cause: str, priority: Priority, *, danger: bool = False) -> None:
    async with village.store.transaction() as tx:
        desk = Desk(tx, village.rooms.house, village.clock.now(), cause)
        assert await desk.tell(person.chat_id, Say("menu.more"), priority, danger=danger)


@pytest.mark.parametrize("priority", [ALARM, BULK])
async def test_at_night_what_nobody_asked_for_waits_until_six(
    village: Village, siti: Person, priority: Priority
) -> None:
    village.clock.ahead = AT_22
    await tell(village, siti, "night", priority)
    await village.deliver()
    await village.tick(8 * HOUR - 1)
    assert said(siti) == []
    await village.tick(1)
    assert len(said(siti)) == 1


async def test_replies_and_danger_go_out_at_night(village: Village, siti: Person, pak_made: Person) -> None:
    village.clock.ahead = AT_22
    await tell(village, siti, "reply", REPLY)
    await tell(village, pak_made, "danger", ALARM, danger=True)
    await village.deliver()
    assert (len(said(siti)), len(said(pak_made))) == (1, 1)


async def test_the_night_is_the_reader_s_own(village: Village, siti: Person, joko: Person) -> None:
    """At 22 in Makassar it is 17 in Riyadh and 23 in Tokyo."""
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, zone="Asia/Riyadh")
        await tx.change_citizen(joko.chat_id, zone="Asia/Tokyo")
    village.clock.ahead = AT_22
    for person in (siti, joko):
        await tell(village, person, "news", BULK)
    await village.deliver()
    assert (len(said(siti)), len(said(joko))) == (1, 0)


@pytest.mark.parametrize("days", [0, 1, 2, 5])
async def test_what_was_not_out_by_nine_in_the_evening_waits_until_six(
    village: Village, siti: Person, days: int
) -> None:
    """Also after the bot was away for days and comes back in the night."""
    await tell(village, siti, "news", BULK)
    await village.tick(AT_22 + days * DAY)
    assert said(siti) == []
    await village.tick(8 * HOUR)
    assert len(said(siti)) == 1


async def test_what_waits_for_its_time_is_not_sent_before(village: Village, siti: Person) -> None:
    await post(village, siti, "later", BULK, due_at=village.clock.now() + HOUR)
    await post(village, siti, "now", BULK)
    await village.deliver()
    assert said(siti) == ["now"]
    await village.tick(HOUR)
    assert said(siti) == ["now", "later"]


# --- alarms that wait while the report goes on ---


async def at_night(village: Village, siti: Person) -> str:
    """A report of nine in the evening, whose alarm waits."""
    village.clock.ahead = AT_22
    return await reports(siti, "Sakit, kecelakaan", village="Tidak")


@pytest.mark.parametrize("act", ["taken", "answered", "closed"])
async def test_what_an_officer_has_done_in_the_night_does_not_ring_in_the_morning(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, act: str
) -> None:
    number = await at_night(village, siti)
    await bu_ratna.says("/kasus")
    if act == "taken":
        await bu_ratna.presses(f"complaint.take:{number}")
    elif act == "answered":
        await bu_ratna.presses(f"complaint.reply:{number}")
        await writes(bu_ratna, "Kami bantu")
    else:
        await closes(bu_ratna, number)
    seen = bu_ratna.sees()
    await village.tick(9 * HOUR)
    assert bu_ratna.sees() == seen
    assert not mentions(bu_wati, number)


async def test_what_nobody_has_taken_rings_in_the_morning_at_everybody_s(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Looking at it in the list takes nothing."""
    number = await at_night(village, siti)
    await bu_ratna.says("/kasus")
    await bu_ratna.presses(f"complaint.open:{number}")
    await village.tick(9 * HOUR)
    for officer in (bu_ratna, bu_wati):
        assert sum("📣 Ada laporan untuk kantor Anda" in text for text in officer.sees()) == 1
        assert officer.buttons() == ["Ambil", "Buka", "Balas", "Selesai"]


async def test_a_report_that_moves_in_the_night_rings_only_where_it_is_now(
    village: Village, siti: Person, bu_ratna: Person, pak_made: Person
) -> None:
    number = await at_night(village, siti)
    await siti.says("/status")
    await siti.presses(f"complaint.answer:{number}")
    await writes(siti, "Tolong, majikan memukul saya")
    assert mentions(pak_made, number)
    await village.tick(9 * HOUR)
    assert not mentions(bu_ratna, number)
    assert sum(number in text for text in pak_made.sees()) == 1


async def test_what_its_owner_wrote_in_the_night_is_told_in_the_morning_although_it_is_closed(
    village: Village, siti: Person, bu_ratna: Person
) -> None:
    """The officer has not been told of it before."""
    number = await at_night(village, siti)
    await bu_ratna.presses(f"complaint.take:{number}")
    await siti.presses(f"complaint.answer:{number}")
    await writes(siti, "Ada yang baru")
    await closes(bu_ratna, number)
    await village.tick(9 * HOUR)
    assert "Pelapor menjawab" in bu_ratna.sees()[-1]
