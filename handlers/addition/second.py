"""An addition that waits: an officer of P4MI or above, never its author, reads or hears it; the first one decides."""

from bot import quiet
from bot.addition import NOTE, Addition, reasons_to_wait
from bot.message import Button, File, Kind, Rows, Say
from bot.network import Level, Office
from handlers.addition import ending
from handlers.addition.text import print_of, read_aloud, short_of, title_of
from handlers.turn import Turn

SHOWN = 10  # in one message


async def ask(turn: Turn, waiting: Addition, earlier: Addition | None) -> None:
    """Rings colleagues of P4MI or above, and the nearest office above that has an officer; read or heard by a tap.

    One ring for what waits in a place: that of the `earlier` one, which this one replaces, now leads here.
    """
    officers, say = await _officers(turn, waiting), await _to_check(turn, waiting, earlier)
    heard = [chat_id for chat_id in officers if await turn.tell(chat_id, say, key=_ring(waiting))]
    if not heard:
        return await turn.say(Say(f"{waiting.kind}.nobody_second", menu=True))
    asleep = all([await _sleeps(turn, chat_id) for chat_id in heard])
    return await turn.say(Say(f"{waiting.kind}.waits", {"asleep": asleep}, menu=True))


async def show_waiting(turn: Turn) -> None:
    waiting = await turn.tx.waiting_additions(turn.chat_id)
    if waiting:
        buttons = tuple([await _check_button(turn, each) for each in waiting[:SHOWN]])
        await turn.say(Say("addition.waiting", {"count": len(waiting)}, buttons))


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
    await turn.say(Say(f"{addition.kind}.{verdict}", {"asleep": await _sleeps(turn, addition.author)}, menu=True))
    values = {"title": title_of(turn.house, addition), "words": addition.words}
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


async def _to_check(turn: Turn, waiting: Addition, earlier: Addition | None) -> Say:
    office = await turn.tx.office(waiting.office)
    values = {"office": office.name if office else "", "title": title_of(turn.house, waiting)}
    button = await _check_button(turn, waiting)
    return Say(f"{waiting.kind}.to_check", values, (button,), edits=_ring(earlier) if earlier else None)


def _ring(waiting: Addition) -> str:
    return f"to_check:{waiting.id}"


async def _sleeps(turn: Turn, chat_id: int) -> bool:
    """Whether it is night there, so that nothing is told before the morning."""
    reader = await turn.reader(chat_id)
    return reader is not None and quiet.window(turn.now, reader.zone)[0] > turn.now


def _verdicts(waiting: Addition) -> Rows:
    number = str(waiting.id)
    return (
        (Button("addition.approve", "addition.approve", number), Button("addition.refuse", "addition.refuse", number)),
    )


async def _check_button(turn: Turn, waiting: Addition) -> Button:
    office = await turn.tx.office(waiting.office)
    values = {
        "office": office.name if office else "",
        "short": short_of(turn.house, waiting),
        "language": waiting.language,
    }
    return Button(f"{waiting.kind}.check_button", "addition.check", str(waiting.id), values)
