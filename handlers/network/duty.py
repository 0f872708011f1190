"""/jaga: who is told first; at BP3MI and the ministry also who is rung when somebody is in danger (law 14)."""

from dataclasses import dataclass

from bot.complaint import NEAR
from bot.message import Button, Rows, Say
from bot.network import HOURS
from handlers.network import news
from handlers.turn import Turn


@dataclass(frozen=True)
class OnDuty:
    office: str
    name: str
    until: int
    you: bool


async def show(turn: Turn) -> None:
    own = await turn.tx.offices_of(turn.chat_id)
    if not own:
        return await turn.say(Say("network.only_officers", menu=True))
    on_duty = [
        OnDuty(office.name, await news.name_of(turn, duty.chat_id), duty.until, duty.chat_id == turn.chat_id)
        for office in own
        for duty in await turn.tx.duties(office.code, turn.now)
    ]
    rung = any(office.level not in NEAR for office in own)
    values = {"duties": on_duty, "zone": turn.citizen.zone, "rung_in_danger": rung}
    rows = _buttons(on=any(each.you for each in on_duty))
    return await turn.say(Say("network.duty", values, rows, edits=turn.tapped))


async def begin(turn: Turn) -> None:
    """[Saya jaga 8 jam], [24 jam]: counted from the tap."""
    hours = turn.incoming.argument
    if hours not in map(str, HOURS):
        return await turn.say(Say("old_button", menu=True))
    await turn.tx.start_duty(turn.chat_id, turn.now + int(hours) * 3600)
    return await show(turn)


async def end(turn: Turn) -> None:
    await turn.tx.end_duty(turn.chat_id)
    await show(turn)


def _buttons(*, on: bool) -> Rows:
    hours = tuple(Button("network.on_duty", "duty.begin", str(each), {"hours": each}) for each in HOURS)
    return (hours, Button("network.off_duty", "duty.end")) if on else (hours,)
