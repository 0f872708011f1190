"""A conversation: what hangs on the answer before, greetings of home, pointers elsewhere, a question's language."""

import pytest

from bot.faq import Faq
from handlers.ask.follow import RECENT
from handlers.turn import House
from tests.conftest import Person, Village

COST = "berapa biaya penempatan yang harus dibayar ke pt"
TAIWAN = "Bekerja di Taiwan"


@pytest.fixture
def answers(house: House) -> Faq:
    return house.faq


# --- what hangs on the answer before ---


@pytest.mark.parametrize("words", ["kalau ke Taiwan?", "taiwan", "klo di taiwan gmn", "terus di Taiwan bagaimana ya"])
async def test_after_an_answer_a_country_asks_for_that_country(siti: Person, words: str) -> None:
    await siti.says(COST)
    assert "biaya penempatan" in siti.sees()[-1]
    await siti.says(words)
    assert TAIWAN in siti.sees()[-1]


async def test_a_country_alone_is_answered_without_an_answer_before_too(siti: Person) -> None:
    await siti.says("taiwan?")
    assert TAIWAN in siti.sees()[-1]


async def test_a_country_without_an_answer_of_its_own_is_said_and_the_general_one_offered(
    siti: Person, answers: Faq
) -> None:
    """Law 8: what holds in Taiwan is not told for Poland."""
    await siti.says(COST)
    await siti.says("kalau ke Polandia?")
    assert "belum punya jawaban khusus tentang Polandia" in siti.sees()[-1]
    assert siti.buttons()[0] == answers.topic("id", "placement-cost").short


async def test_a_whole_question_about_a_country_is_no_follow_up(siti: Person) -> None:
    await siti.says(COST)
    await siti.says("gaji saya di taiwan tidak dibayar majikan")
    assert "Gaji saya tidak dibayar" in siti.sees()[-1]


@pytest.mark.parametrize("words", ["terus?", "lanjut", "selengkapnya dong bang", "detailnya"])
async def test_and_then_opens_the_details_of_the_answer_before(siti: Person, answers: Faq, words: str) -> None:
    await siti.says(COST)
    await siti.says(words)
    assert "Semua sumber" in siti.sees()[-1]
    assert siti.sees()[-1].startswith(answers.topic("id", "placement-cost").title)


@pytest.mark.parametrize("words", ["terus?", "lanjut"])
async def test_without_an_answer_before_or_long_after_it_nothing_is_guessed(
    village: Village, siti: Person, words: str
) -> None:
    await siti.says(words)
    assert "Semua sumber" not in siti.sees()[-1]
    await siti.says(COST)
    village.clock.ahead += RECENT + 1
    await siti.says(words)
    assert "Semua sumber" not in siti.sees()[-1]


async def test_what_somebody_else_asked_is_nobodys_context(siti: Person, joko: Person) -> None:
    await siti.says(COST)
    await joko.says("terus?")
    assert "Semua sumber" not in joko.sees()[-1]


@pytest.mark.parametrize("words", ["berapa lama?", "bisa online ga?", "syaratnya apa aja"])
async def test_after_an_answer_a_short_question_without_a_subject_is_read_to_be_of_it(
    siti: Person, answers: Faq, words: str
) -> None:
    await siti.says("info kerja di taiwan")
    await siti.says(words)
    assert siti.sees()[-1].startswith("Mungkin jawabannya ada di sini.")
    assert answers.topic("id", "country-taiwan").title in siti.sees()[-1]
    assert "🙋 Tanya petugas" in siti.buttons()


async def test_after_an_answer_a_few_words_that_clearly_name_a_topic_ask_for_it(siti: Person, answers: Faq) -> None:
    await siti.says("info kerja di taiwan")
    await siti.says("terus umurnya?")
    assert siti.sees()[-1].startswith(answers.topic("id", "minimum-age").title)


@pytest.mark.parametrize("words", ["resep rendang gimana?", "makasih ya", "oke sip", "blorgh snarf quex?"])
async def test_after_an_answer_other_few_words_are_no_question_about_it(siti: Person, words: str) -> None:
    await siti.says("info kerja di taiwan")
    await siti.says(words)
    assert "Mungkin jawabannya" not in siti.sees()[-1]


