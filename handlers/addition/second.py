"""An addition that waits: an officer of P4MI or above, never its author, reads or hears it; the first one decides."""

from bot.addition import NOTE, Addition, reasons_to_wait
from bot.message import Button, File, Kind, Rows, Say
from bot.network import Level, Office
from handlers.addition import ending
from handlers.addition.text import print_of, read_aloud
from handlers.turn import Turn

SHOWN = 10  # in one message


async def ask(turn: Turn, waiting: Addition) -> None:
    """Rings colleagues of P4MI or above, and the nearest office above that has an officer; read or heard by a tap."""
    heard = [await turn.tell(chat_id, await _to_check(turn, waiting)) for chat_id in await _officers(turn, waiting)]
    key = f"{waiting.kind}.waits" if any(heard) else f"{waiting.kind}.nobody_second"
    await turn.say(Say(key, menu=True))


async def show_waiting(turn: Turn) -> None:
    waiting = await turn.tx.waiting_additions(turn.chat_id)
    if waiting:
        await turn.say(Say("addition.waiting", {"count": len(waiting)}, tuple(map(_check_button, waiting[:SHOWN]))))


async def check(turn: Turn) -> None:
    """[Periksa]: the whole of it beside the answer it belongs to, and the two buttons as long as nobody has decided."""
    found = await _waiting(turn)
    topic = read_aloud(turn.house, found.topic) if found else None
    if found is None or topic is None:
        return await _too_late(turn)
    if found.outdated(topic.print, turn.now):
        return await _text_changed(turn, found)
    office = await turn.tx.office(found.office)
    assert office
    values = {"office": office.name, "topic": topic, "addition": found}
    if found.kind == NOTE:
        found_risks = reasons_to_wait(NOTE, office, found.words)
        return await turn.say(Say("note.check", {**values, "found": found_risks}, _verdicts(found)))
    await turn.say(Say("recording.check", values))
    file = File(Kind(found.file_kind), found.file_id)
    return await turn.say(Say("recording.check_voice", values, _verdicts(found), file=file))


async def approve(turn: Turn) -> None:
    """[Setujui]. A text may have changed while its recording waited: then there is nothing to approve."""
    found = await _waiting(turn)
    if found and found.outdated(print_of(turn.house, found.topic), turn.now):
        return await _text_changed(turn, found)
    approved = await turn.tx.approve_addition(turn.incoming.number, turn.chat_id, turn.now)
    return await _decided(turn, approved, "approved")


async def refuse(turn: Turn) -> None:
    refused = await turn.tx.refuse_addition(turn.incoming.number, turn.chat_id, turn.now)
    return await _decided(turn, refused, "refused")


async def _waiting(turn: Turn) -> Addition | None:
    """The one whose button was tapped, if this person may decide on it."""
    waiting = await turn.tx.waiting_additions(turn.chat_id)
    return next((each for each in waiting if each.id == turn.incoming.number), None)


async def _text_changed(turn: Turn, addition: Addition) -> None:
    await ending.end(turn, addition)
    await turn.say(Say("addition.too_late" if addition.is_note else "recording.text_changed", menu=True))


async def _decided(turn: Turn, addition: Addition | None, verdict: str) -> None:
    if addition is None:
        return await _too_late(turn)
    await turn.tx.record(turn.chat_id, f"{addition.kind}.{verdict}", str(addition.id), turn.now)
    await turn.say(Say(f"{addition.kind}.{verdict}", menu=True))
    topic = read_aloud(turn.house, addition.topic)
    values = {"title": topic.title if topic else addition.topic, "words": addition.words}
    await turn.tell(addition.author, Say(f"{addition.kind}.{verdict}_yours", values))
    return None


async def _too_late(turn: Turn) -> None:
    """Somebody decided, its author is no officer any more, or it was never this person's to decide."""
    seen = await turn.tx.addition_for(turn.incoming.number, turn.chat_id)
    await turn.say(Say("addition.too_late" if seen else "old_button", menu=True))


async def _officers(turn: Turn, waiting: Addition) -> list[int]:
    own, *above = await turn.tx.offices_above(waiting.office)
    found = [] if own.level is Level.VILLAGE else await _colleagues(turn, own, waiting)
    for office in above:
        if higher := await _colleagues(turn, office, waiting):
            return list(dict.fromkeys(found + higher))
    return found


async def _colleagues(turn: Turn, office: Office, waiting: Addition) -> list[int]:
    return [each.chat_id for each in await turn.tx.officers_of(office.code) if each.chat_id != waiting.author]


async def _to_check(turn: Turn, waiting: Addition) -> Say:
    office = await turn.tx.office(waiting.office)
    return Say(f"{waiting.kind}.to_check", {"office": office.name if office else ""}, (_check_button(waiting),))


def _verdicts(waiting: Addition) -> Rows:
    number = str(waiting.id)
    return (
        (Button("addition.approve", "addition.approve", number), Button("addition.refuse", "addition.refuse", number)),
    )


def _check_button(waiting: Addition) -> Button:
    return Button(f"{waiting.kind}.check_button", "addition.check", str(waiting.id), {"number": waiting.id})
