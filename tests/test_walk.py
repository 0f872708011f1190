"""Every answer of the tree, walked to and read as people do: three taps, and no longer than it may be told."""

import re
from typing import Any

import pytest

from bot.dialog.countries import flag
from bot.faq import Faq, Topic
from bot.faq.topic import NEVER, NOW, seen
from handlers.turn import House
from tests.answers import DAY, open_all, until_review
from tests.conftest import Person, Village

FITS = 8  # buttons on a small phone, besides the way back


@pytest.fixture
def answers(house: House) -> Faq:
    return house.faq


def page(person: Person) -> dict[str, Any]:
    """The newest message with buttons of the walk; each step takes its place."""
    return next(message for message in reversed(person.messages()) if message.get("buttons"))


def ways(message: dict[str, Any]) -> list[str]:
    """All that can be chosen there; the last button leads back."""
    labels = [key["text"] for row in message["buttons"] for key in row]
    assert labels[-1] in ("⬅️ Kembali", "⬅️ Back")
    assert 0 < len(labels[:-1]) <= FITS
    assert len(set(labels)) == len(labels)
    return labels[:-1]


async def tap(person: Person, message: dict[str, Any], label: str) -> dict[str, Any]:
    person.world.presses(person.chat_id, message["message_id"], label)
    await person.village.settle()
    return next(each for each in person.messages() if each["message_id"] == message["message_id"])


@pytest.mark.parametrize(("locale", "ask"), [("id", "❓ Tanya"), ("en", "❓ Ask")])
async def test_every_answer_is_three_taps_away(village: Village, answers: Faq, locale: str, ask: str) -> None:
    reader = village.person(960, "Nur", locale)
    await reader.says("/start")
    await reader.taps(ask)
    doors = page(reader)
    told: dict[str, str] = {}
    for door in [key["text"] for row in doors["buttons"] for key in row]:
        shelves = await tap(reader, doors, door)
        for shelf in ways(shelves):
            topics = await tap(reader, shelves, shelf)
            told |= await read_all(reader, topics, [label for label in ways(topics) if label not in told])
            await tap(reader, topics, ways_back(topics))
        await tap(reader, shelves, ways_back(shelves))
    assert told == {label(topic): topic.title for topic in answers.of(locale)}


async def read_all(person: Person, shelf: dict[str, Any], labels: list[str]) -> dict[str, str]:
    """The title of what each button opens; the shelf stays where it is."""
    before = len(person.sees())
    for each in labels:
        person.world.presses(person.chat_id, shelf["message_id"], each)
    await person.village.settle()
    answers = person.sees()[before:]
    assert all(re.search(r"\n\n(Dicek|Checked) \d+ \w+ \d{4}\. (Sumber|Sources): \S", each) for each in answers)
    return dict(zip(labels, (each.partition("\n")[0] for each in answers), strict=True))


def ways_back(message: dict[str, Any]) -> str:
    return str(message["buttons"][-1][-1]["text"])


def label(topic: Topic) -> str:
    return f"{flag(topic.country)} {topic.short}" if topic.country else topic.short


async def test_no_answer_is_told_the_day_after_its_review_day(village: Village, siti: Person, answers: Faq) -> None:
    """Law 7: nor are its details by a button of an older message; there is somebody to ask instead."""
    days = sorted({topic.review_by: topic for topic in answers.of("id") if topic.review_by != NEVER}.items())
    for day, one in days:
        due = [topic for topic in answers.of("id") if topic.review_by == day]
        village.clock.ahead = until_review(one)
        for topic_id, text in (await open_all(siti, "ask.topic", due)).items():
            assert answers.topic("id", topic_id).point in text
        village.clock.ahead += DAY
        for topic_id, text in (await open_all(siti, "ask.topic", due)).items():
            topic = answers.topic("id", topic_id)
            assert text.startswith(topic.title)
            assert "0800-1000" in text
            assert told_of(topic, text) == []
        assert all("🏢 Kantor terdekat" in str(message["buttons"]) for message in siti.messages()[-len(due) :])
        for topic_id, text in (await open_all(siti, "ask.more", due)).items():
            assert "tidak berlaku" in text
            assert told_of(answers.topic("id", topic_id), text) == []


def told_of(topic: Topic, text: str) -> list[str]:
    """The pieces of an answer that stand in a text, besides what somebody in danger can do now, and its heading."""
    text = (text.replace(seen(topic.now), "") if topic.emergency else text).replace(f"{NOW[topic.locale]}:", "")
    return [piece for piece in re.split(r"[\n.]+\s*", seen(topic.whole)) if len(piece) > 15 and piece in text]
