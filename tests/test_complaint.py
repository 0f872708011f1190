"""A citizen makes a report: by words or by voice, with or without a category, and never by accident."""

from dataclasses import replace

import pytest

from bot.complaint import Reporter, Told
from bot.message import Incoming, Kind
from bot.store import Transaction
from handlers import complaint
from handlers.turn import Turn
from tests.complaints import NUMBER, STORY, mentions, reports, sends, tells
from tests.conftest import Person, Village


async def count(village: Village) -> int:
    async with village.store.transaction() as tx:
        return int(await tx._value("SELECT count(*) FROM complaint"))


# --- telling it ---


async def test_a_story_can_be_told_in_words_and_by_voice(siti: Person, pak_made: Person) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.sends_voice()
    await siti.says(STORY)
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert STORY in siti.sees()[-1]
    assert "1 pesan suara" in siti.sees()[-1]
    assert await sends(siti)


async def test_who_types_what_a_button_says_means_the_button(siti: Person, pak_made: Person) -> None:
    await siti.says("/lapor")
    await siti.says("ceritakan saja!")
    await siti.says(STORY)
    for label in ("LANJUT", "indonesia", "penjelasan", "tidak", "lewati", "kirim"):
        await siti.says(label)
    assert "Sudah sampai di BP3MI Contoh" in siti.sees()[-1]


async def test_the_menu_and_the_command_lead_to_the_same_question(siti: Person) -> None:
    await siti.says("📣 Lapor")
    by_menu = siti.sees()[-1]
    await siti.taps("❌ Batal")
    await siti.says("/lapor")
    assert siti.sees()[-1] == by_menu


