"""A recording is withdrawn when its text changes, a note when nobody has renewed it; the office is told."""

from bot.addition import Addition
from bot.message import Button, Say
from handlers.addition.text import print_of, read_aloud
from handlers.turn import Desk, House


async def end_outdated(desk: Desk) -> None:
    """At each start, since the texts change with the program, and once a day."""
    for addition in await desk.tx.open_additions():
        if addition.outdated(print_of(desk.house, addition.topic), desk.now):
            await end(desk, addition)


async def end(desk: Desk, addition: Addition) -> None:
    await desk.tx.end_addition(addition.id, desk.now)
    for officer in await desk.tx.officers_of(addition.office):
        await desk.tell(officer.chat_id, outdated(desk.house, addition), key=f"outdated:{addition.id}")


def outdated(house: House, addition: Addition) -> Say:
    kind, topic = addition.kind, read_aloud(house, addition.topic)
    if topic is None:
        return Say(f"{kind}.answer_gone", {"words": addition.words})
    again = Button(f"{kind}.again", f"{kind}.on", topic.id)
    return Say(f"{kind}.outdated", {"title": topic.title, "words": addition.words}, (again,))
