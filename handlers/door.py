"""Who comes in, and how they are received: first contact, the menu, the guide, groups, and who went away."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.citizen import Citizen
from bot.delivery.split import split
from bot.message import Incoming, Kind, Priority, Say
from bot.network import PUBLISHING
from bot.outgoing import UNREACHABLE, Content
from bot.store import Transaction
from bot.store.outbox import Posting
from handlers import complaint, job_order, network, profile, village
from handlers.turn import Desk, House, Turn


async def known(tx: Transaction, house: House, incoming: Incoming, now: int) -> Citizen:
    """The citizen of this chat, made at the first contact. Whoever writes can be reached again."""
    citizen = await tx.citizen(incoming.chat_id)
    if citizen is None:
        locale = house.texts.choose(None, None, incoming.language, house.default_locale)
        citizen = Citizen(incoming.chat_id, incoming.name, locale, house.zone, drift=profile.NEWCOMER)
        await tx.add_citizen(citizen, now)
        await network.appoint_first(Desk(tx, house, now, f"known:{incoming.update_id}"), incoming.chat_id)
        return citizen
    changes: dict[str, Any] = {}
    if incoming.name != citizen.name and tx.keeps_names:
        changes["name"] = incoming.name
    if citizen.closed_at is not None and incoming.kind is not Kind.PRESS:
        changes["closed_at"] = None
    if changes:
        await tx.change_citizen(incoming.chat_id, **changes)
    return replace(citizen, **changes)


async def start(turn: Turn) -> None:
    """/start, also by deep link (`?start=desa_<code>`). No consent is asked at the door (law 17)."""
    await network.appoint_first(turn, turn.chat_id)
    kind, _, rest = turn.incoming.text.partition(" ")[2].strip().partition("_")
    follow = LINKS.get(kind, _welcome)
    await follow(turn, rest)


async def menu(turn: Turn) -> None:
    await turn.say(Say("menu.choose", menu=True))


async def guide(turn: Turn) -> None:
    """/bantuan and ☰ Lainnya: the commands; those of officers only to officers."""
    await turn.say(Say("guide", menu=True))
    await _guide_officers(turn)


async def _guide_officers(turn: Turn) -> None:
    """What an officer may not do is not offered (law 19)."""
    if offices := await turn.tx.offices_of(turn.chat_id):
        may_publish = any(office.level in PUBLISHING for office in offices)
        await turn.say(Say("guide.officers", {"may_publish": may_publish}, menu=True))


async def apologise(tx: Transaction, house: House, citizen: Citizen, key: str, now: int) -> None:
    desk = Desk(tx, house, now, key)
    await desk.tell(citizen.chat_id, Say("sorry"), Priority.REPLY, key=key)


async def greet_group(tx: Transaction, house: House, chat_id: int, now: int) -> None:
    """Once: what is said in a group is read by all of it."""
    if await tx.first_in_group(chat_id, now):
        text = house.texts.render(house.default_locale, "group", username=house.username)
        for number, part in enumerate(split(text)):
            await tx.post(Posting(chat_id, f"group:{chat_id}:{number}", Content(text=part), Priority.REPLY, now))


async def reachable(tx: Transaction, chat_id: int, yes: bool, now: int) -> None:
    """Telegram says that the person blocked or unblocked us."""
    if yes:
        await tx.reopen_chat(chat_id)
    else:
        await tx.close_chat(chat_id, now)
        await tx.schedule(UNREACHABLE, str(chat_id), now)


async def _welcome(turn: Turn, _: str) -> None:
    office = await turn.tx.office(turn.citizen.office) or await turn.tx.ministry()
    await turn.say(Say("welcome", {"office": office.name if office else ""}, menu=True))
    await _guide_officers(turn)


async def _join(turn: Turn, code: str) -> None:
    """Whoever scans the code at the village office may be here for the first time."""
    await _welcome(turn, code)
    await village.linked(turn, code)


async def _report(turn: Turn, _: str) -> None:
    await complaint.report(turn)


LINKS: Mapping[str, Callable[[Turn, str], Awaitable[None]]] = {  # what stands before the first _ of a deep link
    "desa": _join,
    "lapor": _report,
    "job": job_order.show_linked,
    "inv": network.invitation.opened,
}
