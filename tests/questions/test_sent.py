"""Photos, voice and files outside a form: nobody reads them here, nothing is lost, and an officer can have them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.message import Kind
from bot.seal import Seal, Unsealed
from bot.store.sent_files import MOST, SentFile
from tests.complaints import goes_on_duty, mentions, sends
from tests.conftest import Person, Village
from tests.questions.ways import DANGER, DAY, PASSPORT, SURE, TO_OFFICER, VILLAGE, erases, restarted, takes_data, told

NEXT = "➡️ Lanjut"
NUMBERS = "🆘 Bila nyawa Anda terancam"
SENDS: dict[str, Callable[[Person], Awaitable[None]]] = {
    "mendengar pesan suara": lambda person: person.sends_voice(),
    "mendengar rekaman": lambda person: person.sends_audio(),
    "melihat foto": lambda person: person.sends_photo(),
    "melihat video": lambda person: person.sends_video(),
    "membaca berkas": lambda person: sends_document(person),
}


async def sends_document(person: Person, caption: str = "") -> None:
    person.world.sends_document(person.chat_id, caption)
    await person.village.settle()


async def kept(person: Person) -> list[SentFile]:
    async with person.village.store.transaction() as tx:
        return await tx.sent_files(person.chat_id, 0)


async def story(person: Person) -> list[tuple[str, str]]:
    """Kind and words of what stands in the form."""
    async with person.village.store.transaction() as tx:
        draft = await tx.active_draft(person.chat_id)
    assert draft
    parts = draft.answers[{"complaint_question": "story"}.get(draft.form, "words")]
    assert isinstance(parts, list)
    return [(str(part["kind"]), str(part["text"])) for part in parts if isinstance(part, dict)]


# What is said


@pytest.mark.parametrize("seen", SENDS)
async def test_each_kind_is_named_and_an_officer_offered(siti: Person, seen: str) -> None:
    """Law 13."""
    before = len(siti.sees())
    await SENDS[seen](siti)
    assert len(siti.sees()) == before + 1
    assert f"Saya belum bisa {seen}" in siti.sees()[-1]
    assert siti.buttons() == [TO_OFFICER, "📣 Lapor", "☰ Menu"]


async def test_a_sticker_is_nothing_an_officer_needs(siti: Person) -> None:
    await siti.sends_sticker()
    assert "belum bisa membaca kiriman seperti ini" in siti.sees()[-1]
    assert await kept(siti) == []


async def test_an_album_is_answered_once_and_kept_whole(siti: Person) -> None:
    before = len(siti.sees())
    for _ in range(3):
        await siti.sends_photo(album="a")
    assert len(siti.sees()) == before + 1
    await siti.taps(TO_OFFICER)
    assert await story(siti) == [("photo", "")] * 3


@pytest.mark.parametrize("caption", ["/lapor", "/tidak_ada", "❓ Tanya"])
async def test_a_caption_that_looks_like_a_command_is_a_caption(siti: Person, caption: str) -> None:
    await siti.sends_photo(caption)
    await siti.taps(TO_OFFICER)
    assert await story(siti) == [("photo", caption)]


@pytest.mark.parametrize("seal", [Unsealed()])
async def test_without_a_key_nothing_is_kept_and_that_is_said(village: Village, siti: Person, seal: Seal) -> None:
    """Law 18."""
    village.rooms.router.house = replace(village.rooms.router.house, takes_reports=False)
    await siti.sends_voice()
    assert "jangan dihapus dulu" in siti.sees()[-1]
    assert siti.buttons() == ["📣 Lapor", "☰ Menu"]
    await siti.presses("sent.to_officer")
    assert "tidak tersimpan" in siti.sees()[-1]


# To an officer


async def test_several_files_and_a_word_go_to_the_office_in_one_question(siti: Person, bu_ratna: Person) -> None:
    """Law 10."""
    await siti.sends_voice()
    await siti.sends_photo("kontrak saya")
    await sends_document(siti)
    await siti.taps(TO_OFFICER)
    assert "Sudah tersimpan: 3 pesan" in siti.sees()[-1]
    await siti.says("Apakah ini benar?")
    await siti.taps(NEXT)
    await sends(siti)
    await bu_ratna.taps("Buka")
    assert mentions(bu_ratna, "Apakah ini benar?")
    sent = [kind for m in bu_ratna.messages() for kind in ("voice", "photo", "document") if m.get(kind)]
    assert sent == ["voice", "photo", "document"]
    assert mentions(bu_ratna, "kontrak saya")
    assert await kept(siti) == []


async def test_a_voice_note_alone_is_a_question(siti: Person, bu_ratna: Person) -> None:
    await siti.sends_voice()
    await siti.taps(TO_OFFICER)
    await siti.taps(NEXT)
    assert VILLAGE not in siti.buttons()
    assert "Dibaca oleh P4MI Contoh" in siti.sees()[-1]


async def test_a_photo_alone_is_asked_for_a_word(siti: Person, bu_ratna: Person) -> None:
    await siti.sends_photo()
    await siti.taps(TO_OFFICER)
    await siti.taps(NEXT)
    assert "Apa pertanyaan Anda?" in siti.sees()[-1]
    assert "✅ Kirim" not in siti.buttons()


async def test_what_is_sent_while_the_question_waits_joins_it(siti: Person) -> None:
    await siti.sends_photo("satu")
    await siti.taps(TO_OFFICER)
    await siti.says("/bantuan")
    await siti.sends_photo("dua")
    await siti.taps(TO_OFFICER)
    assert await story(siti) == [("photo", "satu"), ("photo", "dua")]


async def test_a_second_tap_opens_the_same_question(siti: Person) -> None:
    await siti.sends_photo("satu")
    data = siti.data(TO_OFFICER)
    await siti.taps(TO_OFFICER)
    await siti.presses(data)
    assert await story(siti) == [("photo", "satu")]
    async with siti.village.store.transaction() as tx:
        assert len(await tx.drafts(siti.chat_id)) == 1


async def test_an_edited_caption_is_the_one_that_counts(siti: Person) -> None:
    number = siti.world.sends_photo(siti.chat_id, "salah")
    await siti.village.settle()
    await siti.edits(number, "benar")
    await siti.taps(TO_OFFICER)
    assert await story(siti) == [("photo", "benar")]
    await siti.edits(number, "lebih benar")
    assert await story(siti) == [("photo", "lebih benar")]


async def test_a_restart_in_between_loses_no_file(village: Village, siti: Person, bu_ratna: Person) -> None:
    """Law 10."""
    await siti.sends_voice()
    async with restarted(village):
        await siti.taps(TO_OFFICER)
        await siti.taps(NEXT)
        await sends(siti)
    await bu_ratna.taps("Buka")
    assert any(message.get("voice") for message in bu_ratna.messages())


async def test_inside_a_form_a_file_is_an_answer_and_not_kept_besides(siti: Person) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.sends_photo()
    assert "Sudah tersimpan" in siti.sees()[-1]
    assert await kept(siti) == []


async def test_nobody_gets_the_files_of_somebody_else(siti: Person, joko: Person) -> None:
    await siti.sends_photo()
    await joko.presses(siti.data(TO_OFFICER))
    assert "tidak tersimpan" in joko.sees()[-1]
    assert len(await kept(siti)) == 1


async def test_more_files_than_fit_do_not_push_out_a_word(siti: Person) -> None:
    for _ in range(MOST + 5):
        await siti.sends_photo()
    assert len(await kept(siti)) == MOST


# Words of danger in a caption


async def test_words_of_danger_in_a_caption_bring_the_numbers_and_the_photo_goes_with_them(
    siti: Person, pak_made: Person
) -> None:
    """Laws 9 and 10."""
    await goes_on_duty(pak_made)
    await siti.sends_photo(DANGER)
    assert siti.sees()[-1].startswith(NUMBERS)
    assert told(siti, "belum bisa melihat") == 0
    await siti.taps("Kirim ke petugas")
    await pak_made.taps("Buka")
    assert sum(text.count(DANGER) for text in pak_made.sees()) == 1
    assert any(message.get("photo") for message in pak_made.messages())
    assert await kept(siti) == []


async def test_a_photo_of_danger_that_is_sent_into_an_open_form_goes_with_the_report_too(
    siti: Person, pak_made: Person
) -> None:
    """The form may never be sent."""
    await goes_on_duty(pak_made)
    for step in ("/lapor", "Ceritakan saja"):
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    await siti.sends_photo(DANGER)
    await siti.taps("Kirim ke petugas")
    await pak_made.taps("Buka")
    assert any(message.get("photo") for message in pak_made.messages())


async def test_a_caption_that_asks_something_is_answered(siti: Person) -> None:
    await siti.sends_photo(SURE)
    assert "Dicek" in siti.sees()[-1]


async def test_a_photo_after_the_officers_were_rung_joins_that_report(siti: Person, pak_made: Person) -> None:
    await siti.says(DANGER)
    await siti.taps("Kirim ke petugas")
    await siti.sends_photo("lukanya")
    assert siti.sees()[-1].startswith("Sudah saya teruskan ke petugas")
    async with siti.village.store.transaction() as tx:
        assert len(await tx.own_complaints(siti.chat_id)) == 1
    await pak_made.taps("Buka")
    assert mentions(pak_made, "lukanya")


async def test_a_voice_after_words_of_danger_is_never_the_regency_s(
    siti: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person
) -> None:
    """Law 14: also if the officers were not rung."""
    await siti.says(DANGER)
    await siti.sends_voice()
    await siti.taps(TO_OFFICER)
    await siti.taps(NEXT)
    assert "Dibaca oleh BP3MI Contoh" in siti.sees()[-1]
    number = await sends(siti)
    assert mentions(pak_made, number)
    assert not mentions(bu_ratna, number)


# Gone after a day


async def test_after_a_day_it_is_gone(village: Village, siti: Person) -> None:
    await siti.sends_photo()
    village.clock.ahead += DAY + 1
    await siti.taps(TO_OFFICER)
    assert "tidak tersimpan" in siti.sees()[-1]
    await village.tick(DAY)
    assert await kept(siti) == []


async def test_what_is_in_a_question_that_is_begun_outlives_the_day(village: Village, siti: Person) -> None:
    await siti.sends_photo("kontrak")
    await siti.taps(TO_OFFICER)
    await village.tick(3 * DAY)
    await siti.says("/batal")
    await siti.taps("Lanjutkan")
    assert await story(siti) == [("photo", "kontrak")]


async def test_data_shows_takes_and_erases_it(siti: Person) -> None:
    await siti.sends_photo("kontrak kerja saya")
    await siti.says("/data")
    assert "disimpan satu hari: 1" in siti.sees()[-1]
    assert "[foto] kontrak kerja saya" in await takes_data(siti)
    await erases(siti)
    assert await kept(siti) == []


async def test_a_file_id_is_sealed(village: Village, siti: Person) -> None:
    """Law 18."""
    await siti.sends_photo("rahasia")
    (sent,) = await kept(siti)
    assert sent.kind is Kind.PHOTO
    async with village.store.transaction() as tx:
        sealed = str(await tx._value("SELECT file_sealed FROM sent_file"))
    assert "rahasia" not in sealed
    assert sent.file_id not in sealed


async def test_a_question_in_words_is_no_file(siti: Person) -> None:
    await siti.says(PASSPORT)
    assert await kept(siti) == []
