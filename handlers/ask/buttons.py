"""The buttons that stand under questions and answers, and the topics they name."""

from collections.abc import Iterable

from bot.dialog.countries import flag
from bot.faq import Topic
from bot.message import Button, Rows
from handlers.turn import Turn

MENU = Button("menu.button", "menu")
REPORT = Button("menu.report", "complaint.report")  # whoever asks about trouble may have it
EMERGENCY = Button("emergency.happening", "emergency")
NEAREST = Button("nearest.button", "nearest")


def known(turn: Turn, name: str | None) -> Topic | None:
    return turn.house.faq.topic(turn.locale, name) if name and turn.house.faq.has(turn.locale, name) else None


def all_known(turn: Turn, names: Iterable[str]) -> list[Topic]:
    return [found for name in names if (found := known(turn, name))]


def topics(found: Iterable[Topic], question: int = 0, there: str | None = None) -> Rows:
    """They remember the question after which they are offered, and the country that was named in it."""
    asked = f":{question}:{there}" if there else f":{question}" if question else ""
    return tuple(Button("ask.topic", "ask.topic", each.id + asked, {"short": _label(each)}) for each in found)


def rating(question: int) -> tuple[Button, ...]:
    return (
        Button("ask.helped", "ask.helped", str(question)),
        Button("ask.not_helped", "ask.not_helped", str(question)),
    )


def further(question: int) -> Rows:
    return Button("ask.officer", "ask.officer", str(question)), (REPORT, MENU)


def _label(topic: Topic) -> str:
    return f"{flag(topic.country)} {topic.short}" if topic.country else topic.short
