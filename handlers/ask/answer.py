"""An answer as it is told: the point, the steps, the numbers within reach; the details on a tap."""

from dataclasses import replace

from bot.emergency import Reach
from bot.faq import Topic
from bot.message import Button, Rows, Say
from handlers import addition
from handlers.ask.buttons import EMERGENCY, MENU, NEAREST, REPORT, all_known, further, known, rating, topics
from handlers.ask.elsewhere import offered, reach
from handlers.ask.where import where
from handlers.turn import Turn

RELATED = 4  # topics shown


async def tell(turn: Turn, topic: Topic, question: int, *, lead: Say | None = None, there: str | None = None) -> None:
    """Past its review day it is withheld, with where to ask instead (law 7); its numbers never are.

    `there`: the country that was named in words, if it was.
    """
    reaches = _reaches(turn, topic, topic.country or there)
    values = {"topic": topic, "reaches": reaches}
    elsewhere = offered(turn, reaches)
    if topic.stale(turn.today):
        rows = (*_danger(topic), (NEAREST, *elsewhere), *further(question))
        return await turn.say(Say("ask.withheld", {**values, **await where(turn, reaches)}, rows))
    shown = await addition.under(turn, topic)
    under = _under(turn, topic, addition.recordings(shown), topic.country or there)
    rows = (*under, rating(question), (REPORT, NEAREST), (*elsewhere, MENU))
    say = Say("ask.answer", {**values, "notes": addition.notes(shown)}, (*rows, *await _for_officers(turn, topic)))
    return await turn.say(replace(say, lead=lead))


async def more(turn: Turn) -> None:
    """[Selengkapnya]: stands below the answer, so that its numbers stay in sight."""
    topic = known(turn, turn.incoming.argument)
    if topic is None or not topic.details or topic.stale(turn.today):
        return await turn.say(Say("old_button", menu=True))
    return await open_details(turn, topic)


async def open_details(turn: Turn, topic: Topic) -> None:
    await turn.say(Say("ask.details", {"topic": topic}, ((REPORT, NEAREST), MENU)))


def _under(turn: Turn, topic: Topic, recordings: Rows, there: str | None) -> Rows:
    details = (Button("ask.more", "ask.more", topic.id),) if topic.details else ()
    return (*_danger(topic), *details, *recordings, *topics(all_known(turn, topic.related[:RELATED]), there=there))


def _danger(topic: Topic) -> Rows:
    return (EMERGENCY,) if topic.emergency else ()


async def _for_officers(turn: Turn, topic: Topic) -> Rows:
    """What their residents see under it is theirs to add."""
    if not await turn.tx.offices_of(turn.chat_id):
        return ()
    note = Button("note.button", "note.on", topic.id)
    return ((note, Button("recording.button", "recording.on", topic.id)),) if topic.voice else (note,)


def _reaches(turn: Turn, topic: Topic, there: str | None) -> list[Reach]:
    """From where the person is; for an answer about another country also from there: a family asks for somebody."""
    if not (topic.numbers or topic.emergency or topic.country):
        return []
    here = turn.citizen.country
    first, *others = dict.fromkeys((here, there or here))
    return [reach(turn, first, topic.lines), *(reach(turn, each) for each in others)]
