"""An answer read aloud: a second officer hears it first, and it is withdrawn when its text changes."""

from dataclasses import replace

import pytest

from bot.addition import FORMS, LANGUAGES
from bot.dialog import keys
from bot.texts import Texts
from handlers.turn import House
from tests.additions.ways import (
    APPROVE,
    CHECK,
    LISTEN,
    OLD_BUTTON,
    RECORD_BUTTON,
    REFUSE,
    SEND,
    TOO_LATE,
    approved,
    decides,
    kept,
    listening,
    looks,
    opens,
    records,
    suspend,
)
from tests.conftest import Person, Village

DAY = 86_400
GONE = "Rekaman itu sudah ditarik"
WITHDRAWN = "rekaman kantor Anda sudah ditarik"


# From the microphone to the residents


async def test_a_recording_goes_through_a_second_officer_to_the_residents(
    house: House, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    topic = house.faq.topic("id", CHECK)
    await opens(pak_budi)
    await pak_budi.taps(RECORD_BUTTON)
    assert "Bacakan jawaban ini:" in pak_budi.sees()[-2]
    assert topic.point in pak_budi.sees()[-2]
    await pak_budi.sends_voice()
    assert "Bahasa apa yang Anda pakai?" in pak_budi.sees()[-1]
    await pak_budi.taps("Jawa")
    assert "untuk warga Desa Contoh. Petugas lain dari P4MI" in pak_budi.sees()[-1]
    await pak_budi.taps(SEND)
    assert "belum bisa didengar warga" in pak_budi.sees()[-1]
    await opens(siti)
    assert listening(siti) == []
    await looks(bu_ratna)
    assert topic.point in bu_ratna.sees()[-2]
    assert "Rekaman Desa Contoh, Jawa." in bu_ratna.sees()[-1]
    assert bu_ratna.messages()[-1]["voice"]
    await bu_ratna.taps(APPROVE)
    assert "Rekaman Anda disetujui" in pak_budi.sees()[-1]
    await opens(siti)
    await siti.taps(f"{LISTEN} (Jawa)")
    assert siti.messages()[-1]["voice"] == bu_ratna.messages()[-2]["voice"]
    assert siti.sees()[-1] == f"▶️ {topic.title}\nDibacakan Desa Contoh, Jawa, 23 November 2026."


async def test_an_audio_file_is_no_recording_since_its_name_would_be_read_too(pak_budi: Person) -> None:
    await pak_budi.presses(f"recording.on:{CHECK}")
    await pak_budi.sends_audio()
    assert "tekan dan tahan tombol 🎤" in pak_budi.sees()[-1]
    assert "Bahasa apa" not in pak_budi.sees()[-1]


async def test_what_is_refused_is_not_heard_and_its_author_is_told(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await records(pak_budi)
    await decides(bu_ratna, REFUSE)
    assert "tidak disetujui" in pak_budi.sees()[-1]
    await opens(siti)
    assert listening(siti) == []


async def test_only_a_voice_is_a_recording(pak_budi: Person) -> None:
    await pak_budi.presses(f"recording.on:{CHECK}")
    await pak_budi.says("Ini suara saya")
    assert "Di sini kirim pesan suara" in pak_budi.sees()[-1]
    await pak_budi.sends_photo("rekaman")
    assert "Di sini kirim pesan suara" in pak_budi.sees()[-1]
    await pak_budi.sends_video()
    assert "Di sini kirim pesan suara" in pak_budi.sees()[-1]
    await pak_budi.sends_voice()
    assert "Bahasa apa" in pak_budi.sees()[-1]


async def test_a_recording_without_end_is_asked_for_again(village: Village, pak_budi: Person) -> None:
    await pak_budi.presses(f"recording.on:{CHECK}")
    village.sandbox.world.sends_voice(pak_budi.chat_id, content=bytes(3_000_001), duration=700)
    await village.settle()
    assert "terlalu panjang" in pak_budi.sees()[-1]


async def test_a_language_that_is_no_button_is_asked_for_again(pak_budi: Person) -> None:
    await pak_budi.presses(f"recording.on:{CHECK}")
    await pak_budi.sends_voice()
    await pak_budi.says("bahasa burung")
    assert "menekan salah satu tombol" in pak_budi.sees()[-1]


async def test_an_answer_full_of_figures_is_not_recorded(house: House, pak_budi: Person) -> None:
    silent = next(topic.id for topic in house.faq.of("id") if not topic.voice)
    await opens(pak_budi, silent)
    assert RECORD_BUTTON not in pak_budi.buttons()
    await pak_budi.presses(f"recording.on:{silent}")
    assert "banyak berisi angka" in pak_budi.sees()[-1]


# Who decides


async def test_neither_author_nor_village_nor_stranger_decides(
    village: Village, siti: Person, joko: Person, pak_budi: Person, pak_joni: Person, bu_ratna: Person
) -> None:
    """Law 4: asked in the query."""
    colleague = village.person(201, "Tuti")
    await colleague.says("/start")
    async with village.store.transaction() as tx:
        await tx.appoint(colleague.chat_id, "desa-contoh", None, village.clock.now())
    await records(pak_budi)
    for person in (pak_budi, colleague, pak_joni, siti, joko):
        for action in ("check", "approve", "refuse"):
            await person.presses(f"addition.{action}:1")
            assert not person.messages()[-1]["voice"]
    await opens(siti)
    assert listening(siti) == []
    await decides(bu_ratna, APPROVE)
    await opens(siti)
    assert listening(siti) == [f"{LISTEN} (Jawa)"]


async def test_an_author_above_does_not_decide_either(siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    await records(bu_ratna)
    await bu_ratna.presses("addition.approve:1")
    assert TOO_LATE in bu_ratna.sees()[-1]
    assert "menunggu pemeriksaan" not in bu_ratna.sees()[-1]
    await decides(bu_wati, APPROVE)
    await opens(siti)
    assert listening(siti) == [f"{LISTEN} (Jawa)"]


async def test_another_regency_does_not_decide(village: Village, siti: Person, pak_budi: Person) -> None:
    """Law 4: by office subtree."""
    stranger = village.person(320, "Anton")
    await stranger.says("/start")
    async with village.store.transaction() as tx:
        ours = await tx.office("p4mi-contoh")
        assert ours
        await tx.add_office(replace(ours, code="p4mi-lain", name="P4MI Lain"))
        await tx.appoint(stranger.chat_id, "p4mi-lain", None, village.clock.now())
    await records(pak_budi)
    for action in ("check", "approve", "refuse"):
        await stranger.presses(f"addition.{action}:1")
        assert OLD_BUTTON in stranger.sees()[-1]
    assert await kept(village) is not None
    await opens(siti)
    assert listening(siti) == []


async def test_law_4_a_suspended_second_officer_approves_nothing(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: asked where it takes effect."""
    await records(pak_budi)
    await looks(bu_ratna)
    await suspend(village, bu_ratna, "p4mi-contoh")
    await bu_ratna.taps(APPROVE)
    await opens(siti)
    assert listening(siti) == []


async def test_law_4_what_a_suspended_author_recorded_is_not_heard(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: a lost phone may have recorded it."""
    await records(pak_budi)
    await looks(bu_ratna)
    await suspend(village, pak_budi, "desa-contoh")
    await bu_ratna.taps(APPROVE)
    assert TOO_LATE in bu_ratna.sees()[-1]
    await opens(siti)
    assert listening(siti) == []


async def test_where_nobody_else_can_hear_it_the_author_is_told(pak_budi: Person) -> None:
    await records(pak_budi)
    assert "belum ada petugas lain dari P4MI" in pak_budi.sees()[-1]


# Several


async def test_each_language_has_its_button_and_indonesian_comes_first(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    for language in ("Sasak", "Jawa", "bahasa Indonesia"):
        await approved(pak_budi, bu_ratna, language)
    await opens(siti)
    assert listening(siti) == [LISTEN, f"{LISTEN} (Jawa)", f"{LISTEN} (Sasak)"]


async def test_a_newer_recording_replaces_the_older_one_of_its_language(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await approved(pak_budi, bu_ratna)
    await approved(pak_budi, bu_ratna)
    await opens(siti)
    assert siti.data(f"{LISTEN} (Jawa)") == "recording.play:2"
    await siti.presses("recording.play:1")
    assert GONE in siti.sees()[-1]


async def test_the_recording_of_the_nearest_office_is_heard(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await approved(bu_ratna, bu_wati)
    await opens(siti)
    await siti.taps(f"{LISTEN} (Jawa)")
    assert "Dibacakan P4MI Contoh" in siti.sees()[-1]
    await approved(pak_budi, bu_ratna)
    await opens(siti)
    assert len(listening(siti)) == 1
    await siti.taps(f"{LISTEN} (Jawa)")
    assert "Dibacakan Desa Contoh" in siti.sees()[-1]


@pytest.mark.parametrize("argument", ["", "x", "0", "-1", "2", "99", "9" * 40, "1:1"])
async def test_a_recording_that_is_not_there_gets_a_sentence(
    siti: Person, pak_budi: Person, bu_ratna: Person, argument: str
) -> None:
    """Law 13; the note of the same office can't be played either."""
    await approved(pak_budi, bu_ratna)
    await pak_budi.presses(f"note.on:{CHECK}")
    await pak_budi.says("Datang hari Senin.")
    await pak_budi.taps(SEND)
    await siti.presses(f"recording.play:{argument}")
    assert GONE in siti.sees()[-1]


async def test_the_recording_of_another_office_is_gone(
    joko: Person, pak_joni: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4."""
    await approved(pak_budi, bu_ratna)
    for person in (joko, pak_joni, bu_ratna):
        await person.presses("recording.play:1")
        assert GONE in person.sees()[-1]
        assert not person.messages()[-1]["voice"]


async def test_what_waits_is_not_played(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    await records(pak_budi)
    await siti.presses("recording.play:1")
    assert GONE in siti.sees()[-1]


@pytest.mark.parametrize("locale", Texts().locales)
def test_law_12_every_text_of_both_forms_and_every_language_is_there(locale: str) -> None:
    """Law 12."""
    wanted = {key for form in FORMS.values() for key in keys(form)}
    assert not (wanted | {f"recording.language.{each}" for each in LANGUAGES}) - Texts().keys(locale)
