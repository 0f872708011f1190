"""The night: nothing but replies and danger between 21 and 06 where the reader is."""

import pytest

from bot.message import Priority, Say
from handlers.turn import Desk
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
