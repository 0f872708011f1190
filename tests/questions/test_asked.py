"""/pertanyaan: what an office learns of questions that nobody answered well, and what it never learns."""

from dataclasses import replace

import pytest

from handlers.turn import House
from tests.complaints import reports, sends, suspends
from tests.conftest import Person, Village
from tests.questions.ways import (
    DAY,
    OFFICER,
    PASSPORT,
    SURE,
    UNHELPFUL,
    UNKNOWN,
    WAGES,
    Scripted,
    asked,
    erases,
    lets_keep,
    neighbours,
    restarted,
)

COMMAND = "/pertanyaan"
ONLY_OFFICERS = "Bagian ini untuk petugas"


async def looks(officer: Person) -> str:
    await officer.says(COMMAND)
    return officer.sees()[-1]


async def thumbs_down(people: list[Person], words: str = SURE) -> None:
    for person in people:
        await person.says(words)
        await person.taps(UNHELPFUL)


# Who may look


async def test_a_citizen_is_sent_elsewhere(siti: Person) -> None:
    assert ONLY_OFFICERS in await looks(siti)
    await siti.presses("asked.page:1")
    assert ONLY_OFFICERS in siti.sees()[-1]


async def test_a_suspended_officer_sees_nothing_any_more(village: Village, bu_ratna: Person) -> None:
    """Law 4: the old buttons too."""
    for person in await neighbours(village, 3):
        await person.says(PASSPORT)
    assert PASSPORT in await looks(bu_ratna)
    await suspends(bu_ratna)
    assert ONLY_OFFICERS in await looks(bu_ratna)
    await bu_ratna.presses("asked.page:0")
    assert ONLY_OFFICERS in bu_ratna.sees()[-1]


async def test_without_questions_it_says_so(bu_ratna: Person, pak_budi: Person) -> None:
    assert "Belum ada pertanyaan serupa" in await looks(bu_ratna)
    assert "masih terbuka di kantor Anda: 0" in await looks(pak_budi)


# Groups


async def test_three_people_who_asked_alike_are_one_group_with_its_words(
    village: Village, bu_ratna: Person, house: House
) -> None:
    people = await neighbours(village, 3)
    for person, words in zip(people, (PASSPORT, f"{PASSPORT} ya", PASSPORT), strict=True):
        await person.says(words)
    told, topic = await looks(bu_ratna), house.faq.topic("id", "passport").short
    assert f"1. 3 orang: 3 kali tidak terjawab\n{PASSPORT}\nTopik terdekat: {topic}" in told


async def test_what_two_people_asked_is_not_told(village: Village, bu_ratna: Person) -> None:
    for person in await neighbours(village, 2):
        for _ in range(3):
            await person.says(PASSPORT)
    told = await looks(bu_ratna)
    assert "paspor" not in told.lower()
    assert "Dan 6 pertanyaan lain" in told


async def test_an_answer_that_did_not_help_counts_as_such(village: Village, bu_ratna: Person) -> None:
    await thumbs_down(await neighbours(village, 3))
    assert f"3 orang: 3 kali 👎\n{SURE}" in await looks(bu_ratna)


async def test_an_answer_that_helped_or_was_not_rated_is_not_told(village: Village, bu_ratna: Person) -> None:
    """Law 6."""
    for person in await neighbours(village, 3):
        await person.says(SURE)
    for person in await neighbours(village, 3, first=151):
        await person.says(SURE)
        await person.taps("👍 Membantu")
    assert "Belum ada pertanyaan serupa" in await looks(bu_ratna)


async def test_names_numbers_and_links_are_not_told(village: Village, bu_ratna: Person) -> None:
    people = await neighbours(village, 3)
    secret = "Pak Anton 0812 3456 7890 https://contoh.invalid/daftar"
    for number, person in enumerate(people):
        await person.says(f"{PASSPORT} kata {secret} anak{number}")
    told = await looks(bu_ratna)
    assert PASSPORT in told
    for word in ("Anton", "0812", "7890", "contoh", "anak"):
        assert word not in told


async def test_the_most_frequent_comes_first_eight_on_a_page(village: Village, bu_ratna: Person, house: House) -> None:
    people = await neighbours(village, 4)
    subjects = ("bebek", "domba", "kuda", "sapi", "zebra", "gajah", "kucing", "musang", "rusa")
    for subject in subjects:
        for person in people[: 4 if subject == "zebra" else 3]:
            await person.says(" ".join([subject] * 4))
    told = await looks(bu_ratna)
    assert told.index("zebra") < min(told.index(each) for each in subjects if each in told and each != "zebra")
    assert told.count(" orang: ") == 8
    await bu_ratna.taps("Berikutnya ▶️")
    assert "9. 3 orang" in bu_ratna.sees()[-1]


# Counted by topic only


async def test_without_consent_only_the_topic_is_counted(village: Village, bu_ratna: Person, house: House) -> None:
    people = await neighbours(village, 4)
    for person in people:
        await person.presses("words.refuse")
        await person.says(WAGES)
    await thumbs_down(people)
    told = await looks(bu_ratna)
    wages, check = (house.faq.topic("id", topic).short for topic in ("unpaid-wages", "check-p3mi"))
    assert f"• {wages}: 4 kali tidak terjawab" in told
    assert f"• {check}: 4 kali 👎" in told
    assert WAGES not in told


async def test_a_village_sees_topics_and_no_words(village: Village, pak_budi: Person, house: House) -> None:
    for person in await neighbours(village, 3):
        await person.says(PASSPORT)
    told = await looks(pak_budi)
    assert PASSPORT not in told
    assert f"• {house.faq.topic('id', 'passport').short}: 3 kali tidak terjawab" in told


