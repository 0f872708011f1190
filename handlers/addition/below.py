"""What the offices below have added: an officer of P4MI or above looks through it, and takes down what is wrong."""

from dataclasses import dataclass

from bot.addition import RECORDING, TAKEDOWN, Addition
from bot.dialog import Answers, Draft
from bot.message import Button, File, Kind, Rows, Say, number_in
from bot.network import highest
from bot.pages import page, turning
from handlers import form
from handlers.addition.ending import again
from handlers.addition.text import short_of, title_of
from handlers.turn import Paper, Turn

GONE = Say("addition.gone", menu=True)


@dataclass(frozen=True)
class Line:
    title: str
    addition: Addition


async def door(turn: Turn, kind: str) -> Rows:
    """[🏢 Kantor di bawah Anda], if anything stands there."""
    offices = await turn.tx.offices_with_additions(turn.chat_id, kind)
    count = sum(office.count for office in offices)
    return (Button("addition.below", f"{kind}.below", values={"count": count}),) if count else ()


async def offices(turn: Turn) -> None:
    kind = _kind(turn)
    found = await turn.tx.offices_with_additions(turn.chat_id, kind)
    if not found:
        return await turn.say(Say("addition.nothing_below", menu=True))
    shown = page(found, turn.incoming.number)
    choices = (
        Button("addition.office_below", f"{kind}.there", each.code, {"name": each.name, "count": each.count})
        for each in shown.items
    )
    rows = (*choices, *turning(shown, f"{kind}.below"))
    return await turn.say(Say(f"{kind}.below", {"count": len(found)}, rows, edits=turn.tapped))


async def of_office(turn: Turn) -> None:
    """`<office>`, or `<office>:<page>`."""
    kind = _kind(turn)
    code, _, number = turn.incoming.argument.partition(":")
    found = await turn.tx.additions_below(turn.chat_id, kind, code)
    office = await turn.tx.office(code)
    if not found or office is None:
        return await turn.say(Say("addition.nothing_below", menu=True))
    shown = page(found, number_in(number))
    lines = [Line(title_of(turn.house, each), each) for each in shown.items]
    back = Button("addition.all_below", f"{kind}.below")
    rows = (*(remove_button(turn, each) for each in shown.items), *turning(shown, f"{kind}.there", code), back)
    return await turn.say(Say("addition.there", {"office": office.name, "lines": lines}, rows, edits=turn.tapped))


def remove_button(turn: Turn, addition: Addition) -> Button:
    values = {
        "short": short_of(turn.house, addition),
        "language": addition.language,
        "waits": addition.waits,
    }
    return Button("addition.remove", "addition.remove", str(addition.id), values)


async def take_down(turn: Turn, addition: Addition) -> None:
    """The whole of it first: nobody takes down what they have not read or heard."""
    office = await turn.tx.office(addition.office)
    assert office
    values = {"office": office.name, "line": Line(title_of(turn.house, addition), addition)}
    file = File(Kind(addition.file_kind), addition.file_id) if addition.kind == RECORDING else None
    await turn.say(Say("addition.this", values, file=file))
    await form.begin(turn, TAKEDOWN.name, str(addition.id))


async def _may(turn: Turn, about: str) -> Say | None:
    found = await turn.tx.addition_for(number_in(about), turn.chat_id)
    return GONE if found is None or found.ended_at is not None else None


async def _foot(turn: Turn, draft: Draft) -> Say | None:
    """What happens at [Kirim]."""
    found = await turn.tx.addition_for(number_in(draft.about), turn.chat_id)
    office = await turn.tx.office(found.office) if found else None
    if found is None or office is None:
        return None
    return Say(f"{found.kind}.takedown_foot", {"title": title_of(turn.house, found), "office": office.name})


async def _submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    taken = await turn.tx.take_down_addition(number_in(draft.about), turn.chat_id, turn.now)
    if taken is None:
        return await turn.say(GONE)
    await turn.tx.record(turn.chat_id, f"{taken.kind}.taken_down", str(taken.id), turn.now)
    told = await _tell_why(turn, taken, str(answers["reason"]))
    return await turn.say(Say(f"{taken.kind}.taken_down", {"told": told}, menu=True))


async def _tell_why(turn: Turn, taken: Addition, reason: str) -> bool:
    """Whether anybody of the office will read it."""
    by = highest(await turn.tx.offices_of(turn.chat_id))
    values = {
        "title": title_of(turn.house, taken),
        "words": taken.words,
        "by": by.name if by else "",
        "reason": reason,
    }
    say = Say(f"{taken.kind}.taken_down_yours", values, again(turn, taken))
    return any([await turn.tell(each.chat_id, say) for each in await turn.tx.officers_of(taken.office)])


def _kind(turn: Turn) -> str:
    return turn.incoming.action.partition(".")[0]


PAPER = Paper(TAKEDOWN, _submit, _may, _foot)
