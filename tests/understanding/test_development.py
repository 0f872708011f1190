"""The figures of the development set are floors: 0.02 below what was reached. No sample question resembles it."""

import re
from collections import defaultdict

import pytest

from bot.faq import Faq
from bot.texts import HOME
from bot.understanding import Reader
from bot.understanding.examples import gather, outside
from tests.evaluation import development, measures
from tests.evaluation.development import Message

ALIKE = 0.6  # Jaccard of three-letter pieces: from here on two messages are the same


@pytest.fixture(scope="module")
def asked() -> list[Message]:
    return development.in_scope()


def test_the_set_is_large_enough_and_every_topic_has_its_share(asked: list[Message], answers: Faq) -> None:
    assert len(asked) + len(development.out_of_scope()) >= 600
    counts: dict[str, int] = defaultdict(int)
    for each in asked:
        counts[each.topics[0]] += 1
    assert set(counts) == set(answers.ids)
    assert min(counts.values()) >= 7


def test_questions_find_their_topic(reader: Reader, asked: list[Message]) -> None:
    assert measures.top_of(reader, asked, 1).value >= 0.92
    assert measures.top_of(reader, asked, 3).value >= 0.965


@pytest.mark.parametrize(
    ("style", "floor"),
    {
        "casual": 0.91,
        "english": 0.93,
        "formal": 0.91,
        "regional": 0.91,
        "short": 0.96,
        "sms": 0.96,
        "story": 0.89,
        "typo": 0.88,
    }.items(),
)
def test_each_style_finds_its_topic(reader: Reader, asked: list[Message], style: str, floor: float) -> None:
    assert measures.top_of(reader, measures.by(asked, "style")[style], 1).value >= floor


def test_nine_of_ten_questions_are_answered_or_offered_and_answers_are_right(
    reader: Reader, asked: list[Message]
) -> None:
    assert measures.told(reader, asked).value >= 0.95
    assert measures.answered_right(reader, asked).value >= 0.95


def test_nine_of_ten_messages_that_are_none_for_us_are_refused(reader: Reader) -> None:
    assert measures.refused(reader, development.out_of_scope()).value >= 0.89


def test_sample_questions_are_answered_or_offered_right(reader: Reader, answers: Faq) -> None:
    samples = [Message(text, "", (topic.id,), "") for topic in answers.topics.values() for text in topic.sample]
    assert measures.reached(reader, samples).value >= 0.98


def test_cries_for_help_are_noticed_and_calm_messages_are_not_taken_for_one(reader: Reader) -> None:
    cries = development.cries()
    assert measures.alarmed(reader, [each for each in cries if each.danger]).value >= 0.966
    assert measures.alarmed(reader, [each for each in cries if not each.danger]).value <= 0.059


def test_cries_that_nobody_had_in_sight_are_noticed_too(reader: Reader) -> None:
    cries = development.unseen_cries()
    assert measures.alarmed(reader, [each for each in cries if each.danger]).value >= 0.944
    assert measures.alarmed(reader, [each for each in cries if not each.danger]).value <= 0.087


def test_no_sample_question_resembles_a_message_of_the_set(answers: Faq) -> None:
    learned = [text for topic in answers.topics.values() for text in topic.sample]
    learned += [text for texts in outside(HOME).values() for text in texts]
    messages = [each.text for each in (*development.in_scope(), *development.out_of_scope())]
    assert _pairs(messages, learned) == []


def test_no_example_of_danger_resembles_a_cry_of_the_set(answers: Faq) -> None:
    examples, messages = gather(HOME, answers), [*development.cries(), *development.unseen_cries()]
    assert _pairs([each.text for each in messages], [*examples.cries, *examples.calm]) == []


def _pairs(messages: list[str], learned: list[str]) -> list[tuple[str, str]]:
    pieces = [_pieces(text) for text in learned]
    holding: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(pieces):
        for piece in each:
            holding[piece].append(at)
    return [pair for text in messages for pair in _alike(text, learned, pieces, holding)]


def _alike(
    text: str, learned: list[str], pieces: list[frozenset[str]], holding: dict[str, list[int]]
) -> list[tuple[str, str]]:
    mine = _pieces(text)
    shared: dict[int, int] = defaultdict(int)
    for piece in mine:
        for at in holding[piece]:
            shared[at] += 1
    return [
        (text, learned[at]) for at, count in shared.items() if count / (len(mine) + len(pieces[at]) - count) > ALIKE
    ]


def _pieces(text: str) -> frozenset[str]:
    plain = re.sub(r"\s+", " ", text.lower()).strip()
    return frozenset(plain[at : at + 3] for at in range(len(plain) - 2))