async def test_without_an_answer_before_a_question_without_a_subject_is_not_guessed(siti: Person) -> None:
    await siti.says("bisa online ga?")
    assert "Mungkin jawabannya" not in siti.sees()[-1]
    assert "Dicek" not in siti.sees()[-1]


# --- greetings, small talk, what belongs elsewhere ---


@pytest.mark.parametrize(
    ("greeting", "back"),
    [("assalamualaikum", "Waalaikumsalam."), ("sampurasun", "Rampes."), ("kulo nuwun", "Monggo."), ("tabea", "Tabea.")],
)
async def test_who_greets_in_the_language_of_home_is_greeted_back_in_it(siti: Person, greeting: str, back: str) -> None:
    await siti.says(f"{greeting}, gaji saya tidak dibayar majikan")
    assert siti.sees()[-1].startswith(back)
    assert "Gaji saya tidak dibayar" in siti.sees()[-1]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("halo", "Halo!"),
        ("makasih ya min", "Sama-sama."),
        ("kamu siapa sih, robot ya", "program komputer"),
        ("bot bego", "Maaf"),
        ("mau daftar umrah lewat travel mana yang bagus", "Umrah"),
        ("lowongan pabrik di cikarang ada gak", "Disnaker"),
        ("cara daftar beasiswa kuliah di jepang", "Kuliah dan beasiswa"),
    ],
)
async def test_what_is_no_question_for_us_gets_a_short_reply_and_no_answer(
    siti: Person, words: str, reply: str
) -> None:
    await siti.says(words)
    assert reply in siti.sees()[-1]
    assert "Dicek" not in siti.sees()[-1]


async def test_a_pointer_leaves_the_way_to_the_topics_and_to_an_officer(siti: Person) -> None:
    """The reader may be wrong: nobody is sent away."""
    await siti.says("mau daftar umrah lewat travel mana yang bagus")
    assert siti.buttons() == ["❓ Tanya yang lain", "🙋 Tanya petugas", "📣 Lapor", "☰ Menu"]


async def test_a_topic_that_fits_well_stands_under_the_pointer(siti: Person, answers: Faq) -> None:
    await siti.says("travel umrah nawarin kerja di saudi")
    assert siti.sees()[-1].startswith("Umrah")
    assert answers.topic("id", "country-saudi-arabia").short in siti.buttons()[0]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("sugeng enjang, kulo badhe tanglet biaya ten Hongkong pinten", "placement-cost"),
        ("makasih infonya min, terus kalau paspor ditahan majikan gimana", "passport-withheld"),
    ],
)
async def test_a_question_after_a_greeting_or_thanks_is_no_small_talk(
    siti: Person, answers: Faq, words: str, topic: str
) -> None:
    await siti.says(words)
    title, short = answers.topic("id", topic).title, answers.topic("id", topic).short
    assert short in siti.buttons() or any(title in told for told in siti.sees()[-2:])


async def test_trouble_in_few_words_is_no_small_talk(siti: Person) -> None:
    await siti.says("anak saya di taiwan bermasalah")
    await siti.taps("🇹🇼 Taiwan")


async def test_what_nobody_knows_is_answered_in_the_language_of_the_asker(siti: Person) -> None:
    await siti.says("blorgh snarf quex")
    assert "Saya belum yakin" in " ".join(siti.sees()[-2:])


# --- two questions ---


async def test_two_questions_in_one_message_are_both_offered(siti: Person, answers: Faq) -> None:
    await siti.says("Bagaimana cara mengurus paspor? Dan bagaimana kalau gaji saya tidak dibayar majikan?")
    offered = {answers.topic("id", name).short for name in ("passport", "unpaid-wages")}
    assert offered <= set(siti.buttons())


# --- the language of a question ---


async def test_an_english_question_is_answered_in_english_and_the_next_one_in_its_own_language(siti: Person) -> None:
    await siti.says("my employer has not paid my salary for three months")
    assert any("Checked" in told for told in siti.sees()[-2:])
    await siti.says("majikan belum bayar gaji saya tiga bulan")
    assert "Dicek" in siti.sees()[-1]


async def test_who_has_chosen_a_language_is_answered_in_it(siti: Person) -> None:
    await siti.says("/bahasa")
    await siti.taps("Bahasa Indonesia")
    await siti.says("my employer has not paid my salary for three months")
    assert "Dicek" in siti.sees()[-1]
