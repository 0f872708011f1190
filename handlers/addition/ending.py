"""A recording is withdrawn when its text changes, a note when nobody has renewed it; the office is told."""

from bot.addition import Addition
from bot.message import Button, Rows, Say
from handlers.addition.text import print_of, read_aloud, title_of
from handlers.turn import Desk


async def end_outdated(desk: Desk) -> None:
    """At each start, since the texts change with the program, and once a day."""
    for addition in await desk.tx.open_additions():
        if addition.outdated(print_of(desk.house, addition.topic), desk.now):
            await end(desk, addition)


async def end(desk: Desk, addition: Addition) -> None:
    await desk.tx.end_addition(addition.id, desk.now)
    for officer in await desk.tx.officers_of(addition.office):
        await desk.tell(officer.chat_id, outdated(desk, addition), key=f"outdated:{addition.id}")


def outdated(desk: Desk, addition: Addition) -> Say:
    answer_is_there = read_aloud(desk.house, addition.topic) is not None
    button = again(desk, addition)
    values = {"title": title_of(desk.house, addition), "words": addition.words, "again": bool(button)}
    return Say(f"{addition.kind}.{'outdated' if answer_is_there else 'answer_gone'}", values, button)


def again(desk: Desk, addition: Addition) -> Rows:
    """[📌 Tulis lagi], [🎙 Rekam lagi]: unless the answer is gone, or withheld until somebody has checked it."""
    topic = read_aloud(desk.house, addition.topic)
    told = topic is not None and not topic.stale(desk.today)
    return (Button(f"{addition.kind}.again", f"{addition.kind}.on", addition.topic),) if told else ()
