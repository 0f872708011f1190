"""A note stands under an answer for the residents of its office, signed and dated, and for nobody else."""

import pytest

from bot.addition import NOTE_HOLDS
from bot.delivery.split import split
from bot.texts import Texts
from handlers.turn import House
from tests.additions.ways import (
    CHECK,
    NOTE,
    NOTE_BUTTON,
    SEND,
    kept,
    opens,
    restarted,
    told,
    with_topic,
    without,
    writes,
)
from tests.conftest import Person, Village

DAY = 86_400
SURE = "Bagaimana cara memeriksa apakah P3MI memiliki izin resmi?"  # stands among the sample questions of CHECK
SIGNED = f"📌 Desa Contoh, 23 November 2026:\n{NOTE}"
CORRECTED = "Di desa kami urusnya hari Selasa, bawa KK."
ONLY_OFFICERS = "Catatan hanya ditulis petugas"


async def neighbour(village: Village, office: str | None = "desa-lain") -> Person:
    person = village.person(101, "Tetangga")
    await person.says("/start")
    async with village.store.transaction() as tx:
        await tx.change_citizen(person.chat_id, office=office, country="ID")
    return person


# From the answer to the residents


async def test_a_note_goes_from_a_tap_under_the_answer_to_the_residents(
    house: House, siti: Person, pak_budi: Person
) -> None:
    await pak_budi.says(SURE)
    await pak_budi.taps(NOTE_BUTTON)
    assert "Apa yang perlu diketahui warga Anda" in pak_budi.sees()[-1]
    await pak_budi.says(NOTE)
    preview = pak_budi.sees()[-1]
    assert NOTE in preview
    assert f"di bawah jawaban {house.faq.topic('id', CHECK).title}" in preview
    assert "untuk warga Desa Contoh" in preview
    assert "memeriksa dulu" not in preview
    assert NOTE not in await opens(siti)
    await pak_budi.taps(SEND)
    assert "Catatan sudah tampil" in pak_budi.sees()[-1]
    assert SIGNED in await opens(siti)
    assert SIGNED in await opens(pak_budi)


async def test_what_is_sent_is_what_the_last_preview_shows(siti: Person, pak_budi: Person) -> None:
    """An edit of an earlier answer brings a new preview; the old one's button sends nothing any more."""
    await pak_budi.presses(f"note.on:{CHECK}")
    said = await pak_budi.says(NOTE)
    old = pak_budi.data(SEND)
    await pak_budi.edits(said, CORRECTED)
    assert CORRECTED in pak_budi.sees()[-1]
    await pak_budi.presses(old)
    assert "sudah tidak berlaku" in pak_budi.sees()[-1]
    assert CORRECTED not in await opens(siti)
    await pak_budi.taps(SEND)
    assert CORRECTED in await opens(siti)


async def test_an_edit_of_a_note_that_is_unfinished_but_waits_shows_nothing(pak_budi: Person) -> None:
    await pak_budi.presses(f"note.on:{CHECK}")
    said = await pak_budi.says(NOTE)
    await pak_budi.says("/status")
    seen = pak_budi.sees()
    await pak_budi.edits(said, CORRECTED)
    assert pak_budi.sees()[len(seen) :] == []


async def test_a_note_is_not_seen_outside_its_office(
    village: Village, joko: Person, pak_budi: Person, pak_joni: Person, bu_ratna: Person
) -> None:
    """Law 4: asked in the query, by office."""
    await writes(pak_budi)
    for person in (await neighbour(village), joko, pak_joni, bu_ratna):
        assert NOTE not in await opens(person)


async def test_a_note_stands_under_its_answer_only(siti: Person, pak_budi: Person) -> None:
    await writes(pak_budi)
    assert NOTE not in await opens(siti, "find-job-orders")


