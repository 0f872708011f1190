"""The owner's side: following a report, and saying whether it is settled."""

from bot import complaint
from bot.complaint import Complaint, Happened, Status
from bot.message import Button, Rows, Say
from handlers import form
from handlers.complaint import alarm
from handlers.complaint.filing import LATE, elsewhere, next_above
from handlers.complaint.office import NOT_YOURS, attached, listed
from handlers.turn import Turn

FROM_OFFICE = (Happened.REPLIED, Happened.DONE)


async def mine(turn: Turn) -> None:
    """/status and 📄 Laporan saya: one's own reports, and what is begun and waits."""
    if not turn.house.takes_reports:
        return await turn.say(elsewhere(turn))
    own = await turn.tx.own_complaints(turn.chat_id)
    say = Say("complaint.mine", {"count": len(own)}, menu=True)
    await turn.say(listed(turn, say, own, "complaint.look", "complaint.mine"))
    if not turn.interrupted:
        await form.offer_to_go_on(turn)
    return None


async def look(turn: Turn) -> None:
    """All that has happened, and what the office has sent. Toward its owner nothing is protected or hidden (law 15)."""
    own = await turn.tx.own_complaint(turn.incoming.argument, turn.chat_id)
    if own is None:
        return await turn.say(NOT_YOURS)
    await turn.tx.looked(own.number)
    events = await turn.tx.events(own.number)
    for part in (part for event in events if event.kind in FROM_OFFICE for part in event.parts if part.file_id):
        await turn.say(attached(part, protect=False))
    office = await turn.tx.office(own.office)
    assert office
    climbs = own.climbed_at is None and await next_above(turn, office.code) is not None
    values = {"complaint": own, "office": office.name, "events": events, "zone": turn.citizen.zone, "climbs": climbs}
    return await turn.say(Say("complaint.own", values, _buttons(own)))


async def settled(turn: Turn) -> None:
    """[Sudah beres]: only this tap settles it (law 6)."""
    own = await turn.tx.settle_complaint(turn.incoming.argument, turn.chat_id, turn.now)
    if own is None:
        return await turn.say(await _too_late(turn))
    await turn.tx.add_event(own.number, Happened.SETTLED, own.office, (), turn.now)
    await alarm.tell_office(turn, own, Say("complaint.alarm.settled"))
    return await turn.say(Say("complaint.thanks", {"number": own.number}, menu=True))


async def not_settled(turn: Turn) -> None:
    """[Belum]: the office has it again, with a day to take it."""
    late_at = complaint.deadline(turn.now, turn.house.zone)
    own = await turn.tx.reopen_complaint(turn.incoming.argument, turn.chat_id, late_at)
    if own is None:
        return await turn.say(await _too_late(turn))
    await turn.tx.add_event(own.number, Happened.NOT_SETTLED, own.office, (), turn.now)
    await turn.tx.schedule(LATE, own.number, late_at)
    await alarm.ring(turn, own, Say("complaint.alarm.not_settled"))
    return await turn.say(Say("complaint.reopened", {"number": own.number}, (_answer(own),)))


async def _too_late(turn: Turn) -> Say:
    own = await turn.tx.own_complaint(turn.incoming.argument, turn.chat_id)
    return Say("complaint.not_now", {"complaint": own}, menu=True) if own else NOT_YOURS


def _buttons(own: Complaint) -> Rows:
    said = tuple(
        Button(f"complaint.button.{act}", f"complaint.{act}", own.number) for act in ("settled", "not_settled")
    )
    return (said, _answer(own)) if own.status is Status.DONE else (_answer(own),)


def _answer(own: Complaint) -> Button:
    return Button("complaint.button.answer", "complaint.answer", own.number)
