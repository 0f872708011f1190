"""Danger: numbers to call before everything else, and officers who are rung at a tap (law 9)."""

import re

from bot import emergency
from bot.dialog import Draft
from bot.dialog.countries import ZONES
from bot.message import Button, Incoming, Kind, Rows, Say
from bot.store.questions import ASKED, Emergency
from handlers import complaint, form
from handlers.turn import Turn

HOUR = 3600
ASKING = re.compile(r"/darurat(?:@\w+)?(?!\w)", re.IGNORECASE)
WHERE = (("ID", "MY", "SG"), ("HK", "TW", "KR"), ("JP", "SA", "AE"))  # where most people are; others by /profil
BUTTONS: Rows = (
    Button("emergency.to_officer", "emergency.send"),
    Button("emergency.not_safe", "emergency.not_safe"),
    Button("emergency.no_emergency", "emergency.none"),
)


async def comes_first(turn: Turn) -> bool:
    """Looks at every text before anybody else does. True: the turn is over.

    Inside a form the words count as the answer too: numbers first, then the form goes on, marked as urgent; a search is
    over. An edit is looked at like anything else, but not answered again when the numbers are there already.
    """
    words, is_command = _words(turn.incoming)
    kind = turn.house.reader.danger(words)
    if kind is None:
        return False
    turn.endangered = True
    noticed = await turn.tx.notice_emergency(turn.chat_id, kind, words, turn.now)
    draft = await form.end_search(turn)
    if draft:
        await form.mark_urgent(turn, draft)
    if _old(turn):
        await _give_numbers(turn, _told_country(draft) or turn.citizen.country)
    elif draft is None and not turn.incoming.edited:
        await turn.say(Say("emergency.again", buttons=BUTTONS), always=True)
    await _update_alarm(turn, noticed)
    return draft is None and not is_command and not turn.incoming.edited


async def command(turn: Turn) -> None:
    """/darurat and the red button: the numbers, every time they are asked for."""
    await turn.tx.notice_emergency(turn.chat_id, ASKED, "", turn.now)
    await _give_numbers(turn, turn.citizen.country)


async def country(turn: Turn) -> None:
    """Where the person is now: other numbers can be called from there."""
    code = turn.incoming.argument
    if code not in ZONES:
        return await turn.say(Say("old_button", menu=True))
    await turn.change(country=code, zone=turn.house.zone if code == "ID" else ZONES[code])
    return await _give_numbers(turn, code)


async def elsewhere(turn: Turn) -> None:
    """[Saya di negara lain]: the numbers were for a country that is not, or no longer, right."""
    await turn.say(Say("emergency.ask_country", buttons=_countries()), always=True)


async def send(turn: Turn) -> None:
    """[Kirim ke petugas]: the tap is the consent; officers on duty are rung, and the reply says if nobody is."""
    noticed = await turn.tx.emergency(turn.chat_id)
    if noticed is None:
        noticed = await turn.tx.notice_emergency(turn.chat_id, ASKED, "", turn.now)
    if noticed.number:
        return await turn.say(Say("emergency.rung_already", {"number": noticed.number}), always=True)
    return await complaint.ring(turn, noticed)


async def not_safe(turn: Turn) -> None:
    await turn.say(Say("emergency.not_safe_reply", menu=True), always=True)


async def none(turn: Turn) -> None:
    noticed = await turn.tx.emergency(turn.chat_id)
    await turn.tx.end_emergency(turn.chat_id, turn.now)
    await turn.change(numbers_at=None)  # the next words of danger are another matter, and get the numbers again
    await turn.say(Say("emergency.no_emergency_reply", menu=True), always=True)
    if noticed and noticed.number:
        await complaint.emergency_over(turn, noticed)


async def _give_numbers(turn: Turn, where: str | None) -> None:
    contacts = emergency.numbers(turn.house.contacts, where)
    await turn.change(numbers_at=turn.now)
    buttons = (*BUTTONS, *_other(where))
    await turn.say(Say("emergency.numbers", {"contacts": contacts, "country": where}, buttons), always=True)
    if where is None:
        await elsewhere(turn)


def _words(incoming: Incoming) -> tuple[str, bool]:
    """What a person said, and whether a command is in it: /darurat is no word of danger, /tolong is."""
    if incoming.kind is Kind.PRESS:
        return "", False
    asked = ASKING.match(incoming.text)
    return incoming.text[asked.end() if asked else 0 :], incoming.text.startswith("/")


def _told_country(draft: Draft | None) -> str | None:
    """Where it happens, if the report at hand says so already."""
    told = draft.answers.get("country") if draft else None
    return told if isinstance(told, str) else None


def _other(where: str | None) -> Rows:
    return (Button("emergency.elsewhere", "emergency.elsewhere"),) if where else ()


async def _update_alarm(turn: Turn, noticed: Emergency) -> None:
    if noticed.number:
        await complaint.emergency_again(turn, noticed)
        await turn.tx.emergency_rung(noticed.id, noticed.number)


def _old(turn: Turn) -> bool:
    return turn.now - (turn.citizen.numbers_at or 0) >= HOUR


def _countries() -> Rows:
    return tuple(
        tuple(Button("emergency.country", "emergency.country", code, {"code": code}) for code in row) for row in WHERE
    )