async def test_a_note_of_an_office_above_is_seen_in_every_village_below_it_after_their_own(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(bu_ratna, "Loket kami buka sampai siang.")
    await writes(pak_budi)
    answer = await opens(siti)
    assert answer.index("📌 Desa Contoh") < answer.index("📌 P4MI Contoh")
    assert "📌 P4MI Contoh" in await opens(await neighbour(village))


async def test_a_citizen_of_no_village_sees_only_what_the_ministry_says(
    joko: Person, pak_budi: Person, bu_ratna: Person, bu_dewi: Person
) -> None:
    await writes(pak_budi)
    await writes(bu_ratna)
    await writes(bu_dewi)
    assert (await opens(joko)).count("📌") == 1
    assert f"📌 Kementerian Contoh, 23 November 2026:\n{NOTE}" in await opens(joko)


async def test_an_officer_who_joined_no_village_sees_the_note_of_the_own_office(
    village: Village, pak_budi: Person
) -> None:
    """An invitation makes somebody an officer, and no resident."""
    await writes(pak_budi)
    async with village.store.transaction() as tx:
        await tx.change_citizen(pak_budi.chat_id, office=None)
    assert SIGNED in await opens(pak_budi)


async def test_an_office_has_one_note_under_an_answer(siti: Person, pak_budi: Person) -> None:
    await writes(pak_budi, "Senin libur, datang hari Selasa.")
    await writes(pak_budi)
    answer = await opens(siti)
    assert answer.count("📌") == 1
    assert NOTE in answer


async def test_the_last_button_tapped_twice_is_one_note(village: Village, pak_budi: Person) -> None:
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says(NOTE)
    send = pak_budi.data(SEND)
    await pak_budi.taps(SEND)
    await pak_budi.presses(send)
    assert await kept(village, 1)
    assert await kept(village, 2) is None


async def test_html_in_a_note_is_shown_as_it_was_typed(siti: Person, pak_budi: Person) -> None:
    words = "Bawa <b>KK</b> & KTP </blockquote> {{ office }}"
    await writes(pak_budi, words)
    assert words in await opens(siti)


@pytest.mark.parametrize(("words", "reason"), [("KK", "terlalu pendek"), ("a" * 301, "terlalu panjang: 301")])
async def test_a_note_that_does_not_fit_is_asked_for_again(
    siti: Person, pak_budi: Person, words: str, reason: str
) -> None:
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says(words)
    assert reason in pak_budi.sees()[-1]
    await pak_budi.says(NOTE)
    await pak_budi.taps(SEND)
    assert NOTE in await opens(siti)


async def test_a_photo_is_no_note(pak_budi: Person) -> None:
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.sends_photo("Poster")
    assert "hanya bisa membaca tulisan" in pak_budi.sees()[-1]


async def test_the_longest_note_and_the_longest_answer_are_one_message(
    village: Village, house: House, siti: Person, pak_budi: Person
) -> None:
    texts = Texts()
    longest = max(
        house.faq.of("id"),
        key=lambda topic: len(texts.render("id", "ask.answer", topic=topic, notes=[], reaches=[])),
    )
    await writes(pak_budi, "&" * 300, longest.id)
    before = len(siti.sees())
    answer = await opens(siti, longest.id)
    assert len(siti.sees()) == before + 1
    assert "&" * 300 in answer


@pytest.mark.parametrize("locale", Texts().locales)
def test_notes_of_all_four_offices_and_any_answer_are_one_message(house: House, locale: str) -> None:
    note = {"name": "n" * 80, "addition": {"words": "w" * 300, "shown_at": 0}}
    for topic in house.faq.of(locale):
        values = {"topic": topic, "notes": [note] * 4, "reaches": []}
        assert len(split(Texts().render(locale, "ask.answer", **values))) == 1, topic.id


# How long it holds


async def test_a_note_holds_for_180_days_and_then_its_office_is_told_once(
    village: Village, house: House, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    async with restarted(village, with_topic(house, review_by=house.faq.topic("id", CHECK).review_by.replace(2030))):
        await writes(pak_budi)
        await village.tick(NOTE_HOLDS - 1)
        assert NOTE in await opens(siti)
        village.clock.ahead += 1
        assert NOTE not in await opens(siti)  # also before anybody has ended it
        for _ in range(3):
            await village.tick(DAY)
        assert told(pak_budi, "sudah 6 bulan") == 1
        assert told(bu_ratna, "sudah 6 bulan") == 0
        await pak_budi.taps("📌 Tulis lagi")
        assert "Apa yang perlu diketahui" in pak_budi.sees()[-1]


async def test_under_an_answer_that_is_withheld_nobody_is_asked_to_write_again(
    village: Village, house: House, pak_budi: Person
) -> None:
    """They could not: law 7."""
    await writes(pak_budi)
    async with restarted(village, with_topic(house, review_by=house.faq.topic("id", CHECK).review_by.replace(2020))):
        await village.tick(NOTE_HOLDS)
        assert told(pak_budi, "sudah 6 bulan") == 1
        assert "sudah lewat tanggal ceknya" in pak_budi.sees()[-1]
        assert "📌 Tulis lagi" not in pak_budi.buttons()


async def test_a_note_stays_when_the_text_of_its_answer_changes(
    village: Village, house: House, siti: Person, pak_budi: Person
) -> None:
    await writes(pak_budi)
    async with restarted(village, with_topic(house, html="Jawaban baru.")):
        assert NOTE in await opens(siti)


async def test_a_note_ends_with_its_answer_and_its_office_is_told(
    village: Village, house: House, pak_budi: Person
) -> None:
    await writes(pak_budi)
    async with restarted(village, without(house)):
        await village.tick(DAY)
        assert told(pak_budi, f"Jawaban {house.faq.topic('id', CHECK).title} sudah dihapus dari Lentera") == 1
        assert NOTE in pak_budi.sees()[-1]
