"""An office above sees what the offices below it have added, and takes down what is wrong, with a reason."""

from dataclasses import replace

import pytest

from bot.network import Level
from handlers.turn import House
from tests.additions.ways import (
    CHECK,
    LISTEN,
    NOTE,
    RISKY,
    SEND,
    appoint,
    approved,
    listening,
    opens,
    suspend,
    told,
    writes,
)
from tests.conftest import Person, Village

REASON = "Harinya salah: bukan Senin, tetapi Rabu."
BELOW, ALL = "🏢 Dari kantor di bawah Anda (1)", "🏢 Semua kantor di bawah Anda"
OURS = "Desa Contoh: 1"
GONE = "bukan milik kantor Anda"
NOTHING = "Tidak ada lagi di sini"
NEXT = "Berikutnya ▶️"


async def finds(officer: Person) -> str:
    """From /catatan to what Desa Contoh has; returns the button that takes it down."""
    await officer.says("/catatan")
    await officer.taps(BELOW)
    await officer.taps(OURS)
    return next(label for label in officer.buttons() if label.startswith("🗑"))


async def takes_down(officer: Person) -> None:
    await officer.taps(await finds(officer))
    await officer.says(REASON)
    await officer.taps(SEND)


async def audit(village: Village) -> list[tuple[int, str, str]]:
    async with village.store.transaction() as tx:
        rows = await tx._all("SELECT actor, act, subject FROM audit WHERE act LIKE 'note.%' ORDER BY at, act")
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("above", ["Ratna", "Made", "Dewi"])
async def test_every_office_above_reads_a_note_and_takes_it_down_with_a_reason(
    village: Village,
    house: House,
    siti: Person,
    pak_budi: Person,
    bu_ratna: Person,
    pak_made: Person,
    bu_dewi: Person,
    above: str,
) -> None:
    officer = next(each for each in (bu_ratna, pak_made, bu_dewi) if each.name == above)
    title = house.faq.topic("id", CHECK).title
    await writes(pak_budi)
    basket = await finds(officer)
    for words in ("dari Desa Contoh", title, "23 November 2026", NOTE):
        assert words in officer.sees()[-1]
    await officer.taps(basket)
    assert NOTE in officer.sees()[-2]
    assert "Kenapa ini harus dihapus?" in officer.sees()[-1]
    await officer.says(REASON)
    assert REASON in officer.sees()[-1]
    assert f"catatan Desa Contoh di bawah jawaban {title} dihapus" in officer.sees()[-1]
    assert NOTE in await opens(siti)
    await officer.taps(SEND)
    assert "Kantor itu diberi tahu alasan Anda." in officer.sees()[-1]
    assert NOTE not in await opens(siti)
    for words in (title, NOTE, REASON):
        assert words in pak_budi.sees()[-1]
    assert (officer.chat_id, "note.taken_down", "1") in await audit(village)


