"""What the dialogues about answers share: days of review, many taps at once, and the numbers under an answer."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.emergency import Contact
from bot.faq import Topic
from tests.conftest import MONDAY_MORNING, Person

DAY = 86_400
AT_ONCE = 8  # taps: a chat with 20 answers waiting is in a flood


def until_review(topic: Topic) -> int:
    """Seconds until noon of its review day."""
    noon = datetime(topic.review_by.year, topic.review_by.month, topic.review_by.day, 12, tzinfo=ZoneInfo("UTC"))
    return int(noon.timestamp()) - 8 * 3600 - MONDAY_MORNING


async def open_all(person: Person, action: str, topics: Iterable[Topic]) -> dict[str, str]:
    """What is told at a tap on a button for each of them; each is one message."""
    told: dict[str, str] = {}
    waiting = list(topics)
    while waiting:
        now, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        newest = person.messages()[-1]["message_id"]
        for topic in now:
            person.world.presses(person.chat_id, newest, f"{action}:{topic.id}", late=True)
        await person.village.settle()
        fresh = [message for message in person.messages() if message["message_id"] > newest]
        assert len(fresh) == len(now)
        told |= {topic.id: message["text"] for topic, message in zip(now, fresh, strict=True)}
    return told


def numbers_in(told: str, contacts: Iterable[Contact]) -> list[tuple[str, list[Contact]]]:
    """The blocks of numbers under an answer: what stands above each, and whose numbers they are."""
    blocks = [block.splitlines() for block in told.split("\n\n") if block.startswith("📞")]
    known = list(contacts)
    return [(head, [_whose(line, known) for line in lines]) for head, *lines in blocks]


def _whose(line: str, contacts: Iterable[Contact]) -> Contact:
    names = [(each, (f"{each.number} {each.name_id} ", f"{each.number} {each.name_en} ")) for each in contacts]
    (found,) = [each for each, name in names if line.startswith(name)]
    return found
