"""What an office has added itself: offered at /catatan and /rekam, and taken back."""

from bot.addition import Addition
from bot.faq import Topic
from bot.message import Button, Rows, Say
from bot.pages import Page, page, turning
from handlers.addition import below
from handlers.addition.text import title_of
from handlers.turn import Turn

FIND = Button("addition.find", "ask.doors")


async def show(turn: Turn, kind: str, near: list[Topic]) -> None:
    """Answers to add something to, what the office has added so far, and the way to the offices below."""
    own = await turn.tx.additions_of(turn.chat_id, kind)
    shown = page(own, turn.incoming.number)
    choices = (Button("ask.topic", f"{kind}.on", topic.id, {"short": topic.short}) for topic in near)
    rows = (*choices, FIND, *_buttons(turn, kind, shown), *await below.door(turn, kind))
    values = {"near": bool(near), "own": len(own), "waiting": any(each.waits for each in own)}
    return await turn.say(Say(f"{kind}.begin", values, rows, edits=turn.tapped))


async def turn_page(turn: Turn) -> None:
    """[Berikutnya ▶️]"""
    kind = turn.incoming.action.partition(".")[0]
    if not await turn.tx.offices_of(turn.chat_id):
        return await turn.say(Say(f"{kind}.officers_only", menu=True))
    return await show(turn, kind, [])


async def remove(turn: Turn) -> None:
    """[🗑]: asks once, since a recording is gone with it; of another office it asks why."""
    addition = await turn.tx.addition_for(turn.incoming.number, turn.chat_id)
    if addition is None or addition.ended_at is not None:
        return await turn.say(Say("addition.gone", menu=True))
    if not await turn.tx.works_at(turn.chat_id, addition.office):
        return await below.take_down(turn, addition)
    values = {"title": title_of(turn.house, addition), "words": addition.words}
    yes = Button("addition.remove_yes", "addition.remove_yes", str(addition.id))
    return await turn.say(Say(f"{addition.kind}.remove_sure", values, ((yes, Button("addition.keep", "menu")),)))


async def remove_yes(turn: Turn) -> None:
    removed = await turn.tx.remove_addition(turn.incoming.number, turn.chat_id, turn.now)
    if removed is None:
        return await turn.say(Say("addition.gone", menu=True))
    await turn.tx.record(turn.chat_id, f"{removed.kind}.removed", str(removed.id), turn.now)
    return await turn.say(Say(f"{removed.kind}.removed", edits=turn.tapped))


def _buttons(turn: Turn, kind: str, shown: Page[Addition]) -> Rows:
    return (*(below.remove_button(turn, each) for each in shown.items), *turning(shown, f"{kind}.page"))
