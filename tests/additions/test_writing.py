"""How an officer comes to a note or a recording, what may come between, and how it is taken back."""

import pytest

from handlers.turn import House
from tests.additions.ways import (
    APPROVE,
    CHECK,
    LISTEN,
    NOTE,
    OLD_BUTTON,
    RISKY,
    SEND,
    TOO_LATE,
    appoint,
    approved,
    kept,
    listening,
    looks,
    opens,
    records,
    restarted,
    suspend,
    told,
    with_topic,
    without,
    writes,
)
from tests.conftest import Person, Village

ONLY_OFFICERS = {"note": "Catatan hanya ditulis petugas", "recording": "Rekaman hanya dibuat petugas"}
KINDS = sorted(ONLY_OFFICERS)
COMMANDS = {"note": "/catatan", "recording": "/rekam"}
FIND = "❓ Cari jawabannya"
YES = "Ya, hapus"
NUMBERS = "🆘 Bila nyawa Anda terancam"
DANGER = "Tolong, saya dipukul majikan"


def basket(officer: Person) -> str:
    """The button that takes back what there is."""
    (label,) = (label for label in officer.buttons() if label.startswith("🗑"))
    return label


# Who may


@pytest.mark.parametrize("kind", KINDS)
async def test_a_citizen_adds_nothing(siti: Person, joko: Person, kind: str) -> None:
    for person in (siti, joko):
        for way in (COMMANDS[kind], f"{COMMANDS[kind]} paspor"):
            await person.says(way)
            assert ONLY_OFFICERS[kind] in person.sees()[-1]
        await person.presses(f"{kind}.on:{CHECK}")
        assert ONLY_OFFICERS[kind] in person.sees()[-1]
        await person.presses(f"{kind}.at:{CHECK}:0")
        assert OLD_BUTTON in person.sees()[-1]


async def test_a_citizen_has_no_such_buttons_under_an_answer(siti: Person, pak_budi: Person) -> None:
    await opens(siti)
    await opens(pak_budi)
    assert set(pak_budi.buttons()) - set(siti.buttons()) == {"📌 Catatan kantor", "🎙 Rekam"}


