"""/umumkan: an officer writes an announcement, sees how many will get it, and sends it, or it waits for those above."""

from bot import announcement as rules
from bot.dialog import Answers, Draft
from bot.message import Button, Priority, Say
from handlers import form
from handlers.announcement import above, send
from handlers.turn import Paper, Turn


async def begin(turn: Turn) -> None:
    """First what waits for this officer, then the form; who works for several offices says for which."""
    offices = await turn.tx.offices_of(turn.chat_id)
    if not offices:
        return await turn.say(Say("announcement.officers_only", menu=True))
    await above.show_waiting(turn)
    if len(offices) == 1:
        return await form.begin(turn, rules.KIND, offices[0].code)
    buttons = [Button("announcement.office", "announcement.office", each.code, {"name": each.name}) for each in offices]
    return await turn.say(Say("announcement.which_office", buttons=tuple(buttons)))


async def for_office(turn: Turn) -> None:
    await form.begin(turn, rules.KIND, turn.incoming.argument)


async def may(turn: Turn, office: str) -> Say | None:
    works_there = await turn.tx.works_at(turn.chat_id, office)
    return None if works_there else Say("announcement.officers_only", menu=True)


async def foot(turn: Turn, draft: Draft) -> Say | None:
    """How many will get it, and whether it waits."""
    office = await send.office_of(turn, draft.about)
    count = await turn.tx.count_readers(turn.tx.announcement_readers(office.code, turn.chat_id))
    found = rules.reasons_to_wait(office, str(draft.answers["body"]))
    return Say("announcement.foot", {"office": office.name, "count": count, "found": found})


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    office, body = await send.office_of(turn, draft.about), str(answers["body"])
    waits = bool(rules.reasons_to_wait(office, body))
    written = await turn.tx.add_announcement(office.code, turn.chat_id, body, turn.now, waits=waits)
    if written is None:
        return await turn.say(Say("announcement.officers_only", menu=True))
    if waits:
        return await above.ask(turn, written)
    await turn.tx.record(turn.chat_id, "announcement.sent", str(written.id), turn.now)
    return await send.send(turn, written, Priority.REPLY)


PAPER = Paper(rules.FORM, submit, may, foot)
