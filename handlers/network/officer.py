"""/petugas: who works here and right below; a lost phone is suspended in two taps (law 20)."""

from dataclasses import dataclass

from bot.message import Button, Priority, Say
from bot.network import Office, Officer, may_restore
from bot.pages import page, turning
from handlers import complaint
from handlers.network import news
from handlers.network.invitation import person
from handlers.turn import Desk, Turn

KEEP = Button("network.suspend_no", "officer.page", "0")


@dataclass(frozen=True)
class Listed:
    name: str
    office: str
    state: str


@dataclass(frozen=True)
class Residents:
    """A number and never a name: nobody is shown to an office who has not asked it for something."""

    office: str
    count: int


async def show(turn: Turn) -> None:
    own = await turn.tx.offices_of(turn.chat_id)
    if not own:
        return await turn.say(Say("network.only_officers", menu=True))
    shown = page(await turn.tx.staff(turn.chat_id), turn.incoming.number)
    offices = {office.code: office for office in await turn.tx.in_charge_of(turn.chat_id)}
    names = {each.chat_id: await news.name_of(turn, each.chat_id) for each in shown.items}
    lines = [Listed(names[each.chat_id], offices[each.office].name, each.state) for each in shown.items]
    residents = [Residents(office.name, await turn.tx.residents(office.code)) for office in own]
    buttons = [_buttons(turn, each, offices[each.office], names[each.chat_id], own) for each in shown.items]
    rows = (*(row for row in buttons if row), *turning(shown, "officer.page"))
    values = {"lines": lines, "residents": residents, "page": shown.number + 1, "pages": shown.last + 1}
    return await turn.say(Say("network.staff", values, rows, edits=turn.tapped))


async def suspend(turn: Turn) -> None:
    """The first of the two taps."""
    chat_id, office = await person(turn)
    theirs = [each.office for each in await turn.tx.staff(turn.chat_id) if each.active and each.chat_id == chat_id]
    if office is None or office.code not in theirs:
        return await turn.say(Say("network.not_now", menu=True))
    sure = Button("network.suspend_yes", "officer.sure", turn.incoming.argument)
    return await turn.say(Say("network.suspend_sure", await _about(turn, chat_id, office), (sure, KEEP)))


async def suspend_now(turn: Turn) -> None:
    """Whatever was shown on that phone goes (law 15)."""
    chat_id, office = await person(turn)
    if office is None or not await turn.tx.suspend_officer(chat_id, office.code, turn.chat_id, turn.now):
        return await turn.say(Say("network.not_now", menu=True))
    await complaint.officer_left(turn, chat_id, office.code)
    return await _told(turn, "suspended", chat_id, office)


async def restore(turn: Turn) -> None:
    chat_id, office = await person(turn)
    if office is None or not await turn.tx.restore_officer(chat_id, office.code, turn.chat_id, turn.now):
        return await turn.say(Say("network.not_now", menu=True))
    await _told(turn, "restored", chat_id, office)
    return await complaint.officer_came(turn, office.code)


async def first_officers(desk: Desk) -> None:
    for chat_id in sorted(desk.house.admins):
        await appoint_first(desk, chat_id)


async def appoint_first(desk: Desk, chat_id: int) -> None:
    """Whoever ADMIN_CHAT_IDS names works for the ministry, as soon as there is one and they have written once."""
    ministry = await desk.tx.ministry()
    if chat_id not in desk.house.admins or ministry is None or await desk.tx.citizen(chat_id) is None:
        return
    if await desk.tx.was_suspended(chat_id, ministry.code):
        return
    if await desk.tx.appoint(chat_id, ministry.code, None, desk.now):
        await desk.tell(chat_id, Say("network.you.first", {"office": ministry.name}), Priority.REPLY)
        await news.changed(desk, "first", ministry, None, chat_id)
        await complaint.officer_came(desk, ministry.code)


async def _told(turn: Turn, act: str, chat_id: int, office: Office) -> None:
    await turn.tell(chat_id, Say(f"network.you.{act}", {"office": office.name}))
    await news.changed(turn, act, office, turn.chat_id, chat_id)
    await turn.say(Say(f"network.{act}", await _about(turn, chat_id, office), edits=turn.tapped))


async def _about(turn: Turn, chat_id: int, office: Office) -> dict[str, str]:
    return {"name": await news.name_of(turn, chat_id), "office": office.name}


def _buttons(turn: Turn, officer: Officer, office: Office, name: str, own: list[Office]) -> tuple[Button, ...]:
    """What this reader may do with that officer; whether they really may is asked again at the tap."""
    if officer.chat_id == turn.chat_id:
        return ()
    values, argument = {"name": name}, f"{officer.chat_id}:{officer.office}"
    if officer.active:
        return (Button("network.suspend", "officer.suspend", argument, values),)
    if officer.suspended_at is not None:
        restorable = may_restore(office, [each.code for each in own])
        return (Button("network.restore", "officer.restore", argument, values),) if restorable else ()
    if officer.granted_by != turn.chat_id:
        return ()
    return tuple(Button(f"network.{act}_one", f"officer.{act}", argument, values) for act in ("confirm", "refuse"))