async def test_whoever_wrote_it_is_told_which_office_took_it_down_and_may_write_again(
    pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(pak_budi)
    await takes_down(bu_ratna)
    assert "P4MI Contoh menghapus catatan kantor Anda" in pak_budi.sees()[-1]
    await pak_budi.taps("📌 Tulis lagi")
    assert "Apa yang perlu diketahui warga Anda" in pak_budi.sees()[-1]


async def test_nothing_is_taken_down_before_the_last_button(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(pak_budi)
    await bu_ratna.taps(await finds(bu_ratna))
    await bu_ratna.says(REASON)
    await bu_ratna.says("/batal")
    assert NOTE in await opens(siti)
    assert told(pak_budi, REASON) == 0
    assert [act for _, act, _ in await audit(village)] == ["note.added"]


async def test_a_recording_is_heard_before_it_is_taken_down(
    siti: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person
) -> None:
    await approved(pak_budi, bu_ratna)
    await pak_made.says("/rekam")
    await pak_made.taps(BELOW)
    await pak_made.taps(OURS)
    await pak_made.taps(next(label for label in pak_made.buttons() if label.startswith("🗑")))
    assert pak_made.messages()[-2]["voice"]
    await pak_made.says("Biayanya salah dibaca.")
    await pak_made.taps(SEND)
    await opens(siti)
    assert listening(siti) == []
    assert "BP3MI Contoh menghapus rekaman kantor Anda" in pak_budi.sees()[-1]
    assert "Biayanya salah dibaca." in pak_budi.sees()[-1]


async def test_law_4_nobody_but_an_office_above_sees_or_takes_down(
    village: Village, siti: Person, joko: Person, pak_budi: Person, pak_joni: Person, bu_ratna: Person
) -> None:
    """Law 4: a resident, a stranger, the next village, another regency."""
    anton = village.person(320, "Anton")
    await anton.says("/start")
    async with village.store.transaction() as tx:
        ours = await tx.office("p4mi-contoh")
        assert ours
        await tx.add_office(replace(ours, code="p4mi-lain", name="P4MI Lain"))
    await appoint(village, anton, "p4mi-lain")
    await writes(pak_budi)
    for person in (siti, joko, pak_joni, anton):
        await person.says("/catatan")
        assert not [label for label in person.buttons() if label.startswith("🏢 Dari")]
        for way in ("note.below", "note.there:desa-contoh", "note.there:desa-contoh:0"):
            await person.presses(way)
            assert NOTHING in person.sees()[-1]
        await person.presses("addition.remove:1")
        assert GONE in person.sees()[-1]
    assert NOTE in await opens(siti)


async def test_law_4_who_is_suspended_before_the_last_button_takes_nothing_down(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: asked at the last button."""
    await writes(pak_budi)
    await bu_ratna.taps(await finds(bu_ratna))
    await bu_ratna.says(REASON)
    await suspend(village, bu_ratna, "p4mi-contoh")
    await bu_ratna.taps(SEND)
    assert GONE in bu_ratna.sees()[-1]
    assert NOTE in await opens(siti)
    assert told(pak_budi, REASON) == 0


async def test_an_old_button_of_the_own_office_does_not_take_down_without_a_reason(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(pak_budi)
    await bu_ratna.presses("addition.remove_yes:1")
    assert GONE in bu_ratna.sees()[-1]
    assert NOTE in await opens(siti)


async def test_of_two_offices_above_the_second_is_told_that_it_is_gone(
    pak_budi: Person, bu_ratna: Person, pak_made: Person
) -> None:
    await writes(pak_budi)
    for officer in (bu_ratna, pak_made):
        await officer.taps(await finds(officer))
        await officer.says(REASON)
    await bu_ratna.taps(SEND)
    await pak_made.taps(SEND)
    assert GONE in pak_made.sees()[-1]
    assert told(pak_budi, REASON) == 1


async def test_an_office_without_officers_hears_nothing_and_that_is_said(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Its only one is suspended: what they wrote is still taken down, so that it does not come back with them."""
    await writes(pak_budi)
    await suspend(village, pak_budi, "desa-contoh")
    await takes_down(bu_ratna)
    assert "tidak punya petugas yang bisa diberi tahu" in bu_ratna.sees()[-1]
    assert told(pak_budi, REASON) == 0


async def test_what_waits_and_what_is_their_own_is_not_in_the_list(pak_budi: Person, bu_ratna: Person) -> None:
    await writes(pak_budi, RISKY)
    await writes(bu_ratna)
    await bu_ratna.says("/catatan")
    assert not [label for label in bu_ratna.buttons() if label.startswith("🏢 Dari")]
    assert [label for label in bu_ratna.buttons() if label.startswith("🗑")]


async def test_many_offices_come_in_pages(village: Village, pak_budi: Person, bu_ratna: Person) -> None:
    async with village.store.transaction() as tx:
        desa = await tx.office("desa-contoh")
        assert desa
        for number in range(9):
            await tx.add_office(replace(desa, code=f"desa-{number}", name=f"Desa {number}", level=Level.VILLAGE))
            await tx.appoint(pak_budi.chat_id, f"desa-{number}", None, village.clock.now())
    for number in range(9):
        await pak_budi.presses(f"note.on:{CHECK}")
        await pak_budi.taps(f"Desa {number}")
        await pak_budi.says(NOTE)
        await pak_budi.taps(SEND)
    await bu_ratna.says("/catatan")
    await bu_ratna.taps("🏢 Dari kantor di bawah Anda (9)")
    assert bu_ratna.buttons() == [*(f"Desa {number}: 1" for number in range(8)), NEXT]
    await bu_ratna.taps(NEXT)
    assert bu_ratna.buttons() == ["Desa 8: 1", "◀️ Sebelumnya"]


async def test_many_notes_of_one_office_come_in_pages(house: House, pak_budi: Person, bu_ratna: Person) -> None:
    for topic in house.faq.ids[:9]:
        await writes(pak_budi, NOTE, topic)
    await bu_ratna.says("/catatan")
    await bu_ratna.taps("🏢 Dari kantor di bawah Anda (9)")
    await bu_ratna.taps("Desa Contoh: 9")
    assert bu_ratna.sees()[-1].count(NOTE) == 8
    await bu_ratna.taps(NEXT)
    assert bu_ratna.sees()[-1].count(NOTE) == 1
    await bu_ratna.taps(ALL)
    assert bu_ratna.buttons() == ["Desa Contoh: 9"]


async def test_eight_of_the_longest_notes_are_one_message(house: House, pak_budi: Person, bu_ratna: Person) -> None:
    for topic in house.faq.ids[:8]:
        await writes(pak_budi, "&" * 300, topic)
    await bu_ratna.says("/catatan")
    before = len(bu_ratna.sees())
    await bu_ratna.presses("note.there:desa-contoh")
    assert len(bu_ratna.sees()) == before
    assert bu_ratna.sees()[-1].count("&" * 300) == 8


@pytest.mark.parametrize("argument", ["", "x", "desa-lain", ":", "desa-contoh:x", "desa-contoh:99", "9" * 40])
async def test_an_office_that_is_not_there_gets_a_sentence(pak_budi: Person, bu_ratna: Person, argument: str) -> None:
    """Law 13; a page that is not there is the nearest one."""
    await writes(pak_budi)
    await bu_ratna.says("/catatan")
    await bu_ratna.presses(f"note.there:{argument}")
    shows = argument.startswith("desa-contoh")
    assert (NOTE in bu_ratna.sees()[-1]) == shows
    assert (NOTHING in bu_ratna.sees()[-1]) == (not shows)


async def test_what_was_taken_down_is_heard_by_nobody_by_an_old_button(
    siti: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person
) -> None:
    await approved(pak_budi, bu_ratna)
    await opens(siti)
    await pak_made.presses("addition.remove:1")
    await pak_made.says(REASON)
    await pak_made.taps(SEND)
    await siti.taps(f"{LISTEN} (Jawa)")
    assert "sudah ditarik" in siti.sees()[-1]
