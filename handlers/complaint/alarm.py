"""Telling the office and the owner that there is something, without a word of what a report says."""

from dataclasses import replace

from bot.complaint import Complaint, Status, Urgency
from bot.message import Button, Rows, Say
from bot.store.complaints import ALARM, TOLD
from handlers.turn import Desk

AT_ONCE = 600  # seconds
# What an officer may still do with it.
STEPS: dict[Status, tuple[tuple[str, ...], ...]] = {
    Status.WAITING: (("take", "open"), ("reply", "done")),
    Status.TAKEN: (("open",), ("reply", "done")),
    Status.DONE: (("open",),),
    Status.SETTLED: (("open",),),
}


async def ring(desk: Desk, complaint: Complaint, lead: Say) -> None:
    """Whoever could take it; a phone rings once each time that the deadline begins to run."""
    await _tell(desk, complaint, card(desk, complaint, lead), key=_key(complaint))


async def tell_office(desk: Desk, complaint: Complaint, lead: Say) -> None:
    """Something new about a report that they have."""
    kind = ALARM if complaint.officer is None else TOLD
    await _tell(desk, complaint, card(desk, complaint, lead), key=f"{kind}{complaint.number}:{desk.cause}")


async def update(desk: Desk, complaint: Complaint, lead: Say) -> None:
    """The message that rang is brought up to date, without another ring."""
    await _tell(desk, complaint, replace(card(desk, complaint, lead), edits=_key(complaint)))


def card(desk: Desk, complaint: Complaint, lead: Say | None = None) -> Say:
    """Number, urgency, category and deadline; the story opens on a tap (law 15)."""
    values = {"complaint": complaint, "zone": desk.house.zone}
    return Say("complaint.card", values, buttons(complaint), lead=lead)


def buttons(complaint: Complaint) -> Rows:
    return tuple(
        tuple(Button(f"complaint.button.{act}", f"complaint.{act}", complaint.number) for act in row)
        for row in STEPS[complaint.status]
    )


async def news(desk: Desk, number: str, actor: int = 0) -> bool:
    """Tells the owner that there is something, and not what: the screen may be watched (law 16).

    False: nobody will read it. Whoever did it (`actor`) needs no news of it.
    """
    owner = await desk.tx.reporter(number)
    if owner is None or owner == actor:
        return owner is not None
    say = Say("complaint.news", buttons=(Button("complaint.button.look", "complaint.look", number),))
    return await desk.tell(owner, say, key=await _news_key(desk, number))


async def _tell(desk: Desk, complaint: Complaint, say: Say, key: str = "") -> None:
    """Danger rings through the night; all else waits for the morning."""
    for chat_id in await _hands(desk, complaint):
        await desk.tell(chat_id, say, key=key, danger=complaint.urgency is Urgency.DANGER)


async def _hands(desk: Desk, complaint: Complaint) -> list[int]:
    """Whoever has taken it; else those on duty; else everybody at the office. Never whom it accuses (law 5)."""
    if complaint.officer is not None:
        return [complaint.officer]
    on_duty = await desk.tx.on_duty(complaint.office, desk.now)
    everybody = [officer.chat_id for officer in await desk.tx.officers_of(complaint.office)]
    return await _who_may(desk, complaint, on_duty) or await _who_may(desk, complaint, everybody)


async def _who_may(desk: Desk, complaint: Complaint, officers: list[int]) -> list[int]:
    return [chat_id for chat_id in officers if await desk.tx.complaint_at(complaint.number, chat_id)]


async def _news_key(desk: Desk, number: str) -> str:
    """Taken, and answered right after: one message, unless its owner has looked in between."""
    return f"news:{number}:{await desk.tx.looks(number)}:{desk.now // AT_ONCE}"


def _key(complaint: Complaint) -> str:
    return f"{ALARM}{complaint.number}:{complaint.round}"
