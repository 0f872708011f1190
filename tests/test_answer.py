"""What stands with an answer: numbers that work from where the reader is, the red button, details, flags, new names."""

import pytest

from bot import old_names
from bot.dialog.countries import flag
from bot.emergency import MOST, Contact, numbers
from bot.faq import Faq
from bot.faq.topic import seen
from bot.old_names import OLD_NAMES
from bot.texts import Texts
from handlers.turn import House
from tests.answers import DAY, numbers_in, open_all, until_review
from tests.conftest import Person, Village

RED = "🆘 Ini sedang terjadi pada saya"
MORE = "📖 Selengkapnya"
TAIWAN = "country-taiwan"


@pytest.fixture
def answers(house: House) -> Faq:
    return house.faq


async def stands_in(person: Person, country: str | None) -> None:
    async with person.village.store.transaction() as tx:
        await tx.change_citizen(person.chat_id, country=country)


# --- numbers ---


def can_be_called(contact: Contact, here: str | None) -> bool:
    """Somebody of whom we don't know where they are gets the lines for home and for abroad."""
    ways = {
        "anywhere": True,
        "ID": here in ("ID", None),
        "abroad": here != "ID",
        "country": here == contact.country,
    }
    return contact.country in ("", here) and ways[contact.callable_from]


@pytest.mark.parametrize("here", ["ID", "MY", "TW", "HK", "SA", None])
async def test_numbers_under_an_answer_can_be_called_from_where_the_reader_is(
    siti: Person, house: House, here: str | None
) -> None:
    await stands_in(siti, here)
    names = ("unpaid-wages", "violence", TAIWAN)  # numbers, emergency, country
    told = await open_all(siti, "ask.topic", [house.faq.topic("id", name) for name in names])
    for name in names:
        (head, contacts), *further = numbers_in(told[name], house.contacts)
        lines = house.faq.topic("id", name).lines
        assert len(contacts) == MOST + len(lines)
        assert {*lines} <= {contact.id for contact in contacts}
        assert [contact.id for contact in contacts if not can_be_called(contact, here)] == []
        assert ("Bisa ditelepon dari tempat Anda" in head) is bool(here)
        assert bool(further) is (name == TAIWAN and here != "TW")


async def test_a_family_at_home_gets_the_line_an_answer_names_though_it_is_meant_for_abroad(
    siti: Person, house: House
) -> None:
    await stands_in(siti, "ID")
    told = await open_all(siti, "ask.topic", [house.faq.topic("id", "detained")])
    (_, contacts), *_ = numbers_in(told["detained"], house.contacts)
    assert "kemlu" in [contact.id for contact in contacts]


def test_every_line_an_answer_names_is_in_the_directory(house: House) -> None:
    known = {contact.id for contact in house.contacts}
    assert [name for topic in house.faq.topics.values() for name in topic.lines if name not in known] == []


async def test_at_home_an_answer_about_a_country_has_that_countrys_numbers_too(siti: Person, house: House) -> None:
    """A family asks for somebody who is there."""
    about = [topic for topic in house.faq.of("id") if topic.country]
    told = await open_all(siti, "ask.topic", about)
    for topic in about:
        _, (head, contacts) = numbers_in(told[topic.id], house.contacts)
        assert head == Texts().label("id", "ask.reach.there", country=topic.country)
        assert [contact.id for contact in contacts if not can_be_called(contact, topic.country)] == []


# --- for somebody in another country ---

PASSPORT_IN_MALAYSIA = "suami saya di malaysia paspornya ditahan majikan"
EMBASSY = "nomor KBRI kuala lumpur"
ELSEWHERE = "🌏 Negara lain"


def blocks(person: Person, house: House) -> list[tuple[str, list[str]]]:
    """The numbers under the newest answer."""
    found = numbers_in(person.sees()[-1], house.contacts)
    return [(head, [contact.id for contact in contacts]) for head, contacts in found]


@pytest.mark.parametrize("here", ["ID", None, "SG"])
async def test_a_country_named_in_a_question_has_its_numbers_below_those_of_the_reader(
    siti: Person, house: House, here: str | None
) -> None:
    await stands_in(siti, here)
    await siti.says(PASSPORT_IN_MALAYSIA)
    (_, own), (head, there) = blocks(siti, house)
    assert own == [contact.id for contact in numbers(house.contacts, here)]
    assert "Dari Malaysia" in head
    assert there == ["emergency-my", "kbri-kuala-lumpur", "kemenp2mi-abroad"]
    assert ELSEWHERE not in siti.buttons()


