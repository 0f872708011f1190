"""Making a report: the form, whom it is for, and its number."""

import secrets
from dataclasses import replace

from bot import complaint
from bot.complaint import NO, YES, Complaint, Reporter, Told
from bot.dialog import Answers, Choice, Country, Draft, Evidence, Field, Form, Json, Story, Text
from bot.message import Say
from bot.network import Office
from handlers import form
from handlers.complaint import alarm
from handlers.turn import Desk, Paper, Turn

SOMEONE = "someone"  # what a report is about that an officer files for somebody without Telegram; texts ask for it
HOTLINES = ("kemenp2mi", "kemenp2mi-abroad")
LATE = "complaint_late"
TO_CHOOSE = tuple(each for each in complaint.CATEGORIES if each != complaint.QUESTION)

# Answers that no field asks for: they come with the beginning.
HAS_VILLAGE, FOR_SOMEONE = "has_village", "for_someone"


def _for_someone(answers: Answers) -> bool:
    return bool(answers.get(FOR_SOMEONE))


FORM = Form(
    "complaint",
    (
        Field("consent", Choice(YES), when=_for_someone),
        Field("person", Text(2, 100), optional=True, when=_for_someone),
        Field("phone", Text(5, 100), optional=True, when=_for_someone),
        Field("way", Choice("tell", "choose", told="tell"), shown=False),
        Field("category", Choice(*TO_CHOOSE, columns=2), when=lambda answers: answers.get("way") == "choose"),
        Field("story", Story()),
        Field("country", Country()),
        Field("outcome", Choice("go_home", "money", "papers", "find", "law", "health", "advice", "in_story")),
        Field("accused", Choice(YES, NO, complaint.UNKNOWN)),
        Field(
            "village",
            Choice(YES, NO),
            when=lambda answers: bool(answers.get(HAS_VILLAGE)) and complaint.may_ask_village(answers),
        ),
        Field("evidence", Evidence(), optional=True),
    ),
    gathers="story",
)


async def report(turn: Turn) -> None:
    """/lapor, 📣 Lapor and the link of that name."""
    await form.begin(turn, FORM.name, answers=await _given(turn, ""))


async def report_job_order(turn: Turn) -> None:
    """[Ada yang minta uang] under a job order: the report names the order."""
    asked_money: dict[str, Json] = {"way": "choose", "category": complaint.OVERCHARGING}
    about = f"{complaint.JOB_ORDER}{turn.incoming.argument}"
    await form.begin(turn, FORM.name, about, await _given(turn, about) | asked_money)


async def for_someone(turn: Turn) -> None:
    """/bantu: an officer files for somebody without Telegram."""
    await form.begin(turn, FORM.name, SOMEONE, await _given(turn, SOMEONE))


async def may(turn: Turn, about: str) -> Say | None:
    """Without a key, or with no office to read it, none is taken (law 18)."""
    if not turn.house.takes_reports or await turn.tx.ministry() is None:
        return elsewhere(turn)
    if about == SOMEONE and not await turn.tx.offices_of(turn.chat_id):
        return Say("complaint.officers_only", menu=True)
    return None


async def foot(turn: Turn, draft: Draft) -> Say | None:
    """Who will read it stands under the preview: [Kirim] is the consent (law 17)."""
    return await read_by(turn, _told(turn, draft.answers, draft.about), await _home(turn, draft.about), draft.about)


async def read_by(turn: Turn, told: Told, home: str, about: str) -> Say | None:
    office = await _office_for(turn, told, home)
    if office is None:
        return None
    climbs = await next_above(turn, office.code) is not None
    values = {"office": office.name, "is_village": office.is_village, "climbs": climbs, "about": about}
    return Say("complaint.read_by", values)


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    filed = await file(turn, _told(turn, answers, draft.about), await _home(turn, draft.about))
    await confirm(turn, filed, draft.about)


async def file(turn: Turn, told: Told, home: str) -> Complaint:
    """Gives it a number, and its office a day to take it."""
    office = await _office_for(turn, told, home)
    assert office
    reporter = Reporter(turn.chat_id, turn.citizen.name, home)
    late_at = complaint.deadline(turn.now, turn.house.zone)
    filed = await turn.tx.add_complaint(told, reporter, office.code, late_at, turn.now, secrets.randbelow)
    await turn.tx.schedule(LATE, filed.number, late_at)
    await alarm.ring(turn, filed, Say("complaint.alarm.new", {"complaint": filed}))
    return filed


async def confirm(turn: Turn, filed: Complaint, about: str) -> None:
    office = await turn.tx.office(filed.office)
    assert office
    climbs = await next_above(turn, office.code) is not None
    values = {"complaint": filed, "office": office.name, "zone": turn.citizen.zone, "climbs": climbs, "about": about}
    await turn.say(Say("complaint.received", values, menu=True), always=True)


async def next_above(desk: Desk, code: str) -> Office | None:
    """Where a report of this office climbs to: the nearest office above that has somebody."""
    for office in await desk.tx.offices_above(code):
        if office.code != code and await desk.tx.officers_of(office.code):
            return office
    return None


def elsewhere(turn: Turn) -> Say:
    """Where to report when it can't be done here."""
    contacts = [contact for contact in turn.house.contacts if contact.id in HOTLINES]
    return Say("complaint.elsewhere", {"contacts": contacts}, menu=True)


PAPER = Paper(FORM, submit, may, foot)


def _told(turn: Turn, answers: Answers, about: str) -> Told:
    """Words of danger that came by an edit, or whose writer says that there is none, are not for the village either."""
    told = complaint.told(answers, about)
    words = "\n".join(part.text for part in (*told.story, *told.evidence))
    return replace(told, grave=turn.house.reader.danger(words) is not None)


async def _given(turn: Turn, about: str) -> dict[str, Json]:
    office = await turn.tx.office(await _home(turn, about))
    known = {HAS_VILLAGE: office is not None and office.is_village, FOR_SOMEONE: about == SOMEONE}
    return {name: True for name, holds in known.items() if holds}


async def _home(turn: Turn, about: str) -> str:
    """The village of who reports, or the nearest office above; an officer files for the people of his own."""
    if about != SOMEONE:
        return turn.citizen.office or ""
    offices = await turn.tx.offices_of(turn.chat_id)
    return offices[-1].code if offices else ""


async def _office_for(desk: Desk, told: Told, home: str) -> Office | None:
    """Law 14: the category decides, not nearness; without a home it is the ministry's."""
    return await desk.tx.responsible(home, without=told.leaves_out)
