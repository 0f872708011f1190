"""The reader with the real answers, samples and lists."""

import pytest

from bot.faq import Faq
from bot.understanding import Reader, Understanding
from bot.understanding.matcher import Match
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


@pytest.fixture(scope="module")
def asked(reader: Reader, answers: Faq) -> list[tuple[str, str, Match]]:
    """Every sample question with its topic, and what it is taken for."""
    return [(topic.id, text, reader.topic(text)) for topic in answers.topics.values() for text in topic.sample]


def test_the_samples_find_their_topic(asked: list[tuple[str, str, Match]]) -> None:
    """Some ask about a country and something else at once: then both are near."""
    assert [text for topic, text, match in asked if topic not in dict(match.ranked[:3])] == []
    second = [(topic, text) for topic, text, match in asked if topic != match.ranked[0][0]]
    assert len(second) <= 0.025 * len(asked), second


def test_the_samples_are_hardly_ever_answered_with_another_topic(asked: list[tuple[str, str, Match]]) -> None:
    """Law 8."""
    wrong = [(topic, text) for topic, text, match in asked if match.topic not in (topic, None)]
    assert len(wrong) <= 0.01 * len(asked), wrong


@pytest.mark.parametrize("text", SMALL_TALK + NOT_OURS)
def test_small_talk_and_other_subjects_are_not_answered(reader: Reader, text: str) -> None:
    assert reader.understand(text).topic is None


def test_sample_questions_rarely_raise_an_alarm(reader: Reader, answers: Faq) -> None:
    samples = [sample for topic in answers.topics.values() for sample in topic.sample]
    alarms = [sample for sample in samples if reader.danger(sample)]
    assert len(alarms) <= 0.05 * len(samples), alarms


def test_an_understanding_tells_everything_at_once(reader: Reader) -> None:
    understood = reader.understand("gaji saya belum dibayar 3 bulan dan saya dikurung")
    assert understood.topic == "unpaid-wages"
    assert understood.danger == "confinement"
    assert understood.language == "id"
    assert len(understood.ranked) == 5


def test_two_troubles_in_one_sentence_are_both_offered(reader: Reader) -> None:
    """Law 8: neither is answered as if it were the only one; the danger is heard all the same."""
    understood = reader.understand("gaji saya tidak dibayar majikan dan saya dipukul")
    assert understood.topic is None
    assert set(understood.offered[:2]) == {"unpaid-wages", "violence"}
    assert understood.danger == "violence"


@pytest.mark.parametrize(
    "text",
    ["gaji nunggak", "gajiku nunggak", "gj nunggak", "gajinya nunggak 3 bln", "gajinya blm turun di luar negeri"],
)
def test_unpaid_wages_are_never_taken_for_a_death(reader: Reader, text: str) -> None:
    understood = reader.understand(text)
    assert understood.topic in ("unpaid-wages", None)
    assert understood.near[0] == "unpaid-wages"
    assert "death-abroad" not in understood.near[:3]


@pytest.mark.parametrize("text", ["resep rendang", "skor bola tadi malam", "servis motor bekas", "嗨嗨你好吗"])
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
