"""/undang: a link for one person, who waits until the inviter has said that it is the right one (law 20)."""

import secrets

from bot.message import Button, Rows, Say, number_in
from bot.network import ADDS, INVITATION_HOLDS, Office, deep_link, fingerprint, why_shut
from bot.pages import page, turning
from handlers import complaint
from handlers.network import news
from handlers.turn import Turn


async def choose(turn: Turn) -> None:
    """For which office? The own one, or one right below; or an office that is not there yet."""
    offices = await turn.tx.in_charge_of(turn.chat_id)
    if not offices:
        return await turn.say(Say("network.only_officers", menu=True))
    shown = page(offices, turn.incoming.number)
    choices = tuple(Button("network.office", "office.invite", each.code, {"name": each.name}) for each in shown.items)
    rows = (*choices, *turning(shown, "office.page"), *_additions(await turn.tx.offices_of(turn.chat_id)))
    return await turn.say(Say("network.invite_where", buttons=rows, edits=turn.tapped))


async def invite(turn: Turn) -> None:
    """The token is in the link and nowhere else: what is kept can't open anything."""
    office, token = await turn.tx.office(turn.incoming.argument), secrets.token_urlsafe(24)
    expires_at = turn.now + INVITATION_HOLDS
    if office is None or not await turn.tx.invite(office.code, turn.chat_id, fingerprint(token), expires_at):
        return await turn.say(Say("network.not_now", menu=True))
    await turn.tx.record(turn.chat_id, "invited", office.code, turn.now)
    link = deep_link(turn.house.username, f"inv_{token}")
    values = {"office": office.name, "link": link, "expires_at": expires_at, "zone": turn.citizen.zone}
    return await turn.say(Say("network.invitation", values, (Button("network.copy", copy=link),)))


async def opened(turn: Turn, token: str) -> None:
    """?start=inv_<token>: whoever comes first waits; the inviter is asked whether it is the right person."""
    token_hash = fingerprint(token)
    invitation = await turn.tx.invitation(token_hash)
    known = await turn.tx.officer(turn.chat_id, invitation.office) if invitation else None
    reason = why_shut(invitation, turn.chat_id, known, turn.now)
    if invitation is None or reason:
        return await turn.say(Say(f"network.shut.{reason}", menu=True))
    if not await turn.tx.open_invitation(token_hash, invitation, turn.chat_id, turn.now):
        return await turn.say(Say("network.shut.withdrawn", menu=True))
    office = await turn.tx.office(invitation.office)
    assert office
    await turn.tx.record(turn.chat_id, "opened", f"{turn.chat_id}@{office.code}", turn.now)
    asked = {"name": turn.incoming.name, "office": office.name}
    reached = await turn.tell(
        invitation.invited_by, Say("network.is_it_them", asked, buttons_for(turn.chat_id, office.code))
    )
    return await turn.say(Say("network.waiting" if reached else "network.waiting_long", asked, menu=True))


async def confirm(turn: Turn) -> None:
    """[Benar, ini orangnya]: asked again whether the inviter still works there (law 4)."""
    chat_id, office = await person(turn)
    if office is None or not await turn.tx.confirm_officer(chat_id, office.code, turn.chat_id, turn.now):
        return await turn.say(Say("network.not_now", menu=True))
    await turn.tell(chat_id, Say("network.you.confirmed", {"office": office.name}))
    await news.changed(turn, "confirmed", office, turn.chat_id, chat_id)
    await complaint.officer_came(turn, office.code)
    return await _done(turn, "network.confirmed", chat_id, office)


async def refuse(turn: Turn) -> None:
    """[Bukan]: nobody became anything, so only the two of them hear of it."""
    chat_id, office = await person(turn)
    if office is None or not await turn.tx.refuse_officer(chat_id, office.code, turn.chat_id):
        return await turn.say(Say("network.not_now", menu=True))
    await turn.tx.record(turn.chat_id, "refused", f"{chat_id}@{office.code}", turn.now)
    await turn.tell(chat_id, Say("network.you.refused", {"office": office.name}))
    return await _done(turn, "network.refused", chat_id, office)


async def person(turn: Turn) -> tuple[int, Office | None]:
    """Whom a button is about, and at which office: `<chat id>:<code>`."""
    chat_id, _, code = turn.incoming.argument.partition(":")
    return number_in(chat_id), await turn.tx.office(code)


def buttons_for(chat_id: int, code: str) -> Rows:
    argument = f"{chat_id}:{code}"
    return Button("network.right", "officer.confirm", argument), Button("network.wrong", "officer.refuse", argument)


async def _done(turn: Turn, key: str, chat_id: int, office: Office) -> None:
    values = {"name": await news.name_of(turn, chat_id), "office": office.name}
    await turn.say(Say(key, values, edits=turn.tapped))


def _additions(own: list[Office]) -> Rows:
    return tuple(
        Button(f"network.add.{level}", "office.add", f"{office.code}:{level}", {"office": office.name})
        for office in own
        for level in ADDS[office.level]
    )