async def test_law_4_an_officer_suspended_before_the_last_button_adds_nothing(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """Law 4: asked at the last button, not only at the entrance."""
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says(NOTE)
    await suspend(village, pak_budi, "desa-contoh")
    await pak_budi.taps(SEND)
    assert ONLY_OFFICERS["note"] in pak_budi.sees()[-1]
    assert NOTE not in await opens(siti)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("argument", ["", "gone", "x" * 40, f"{CHECK}:0", f"{CHECK}:desa-lain", ":", "９"])
async def test_a_button_for_an_answer_that_is_no_more_gets_a_sentence(
    pak_budi: Person, kind: str, argument: str
) -> None:
    """Law 13."""
    await pak_budi.presses(f"{kind}.on:{argument}")
    assert OLD_BUTTON in pak_budi.sees()[-1]


@pytest.mark.parametrize("number", ["1", "99", "123456789012345678"])
async def test_an_office_that_is_not_theirs_gets_a_sentence(pak_budi: Person, number: str) -> None:
    """Law 13: the officer may have left it since the question was asked."""
    await pak_budi.presses(f"note.at:{CHECK}:{number}")
    assert OLD_BUTTON in pak_budi.sees()[-1]


async def test_nobody_writes_for_an_office_by_its_code(pak_budi: Person) -> None:
    """Law 4: the button carries which of one's own offices it is."""
    await pak_budi.presses(f"note.at:{CHECK}:desa-lain")
    await pak_budi.says(NOTE)
    assert "untuk warga Desa Contoh" in pak_budi.sees()[-1]


async def test_who_works_for_several_offices_says_for_which(village: Village, siti: Person, bu_ratna: Person) -> None:
    await appoint(village, bu_ratna, "desa-lain")
    await bu_ratna.presses(f"note.on:{CHECK}")
    assert bu_ratna.buttons() == ["P4MI Contoh", "Desa Lain"]
    await bu_ratna.taps("Desa Lain")
    await bu_ratna.says(NOTE)
    assert "untuk warga Desa Lain" in bu_ratna.sees()[-1]
    await bu_ratna.taps(SEND)
    assert NOTE not in await opens(siti)


# /catatan and /rekam


async def test_words_behind_the_command_lead_to_the_near_answers(house: House, siti: Person, pak_budi: Person) -> None:
    await pak_budi.says("/catatan cek pt resmi atau tidak")
    assert "Di bawah jawaban yang mana?" in pak_budi.sees()[-1]
    assert pak_budi.buttons()[-1] == FIND
    await pak_budi.taps(house.faq.topic("id", CHECK).short)
    await pak_budi.says(NOTE)
    await pak_budi.taps(SEND)
    assert NOTE in await opens(siti)


async def test_without_words_the_command_says_how_and_leads_to_the_doors(pak_budi: Person) -> None:
    for command in COMMANDS.values():
        await pak_budi.says(command)
        assert f"{command} paspor" in pak_budi.sees()[-1]
        assert pak_budi.buttons() == [FIND]
    await pak_budi.taps(FIND)
    assert "🧳 Mau berangkat" in pak_budi.buttons()


async def test_only_answers_that_may_be_recorded_are_offered_for_it(
    village: Village, house: House, pak_budi: Person
) -> None:
    short = house.faq.topic("id", CHECK).short
    for voice in (True, False):
        village.rooms.router.house = with_topic(house, voice=voice)
        await pak_budi.says("/rekam cek pt resmi atau tidak")
        assert (short in pak_budi.buttons()) == voice


@pytest.mark.parametrize("kind", KINDS)
async def test_nothing_is_added_to_an_answer_that_is_withheld(
    village: Village, house: House, pak_budi: Person, kind: str
) -> None:
    """Law 7: nobody would see it."""
    past = house.faq.topic("id", CHECK).review_by.replace(2020)
    village.rooms.router.house = with_topic(house, review_by=past)
    before = len(pak_budi.sees())
    await pak_budi.presses(f"{kind}.on:{CHECK}")
    assert "sudah lewat tanggal ceknya" in pak_budi.sees()[-1]
    assert len(pak_budi.sees()) == before + 1


async def test_an_answer_that_is_gone_before_the_last_button_gets_no_note(
    village: Village, house: House, pak_budi: Person
) -> None:
    await pak_budi.presses(f"note.on:{CHECK}")
    async with restarted(village, without(house)):
        await pak_budi.says(NOTE)
        await pak_budi.taps(SEND)
        assert "sudah tidak ada. Pilih jawaban lain" in pak_budi.sees()[-1]
        assert await kept(village) is None


# What may come between


async def test_law_10_a_note_interrupted_by_a_command_can_be_taken_up_again(siti: Person, pak_budi: Person) -> None:
    """Law 10."""
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says(NOTE)
    await pak_budi.says("/bantuan")
    assert pak_budi.sees()[-1] == "Ada catatan yang belum selesai."
    await pak_budi.taps("Lanjutkan")
    assert NOTE in pak_budi.sees()[-1]
    await pak_budi.taps(SEND)
    assert NOTE in await opens(siti)


async def test_law_10_a_recording_outlives_a_restart(
    village: Village, house: House, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 10."""
    await pak_budi.presses(f"recording.on:{CHECK}")
    await pak_budi.sends_voice()
    async with restarted(village, house):
        await pak_budi.taps("Jawa")
        await pak_budi.taps(SEND)
        await looks(bu_ratna)
        assert bu_ratna.messages()[-1]["voice"]


async def test_two_notes_under_two_answers_are_two_drafts(siti: Person, pak_budi: Person) -> None:
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says(NOTE)
    await writes(pak_budi, "Tanya dulu di balai desa.", "find-job-orders")
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.taps("Lanjutkan")
    await pak_budi.taps(SEND)
    assert NOTE in await opens(siti)
    assert "Tanya dulu di balai desa." in await opens(siti, "find-job-orders")


async def test_law_9_words_of_danger_in_a_note_give_the_numbers_first(pak_budi: Person) -> None:
    """Law 9: and they count as the answer."""
    await pak_budi.presses(f"note.on:{CHECK}")
    before = len(pak_budi.sees())
    await pak_budi.says(DANGER)
    assert pak_budi.sees()[before].startswith(NUMBERS)
    assert DANGER in pak_budi.sees()[-1]
    assert SEND in pak_budi.buttons()


async def test_law_9_words_of_danger_instead_of_a_voice_give_the_numbers_first(pak_budi: Person) -> None:
    """Law 9: and nobody in danger reads why that was no recording."""
    await pak_budi.presses(f"recording.on:{CHECK}")
    before = len(pak_budi.sees())
    await pak_budi.says(DANGER)
    assert pak_budi.sees()[before].startswith(NUMBERS)
    assert "Di sini kirim pesan suara" not in pak_budi.sees()[-1]


# Taken back


async def test_an_office_takes_back_its_note(siti: Person, pak_budi: Person) -> None:
    await writes(pak_budi)
    await pak_budi.says("/catatan")
    assert "Kantor Anda punya 1 catatan. Tekan 🗑" in pak_budi.sees()[-1]
    assert "⏳" not in basket(pak_budi)
    await pak_budi.taps(basket(pak_budi))
    assert NOTE in pak_budi.sees()[-1]
    assert NOTE in await opens(siti)
    yes = pak_budi.data(YES)
    await pak_budi.taps(YES)
    assert "Catatan sudah dihapus" in pak_budi.sees()[-1]
    assert NOTE not in await opens(siti)
    await pak_budi.presses(yes)
    assert "Itu sudah dihapus" in pak_budi.sees()[-1]
    await pak_budi.says("/catatan")
    assert pak_budi.buttons() == [FIND]


async def test_an_office_takes_back_its_recording(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    await approved(pak_budi, bu_ratna)
    await pak_budi.says("/rekam")
    await pak_budi.taps(basket(pak_budi))
    await pak_budi.taps(YES)
    await opens(siti)
    assert listening(siti) == []


async def test_what_waits_can_be_taken_back_and_is_then_not_approved(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await records(pak_budi)
    await looks(bu_ratna)
    await pak_budi.says("/rekam")
    assert "⏳ berarti masih menunggu" in pak_budi.sees()[-1]
    assert "⏳" in basket(pak_budi)
    await pak_budi.taps(basket(pak_budi))
    await pak_budi.taps(YES)
    await bu_ratna.taps(APPROVE)
    assert TOO_LATE in bu_ratna.sees()[-1]


async def test_law_4_nobody_else_takes_it_back(siti: Person, joko: Person, pak_budi: Person, pak_joni: Person) -> None:
    """Law 4: another village, a resident, a stranger."""
    await writes(pak_budi)
    for person in (siti, joko, pak_joni):
        for action in ("remove", "remove_yes"):
            await person.presses(f"addition.{action}:1")
            assert "bukan milik kantor Anda" in person.sees()[-1]
            assert NOTE not in person.sees()[-1]
    assert NOTE in await opens(siti)


async def test_law_4_a_village_does_not_take_back_what_p4mi_wrote(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: an office above stands over those below, never the other way."""
    await writes(bu_ratna)
    await pak_budi.presses("addition.remove_yes:1")
    assert NOTE in await opens(siti)


@pytest.mark.parametrize("argument", ["", "x", "0", "99", "9" * 40, "-1", "1:1"])
async def test_a_number_that_never_was_gets_a_sentence(pak_budi: Person, bu_ratna: Person, argument: str) -> None:
    """Law 13."""
    await writes(pak_budi, RISKY)
    for action in ("check", "approve", "refuse"):
        await bu_ratna.presses(f"addition.{action}:{argument}")
        assert OLD_BUTTON in bu_ratna.sees()[-1]
    for action in ("remove", "remove_yes"):
        await bu_ratna.presses(f"addition.{action}:{argument}")
        assert "bukan milik kantor Anda" in bu_ratna.sees()[-1]
    assert told(pak_budi, "isetujui") == 0


async def test_more_than_eight_notes_come_in_pages(house: House, pak_budi: Person) -> None:
    topics = house.faq.ids[:10]
    for topic in topics:
        await writes(pak_budi, NOTE, topic)
    await pak_budi.says("/catatan")
    assert sum(label.startswith("🗑") for label in pak_budi.buttons()) == 8
    before = len(pak_budi.sees())
    await pak_budi.taps("Berikutnya ▶️")
    assert len(pak_budi.sees()) == before  # the same message
    assert [label for label in pak_budi.buttons() if label.startswith("🗑")] == [
        f"🗑 {house.faq.topic('id', topic).short}" for topic in topics[8:]
    ]
    await pak_budi.taps("◀️ Sebelumnya")
    assert "Berikutnya ▶️" in pak_budi.buttons()


async def test_law_4_who_is_suspended_turns_no_pages(village: Village, house: House, pak_budi: Person) -> None:
    """Law 4."""
    await writes(pak_budi)
    await suspend(village, pak_budi, "desa-contoh")
    await pak_budi.presses("note.page:0")
    assert ONLY_OFFICERS["note"] in pak_budi.sees()[-1]


async def test_who_erases_their_data_leaves_the_note_of_the_office(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """It is the office's word, and carries nobody's name."""
    await writes(pak_budi)
    await pak_budi.presses("data.erase_yes")
    assert NOTE in await opens(siti)
    async with village.store.reading() as tx:
        assert await tx.offices_of(pak_budi.chat_id) == []


async def test_who_erases_their_data_takes_their_voice_along(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """A voice names its owner, whoever it speaks for."""
    await approved(pak_budi, bu_ratna)
    await approved(pak_budi, bu_ratna, "Sasak")
    await records(pak_budi)
    await opens(siti)
    await pak_budi.says("/data")
    assert "Rekaman suara Anda: 3" in pak_budi.sees()[-1]
    await pak_budi.taps("🗑 Hapus data saya")
    assert "Rekaman suara Anda juga dihapus" in pak_budi.sees()[-1]
    await pak_budi.presses("data.erase_yes")
    await siti.taps(f"{LISTEN} (Sasak)")
    assert "sudah ditarik" in siti.sees()[-1]
    await opens(siti)
    assert listening(siti) == []
    for number in (1, 2, 3):
        found = await kept(village, number)
        assert found
        assert (found.file_id, found.ended_at is None) == ("", False)


async def test_who_recorded_nothing_is_told_nothing_of_a_voice(pak_budi: Person) -> None:
    await writes(pak_budi)
    await pak_budi.says("/data")
    assert "Rekaman suara" not in pak_budi.sees()[-1]
    await pak_budi.taps("🗑 Hapus data saya")
    assert "Rekaman suara" not in pak_budi.sees()[-1]


async def test_the_voices_of_others_stay_when_a_colleague_erases_their_data(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    colleague = village.person(201, "Tuti")
    await colleague.says("/start")
    await appoint(village, colleague, "desa-contoh")
    await approved(pak_budi, bu_ratna)
    await colleague.presses("data.erase_yes")
    await opens(siti)
    assert listening(siti) == [f"{LISTEN} (Jawa)"]


async def test_what_an_erased_officer_wrote_and_nobody_decided_is_over(
    village: Village, pak_budi: Person, bu_ratna: Person
) -> None:
    await writes(pak_budi, RISKY)
    await pak_budi.presses("data.erase_yes")
    await bu_ratna.says("/catatan")
    assert told(bu_ratna, "menunggu pemeriksaan") == 0
    found = await kept(village)
    assert found
    assert found.ended_at


async def test_recordings_are_named_in_the_file_one_takes_along(house: House, pak_budi: Person) -> None:
    await records(pak_budi)
    await pak_budi.presses("data.take")
    document = next(m["document"] for m in reversed(pak_budi.messages()) if m["document"])
    text = pak_budi.world.files[document["file_id"]].content.decode()
    assert f"REKAMAN SUARA SAYA\n{house.faq.topic('id', CHECK).title} (Jawa)\n" in text
