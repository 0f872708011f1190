"""Questions: three taps or one sentence, an answer with its source, and nothing guessed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot import faq, greeting
from bot.seal import Seal, Unsealed
from bot.texts import Texts
from bot.understanding import Reader, Understanding
from handlers.check import TOPICS
from handlers.turn import House
from tests.answers import DAY, until_review
from tests.conftest import OFFICES, Person, Village

CHECK = "check-p3mi"
SURE = "Bagaimana cara memeriksa apakah P3MI memiliki izin resmi?"  # stands among its sample questions
GIBBERISH = "velmo karuti sandiro pekkala"
ENGLISH = "How can I check whether a placement company is licensed?"
OFFICER = "🙋 Tanya petugas"
ELSEWHERE = "🌏 Negara lain"


class Scripted(Reader):
    """Understands what the test says."""

    def __init__(self, meanings: Mapping[str, Understanding]) -> None:
        self._meanings = meanings

    def understand(self, text: str) -> Understanding:
        return self._meanings.get(text, Understanding(None, (), ((CHECK, 0.02),), None, None))

    def danger(self, text: str) -> str | None:
        return None


@pytest.fixture
def answers(house: House) -> faq.Faq:
    return house.faq


@pytest.fixture
async def siti(village: Village, siti: Person) -> Person:
    """She has been asked before whether the words of her questions may be kept, and has not answered."""
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, words_asked_at=village.clock.now())
    return siti


def understands(village: Village, **meanings: Understanding) -> None:
    village.rooms.router.house = replace(village.rooms.router.house, reader=Scripted(meanings))


def meaning(topic: str | None, *offered: str, language: str | None = None) -> Understanding:
    names = (topic, *offered) if topic else offered
    return Understanding(topic, offered, tuple((name, 0.9) for name in names), None, language)


async def questions(village: Village) -> list[dict[str, Any]]:
    async with village.store.transaction() as tx:
        return [dict(row) for row in await tx._all("SELECT * FROM question ORDER BY id")]


# --- three taps ---


async def test_three_taps_lead_to_an_answer(siti: Person, answers: faq.Faq) -> None:
    await siti.taps("❓ Tanya")
    await siti.taps("🧳 Mau berangkat")
    await siti.taps("💼 Lowongan, persiapan")
    await siti.taps(answers.topic("id", CHECK).short)
    assert answers.topic("id", CHECK).title in siti.sees()[-1]


async def test_a_shelf_takes_the_place_of_the_doors_and_each_step_leads_back(siti: Person) -> None:
    await siti.says("/tanya")
    before = len(siti.sees())
    await siti.taps("👪 Keluarga")
    shelves = siti.buttons()
    await siti.taps("📞 Kabar dari sana")
    assert siti.buttons()[-1] == "⬅️ Kembali"
    await siti.taps("⬅️ Kembali")
    assert siti.buttons() == shelves
    await siti.taps("⬅️ Kembali")
    assert siti.buttons() == ["🧳 Mau berangkat", "✈️ Sedang di luar negeri", "👪 Keluarga", "🏠 Sudah pulang"]
    assert len(siti.sees()) == before


async def test_a_shelf_behind_two_doors_leads_back_to_the_one_through_which_one_came(siti: Person) -> None:
    for door in ("✈️ Sedang di luar negeri", "🏠 Sudah pulang"):
        await siti.says("/tanya")
        await siti.taps(door)
        shelves = siti.buttons()
        await siti.taps("📣 Melapor")
        await siti.taps("⬅️ Kembali")
        assert siti.buttons() == shelves


async def test_a_tap_on_what_is_no_more_gets_a_sentence(siti: Person) -> None:
    """Law 13."""
    before_there_were_shelves = ("ask.door:before:2",)
    topics, doors = ("ask.topic:gone", "ask.topic:"), ("ask.door:gone", "ask.door")
    shelves, details = (
        ("ask.shelf:gone:before", "ask.shelf:start:gone", "ask.shelf:start"),
        ("ask.more:gone", "ask.more"),
    )
    for data in (*before_there_were_shelves, *topics, *doors, *shelves, *details):
        await siti.presses(data)
        assert "tidak berlaku" in siti.sees()[-1], data


# --- the answer ---


async def test_an_answer_is_told_on_its_review_day_and_withheld_after_it(
    village: Village, siti: Person, answers: faq.Faq
) -> None:
    """Law 7: the stale text is nowhere, and there is somebody to ask instead."""
    topic = answers.topic("id", CHECK)
    village.clock.ahead += until_review(topic)
    await siti.says(SURE)
    assert "SIP3MI" in siti.sees()[-1]
    village.clock.ahead += DAY
    await siti.says(SURE)
    told = siti.sees()[-1]
    assert topic.title in told
    assert "sedang diperbarui" in told
    assert "0800-1000" in told
    assert "+62 811-8080-141" in told
    assert "SIP3MI" not in told
    assert siti.buttons() == ["🏢 Kantor terdekat", ELSEWHERE, OFFICER, "📣 Lapor", "☰ Menu"]


async def test_instead_of_a_stale_answer_the_office_at_home_is_named_and_abroad_the_ministry(
    village: Village, siti: Person, answers: faq.Faq
) -> None:
    async with village.store.transaction() as tx:
        await tx.add_office(replace(OFFICES[2], contacts="Jl. Contoh 1 | (0451) 000"))
    village.clock.ahead += until_review(answers.topic("id", CHECK)) + DAY
    await siti.says(SURE)
    assert "P4MI Contoh\nJl. Contoh 1\n(0451) 000" in siti.sees()[-1]
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="MY")
    await siti.says(SURE)
    assert "Jl. Contoh" not in siti.sees()[-1]
    assert "+62 21 2924 4800" in siti.sees()[-1]
    assert "0800-1000" not in siti.sees()[-1]  # a call from Indonesia only


@pytest.mark.parametrize(("confidence", "said"), [("high", ""), ("medium", "Sebagian"), ("low", "belum pasti")])
def test_an_answer_that_is_not_sure_says_so(answers: faq.Faq, confidence: str, said: str) -> None:
    topic = replace(answers.topic("id", CHECK), confidence=confidence)
    told = Texts().render("id", "ask.answer", topic=topic, reaches=[], notes=[])
    assert said in told
    assert ("⚠️" in told) == bool(said)


async def test_under_an_answer_stand_the_details_related_topics_a_rating_and_ways_on(
    siti: Person, answers: faq.Faq
) -> None:
    await siti.says(SURE)
    related = [answers.topic("id", name).short for name in answers.topic("id", CHECK).related]
    ways_on = ["👍 Membantu", "👎 Belum", "📣 Lapor", "🏢 Kantor terdekat", ELSEWHERE, "☰ Menu"]
    assert siti.buttons() == ["📖 Selengkapnya", *related[:4], *ways_on]
    await siti.taps(related[0])
    assert answers.topic("id", answers.topic("id", CHECK).related[0]).title in siti.sees()[-1]


# --- ratings ---


async def test_silence_is_no_rating(village: Village, siti: Person) -> None:
    """Law 6."""
    await siti.says(SURE)
    await village.tick(30 * DAY)
    assert [row["helped"] for row in await questions(village)] == [None]


@pytest.mark.parametrize(("label", "helped"), [("👍 Membantu", 1), ("👎 Belum", 0)])
async def test_a_tap_is_a_rating_also_when_it_comes_twice(
    village: Village, siti: Person, label: str, helped: int
) -> None:
    """Law 6."""
    await siti.says(SURE)
    data = siti.data(label)
    await siti.taps(label)
    await siti.presses(data)
    assert [row["helped"] for row in await questions(village)] == [helped]


async def test_nobody_rates_the_answer_of_somebody_else(village: Village, siti: Person, joko: Person) -> None:
    """Law 6."""
    await siti.says(SURE)
    await joko.presses(siti.data("👍 Membantu"))
    assert [row["helped"] for row in await questions(village)] == [None]


async def test_whoever_was_not_helped_may_ask_an_officer(siti: Person) -> None:
    await siti.says(SURE)
    await siti.taps("👎 Belum")
    assert siti.buttons() == [OFFICER, "📣 Lapor", "☰ Menu"]


# --- what is typed ---


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
    asked = await questions(village)
    assert [(row["topic"], row["confidence"]) for row in asked] == [("unpaid-wages", 90)]


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


async def test_without_consent_questions_keep_their_words_sealed_and_for_a_day(village: Village, siti: Person) -> None:
    """Law 18: the answered ones too, for 👎."""
    await siti.says(SURE)
    await siti.says(GIBBERISH)
    for row in await questions(village):
        assert row["words_sealed"]
        assert not any(word in row["words_sealed"] for word in (SURE, GIBBERISH, "pekkala", "P3MI"))
    await village.tick(2 * DAY)
    assert [row["words_sealed"] for row in await questions(village)] == ["", ""]


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
    assert [row["words_sealed"] for row in await questions(village)] == ["", ""]


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
    assert await questions(village) == []


# --- small talk ---

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
    assert await questions(village) == []


async def test_on_the_word_hi_nothing_names_a_report(siti: Person) -> None:
    """Law 16: the screen may be watched; the note waits all the same."""
    await siti.says("/lapor")
    await siti.says("/bersih")
    await siti.says("hi")
    assert not any("lapor" in told.lower() for told in siti.sees())
    await siti.says("/batal")
    assert "Lanjutkan" in siti.buttons()


# --- in which language ---


async def test_a_switch_is_offered_after_two_sure_messages_in_another_language(siti: Person) -> None:
    await siti.says(SURE)  # no newcomer any more
    await siti.says(ENGLISH)
    assert "Yes, English" not in siti.buttons()
    await siti.says(ENGLISH)
    assert siti.buttons() == ["Yes, English", "Tidak"]
    assert "Checked" in siti.sees()[-2]  # a question is answered in its own language
    await siti.taps("Yes, English")
    assert siti.sees()[-1].startswith("All right")
    assert siti.world.keyboard(siti.chat_id)[0][1] == "❓ Ask"
    await siti.says(ENGLISH)
    assert "Checked 24 November 2026" in siti.sees()[-1]


async def test_to_a_newcomer_a_switch_is_offered_under_the_answer_to_the_first_clear_question(village: Village) -> None:
    """And never made: the answer is in the language of the question, everything else in that of the app."""
    maria = village.person(951, "Maria")
    for text in ("/start", "paspor", ENGLISH):  # what is too short to tell decides nothing
        await maria.says(text)
    assert "Checked" in maria.sees()[-2]
    assert maria.sees()[-1] == "Would you like to use English here?"
    assert maria.buttons() == ["Yes, English", "Tidak"]
    await maria.says("/tanya")
    assert "Anda yang mana?" in maria.sees()[-1]  # asked once, and nothing was chosen


async def test_to_a_newcomer_whose_app_is_english_and_who_writes_indonesian_it_is_offered_too(village: Village) -> None:
    nur = village.person(952, "Nur", "en")
    await nur.says(SURE)
    assert "Dicek 24 November 2026" in nur.sees()[-2]
    assert nur.buttons() == ["Ya, Indonesia", "No"]


async def test_a_switch_is_offered_once(siti: Person) -> None:
    for _ in range(2):
        await siti.says(ENGLISH)
    await siti.taps("Tidak")
    for _ in range(3):
        await siti.says(ENGLISH)
    assert sum("English here" in told for told in siti.sees()) == 1


async def test_one_message_in_another_language_between_ours_offers_nothing(siti: Person) -> None:
    for text in (SURE, ENGLISH, SURE, ENGLISH):
        await siti.says(text)
    assert not any("English here" in told for told in siti.sees())


async def test_whoever_has_chosen_a_language_is_offered_no_other(siti: Person) -> None:
    await siti.says("/bahasa")
    await siti.taps("Bahasa Indonesia")
    for _ in range(3):
        await siti.says(ENGLISH)
    assert not any("English here" in told for told in siti.sees())


async def test_inside_a_form_no_switch_is_offered(siti: Person) -> None:
    await siti.says("/lapor")
    for _ in range(3):
        await siti.says(ENGLISH)
    assert not any("English here" in told for told in siti.sees())


# --- /cek ---


async def test_an_offer_can_be_checked_with_the_signs_the_address_and_an_office(siti: Person) -> None:
    await siti.says("/cek")
    told = siti.sees()[-1]
    assert "sponsor" in told
    assert "siskop2mi.bp2mi.go.id" in told
    assert "0800-1000" in told
    assert "Dicek 24 November 2026" in told


async def test_checking_an_offer_is_in_no_menu_yet(siti: Person) -> None:
    await siti.says("/bantuan")
    assert "/tanya" in siti.sees()[-1]
    assert "/cek" not in siti.sees()[-1]


async def test_the_signs_are_withheld_once_an_answer_they_sum_up_is_stale(
    village: Village, siti: Person, answers: faq.Faq
) -> None:
    """Law 7."""
    village.clock.ahead += min(until_review(answers.topic("id", name)) for name in TOPICS) + DAY
    await siti.says("/cek")
    assert "siskop2mi" not in siti.sees()[-1]
    assert "0800-1000" in siti.sees()[-1]
