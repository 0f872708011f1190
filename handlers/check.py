"""Before anybody trusts an offer: the signs of a false one, and who knows whether it is genuine."""

from bot.message import Button, Say
from handlers import ask
from handlers.ask.buttons import MENU
from handlers.turn import Turn

TOPICS = ("illegal-recruitment-signs", "check-p3mi", "job-scams-online")  # in a few words here; each can be opened


async def check(turn: Turn) -> None:
    """/cek: not told any more once one of the answers it sums up is to be reviewed (law 7)."""
    topics = [turn.house.faq.topic(turn.locale, each) for each in TOPICS]
    stale = any(topic.stale(turn.today) for topic in topics)
    values = {"checked_on": min(topic.checked_on for topic in topics), **await ask.where(turn)}
    buttons = tuple(Button("ask.topic", "ask.topic", topic.id, {"short": topic.short}) for topic in topics)
    await turn.say(Say("check.withheld" if stale else "check", values, (*buttons, MENU)))
