"""A village's announcement that waits: an officer of P4MI or above reads it and decides; the first one counts."""

from bot.announcement import Announcement
from bot.message import Button, Priority, Rows, Say
from bot.network import Level
from bot.risks import risks
from handlers.announcement import send
from handlers.turn import Turn

SHOWN = 10  # in one message


async def ask(turn: Turn, waiting: Announcement) -> None:
    """Rings the nearest office above that has an officer; the text itself is read by a tap."""
    office = await send.office_of(turn, waiting.office)
    reader = await turn.tx.responsible(office.code, without=frozenset({Level.VILLAGE}))
    officers = await turn.tx.officers_of(reader.code) if reader else []
    say = Say("announcement.to_check", {"office": office.name}, (_check_button(waiting),))
    told = [await turn.tell(each.chat_id, say) for each in officers if each.chat_id != turn.chat_id]
    values = {"above": reader.name if reader else "", "found": risks(waiting.body)}
    key = "announcement.waits" if any(told) else "announcement.nobody_above"
    await turn.say(Say(key, values, menu=True))


async def show_waiting(turn: Turn) -> None:
    waiting = await turn.tx.waiting_announcements(turn.chat_id)
    if waiting:
        buttons = tuple(map(_check_button, waiting[:SHOWN]))
        await turn.say(Say("announcement.waiting", {"count": len(waiting)}, buttons))


async def check(turn: Turn) -> None:
    """[Periksa]: the whole text, and the two buttons as long as nobody has decided."""
    waiting = await turn.tx.waiting_announcements(turn.chat_id)
    found = next((each for each in waiting if each.id == turn.incoming.number), None)
    if found is None:
        return await _too_late(turn)
    office = await send.office_of(turn, found.office)
    values = {"office": office.name, "body": found.body, "found": risks(found.body)}
    return await turn.say(Say("announcement.check", values, _verdicts(found), edits=turn.tapped))


async def approve(turn: Turn) -> None:
    sent = await turn.tx.approve_announcement(turn.incoming.number, turn.chat_id, turn.now)
    if sent is None:
        return await _too_late(turn)
    await turn.tx.record(turn.chat_id, "announcement.approved", str(sent.id), turn.now)
    await turn.say(Say("announcement.approved", edits=turn.tapped))
    return await send.send(turn, sent, Priority.ALARM)


async def refuse(turn: Turn) -> None:
    """The author gets the text back, to change it."""
    refused = await turn.tx.refuse_announcement(turn.incoming.number, turn.chat_id, turn.now)
    if refused is None:
        return await _too_late(turn)
    await turn.tx.record(turn.chat_id, "announcement.refused", str(refused.id), turn.now)
    await turn.say(Say("announcement.refused", edits=turn.tapped))
    values = {"body": refused.body, "found": risks(refused.body)}
    await turn.tell(refused.author, Say("announcement.refused_yours", values))
    return None


async def _too_late(turn: Turn) -> None:
    """Somebody decided, its author is no officer any more, or it was never this person's to decide."""
    seen = await turn.tx.announcement_for(turn.incoming.number, turn.chat_id)
    key = await _why(turn, seen) if seen else "old_button"
    await turn.say(Say(key, menu=True))


async def _why(turn: Turn, seen: Announcement) -> str:
    if seen.sent_at is not None:
        return "announcement.sent_already"
    if seen.refused_at is not None:
        return "announcement.refused_already"
    author_works = await turn.tx.works_at(seen.author, seen.office)
    return "announcement.still_waits" if author_works else "announcement.author_gone"


def _verdicts(waiting: Announcement) -> Rows:
    number = str(waiting.id)
    yes = Button("announcement.approve", "announcement.approve", number)
    no = Button("announcement.refuse", "announcement.refuse", number)
    return ((yes, no),)


def _check_button(waiting: Announcement) -> Button:
    return Button("announcement.check_button", "announcement.check", str(waiting.id), {"number": waiting.id})
