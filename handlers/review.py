"""Once a day: which answers are to be checked again soon or not told any more; the ministry hears of each once."""

from datetime import timedelta

from bot.faq import Topic
from bot.message import Say
from bot.network import Officer
from bot.store.due import Due
from handlers import addition
from handlers.turn import Desk

REVIEW = "review"
DAY = 86_400
SOON = timedelta(days=30)
SHOWN = 40  # in one message


async def review(desk: Desk, due: Due) -> None:
    await addition.end_outdated(desk)
    await desk.tx.schedule(REVIEW, "", desk.now + DAY)
    ministry = await desk.tx.ministry()
    officers = await desk.tx.officers_of(ministry.code) if ministry else []
    if officers:
        await _tell_of_answers(desk, officers)


async def _tell_of_answers(desk: Desk, officers: list[Officer]) -> None:
    """Those for people in danger first; many in several messages, since each is told of once."""
    told = desk.house.faq.of(desk.house.default_locale)
    every = sorted(told, key=lambda topic: (not topic.emergency, topic.review_by, topic.id))
    stale = [topic for topic in every if topic.stale(desk.today)]
    soon = [topic for topic in every if not topic.stale(desk.today) and topic.review_by <= desk.today + SOON]
    for what, topics in (("stale", stale), ("soon", soon)):
        new = [topic for topic in topics if await _first(desk, topic, stale=what == "stale")]
        for some in _in_messages(new):
            for officer in officers:
                await desk.tell(officer.chat_id, Say(f"review.{what}", {"topics": some}))


def _in_messages(topics: list[Topic]) -> list[list[Topic]]:
    return [topics[first : first + SHOWN] for first in range(0, len(topics), SHOWN)]


async def _first(desk: Desk, topic: Topic, *, stale: bool) -> bool:
    return await desk.tx.first_told(topic.id, topic.review_by.isoformat(), desk.now, stale=stale)
