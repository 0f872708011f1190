"""The reader with the real answers, examples and lists."""

import pytest

from bot import regions
from bot.faq import Faq
from bot.texts import HOME
from bot.understanding import Reader, Understanding
from bot.understanding.examples import REGIONS
from bot.understanding.reader import NEAR
from tests.understanding.sentences.calm import CALM

SMALL_TALK = ("selamat pagi", "terima kasih", "ok siap", "apa kabar", "kamu siapa", "wkwk", "how are you", "tes")
NOT_OURS = ("siapa presiden indonesia", "resep rendang", "skor bola tadi malam", "tell me a joke", "servis motor bekas")


@pytest.mark.parametrize("text", SMALL_TALK + NOT_OURS)
def test_small_talk_and_other_subjects_are_neither_answered_nor_offered(reader: Reader, text: str) -> None:
    said = reader.understand(text)
    assert (said.topic, said.offered) == (None, ())


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("mau daftar umrah berapa biayanya", "umrah"),
        ("beasiswa lpdp kapan buka", "study"),
        ("perpanjang sim di mana", "civil-papers"),
        ("bpjs kesehatan saya nunggak", "health-insurance"),
        ("makasih ya min", "thanks"),
    ],
)
def test_what_belongs_elsewhere_is_named(reader: Reader, text: str, outside: str) -> None:
    assert reader.understand(text).outside == outside


def test_sample_questions_rarely_raise_an_alarm(reader: Reader, answers: Faq) -> None:
    samples = [sample for topic in answers.topics.values() if not topic.emergency for sample in topic.sample]
    alarms = [sample for sample in samples if reader.danger(sample)]
    assert len(alarms) <= 0.03 * len(samples), alarms


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("majikan pukul saya, gimana cara pindah majikan?", "violence"),
        ("istri saya disekap di Riyadh, apakah bisa dipulangkan?", "confinement"),
        ("anak saya diculik, bagaimana cara lapor", "trafficking"),
        ("rasanya pengen mati, eh mau tanya syarat ke korea dong", "suicide"),
        ("kapal kami tenggelam wkwk", "sea"),
        ("tahun 2025 saya berangkat, sekarang dikurung majikan", "confinement"),
        ("kalau majikan pukul, lapor ke mana", None),
    ],
)
def test_what_a_clause_tells_is_not_taken_back_by_another(reader: Reader, text: str, kind: str | None) -> None:
    assert reader.danger(text) == kind


def test_no_name_of_a_region_raises_an_alarm(reader: Reader) -> None:
    """Whoever is asked where they live answers with one."""
    known = regions.load(HOME / REGIONS)
    names = {name for each in known for name in (each.name or each.province, each.label)}
    assert [name for name in sorted(names) if reader.danger(name)] == []


@pytest.mark.parametrize("word", ["saya", "hamil", "ini", "mobil", "tidak", "d", "malam ini", "tidak ada"])
def test_one_word_or_two_that_many_cries_hold_are_no_cry(reader: Reader, word: str) -> None:
    assert reader.danger(word) is None


@pytest.mark.parametrize(
    "text", ["mau dijual", "darurat pak", "dia masuk lagi", "ga kuat lagi", "jangan tinggalkan saya"]
)
def test_a_cry_of_two_or_three_words_is_heard(reader: Reader, text: str) -> None:
    assert reader.danger(text)


def test_an_understanding_tells_everything_at_once(reader: Reader) -> None:
    understood = reader.understand("gaji saya belum dibayar 3 bulan dan saya dikurung")
    assert understood.ranked[0][0] == "unpaid-wages"
    assert understood.danger == "confinement"
    assert understood.language == "id"
    assert len(understood.ranked) == 5


def test_two_questions_in_one_message_are_both_offered(reader: Reader) -> None:
    """Law 8: neither is answered as if it were the only one."""
    understood = reader.understand(
        "Bagaimana cara mengurus paspor? Dan bagaimana kalau gaji saya tidak dibayar majikan?"
    )
    assert understood.topic is None
    assert set(understood.offered) == {"passport", "unpaid-wages"}


@pytest.mark.parametrize(
    "text",
    ["gaji nunggak", "gajiku nunggak", "gj nunggak", "gajinya nunggak 3 bln", "gajinya blm turun di luar negeri"],
)
def test_unpaid_wages_are_never_taken_for_a_death(reader: Reader, text: str) -> None:
    understood = reader.understand(text)
    assert understood.ranked[0][0] == "unpaid-wages"
    assert "death-abroad" not in understood.near[:3]


def test_what_is_offered_is_near_and_else_up_to_three() -> None:
    assert Understanding(None, ("a", "b"), (("a", 0.1), ("b", 0.09), ("c", 0.05)), None, None).near == ("a", "b")
    four = tuple((name, NEAR + 0.01) for name in "abcd")
    assert Understanding(None, (), four, None, None).near == ("a", "b", "c")
    assert Understanding(None, (), (("a", NEAR - 0.01),), None, None).near == ()


@pytest.mark.parametrize("text", CALM)
def test_a_topic_is_answered_or_others_offered_never_both(reader: Reader, text: str) -> None:
    understood = reader.understand(text)
    assert not (understood.topic and understood.offered)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how can I extend my contract in hong kong", "en"),
        ("bagaimana cara memperpanjang kontrak di hong kong", "id"),
        ("opp brp hr? byr g? bs online g krn rmh sy jauh", "id"),  # without vowels it looks English
        ("pspor dthn bos ladang, klo mnt hrs byr", "id"),
        ("ok", None),
    ],
)
def test_the_language_is_that_of_the_words_meant_not_of_their_spelling(
    reader: Reader, text: str, language: str | None
) -> None:
    assert reader.understand(text).language in {language, None}


@pytest.mark.parametrize(
    ("word", "topic"), [("gaji", "unpaid-wages"), ("paspor", "passport"), ("Taiwan", "country-taiwan")]
)
def test_a_word_alone_asks_for_the_topic_it_names(reader: Reader, word: str, topic: str) -> None:
    assert reader.understand(word).topic == topic


@pytest.mark.parametrize("word", ["suka", "tidur", "pegang", "mati"])
def test_a_word_alone_that_names_no_topic_is_not_answered(reader: Reader, word: str) -> None:
    assert reader.understand(word).topic is None


NAMES = "supardi sumiati rohan santoso muksin lendang bajur siti wati sumi rini sri"


def test_words_of_many_questions_are_usual_and_names_are_not(reader: Reader) -> None:
    assert all(map(reader.is_usual, ("gaji", "Paspor", "blm", "malaysia", "3")))
    assert not any(map(reader.is_usual, NAMES.split()))
