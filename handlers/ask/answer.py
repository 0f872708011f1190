"""An answer as it is told: the point, the steps, the numbers within reach; the details on a tap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import emergency
from bot.emergency import Contact
from bot.faq import Topic
from bot.message import Button, Rows, Say
from handlers import addition
from handlers.ask.buttons import MENU, NEAREST, REPORT, all_known, further, known, rating, topics
from handlers.ask.where import where
from handlers.turn import Turn

RELATED = 4  # topics shown
EMERGENCY = Button("menu.emergency", "emergency")


@dataclass(frozen=True)
class Reach:
    """The numbers that can be called from a country (ISO code; None: not known)."""

    country: str | None
    contacts: Sequence[Contact]


async def tell(turn: Turn, topic: Topic, question: int, *, lead: Say | None = None) -> None:
    """Past its review day it is withheld, with where to ask instead (law 7); its numbers never are."""
    values = {"topic": topic, "reaches": _reaches(turn, topic)}
    if topic.stale(turn.today):
        say = Say("ask.withheld", {**values, **await where(turn)}, (*_danger(topic), NEAREST, *further(question)))
        return await turn.say(say)
    shown = await addition.under(turn, topic)
    rows = (*_under(turn, topic, addition.recordings(shown)), rating(question), (REPORT, NEAREST), MENU)
    say = Say("ask.answer", {**values, "notes": addition.notes(shown)}, (*rows, *await _for_officers(turn, topic)))
    return await turn.say(replace(say, lead=lead))


async def more(turn: Turn) -> None:
    """[Selengkapnya]: stands below the answer, so that its numbers stay in sight."""
    topic = known(turn, turn.incoming.argument)
    if topic is None or not topic.details or topic.stale(turn.today):
        return await turn.say(Say("old_button", menu=True))
    return await turn.say(Say("ask.details", {"topic": topic}, ((REPORT, NEAREST), MENU)))


def _under(turn: Turn, topic: Topic, recordings: Rows) -> Rows:
    details = (Button("ask.more", "ask.more", topic.id),) if topic.details else ()
    return (*_danger(topic), *details, *recordings, *topics(all_known(turn, topic.related[:RELATED])))


def _danger(topic: Topic) -> Rows:
    return (EMERGENCY,) if topic.emergency else ()


async def _for_officers(turn: Turn, topic: Topic) -> Rows:
    """What their residents see under it is theirs to add."""
    if not await turn.tx.offices_of(turn.chat_id):
        return ()
    note = Button("note.button", "note.on", topic.id)
    return ((note, Button("recording.button", "recording.on", topic.id)),) if topic.voice else (note,)


def _reaches(turn: Turn, topic: Topic) -> list[Reach]:
    """From where the person is; for an answer about another country also from there: a family asks for somebody."""
    here = turn.citizen.country
    if not (topic.numbers or topic.emergency or topic.country):
        return []
    countries = [here, topic.country] if topic.country and topic.country != here else [here]
    return [Reach(each, emergency.numbers(turn.house.contacts, each)) for each in countries]
