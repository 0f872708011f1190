"""A message long enough to tell is Indonesian or English; anything else is neither."""

import pytest

from bot.faq import Faq
from bot.understanding.language import Languages

LANGUAGES = Languages()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("gaji saya belum dibayar tiga bulan", "id"),
        ("gmn cara daftar krj ke taiwan min", "id"),
        ("TOLONG SAYA DIPUKUL MAJIKAN", "id"),  # capitals alone tell langdetect nothing
        ("kulo pengin kerja wonten Malaysia pak", "id"),  # Javanese reads Indonesian, not English
        ("My salary has not been paid for three months", "en"),
        ("how do i find a registered agency", "en"),
        ("see https://kp2mi.go.id/berita/gaji-saya-belum-dibayar", None),  # a link is no language
        ("halo", None),  # langdetect is certain that this is English
        ("job in Hong", None),
        ("a b c d", None),
        ("", None),
        ("12345 67890 12345 67890", None),
        ("🆘🆘🆘🆘🆘🆘🆘🆘🆘🆘🆘🆘🆘🆘", None),
        ("我的工资还没有发 已经 三个月 了", None),
        ("لم أستلم راتبي منذ ثلاثة أشهر", None),
        ("ƀƃƅ ƀƃƅ ƀƃƅ ƀƃƅ ƀƃƅ", None),  # letters of neither language
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert LANGUAGES.of(text) == language


def test_the_same_text_is_always_in_the_same_language() -> None:
    text = "mau tanya how to apply job di Taiwan please"
    assert len({Languages().of(text) for _ in range(5)} | {LANGUAGES.of(text) for _ in range(20)}) == 1


@pytest.mark.parametrize(("locale", "other"), [("id", "en"), ("en", "id")])
def test_sample_questions_are_rarely_taken_for_the_other_language(answers: Faq, locale: str, other: str) -> None:
    samples = [sample for topic in answers.of(locale) for sample in topic.sample]
    taken = [sample for sample in samples if LANGUAGES.of(sample) == other]
    assert len(taken) <= 0.02 * len(samples), taken
