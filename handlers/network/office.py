"""A new office, right below one's own."""

from bot.dialog import Answers, Draft, Field, Form, Name
from bot.message import Button, Say
from bot.network import ADDS, LONGEST_NAME, Level, Office, code_for, deep_link
from handlers import form
from handlers.network import news
from handlers.turn import Paper, Turn

FORM = Form("office", (Field("name", Name(3, LONGEST_NAME)), Field("area", Name(3, 200))))


async def begin(turn: Turn) -> None:
    """The argument, and what the draft is about: `<code of the office above>:<level of the new one>`."""
    await form.begin(turn, FORM.name, turn.incoming.argument)


async def may(turn: Turn, about: str) -> Say | None:
    parent, level = await _place(turn, about)
    works_there = parent is not None and await turn.tx.works_at(turn.chat_id, parent.code)
    return None if works_there and level else Say("network.not_now", menu=True)


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    parent, level = await _place(turn, draft.about)
    assert parent
    assert level
    name, area = str(answers["name"]), str(answers["area"])
    there = await _namesake(turn, parent, name)
    if there:
        return await turn.say(Say("network.office_is_there", {"office": there.name}, (_invite(there),)))
    taken = {office.code for office in await turn.tx.offices()}
    office = Office(code_for(name, taken), level, parent.code, name, area)
    await turn.tx.add_office(office)
    await news.changed(turn, "office_added", office, turn.chat_id)
    link = deep_link(turn.house.username, f"desa_{office.code}") if office.is_village else ""
    return await turn.say(Say("network.office_added", {"office": office.name, "link": link}, (_invite(office),)))


PAPER = Paper(FORM, submit, may)


async def _place(turn: Turn, about: str) -> tuple[Office | None, Level | None]:
    """The level only if an officer of the office above may add one of it."""
    code, _, name = about.partition(":")
    parent = await turn.tx.office(code)
    levels = ADDS[parent.level] if parent else ()
    return parent, next((level for level in levels if level == name), None)


async def _namesake(turn: Turn, parent: Office, name: str) -> Office | None:
    """Two colleagues add the same village on the same day."""
    below = await turn.tx.offices_below(parent.code)
    return next((office for office in below if office.name.casefold() == name.casefold()), None)


def _invite(office: Office) -> Button:
    return Button("network.invite_first", "office.invite", office.code)
