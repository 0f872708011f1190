"""Whether what is typed where a place is asked for is rather a question."""

import pytest

from bot import asking
from bot.understanding import Understanding

WORDS = "apa berapa"


def understood(topic: str | None = None, *offered: str) -> Understanding:
    return Understanding(topic, offered, (), None, None)


@pytest.mark.parametrize(
    ("text", "reading", "asks"),
    [
        ("gaji tidak dibayar", understood("unpaid-wages"), True),
        ("Xyzabc", understood(), False),
        ("Desa Paspor", understood("passport"), False),  # says that it is a place
        ("apa itu", understood(), True),
        ("majikan saya suka marah", understood(None, "violence", "rights"), True),
        ("saya di rumah", understood(None, "violence", "rights"), False),  # too little to mean one of them
        ("desa maju itu gajinya belum dibayar juga", understood(), True),  # a story, whatever it begins with
        ("??", understood("passport"), False),
    ],
)
def test_a_question_is_told_from_a_place_nobody_knows(text: str, reading: Understanding, asks: bool) -> None:
    assert asking.asks(text, reading, WORDS) is asks
