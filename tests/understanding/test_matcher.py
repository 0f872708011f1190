"""A question finds its topic, or several to choose from, or none: never a guess."""

import pytest

from bot.understanding.matcher import AHEAD, ANSWERED, MOST, RANKED, Matcher
from bot.understanding.spelling import Spelling

TOPICS = {
    "unpaid-wages": ["gaji saya tidak dibayar", "majikan belum bayar upah tiga bulan", "my salary is not paid"],
    "passport": ["cara membuat paspor baru", "berapa lama mengurus paspor di imigrasi", "how do I get a passport"],
    "passport-withheld": ["paspor saya ditahan majikan", "agen mengambil paspor saya", "my boss keeps my passport"],
    "return-home": ["kontrak habis mau pulang kampung", "apa yang diurus setelah pulang"],
    "job-orders": ["ada lowongan pabrik di taiwan", "mencari lowongan resmi"],
    "insurance": ["klaim asuransi kecelakaan kerja", "kartu bpjs hilang"],
}
MATCHER = Matcher(TOPICS, Spelling({"gk": "tidak", "dibyr": "dibayar"}))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("gaji saya belum dibayar", "unpaid-wages"),
        ("gaji gk dibyr 2 bulan", "unpaid-wages"),
        ("paspornya ditahan sama majikan", "passport-withheld"),  # endings and prefixes differ from the samples
        ("membuat paspor baru", "passport"),
        ("klaim bpjs kecelakaan kerja", "insurance"),
        ("my salary was not paid", "unpaid-wages"),
    ],
)
def test_a_question_near_the_samples_is_answered(text: str, topic: str) -> None:
    assert MATCHER.match(text).topic == topic
    assert MATCHER.match(text).offered == ()


@pytest.mark.parametrize("text", ["halo", "siapa presiden", "🙂", "", "wkwkwk", "resep rendang daging sapi"])
def test_what_is_no_question_of_ours_is_neither_answered_nor_offered(text: str) -> None:
    match = MATCHER.match(text)
    assert match.topic is None
    assert match.offered == ()


def test_between_two_topics_both_are_offered() -> None:
    match = MATCHER.match("paspor")
    assert match.topic is None
    assert {"passport", "passport-withheld"} <= set(match.offered)


def test_two_words_must_tell_more_than_a_sentence() -> None:
    weak = "gaji besar dari majikan korea selatan"
    assert MATCHER.rank(weak)[0][1] < 2 * ANSWERED
    assert MATCHER.match("paspor bagus").topic is None


@pytest.mark.parametrize("text", ["gaji paspor lowongan pulang bpjs", "saya mau tanya paspor dan lowongan", "x"])
def test_an_answer_is_clearly_ahead_and_an_offer_is_a_real_choice(text: str) -> None:
    match = MATCHER.match(text)
    (_, first), (_, second) = match.ranked[:2]
    assert match.topic is None or (first >= ANSWERED and first - second >= AHEAD)
    assert len(match.offered) in (0, *range(2, MOST + 1))


@pytest.mark.parametrize("text", ["gaji saya", "", "zzz"])
def test_five_topics_are_ranked_whatever_is_asked(text: str) -> None:
    ranked = MATCHER.rank(text)
    assert len(ranked) == RANKED
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)
    assert all(0 <= score <= 1.0001 for _, score in ranked)


def test_a_sample_itself_ranks_its_topic_first() -> None:
    for topic, samples in TOPICS.items():
        assert [MATCHER.rank(sample)[0][0] for sample in samples] == [topic] * len(samples)


def test_fewer_topics_than_five_or_none_at_all_do_no_harm() -> None:
    assert Matcher({}).match("gaji").topic is None
    assert Matcher({}).rank("gaji") == []
    assert Matcher({"only": ["gaji saya"]}).match("gaji saya tidak dibayar").topic == "only"