async def test_to_a_reader_in_that_country_nothing_is_told_twice(siti: Person, house: House) -> None:
    await stands_in(siti, "MY")
    await siti.says(PASSPORT_IN_MALAYSIA)
    ((head, contacts),) = blocks(siti, house)
    assert "Bisa ditelepon dari tempat Anda (Malaysia)" in head
    assert contacts[0] == "emergency-my"
    assert ELSEWHERE not in siti.buttons()


async def test_a_question_that_names_no_country_has_the_numbers_of_the_reader_only(siti: Person, house: House) -> None:
    await stands_in(siti, "ID")
    await siti.taps("❓ Tanya")
    await siti.presses("ask.topic:unpaid-wages")
    assert len(blocks(siti, house)) == 1


async def test_who_asks_from_home_for_an_embassy_by_its_country_gets_its_number(siti: Person, house: House) -> None:
    await stands_in(siti, "ID")
    await siti.says(EMBASSY)
    assert "kbri-kuala-lumpur" in blocks(siti, house)[-1][1]


async def test_who_is_at_home_chooses_the_country_of_somebody_else_and_stays_at_home(
    siti: Person, house: House, village: Village
) -> None:
    await stands_in(siti, "ID")
    await siti.presses("ask.topic:embassy-contacts")
    await siti.taps(ELSEWHERE)
    assert "Indonesia" not in " ".join(siti.buttons())
    await siti.taps("🇹🇼 Taiwan")
    ((head, contacts),) = blocks(siti, house)
    assert "Dari Taiwan" in head
    assert "kdei-taipei" in contacts
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
    assert citizen
    assert citizen.country == "ID"


async def test_a_country_that_is_none_gets_a_sentence(siti: Person) -> None:
    """Law 13."""
    for data in ("ask.there", "ask.there:XX"):
        await siti.presses(data)
        assert "tidak berlaku" in siti.sees()[-1]


async def test_a_topic_that_is_tapped_after_a_question_remembers_the_country(siti: Person, house: House) -> None:
    """Under an answer, and where the bot asked back."""
    await stands_in(siti, "ID")
    for words, label in (
        ("anak di taiwan ada masalah gaji dan paspor", "Paspor ditahan"),
        ("nomor kdei taiwan", "KBRI, KJRI, dan KDEI"),
    ):
        await siti.says(words)
        await siti.taps(label)
        assert "kdei-taipei" in blocks(siti, house)[-1][1]


async def test_numbers_stand_only_where_they_help(siti: Person, house: House) -> None:
    topics = house.faq.of("id")
    told = await open_all(siti, "ask.topic", topics)
    for topic in topics:
        wanted = topic.numbers or topic.emergency or bool(topic.country)
        assert bool(numbers_in(told[topic.id], house.contacts)) is wanted, topic.id


# --- danger ---


async def test_under_an_answer_for_somebody_in_danger_the_red_button_comes_first(siti: Person, house: House) -> None:
    topics = house.faq.of("id")
    await open_all(siti, "ask.topic", topics)
    for topic, message in zip(topics, siti.messages()[-len(topics) :], strict=True):
        labels = [key["text"] for row in message["buttons"] for key in row]
        assert labels.count(RED) == topic.emergency
        assert (labels[0] == RED) is topic.emergency
    await siti.taps(RED)
    assert "Lalu telepon" in siti.sees()[-1]
    assert "0800-1000" in siti.sees()[-1]


async def test_an_answer_that_is_withheld_keeps_its_numbers_and_the_red_button(
    village: Village, siti: Person, answers: Faq, house: House
) -> None:
    """Numbers are never withheld, however old the text is."""
    topic = answers.topic("id", "violence")
    village.clock.ahead = until_review(topic) + DAY
    (told,) = (await open_all(siti, "ask.topic", [topic])).values()
    assert "sedang diperbarui" in told
    assert numbers_in(told, house.contacts)
    assert siti.buttons()[0] == RED


