"""At the office: what is open, taking a report, reading its story, closing it."""

from collections.abc import Sequence
from dataclasses import replace

from bot import pages
from bot.complaint import Complaint, Happened, Opened, Part
from bot.dialog import Answers, Choice, Draft, Field, Form, Text
from bot.message import Button, File, Kind, Priority, Say
from bot.network import highest
from handlers import form
from handlers.complaint import alarm, danger
from handlers.turn import Desk, Paper, Turn

DAY = 86_400
MOMENT = 10  # seconds until what is being sent has surely arrived
UNSHOW = "unshow"
NOT_YOURS = Say("complaint.not_yours", menu=True)

DONE = Form(
    "complaint_done",
    (Field("result", Choice("solved", "advised", "passed_on", "impossible")), Field("words", Text(5, 1000))),
)


async def cases(turn: Turn) -> None:
    """/kasus: what is open at the offices of this officer, danger first."""
    office = highest(await turn.tx.offices_of(turn.chat_id))
    if office is None:
        return await turn.say(Say("complaint.officers_only", menu=True))
    found = await turn.tx.office_complaints(turn.chat_id)
    in_area = await turn.tx.open_in_area(office.code)
    values = {"count": len(found), "office": office.name, "in_area": in_area}
    return await turn.say(listed(turn, Say("complaint.cases", values), found, "complaint.card", "complaint.cases"))


def listed(turn: Turn, say: Say, found: Sequence[Complaint], opens: str, turns: str) -> Say:
    """Eight at a time; `opens` and `turns` are the actions of a line and of [Berikutnya ▶️]."""
    page = pages.page(found, turn.incoming.number)
    lines = tuple(Button("complaint.line", opens, each.number, {"complaint": each}) for each in page.items)
    return replace(say, buttons=(*lines, *pages.turning(page, turns)), edits=turn.tapped)


async def card(turn: Turn) -> None:
    """One line of the list: what can be done with it."""
    found = await _found(turn)
    await turn.say(alarm.card(turn, found) if found else NOT_YOURS)


async def take(turn: Turn) -> None:
    """Only the first tap takes it."""
    found = await _found(turn)
    if found is None:
        return await turn.say(NOT_YOURS)
    taken = await taken_by(turn, found.number)
    if taken is None:
        return await turn.say(alarm.card(turn, found, Say(_why_not(turn, found))))
    await alarm.news(turn, taken.number, actor=turn.chat_id)
    return await turn.say(alarm.card(turn, taken, Say("complaint.taken")))


async def taken_by(turn: Turn, number: str) -> Complaint | None:
    """None: somebody else has it, or it is done."""
    taken = await turn.tx.take_complaint(number, turn.chat_id, turn.now)
    if taken:
        await turn.tx.add_event(number, Happened.TAKEN, taken.office, (), turn.now)
    return taken


async def open_story(turn: Turn) -> None:
    """Protected from forwarding, gone after a day, and one copy at a time on a phone (law 15)."""
    opened = await turn.tx.open_complaint(turn.incoming.argument, turn.chat_id)
    if opened is None:
        return await turn.say(NOT_YOURS)
    number = opened.complaint.number
    await hide(turn, number, turn.chat_id)
    for count, say in enumerate(_story(turn, opened)):
        key = f"story:{turn.cause}:{count}"
        await turn.tell(turn.chat_id, say, Priority.REPLY, key=key)
        await turn.tx.note_shown(number, turn.chat_id, key)
    turn.answered = True
    await turn.tx.schedule(UNSHOW, f"{number}:{turn.chat_id}", turn.now + DAY)
    return await turn.tx.record(turn.chat_id, "complaint.open", number, turn.now)


def attached(part: Part, *, protect: bool) -> Say:
    return Say("complaint.file", {"part": part}, protect=protect, file=File(part.kind, part.file_id))


async def hide(desk: Desk, number: str, chat_id: int) -> None:
    """Takes the story back from a phone; what is being sent right now, a moment later."""
    messages, in_flight = await desk.tx.take_back(number, chat_id, desk.now)
    if messages:
        await desk.delete(chat_id, *messages)
    if in_flight:
        await desk.tx.schedule(UNSHOW, f"{number}:{chat_id}", desk.now + MOMENT)


async def hide_everywhere(desk: Desk, number: str) -> None:
    for chat_id in await desk.tx.phones_showing(number):
        await hide(desk, number, chat_id)


async def done(turn: Turn) -> None:
    """[Selesai]: with what result, and a word to the owner."""
    await form.begin(turn, DONE.name, turn.incoming.argument)


async def may_close(turn: Turn, about: str) -> Say | None:
    found = await turn.tx.complaint_at(about, turn.chat_id)
    if found is None:
        return NOT_YOURS
    return Say("complaint.done_already", {"number": about}, menu=True) if found.done_at is not None else None


async def close(turn: Turn, draft: Draft, answers: Answers) -> None:
    closed = await turn.tx.close_complaint(draft.about, turn.chat_id, str(answers["result"]), turn.now)
    if closed is None:
        return await turn.say(NOT_YOURS)
    words = (Part(Kind.TEXT, str(answers["words"])),)
    await turn.tx.add_event(closed.number, Happened.DONE, closed.office, words, turn.now)
    await danger.closed(turn, closed.number)
    reads = await alarm.news(turn, closed.number, actor=turn.chat_id)
    return await turn.say(Say("complaint.closed", {"number": closed.number, "reads": reads}, menu=True))


PAPER = Paper(DONE, close, may_close)


async def _found(turn: Turn) -> Complaint | None:
    return await turn.tx.complaint_at(turn.incoming.argument, turn.chat_id)


def _why_not(turn: Turn, found: Complaint) -> str:
    if found.done_at is not None:
        return "complaint.done_before"
    return "complaint.taken_by_you" if found.officer == turn.chat_id else "complaint.taken_by_another"


def _story(turn: Turn, opened: Opened) -> list[Say]:
    """The words in one message, and each file in one of its own."""
    values = {"opened": opened, "zone": turn.house.zone}
    words = Say("complaint.opened", values, alarm.buttons(opened.complaint), protect=True)
    told = (*opened.told.story, *opened.told.evidence, *(part for event in opened.events for part in event.parts))
    return [words, *(attached(part, protect=True) for part in told if part.file_id)]