async def test_what_is_sent_has_a_number_and_says_what_happens_next(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    assert NUMBER.fullmatch(number)
    assert "Sudah sampai di BP3MI Contoh" in siti.sees()[-1]
    assert "24 November 2026, 09.00 WITA" in siti.sees()[-1]


@pytest.mark.parametrize(("category", "line"), [("", ""), ("Gaji", "Masalah")])
async def test_the_preview_has_what_was_told_and_not_how_it_was_begun(siti: Person, category: str, line: str) -> None:
    """The beginning can still be changed from there."""
    await tells(siti, category)
    preview = siti.sees()[-1]
    assert STORY in preview
    assert line in preview
    for words in ("Ceritakan saja", "Pilih jenis masalah", "Pilihan di awal"):
        assert words not in preview
    await siti.taps("✏️ Ubah jawaban")
    assert "✏️ Ubah: Pilihan di awal" in siti.buttons()


async def test_who_will_read_it_stands_above_the_last_button(siti: Person, pak_made: Person) -> None:
    """Law 17: [Kirim] under that line is the consent."""
    await tells(siti, "Gaji")
    assert "Dibaca oleh BP3MI Contoh, bukan oleh kantor desa" in siti.sees()[-1]
    assert "✅ Kirim" in siti.buttons()


async def test_the_office_above_is_promised_where_somebody_is_there(
    siti: Person, pak_made: Person, bu_dewi: Person
) -> None:
    await tells(siti, "Gaji")
    assert "diteruskan ke kantor di atasnya" in siti.sees()[-1]
    await sends(siti)
    assert "kami teruskan ke kantor di atasnya" in siti.sees()[-1]


async def test_the_office_above_is_not_promised_where_nobody_is_there(joko: Person, bu_dewi: Person) -> None:
    """At the ministry, and below offices that have nobody; then the owner is told whom to call."""
    await tells(joko, "Gaji")
    assert "Dibaca oleh Kementerian Contoh" in joko.sees()[-1]
    assert "kantor di atasnya" not in joko.sees()[-1]
    number = await sends(joko)
    assert "kantor di atasnya" not in joko.sees()[-1]
    assert "telepon 0800-1000" in joko.sees()[-1]
    await joko.presses(f"complaint.look:{number}")
    assert "kantor di atasnya" not in joko.sees()[-1]
    assert "telepon 0800-1000" in joko.sees()[-1]


async def test_nothing_is_kept_as_a_report_before_the_last_button(siti: Person, village: Village) -> None:
    await tells(siti, "Gaji")
    assert await count(village) == 0


async def test_a_second_tap_on_send_makes_no_second_report(siti: Person, village: Village) -> None:
    await tells(siti, "Gaji")
    data = siti.data("✅ Kirim")
    await siti.presses(data)
    await siti.presses(data)
    assert await count(village) == 1
    assert siti.sees()[-1]


async def test_a_sticker_and_a_story_too_short_are_asked_for_again(siti: Person, village: Village) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.sends_sticker()
    assert "belum bisa saya simpan" in siti.sees()[-1]
    await siti.says("tidak")
    await siti.taps("➡️ Lanjut")
    assert "terlalu pendek" in siti.sees()[-1]


@pytest.mark.parametrize("also", ["document", "video_note"])
async def test_a_moving_picture_that_telegram_takes_back_as_nothing_else_is_not_kept(
    siti: Person, village: Village, also: str
) -> None:
    """An animation carries a document of the same file id, which can't be sent as one."""
    moving = {"file_id": "moving", "file_unique_id": "m", "width": 1, "height": 1, "length": 1, "duration": 1}
    content = {"animation": moving, "document": moving} if also == "document" else {also: moving}
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    village.sandbox.world.sends(siti.chat_id, content)
    await village.settle()
    assert "belum bisa saya simpan" in siti.sees()[-1]


async def test_a_report_that_was_interrupted_goes_on_where_it_was(siti: Person, pak_made: Person) -> None:
    """Law 10."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(STORY)
    await siti.says("/bantuan")
    await siti.taps("Lanjutkan")
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert STORY in siti.sees()[-1]


async def test_evidence_is_optional_and_kept_when_it_is_sent(siti: Person, pak_made: Person, village: Village) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(STORY)
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak"):
        await siti.taps(label)
    await siti.sends_photo("kuitansi")
    await siti.taps("➡️ Lanjut")
    await sends(siti)
    await pak_made.taps("Buka")
    assert pak_made.messages()[-1]["photo"]
    assert pak_made.sees()[-1] == "kuitansi"


async def test_two_reports_never_have_the_same_number(tx: Transaction) -> None:
    """A number that is taken is drawn again."""
    drawn = iter((12345678, 12345678, 87654321))
    told, reporter = Told("wages", "ID", ()), Reporter(100, "Siti")
    numbers = [
        (await tx.add_complaint(told, reporter, "bp3mi-contoh", 0, 0, lambda _: next(drawn))).number for _ in range(2)
    ]
    assert numbers == ["LT-1234-5678", "LT-8765-4321"]


# --- special beginnings ---


async def test_somebody_asked_money_for_a_job_order_and_the_report_names_it(siti: Person, pak_made: Person) -> None:
    await siti.presses("complaint.job_order:JO-17")
    assert "lowongan JO-17" in siti.sees()[-1]
    await siti.says(STORY)
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert "Biaya, pungutan" in siti.sees()[-1]
    await sends(siti)
    await pak_made.taps("Buka")
    assert "Lowongan: JO-17" in pak_made.sees()[-1]


async def asks_officer(siti: Person, words: str) -> None:
    """[Tanya petugas] under question 4."""
    village = siti.village
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
        assert citizen
        tap = Incoming(1, siti.chat_id, kind=Kind.PRESS, press="ask.officer:4")
        turn = Turn(tx, village.rooms.house, village.clock.now(), "update:ask", incoming=tap, citizen=citizen)
        await complaint.ask_officer(turn, words)
    await village.settle()


async def test_a_question_for_an_officer_needs_only_the_last_button(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Nobody has asked whether the village may know, so it doesn't (law 14)."""
    await asks_officer(siti, "Berapa lama visa Jepang?")
    assert "Berapa lama visa Jepang?" in siti.sees()[-1]
    assert "Dibaca oleh P4MI Contoh" in siti.sees()[-1]
    number = await sends(siti)
    assert mentions(bu_ratna, number)
    assert not mentions(pak_budi, number)
    await bu_ratna.taps("Buka")
    assert "Berapa lama visa Jepang?" in bu_ratna.sees()[-1]


async def test_a_question_whose_words_are_gone_is_asked_for(siti: Person, bu_ratna: Person) -> None:
    await asks_officer(siti, "")
    assert "Apa pertanyaan Anda?" in siti.sees()[-1]


# --- where none is taken ---


async def test_without_a_key_no_report_is_taken_and_other_places_are_named(siti: Person, village: Village) -> None:
    """Law 18."""
    village.rooms.router.house = replace(village.rooms.house, takes_reports=False)
    for words in ("/lapor", "/status"):
        await siti.says(words)
        assert "0800-1000" in siti.sees()[-1]
        assert "+62 21 2924 4800" in siti.sees()[-1]
    assert "Ceritakan saja" not in siti.buttons()


async def test_with_a_key_reports_are_taken(siti: Person) -> None:
    """Law 18."""
    await siti.says("/lapor")
    assert "Ceritakan saja" in siti.buttons()
