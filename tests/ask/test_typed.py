"""What is typed: answered when it is clear, asked back when it is not, and never guessed (law 8)."""

from dataclasses import replace

import pytest

from bot import faq
from bot.seal import Seal, Unsealed
from tests.answers import DAY
from tests.ask.ways import GIBBERISH, OFFICER, SURE, meaning, understands
from tests.conftest import Person, Village
from tests.questions.ways import asked

# --- clear, or not ---


async def test_what_is_clear_is_answered_at_once_and_without_asking_for_consent(village: Village) -> None:
    """Law 17: asking questions needs none."""
    stranger = village.person(950, "Nur")
    await stranger.says(SURE)
    assert len(stranger.sees()) == 1
    assert "SIP3MI" in stranger.sees()[0]


async def test_what_may_mean_several_things_is_asked_back(village: Village, siti: Person, answers: faq.Faq) -> None:
    """Law 8."""
    understands(village, gaji=meaning(None, "unpaid-wages", "placement-cost"))
    await siti.says("gaji")
    shorts = [answers.topic("id", name).short for name in ("unpaid-wages", "placement-cost")]
    assert "Maksud Anda yang mana?" in siti.sees()[-1]
    assert siti.buttons() == [*shorts, OFFICER, "📣 Lapor", "☰ Menu"]
    await siti.taps(shorts[0])
    assert answers.topic("id", "unpaid-wages").title in siti.sees()[-1]
    assert [(row["topic"], row["confidence"]) for row in await asked(village)] == [("unpaid-wages", 90)]


async def test_what_is_not_understood_is_never_guessed(siti: Person, answers: faq.Faq) -> None:
    """Law 8: not sure, the nearest topics, and an officer."""
    await siti.says(GIBBERISH)
    assert "belum yakin" in siti.sees()[-1]
    assert not any(topic.title in siti.sees()[-1] for topic in answers.of("id"))
    assert siti.buttons()[-3:] == [OFFICER, "📣 Lapor", "☰ Menu"]
    assert set(siti.buttons()[:-3]) <= {topic.short for topic in answers.of("id")}


async def test_what_resembles_nothing_offers_only_an_officer(siti: Person) -> None:
    """Law 8."""
    await siti.says("嗨嗨你好吗")
    assert siti.buttons() == [OFFICER, "📣 Lapor", "☰ Menu"]
    assert "Mungkin ini" not in siti.sees()[-1]


async def test_what_can_not_be_read_gets_one_sentence(siti: Person) -> None:
    """Law 13."""
    before = len(siti.sees())
    await siti.sends_sticker()
    assert len(siti.sees()) == before + 1
    assert "belum bisa membaca" in siti.sees()[-1]


@pytest.mark.parametrize("text", ["🙏", "...", "???", "👍👍"])
async def test_a_sign_without_a_word_is_no_question(village: Village, siti: Person, text: str) -> None:
    await siti.says(text)
    assert "Silakan pilih tombol" in siti.sees()[-1]
    assert await asked(village) == []


# --- the words, and who gets them ---


async def test_without_consent_questions_keep_their_words_sealed_and_for_a_day(village: Village, siti: Person) -> None:
    """Law 18: the answered ones too, for 👎."""
    await siti.says(SURE)
    await siti.says(GIBBERISH)
    for row in await asked(village):
        assert row["words_sealed"]
        assert not any(word in row["words_sealed"] for word in (SURE, GIBBERISH, "pekkala", "P3MI"))
    await village.tick(2 * DAY)
    assert [row["words_sealed"] for row in await asked(village)] == ["", ""]


async def test_an_officer_gets_the_words_that_were_typed(siti: Person) -> None:
    """Law 10: they are not typed again."""
    await siti.says(GIBBERISH)
    await siti.taps(OFFICER)
    assert any(GIBBERISH in told for told in siti.sees()[-1:])


async def test_the_words_of_a_question_go_to_nobody_else(siti: Person, joko: Person) -> None:
    await siti.says(GIBBERISH)
    await joko.presses(siti.data(OFFICER))
    assert not any("pekkala" in told for told in joko.sees())


@pytest.mark.parametrize("seal", [Unsealed()])
async def test_without_a_key_questions_are_answered_and_officers_are_asked_elsewhere(
    village: Village, siti: Person, seal: Seal
) -> None:
    """Law 18."""
    village.rooms.router.house = replace(village.rooms.router.house, takes_reports=False)
    await siti.says(SURE)
    await siti.taps("👍 Membantu")
    assert siti.sees()[-1].startswith("Terima kasih")
    await siti.says(GIBBERISH)
    await siti.taps(OFFICER)
    assert "0800-1000" in siti.sees()[-1]
    assert [row["words_sealed"] for row in await asked(village)] == ["", ""]


async def test_a_long_text_is_a_story_for_an_officer_with_all_its_pieces(village: Village, siti: Person) -> None:
    """Law 10: the phone cuts it, nothing is lost."""
    story = "Saya bekerja di kebun. " * 250 + "Sekarang saya ingin tahu semuanya."
    understands(village)
    await siti.says(story)
    assert "panjang" in siti.sees()[-2]
    async with village.store.transaction() as tx:
        kept = await tx.question_words(siti.chat_id, 2)
    assert kept
    assert "".join(kept.split()) == "".join(story.split())


async def test_a_later_question_is_no_piece_of_a_long_text(village: Village, siti: Person) -> None:
    understands(village)
    await siti.says("Saya bekerja di kebun. " * 140)
    village.clock.ahead += 60
    await siti.says(GIBBERISH)
    async with village.store.transaction() as tx:
        assert await tx.question_words(siti.chat_id, 2) == GIBBERISH
