"""To an answer in three taps and nothing to type: a door, a shelf behind it, a topic on the shelf."""

from bot.dialog.countries import ZONES
from bot.message import Button, Say, number_in
from handlers.ask import answer
from handlers.ask.buttons import known, topics
from handlers.turn import Turn


async def doors(turn: Turn) -> None:
    """/tanya and ❓ Tanya"""
    buttons = tuple(Button(f"ask.door.{name}", "ask.door", name) for name in turn.house.faq.doors.doors)
    await turn.say(Say("ask.doors", buttons=buttons, edits=turn.tapped))


async def door(turn: Turn) -> None:
    name = turn.incoming.argument
    shelves = turn.house.faq.doors.doors.get(name)
    if shelves is None:
        return await turn.say(Say("old_button", menu=True))
    rows = tuple(Button(f"ask.shelf.{each}", "ask.shelf", f"{each}:{name}") for each in shelves)
    return await turn.say(
        Say("ask.shelves", {"door": name}, (*rows, Button("ask.back", "ask.doors")), edits=turn.tapped)
    )


async def shelf(turn: Turn) -> None:
    """`<shelf>:<the door one came through>`"""
    name, _, behind = turn.incoming.argument.partition(":")
    found = turn.house.faq.on(turn.locale, name)
    if not found or behind not in turn.house.faq.doors.doors:
        return await turn.say(Say("old_button", menu=True))
    rows = (*topics(found), Button("ask.back", "ask.door", behind))
    return await turn.say(Say("ask.topics", {"shelf": name}, rows, edits=turn.tapped))


async def topic(turn: Turn) -> None:
    """A tap on a topic: `<topic>:<the question after which it was offered>:<the country named there>`, or less."""
    name, number, there = f"{turn.incoming.argument}::".split(":")[:3]
    chosen, question = known(turn, name), number_in(number)
    if chosen is None:
        return await turn.say(Say("old_button", menu=True))
    if not await turn.tx.choose_topic(turn.chat_id, question, chosen.id):
        question = await turn.tx.add_question(turn.chat_id, chosen.id, (), 1.0, "", turn.now)
    return await answer.tell(turn, chosen, question, there=there if there in ZONES else None)
