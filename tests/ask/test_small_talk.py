"""Greetings and thanks: a warm sentence, and no question."""

import pytest

from bot import greeting
from bot.texts import Texts
from tests.conftest import Person, Village
from tests.questions.ways import asked

HELLO = Texts().render("id", "greeting.hello") + " " + Texts().render("en", "greeting.hello")
THANKS = Texts().render("id", "greeting.thanks")
BESIDES = Texts().render("id", "greeting.besides")


@pytest.mark.parametrize(
    ("text", "words", "is_only"),
    [
        ("halo", HELLO, True),
        ("HALOOO kak 🙏", HELLO, True),
        ("Selamat pagi, Pak!", HELLO, True),
        ("assalamu'alaikum", HELLO, False),  # the apostrophe makes two words: answered as a question, no harm
        ("Assalamualaikum wr.wb", HELLO, True),
        ("halo, gaji saya belum dibayar", HELLO, False),
        ("pak", HELLO, False),
        ("terima kasih banyak ya kak", THANKS, True),
        ("makasih, tapi paspor saya?", THANKS, False),
        ("", HELLO, False),
    ],
)
def test_small_talk_is_only_what_asks_nothing(text: str, words: str, is_only: bool) -> None:
    assert greeting.only(text, words, BESIDES) is is_only


async def test_small_talk_gets_a_warm_sentence_and_is_no_question(village: Village, siti: Person) -> None:
    await siti.says("halo kak")
    assert siti.sees()[-1].startswith("Halo!")
    await siti.says("makasih ya")
    assert siti.sees()[-1].startswith("Sama-sama")
    assert await asked(village) == []


async def test_on_the_word_hi_nothing_names_a_report(siti: Person) -> None:
    """Law 16: the screen may be watched; the note waits all the same."""
    await siti.says("/lapor")
    await siti.says("/bersih")
    await siti.says("hi")
    assert not any("lapor" in told.lower() for told in siti.sees())
    await siti.says("/batal")
    assert "Lanjutkan" in siti.buttons()
