"""An emergency becomes a report at one tap, and the officers who are on duty are rung (law 9)."""

from bot.complaint import DANGER, Happened, Part, Told
from bot.message import Say
from bot.store.questions import Emergency
from handlers.complaint import alarm, filing
from handlers.turn import Desk, Turn

HOUR = 3600


async def ring(turn: Turn, noticed: Emergency) -> None:
    """The reply says whether somebody is on duty; the numbers to call were given before."""
    if await filing.may(turn, ""):
        return await turn.say(filing.elsewhere(turn), always=True)
    told = Told(DANGER, noticed.country or turn.citizen.country or "", await _said(turn, noticed), urgent=True)
    filed = await filing.file(turn, told, turn.citizen.office or "")
    await turn.tx.emergency_rung(noticed.id, filed.number)
    office = await turn.tx.office(filed.office)
    assert office
    answer = "emergency.rung" if await turn.tx.on_duty(office.code, turn.now) else "emergency.nobody_on_duty"
    return await turn.say(Say(answer, {"office": office.name}), always=True)


async def emergency_again(turn: Turn, noticed: Emergency) -> None:
    """More words of danger: they are kept with the report, and the alarm says how often."""
    own = await turn.tx.own_complaint(noticed.number, turn.chat_id)
    if own is None or own.done_at is not None:
        return
    await turn.tx.add_event(own.number, Happened.ANSWERED, own.office, await _said(turn, noticed), turn.now)
    await alarm.update(turn, own, Say("complaint.alarm.danger_again", {"matches": noticed.matches}))


async def emergency_more(turn: Turn, number: str) -> bool:
    """What else is said or sent after the officers were rung goes to them. False: the report is closed."""
    own = await turn.tx.own_complaint(number, turn.chat_id)
    if own is None or own.done_at is not None:
        return False
    said = turn.incoming
    await turn.tx.let_go_of_files(turn.chat_id, await turn.tx.sent_files(turn.chat_id, turn.now - HOUR))
    await turn.tx.add_event(
        own.number, Happened.ANSWERED, own.office, (Part(said.kind, said.text, said.file_id),), turn.now
    )
    tell = alarm.update if own.officer is None else alarm.tell_office
    await tell(turn, own, Say("complaint.alarm.answered"))
    return True


async def emergency_over(turn: Turn, noticed: Emergency) -> None:
    """The citizen says that there is no emergency; the report stays, and the office decides."""
    own = await turn.tx.own_complaint(noticed.number, turn.chat_id)
    if own is None or own.done_at is not None:
        return
    await turn.tx.add_event(own.number, Happened.NO_DANGER, own.office, (), turn.now)
    await alarm.tell_office(turn, own, Say("complaint.alarm.no_danger"))


async def closed(desk: Desk, number: str) -> None:
    """The office has closed it: whoever calls for help after that is rung for anew."""
    owner = await desk.tx.reporter(number)
    noticed = await desk.tx.emergency(owner) if owner is not None else None
    if noticed and noticed.number == number:
        await desk.tx.end_emergency(noticed.chat_id, desk.now)


async def _said(turn: Turn, noticed: Emergency) -> tuple[Part, ...]:
    """The words of danger, and the files that came with them or shortly before."""
    files = await turn.tx.sent_files(turn.chat_id, turn.now - HOUR)
    await turn.tx.let_go_of_files(turn.chat_id, files)
    words = (Part(text=noticed.words),) if noticed.words else ()
    captions = ["" if each.text in noticed.words else each.text for each in files]
    return (*words, *(Part(each.kind, text, each.file_id) for each, text in zip(files, captions, strict=True)))
