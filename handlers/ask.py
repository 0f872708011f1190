"""Questions: four doors, an answer with its source, and nothing guessed."""

from collections.abc import Iterable
from typing import Any

from bot import faq, greeting
from bot.faq import Topic
from bot.faq.file import DOORS
from bot.message import Button, Rows, Say, number_in
from bot.pages import page, turning
from bot.understanding import Understanding
from handlers import complaint, profile
from handlers.turn import Turn

LONG = 3000  # characters: that is a story, and no question
AT_ONCE = 10  # seconds in which the pieces of one long text arrive
RELATED = 4  # topics shown
SMALL_TALK = ("hello", "thanks")
HOTLINES = ("kemenp2mi", "kemenp2mi-abroad")
MENU = Button("menu.button", "menu")
REPORT = Button("menu.report", "complaint.report")  # whoever asks about trouble may have it


async def doors(turn: Turn) -> None:
    """/tanya and ❓ Tanya: a door, a topic, the answer; three taps, and nothing to type."""
    buttons = tuple(Button(f"ask.door.{door}", "ask.door", door) for door in DOORS)
    await turn.say(Say("ask.doors", buttons=buttons, edits=turn.tapped))


async def door(turn: Turn) -> None:
    """The topics behind a door, eight at a time: `<door>`, or `<door>:<page>`."""
    name, _, number = turn.incoming.argument.partition(":")
    topics = faq.behind(turn.house.faq, turn.locale, name)
    if not topics:
        return await turn.say(Say("old_button", menu=True))
    shown = page(topics, number_in(number))
    rows = (*_topics(shown.items), *turning(shown, f"ask.door:{name}"), Button("ask.back", "ask.doors"))
    return await turn.say(Say("ask.topics", {"door": name}, rows, edits=turn.tapped))


async def topic(turn: Turn) -> None:
    """A tap on a topic: `<topic>`, or `<topic>:<question>` if it was offered after a question."""
    name, _, number = turn.incoming.argument.partition(":")
    chosen, question = _topic(turn, name), number_in(number)
    if chosen is None:
        return await turn.say(Say("old_button", menu=True))
    if not await turn.tx.choose_topic(turn.chat_id, question, chosen.id):
        question = await turn.tx.add_question(turn.chat_id, chosen.id, (), 1.0, "", turn.now)
    return await _answer(turn, chosen, question)


async def question(turn: Turn) -> None:
    """What a citizen types outside any form."""
    words = turn.incoming.text
    talk = next((kind for kind in SMALL_TALK if _is_only(turn, kind)), None)
    if talk:
        return await turn.say(Say(f"ask.{talk}", menu=True))
    if greeting.is_wordless(words):
        return await turn.say(Say("menu.choose", menu=True))
    understood = turn.house.reader.understand(words)
    await _reply(turn, words, understood)
    return await profile.notice_language(turn, understood.language)


async def helped(turn: Turn) -> None:
    """[👍 Membantu]; without a tap there is no rating (law 6)."""
    await turn.tx.rate_question(turn.chat_id, turn.incoming.number, True)
    await turn.say(Say("ask.rated_helped", menu=True))


async def not_helped(turn: Turn) -> None:
    question = turn.incoming.number
    await turn.tx.rate_question(turn.chat_id, question, False)
    await turn.say(Say("ask.rated_not_helped", buttons=_further(question)))


async def officer(turn: Turn) -> None:
    """[Tanya petugas]"""
    words = await turn.tx.question_words(turn.chat_id, turn.incoming.number)
    await complaint.ask_officer(turn, words or "")


async def where(turn: Turn) -> dict[str, Any]:
    """Who answers instead of us: at home the nearest office with an address, else the ministry's lines."""
    offices = [] if turn.citizen.abroad else await turn.tx.offices_above(turn.citizen.office or "")
    return {
        "office": next((office for office in offices if office.contacts), None),
        "contacts": [contact for contact in turn.house.contacts if contact.id in HOTLINES],
    }


async def _reply(turn: Turn, words: str, understood: Understanding) -> None:
    """Where the bot is not sure it says so and keeps the question for an officer; it never guesses (law 8)."""
    confidence = understood.ranked[0][1] if understood.ranked else 0.0
    found = _topic(turn, understood.topic) if len(words) <= LONG else None
    if found:
        question = await turn.tx.add_question(turn.chat_id, found.id, (), confidence, "", turn.now)
        return await _answer(turn, found, question)
    whole = await _whole(turn, words)
    question = await turn.tx.add_question(turn.chat_id, None, understood.near, confidence, whole, turn.now)
    key = "ask.long" if len(words) > LONG else "ask.which" if understood.offered else "ask.unsure"
    near = _topics(_known(turn, understood.near), question)
    return await turn.say(Say(key, {"near": near}, (*near, *_further(question))))


async def _whole(turn: Turn, words: str) -> str:
    """The phone cuts a text over 4,096 characters: what follows a long piece at once belongs to it."""
    before = await turn.tx.last_words(turn.chat_id, turn.now - AT_ONCE)
    return f"{before}\n{words}" if len(before) > LONG else words


async def _answer(turn: Turn, topic: Topic, question: int) -> None:
    """Past its review day it is withheld, with where to ask instead (law 7)."""
    if topic.stale(turn.today):
        values = {"topic": topic, **await where(turn)}
        return await turn.say(Say("ask.withheld", values, _further(question)))
    related = _topics(_known(turn, topic.related[:RELATED]))
    return await turn.say(Say("ask.answer", {"topic": topic}, (*related, _rating(question), (REPORT, MENU))))


def _topic(turn: Turn, name: str | None) -> Topic | None:
    return turn.house.faq.topic(turn.locale, name) if name and turn.house.faq.has(turn.locale, name) else None


def _known(turn: Turn, names: Iterable[str]) -> list[Topic]:
    return [found for name in names if (found := _topic(turn, name))]


def _topics(topics: Iterable[Topic], question: int = 0) -> Rows:
    asked = f":{question}" if question else ""
    return tuple(Button("ask.topic", "ask.topic", each.id + asked, {"short": each.short}) for each in topics)


def _rating(question: int) -> tuple[Button, ...]:
    return (
        Button("ask.helped", "ask.helped", str(question)),
        Button("ask.not_helped", "ask.not_helped", str(question)),
    )


def _further(question: int) -> Rows:
    return Button("ask.officer", "ask.officer", str(question)), (REPORT, MENU)


def _is_only(turn: Turn, kind: str) -> bool:
    return greeting.only(turn.incoming.text, _data(turn, kind), _data(turn, "besides"))


def _data(turn: Turn, kind: str) -> str:
    """The words of every language: people greet in either."""
    return " ".join(turn.words(locale, f"greeting.{kind}") for locale in turn.house.texts.locales)