async def test_an_answer_for_somebody_in_danger_keeps_what_to_do_now_when_it_is_withheld(
    village: Village, siti: Person, answers: Faq
) -> None:
    """And nothing else of it: the dated claims are withheld like any others."""
    topics = [topic for topic in answers.of("id") if topic.emergency]
    village.clock.ahead = max(map(until_review, topics)) + DAY
    for name, told in (await open_all(siti, "ask.topic", topics)).items():
        topic = answers.topic("id", name)
        assert topic.now
        assert seen(topic.now) in told
        assert told.index(seen(topic.now)) < told.index("📞")  # the numbers stand below the steps
        assert topic.point not in told
        assert "sedang diperbarui" in told


async def test_an_answer_for_nobody_in_danger_is_withheld_whole_and_says_what_to_do(
    village: Village, siti: Person, answers: Faq
) -> None:
    topic = answers.topic("id", "remittance")
    village.clock.ahead = until_review(topic) + DAY
    (told,) = (await open_all(siti, "ask.topic", [topic])).values()
    assert seen(topic.now) not in told
    assert "Yang bisa Anda lakukan sekarang: jangan memakai keterangan lama." in told
    assert "Tanya petugas" in told


async def test_what_lentera_says_of_itself_is_told_for_ever(village: Village, siti: Person, answers: Faq) -> None:
    own = [answers.topic("id", name) for name in ("bot-help", "privacy")]
    village.clock.ahead = 20 * 365 * DAY
    for name, told in (await open_all(siti, "ask.topic", own)).items():
        assert answers.topic("id", name).point in told
        assert "sedang diperbarui" not in told


# --- details ---


async def test_the_details_open_below_the_answer_and_its_numbers_stay(siti: Person, answers: Faq) -> None:
    topic = answers.topic("id", "violence")
    (told,) = (await open_all(siti, "ask.topic", [topic])).values()
    assert "Takut HP diperiksa?" not in told
    await siti.taps(MORE)
    assert "Takut HP diperiksa?" in siti.sees()[-1]
    assert siti.sees()[-2] == told
    assert siti.buttons() == ["📣 Lapor", "🏢 Kantor terdekat", "☰ Menu"]


# --- countries ---


async def test_a_country_that_is_offered_shows_its_flag_and_nothing_else_has_one(siti: Person, answers: Faq) -> None:
    topics = answers.of("id")
    await open_all(siti, "ask.topic", topics)
    offered = [answers.topic("id", name) for topic in topics for name in topic.related[:4]]
    shown = [
        key["text"]
        for message in siti.messages()[-len(topics) :]
        for row in message["buttons"]
        for key in row
        if key["callback_data"].startswith("ask.topic")
    ]
    assert shown == [f"{flag(each.country)} {each.short}" if each.country else each.short for each in offered]
    assert any(each.country for each in offered)


# --- old names ---


async def test_an_old_name_is_answered_with_one_gentle_line_and_a_new_name_with_none(siti: Person) -> None:
    for words, lines in (
        ("PJTKI yg resmi daftarnya liat di mana, saya calon TKI", 1),
        ("Bagaimana cara memeriksa apakah P3MI memiliki izin resmi?", 0),
    ):
        await siti.says(words)
        told = siti.sees()[-1]
        assert "Bagaimana mengecek P3MI" in told
        assert told.count("PJTKI sekarang disebut P3MI") == lines
        assert told.startswith("PJTKI sekarang") is bool(lines)
        assert "TKI sekarang disebut PMI" not in told


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("pjtki yg resmi", "pjtki"),
        ("PJTKI?", "pjtki"),
        ("mau jadi TKW, bukan TKI", "tkw"),
        ("KTKLN-nya hilang", "ktkln"),
        ("P3MI dan KemenP2MI", None),
        ("statki", None),
        ("pmi", None),
        ("", None),
    ],
)
def test_an_old_name_is_a_word_of_its_own(words: str, first: str | None) -> None:
    assert old_names.first_in(words) == first


@pytest.mark.parametrize("locale", ["id", "en"])
@pytest.mark.parametrize("name", OLD_NAMES)
def test_every_old_name_has_its_line_and_the_line_says_it(locale: str, name: str) -> None:
    assert name.upper() in Texts().label(locale, f"old_name.{name}")
