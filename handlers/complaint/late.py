"""Because time passes: a report that nobody takes climbs, a story on a phone goes, an officer is no longer there."""

from bot import complaint
from bot.complaint import Complaint, Happened
from bot.message import Say
from bot.store.due import Due
from handlers.complaint import alarm
from handlers.complaint.filing import LATE, next_above
from handlers.complaint.office import hide, hide_everywhere
from handlers.turn import Desk


async def late(desk: Desk, due: Due) -> None:
    """A working day is over: unless somebody has taken it, the office above gets it, or its own is rung again."""
    waiting = await desk.tx.untaken(due.about)
    if waiting and not await _climb(desk, waiting):
        await _ring_again(desk, waiting, Say("complaint.alarm.still_waiting"))


async def unshow(desk: Desk, due: Due) -> None:
    number, _, chat_id = due.about.partition(":")
    await hide(desk, number, int(chat_id))


async def unreachable(desk: Desk, due: Due) -> None:
    """Telegram can't deliver to an officer: what waits for that person goes to colleagues, or climbs."""
    chat_id = int(due.about)
    for each in await desk.tx.waiting_at(chat_id):
        await _hand_on(desk, each, chat_id)


async def officer_left(desk: Desk, chat_id: int, office: str) -> None:
    """Suspended or gone: the stories leave the phone (law 15), and what the person had is for the others."""
    for number in await desk.tx.shown_on(chat_id, office):
        await hide(desk, number, chat_id)
    for each in await desk.tx.left_behind(chat_id, office):
        await _hand_on(desk, each, chat_id)


async def officer_came(desk: Desk, office: str) -> None:
    """The first one at an office: what nobody could take until now rings, and has its working day from now on."""
    if len(await desk.tx.officers_of(office)) == 1:
        for each in await desk.tx.untaken_at(office):
            await _ring_again(desk, each, Say("complaint.alarm.new", {"complaint": each}))


async def _hand_on(desk: Desk, each: Complaint, chat_id: int) -> None:
    if each.officer == chat_id:
        late_at = complaint.deadline(desk.now, desk.house.zone)
        given = await desk.tx.give_back(each.number, chat_id, late_at)
        assert given
        each = given
        await desk.tx.add_event(each.number, Happened.GIVEN_BACK, each.office, (), desk.now)
        await desk.tx.schedule(LATE, each.number, late_at)
    if await desk.tx.officers_of(each.office):
        await alarm.ring(desk, each, Say("complaint.alarm.new", {"complaint": each}))
    else:
        await _climb(desk, each)


async def _ring_again(desk: Desk, each: Complaint, lead: Say) -> None:
    """Every working day until somebody takes it: a report must not be forgotten where it can climb no further."""
    late_at = complaint.deadline(desk.now, desk.house.zone)
    waiting = await desk.tx.wait_on(each.number, late_at)
    if waiting:
        await desk.tx.schedule(LATE, waiting.number, late_at)
        await alarm.ring(desk, waiting, lead)


async def _climb(desk: Desk, each: Complaint) -> bool:
    """To the next office above that has somebody: once, and always from where nobody is left. The story goes too."""
    above = await next_above(desk, each.office)
    if above is None:
        return False
    late_at, alone = complaint.deadline(desk.now, desk.house.zone), not await desk.tx.officers_of(each.office)
    climbed = await desk.tx.climb(each.number, above.code, late_at, desk.now, alone=alone)
    if climbed is None:
        return False
    await desk.tx.schedule(LATE, climbed.number, late_at)
    await hide_everywhere(desk, climbed.number)
    await desk.tx.add_event(climbed.number, Happened.CLIMBED, climbed.office, (), desk.now)
    await alarm.ring(desk, climbed, Say("complaint.alarm.climbed"))
    await alarm.news(desk, climbed.number)
    return True
