"""The reader with the real answers, samples and lists."""

import pytest

from bot.faq import Faq
from bot.understanding import Reader, Understanding
from tests.understanding.sentences import CALM

SMALL_TALK = (
    "halo",
    "selamat pagi",
    "terima kasih",
    "ok siap",
    "apa kabar",
    "kamu siapa",
    "wkwk",
    "how are you",
    "tes",
)
NOT_OURS = ("siapa presiden indonesia", "resep rendang", "skor bola tadi malam", "tell me a joke", "jual motor bekas")


def test_the_samples_find_their_topic(reader: Reader, answers: Faq) -> None:
    asked = [(topic.id, sample) for topic in answers.topics.values() for sample in topic.sample]
    lost = [(topic, text) for topic, text in asked if reader.understand(text).ranked[0][0] != topic]
    assert len(lost) <= 0.02 * len(asked), lost


@pytest.mark.parametrize("text", SMALL_TALK + NOT_OURS)
def test_small_talk_and_other_subjects_are_not_answered(reader: Reader, text: str) -> None:
    assert reader.understand(text).topic is None


def test_sample_questions_rarely_raise_an_alarm(reader: Reader, answers: Faq) -> None:
    samples = [sample for topic in answers.topics.values() for sample in topic.sample]
    alarms = [sample for sample in samples if reader.danger(sample)]
    assert len(alarms) <= 0.05 * len(samples), alarms


def test_an_understanding_tells_everything_at_once(reader: Reader) -> None:
    understood = reader.understand("gaji saya tidak dibayar majikan dan saya dipukul")
    assert understood.topic == "unpaid-wages"
    assert understood.danger == "violence"
    assert understood.language == "id"
    assert len(understood.ranked) == 5


@pytest.mark.parametrize(
    "text",
    ["gaji nunggak", "gajiku nunggak", "gj nunggak", "gajinya nunggak 3 bln", "gajinya blm turun di luar negeri"],
)
def test_unpaid_wages_are_never_taken_for_a_death(reader: Reader, text: str) -> None:
    understood = reader.understand(text)
    assert understood.topic == "unpaid-wages" or understood.near == ("unpaid-wages",)


@pytest.mark.parametrize("text", ["resep rendang", "skor bola tadi malam", "jual motor bekas", "嗨嗨你好吗"])
def test_what_only_shares_pieces_of_words_with_a_topic_is_near_to_none(reader: Reader, text: str) -> None:
    understood = reader.understand(text)
    assert understood.ranked
    assert understood.near == ()


def test_what_is_offered_is_near_and_else_up_to_three(reader: Reader) -> None:
    assert Understanding(None, ("a", "b"), (("a", 0.1), ("b", 0.09), ("c", 0.05)), None, None).near == ("a", "b")
    assert reader.understand("malaysia").near == tuple(topic for topic, _ in reader.understand("malaysia").ranked[:3])


@pytest.mark.parametrize("text", CALM)
def test_a_topic_is_answered_or_others_offered_never_both(reader: Reader, text: str) -> None:
    understood = reader.understand(text)
    assert not (understood.topic and understood.offered)
    assert set(understood.offered) <= {topic for topic, _ in understood.ranked}
