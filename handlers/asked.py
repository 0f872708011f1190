"""/pertanyaan: what people in the area asked that nobody answered well, most frequent first; for officers."""

from dataclasses import dataclass

from bot.complaint import QUESTION
from bot.message import Button, Rows, Say
from bot.network import highest
from bot.pages import FITS, Page, page, turning
from bot.questions import ENOUGH, Group, Tally, overview, words_of
from handlers.turn import Turn

DAYS = 90
TOPICS = 10  # in one list


@dataclass(frozen=True)
class Line:
    """`topic`: its short name, "" if it is none of ours any more. `words`: of a group, without names."""

    tally: Tally
    topic: str
    words: str = ""


async def show(turn: Turn) -> None:
    """Only as many as ENOUGH different people have asked is told, and never a word of a single question."""
    offices = await turn.tx.offices_of(turn.chat_id)
    office = highest(offices)
    if office is None:
        return await turn.say(Say("asked.officers_only", menu=True))
    asked = await turn.tx.asked(turn.chat_id, turn.now - DAYS * 86_400)
    found = overview(asked, turn.house.reader.plain)
    shown = page(found.groups, turn.incoming.number)
    still_open = await _open_here(turn)
    values = {
        "office": office.name,
        "days": DAYS,
        "enough": ENOUGH,
        "with_words": any(not each.is_village for each in offices),
        "first": shown.number * FITS + 1,
        "groups": [_group(turn, group) for group in shown.items],
        "topics": [_line(turn, tally) for tally in found.topics[:TOPICS]] if shown.number == 0 else [],
        "few": found.few + sum(tally.unanswered + tally.unhelpful for tally in found.topics[TOPICS:]),
        "open": still_open,
    }
    return await turn.say(Say("asked", values, _buttons(shown, still_open), edits=turn.tapped))


async def _open_here(turn: Turn) -> int:
    """Single questions that were sent to an office are read there, and by nobody else."""
    return sum(each.category == QUESTION for each in await turn.tx.office_complaints(turn.chat_id))


def _buttons(shown: Page[Group], still_open: int) -> Rows:
    cases = (Button("asked.cases", "complaint.cases"),) if still_open else ()
    return (*turning(shown, "asked.page"), *cases)


def _group(turn: Turn, group: Group) -> Line:
    return _line(turn, group.tally, words_of(group, turn.house.reader.plain, turn.house.reader.is_usual))


def _line(turn: Turn, tally: Tally, words: str = "") -> Line:
    known = turn.house.faq.has(turn.locale, tally.near)
    return Line(tally, turn.house.faq.topic(turn.locale, tally.near).short if known else "", words)
