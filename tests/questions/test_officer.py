"""A question that goes to an officer: the office it belongs to, the village only after a tap, and the answer."""

import pytest

from bot import faq
from bot.complaint import Happened
from bot.questions import NEVER_VILLAGE
from bot.texts import Texts
from handlers.turn import House
from tests.complaints import mentions, sends, suspends, writes
from tests.conftest import Person, Village
from tests.questions.ways import (
    DANGER,
    NOT_VILLAGE,
    OFFICER,
    PASSPORT,
    SEND,
    SURE,
    UNHELPFUL,
    UNKNOWN,
    VILLAGE,
    WAGES,
    restarted,
)


@pytest.fixture
def answers(house: House) -> faq.Faq:
    return house.faq


async def asks(siti: Person, words: str = PASSPORT) -> str:
    """Up to the preview."""
    await siti.says(words)
    await siti.taps(OFFICER)
    return siti.sees()[-1]


# To whom it goes


async def test_a_question_goes_past_the_village_unless_it_is_let_know(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 14."""
    preview = await asks(siti)
    assert "Dibaca oleh P4MI Contoh, bukan oleh kantor desa" in preview
    number = await sends(siti)
    assert mentions(bu_ratna, number)
    assert mentions(bu_ratna, "🙋 Ada pertanyaan untuk kantor Anda")
    assert not mentions(pak_budi, number)


async def test_after_a_tap_the_village_reads_and_answers_it(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    assert "Tekan Tanya desa" in await asks(siti)
    await siti.taps(VILLAGE)
    assert "Dibaca oleh Desa Contoh." in siti.sees()[-1]
    number = await sends(siti)
    assert not mentions(bu_ratna, number)
    await pak_budi.taps("Buka")
    assert PASSPORT in pak_budi.sees()[-1]


async def test_the_tap_can_be_taken_back(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    await asks(siti)
    before = len(siti.messages())
    await siti.taps(VILLAGE)
    await siti.taps(NOT_VILLAGE)
    assert len(siti.messages()) == before  # the preview is the same message
    assert "bukan oleh kantor desa" in siti.sees()[-1]
    number = await sends(siti)
    assert mentions(bu_ratna, number)
    assert not mentions(pak_budi, number)


async def test_after_thumbs_down_the_words_of_an_answered_question_are_there(siti: Person, bu_ratna: Person) -> None:
    """Law 10."""
    await siti.says(SURE)
    await siti.taps(UNHELPFUL)
    await siti.taps(OFFICER)
    assert SURE in siti.sees()[-1]


# The village is not offered


@pytest.mark.parametrize("words", [WAGES, UNKNOWN])
async def test_what_is_heavy_or_may_be_anything_is_not_for_the_village(
    siti: Person, pak_budi: Person, words: str
) -> None:
    """Law 14."""
    await asks(siti, words)
    assert VILLAGE not in siti.buttons()


async def test_what_an_answer_about_something_heavy_left_open_is_not_for_the_village(
    siti: Person, pak_budi: Person
) -> None:
    """Though the words themselves sound light."""
    await siti.says(PASSPORT)
    async with siti.village.store.transaction() as tx:
        await tx._run("UPDATE question SET topic = 'passport-withheld'")
    await siti.taps(OFFICER)
    assert VILLAGE not in siti.buttons()


@pytest.mark.parametrize(
    "place", [{"country": "MY"}, {"office": "p4mi-contoh"}, {"office": "desa-lain"}, {"office": None}]
)
async def test_abroad_or_without_somebody_at_a_village_it_is_not_offered(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person, place: dict[str, str | None]
) -> None:
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, **place)
    await asks(siti)
    assert VILLAGE not in siti.buttons()


async def test_an_officer_of_the_village_is_not_offered_to_answer_himself(pak_budi: Person) -> None:
    await asks(pak_budi)
    assert VILLAGE not in pak_budi.buttons()


async def test_danger_at_the_preview_takes_it_away_from_the_village(
    siti: Person, pak_budi: Person, pak_made: Person
) -> None:
    """Laws 9 and 14."""
    await asks(siti)
    await siti.taps(VILLAGE)
    await siti.says(DANGER)
    assert "Dibaca oleh BP3MI Contoh" in siti.sees()[-1]
    assert VILLAGE not in siti.buttons()
    number = await sends(siti)
    assert not mentions(pak_budi, number)
    assert mentions(pak_made, number)


async def test_a_question_changed_after_the_tap_is_looked_at_again(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await asks(siti)
    await siti.taps(VILLAGE)
    await siti.taps("✏️ Ubah: Pertanyaan")
    await siti.says(WAGES)
    await siti.taps("➡️ Lanjut")
    assert "bukan oleh kantor desa" in siti.sees()[-1]
    number = await sends(siti)
    assert not mentions(pak_budi, number)
    assert mentions(bu_ratna, number)


async def test_a_voice_note_in_it_is_not_for_the_village(siti: Person, pak_budi: Person) -> None:
    """Nobody knows what it tells."""
    await asks(siti)
    await siti.taps("✏️ Ubah: Pertanyaan")
    await siti.sends_voice()
    await siti.taps("➡️ Lanjut")
    assert VILLAGE not in siti.buttons()


async def test_a_suspended_village_officer_gets_no_question(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    """Law 4: asked again at the last button, which agrees to the reader that stands above it."""
    await asks(siti)
    await siti.taps(VILLAGE)
    await suspends(pak_budi)
    await siti.taps("✅ Kirim")
    assert siti.sees()[-1].startswith("Yang membaca berubah sejak pratinjau tadi.")
    number = await sends(siti)
    assert mentions(bu_ratna, number)
    assert not mentions(pak_budi, number)


# Clumsy and hostile taps


async def test_a_late_or_forged_tap_lets_no_village_know(
    village: Village, siti: Person, joko: Person, pak_budi: Person
) -> None:
    await asks(siti)
    data = siti.data(VILLAGE)
    await joko.presses(data)
    assert "Dibaca oleh" not in joko.sees()[-1]
    await siti.taps("❌ Batal")
    await siti.taps("Ya, hapus")
    await siti.presses(data)
    assert not any("Dibaca oleh Desa" in text for text in siti.sees())


async def test_a_tap_does_not_go_over_to_a_question_begun_anew(siti: Person, pak_budi: Person) -> None:
    await asks(siti)
    await siti.taps(VILLAGE)
    ask = f"ask.officer:{siti.data(OFFICER).partition(':')[2]}"
    await siti.says("/bantuan")
    await siti.presses(ask)
    await siti.taps("Mulai baru")
    await siti.says(PASSPORT)
    await siti.taps("➡️ Lanjut")
    assert "bukan oleh kantor desa" in siti.sees()[-1]


async def test_the_tap_is_remembered_over_a_restart(village: Village, siti: Person, pak_budi: Person) -> None:
    await asks(siti)
    await siti.taps(VILLAGE)
    async with restarted(village):
        number = await sends(siti)
        assert mentions(pak_budi, number)


# The answer


async def test_the_answer_comes_in_the_name_of_the_office(siti: Person, bu_ratna: Person) -> None:
    await asks(siti)
    await sends(siti)
    await bu_ratna.taps("Balas")
    await writes(bu_ratna, "Bawa KTP dan KK ke kantor imigrasi.")
    assert siti.sees()[-1] == "Ada kabar untuk Anda."  # law 16
    await siti.taps("Buka")
    assert "Jawaban dari P4MI Contoh:\nBawa KTP dan KK ke kantor imigrasi." in siti.sees()[-1]
    assert "laporan" not in siti.sees()[-1].lower()
    assert not mentions(siti, "Ratna")


@pytest.mark.parametrize("locale", Texts().locales)
@pytest.mark.parametrize("kind", Happened)
def test_whatever_happens_to_a_question_has_its_words(kind: Happened, locale: str) -> None:
    """Law 12."""
    assert Texts().has(locale, f"complaint_question.event.{kind}")


def test_the_topics_that_no_village_is_asked_about_are_topics(answers: faq.Faq) -> None:
    assert set(answers.ids) >= NEVER_VILLAGE


async def test_sent_twice_is_one_question(siti: Person, bu_ratna: Person) -> None:
    await asks(siti)
    data = siti.data(SEND)
    await siti.taps(SEND)
    await siti.presses(data)
    async with siti.village.store.transaction() as tx:
        assert len(await tx.own_complaints(siti.chat_id)) == 1