async def test_what_is_near_no_topic_is_counted_without_one(village: Village, pak_budi: Person) -> None:
    for person in await neighbours(village, 3):
        await person.says(UNKNOWN)
    assert "Dan 3 pertanyaan lain" in await looks(pak_budi)


async def test_somebody_of_both_sees_words_of_the_regency(village: Village, pak_budi: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.appoint(pak_budi.chat_id, "p4mi-contoh", None, village.clock.now())
    for person in await neighbours(village, 3):
        await person.says(PASSPORT)
    assert PASSPORT in await looks(pak_budi)


# Of whom


@pytest.mark.parametrize(
    ("office", "seen_by"),
    [
        ("desa-contoh", {"pak_budi", "bu_ratna", "pak_made", "bu_dewi"}),
        ("desa-lain", {"bu_ratna", "pak_made", "bu_dewi"}),
        ("p4mi-contoh", {"bu_ratna", "pak_made", "bu_dewi"}),
        ("bp3mi-contoh", {"pak_made", "bu_dewi"}),
        (None, {"bu_dewi"}),
    ],
)
async def test_an_office_sees_those_of_its_area(
    village: Village,
    pak_budi: Person,
    bu_ratna: Person,
    pak_made: Person,
    bu_dewi: Person,
    house: House,
    office: str | None,
    seen_by: set[str],
) -> None:
    """Law 4."""
    for person in await neighbours(village, 3, office):
        await person.says(PASSPORT)
    officers = {"pak_budi": pak_budi, "bu_ratna": bu_ratna, "pak_made": pak_made, "bu_dewi": bu_dewi}
    short = house.faq.topic("id", "passport").short
    assert {name for name, officer in officers.items() if short in await looks(officer)} == seen_by


async def test_it_counts_where_somebody_lived_when_asking(village: Village, bu_ratna: Person, pak_joni: Person) -> None:
    people = await neighbours(village, 3)
    for person in people:
        await person.says(PASSPORT)
    async with village.store.transaction() as tx:
        for person in people:
            await tx.change_citizen(person.chat_id, office="desa-lain")
    assert "pertanyaan lain" not in await looks(pak_joni)
    assert PASSPORT in await looks(bu_ratna)


async def test_an_erased_person_is_not_counted_any_more(village: Village, bu_ratna: Person) -> None:
    people = await neighbours(village, 3)
    for person in people:
        await person.says(PASSPORT)
    await erases(people[0])
    told = await looks(bu_ratna)
    assert PASSPORT not in told
    assert "Dan 2 pertanyaan lain" in told


async def test_consent_taken_back_takes_the_words_away(village: Village, bu_ratna: Person) -> None:
    people = await neighbours(village, 3)
    for person in people:
        await person.says(PASSPORT)
    await people[0].presses("words.refuse")
    assert PASSPORT not in await looks(bu_ratna)


async def test_after_ninety_days_it_is_not_told(village: Village, bu_ratna: Person) -> None:
    for person in await neighbours(village, 3):
        await person.says(PASSPORT)
    await village.tick(91 * DAY)
    assert "Belum ada pertanyaan serupa" in await looks(bu_ratna)


async def test_it_is_told_after_a_restart(village: Village, bu_ratna: Person) -> None:
    for person in await neighbours(village, 3):
        await person.says(PASSPORT)
    async with restarted(village):
        assert PASSPORT in await looks(bu_ratna)


# Nothing of reports (laws 5 and 16)


async def test_reports_are_not_in_it_and_questions_that_wait_are_counted(
    village: Village, siti: Person, bu_ratna: Person, pak_made: Person
) -> None:
    """Law 5."""
    await lets_keep(siti)
    await siti.says(PASSPORT)
    await siti.taps(OFFICER)
    await sends(siti)
    number = await reports(siti, "Lainnya", story="rahasia sekali ini", village="Tidak")
    told = await looks(bu_ratna)
    assert "masih terbuka di kantor Anda: 1." in told
    assert number not in told
    assert "rahasia" not in told
    assert "masih terbuka di kantor Anda: 0" in await looks(pak_made)
    await bu_ratna.taps("📥 Lihat yang terbuka")
    assert any("Pertanyaan" in label for label in bu_ratna.buttons())


async def test_no_row_says_who_asked(village: Village) -> None:
    (person,) = await neighbours(village, 1)
    await person.says(PASSPORT)
    (row,) = await asked(village)
    assert not any(str(person.chat_id) == str(value) for value in row.values())


@pytest.mark.parametrize("argument", ["", ":-1", ":x", ":999999999999999999999"])
async def test_a_forged_page_is_the_nearest(bu_ratna: Person, argument: str) -> None:
    """Law 13."""
    await bu_ratna.says(COMMAND)
    await bu_ratna.presses(f"asked.page{argument}")
    assert "masih terbuka di kantor Anda" in bu_ratna.sees()[-1]


async def test_it_stands_in_the_guide_of_officers_only(siti: Person, bu_ratna: Person) -> None:
    await siti.says("/bantuan")
    assert not any(COMMAND in text for text in siti.sees())
    await bu_ratna.says("/bantuan")
    assert COMMAND in bu_ratna.sees()[-1]


async def test_a_topic_that_is_no_more_has_no_name(village: Village, bu_ratna: Person) -> None:
    class Gone(Scripted):
        def understand(self, text: str):  # type: ignore[no-untyped-def]
            return replace(super().understand(text), ranked=(("gone", 0.5),))

    village.rooms.router.house = replace(village.rooms.router.house, reader=Gone())
    for person in await neighbours(village, 3):
        await person.says(PASSPORT)
    assert "Topik terdekat: belum ada topiknya" in await looks(bu_ratna)
