"""The owner's side: news that names nothing, the list, settled or not, taking it along, letting go of it."""

import json
import sqlite3
from pathlib import Path

import pytest

from bot.seal import Unsealed
from tests.complaints import STORY, closes, mentions, reports, writes
from tests.conftest import Person, Village

DAY = 86_400


async def status_of(siti: Person, number: str) -> str:
    async with siti.village.store.transaction() as tx:
        own = await tx.own_complaint(number, siti.chat_id)
        assert own
        return own.status.value


# --- news ---


async def test_news_that_nobody_asked_for_never_names_a_report(siti: Person, pak_made: Person) -> None:
    """Law 16: the screen may be watched."""
    number = await reports(siti, "Gaji")
    before = len(siti.messages())
    await pak_made.taps("Ambil")
    siti.village.clock.ahead += 600
    await pak_made.taps("Balas")
    await writes(pak_made, "Kami bantu")
    siti.village.clock.ahead += 600
    await closes(pak_made, number)
    unasked = siti.sees()[before:]
    assert unasked == ["Ada kabar untuk Anda."] * 3


async def test_news_that_comes_at_once_is_one_message(siti: Person, pak_made: Person) -> None:
    await reports(siti, "Gaji")
    await pak_made.taps("Ambil")
    await pak_made.taps("Balas")
    await writes(pak_made, "Kami bantu")
    assert siti.sees().count("Ada kabar untuk Anda.") == 1
    await siti.taps("Buka")
    assert "Kami bantu" in siti.sees()[-1]


async def test_what_comes_after_the_owner_has_looked_is_news_again(siti: Person, pak_made: Person) -> None:
    await reports(siti, "Gaji")
    await pak_made.taps("Ambil")
    await siti.taps("Buka")
    await pak_made.taps("Balas")
    await writes(pak_made, "Kami bantu")
    assert siti.sees()[-1] == "Ada kabar untuk Anda."


async def test_news_of_another_report_is_a_message_of_its_own(siti: Person, pak_made: Person) -> None:
    numbers = [await reports(siti, "Gaji"), await reports(siti, "Kekerasan")]
    for number in numbers:
        await pak_made.presses(f"complaint.take:{number}")
    assert siti.sees().count("Ada kabar untuk Anda.") == 2


async def test_news_opens_on_a_tap_with_all_that_has_happened(siti: Person, pak_made: Person) -> None:
    """Law 16."""
    number = await reports(siti, "Gaji")
    await pak_made.taps("Ambil")
    await siti.taps("Buka")
    assert number in siti.sees()[-1]
    assert "Petugas BP3MI Contoh menangani laporan." in siti.sees()[-1]


async def test_news_waits_for_the_morning(siti: Person, pak_made: Person, village: Village) -> None:
    await reports(siti, "Gaji")
    village.clock.ahead += 13 * 3600  # 22.00
    await pak_made.taps("Ambil")
    assert not mentions(siti, "Ada kabar")
    await village.tick(9 * 3600)
    assert mentions(siti, "Ada kabar")


# --- the list ---


async def test_status_shows_ones_own_reports_and_nobody_elses(siti: Person, joko: Person, bu_dewi: Person) -> None:
    """Law 5."""
    siti_s, joko_s = await reports(siti, "Gaji"), await reports(joko, "Gaji")
    await siti.says("/status")
    assert any(siti_s in label for label in siti.buttons())
    assert not any(joko_s in label for label in siti.buttons())
    await joko.says("📄 Laporan saya")
    assert any(joko_s in label for label in joko.buttons())


async def test_status_without_reports_says_how_to_make_one(siti: Person) -> None:
    await siti.says("/status")
    assert "📣 Lapor" in siti.sees()[-1]


async def test_status_offers_what_was_begun_without_saying_what_it_is(siti: Person) -> None:
    """Laws 10 and 16."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says("/bantuan")
    await siti.taps("Nanti")
    await siti.says("/status")
    assert siti.sees()[-1] == "Ada catatan yang belum selesai."
    assert "Lanjutkan" in siti.buttons()


async def test_more_than_eight_reports_come_in_pages(siti: Person, pak_made: Person) -> None:
    for _ in range(9):
        await reports(siti, "Gaji")
    await siti.says("/status")
    assert sum("LT-" in label for label in siti.buttons()) == 8
    await siti.presses("complaint.mine:1")
    assert sum("LT-" in label for label in siti.buttons()) == 1


async def test_toward_the_citizen_nothing_is_protected(siti: Person, pak_made: Person) -> None:
    """Law 15."""
    await reports(siti, "Gaji")
    await pak_made.taps("Balas")
    await pak_made.sends_photo()
    await pak_made.taps("➡️ Lanjut")
    await pak_made.taps("✅ Kirim")
    await siti.taps("Buka")
    assert siti.messages()[-2]["photo"]
    assert not any(message["protected"] for message in siti.messages())


# --- settled or not (law 6) ---


async def test_only_the_owner_says_that_it_is_settled(siti: Person, pak_made: Person) -> None:
    """Law 6."""
    number = await reports(siti, "Gaji")
    await closes(pak_made, number)
    assert await status_of(siti, number) == "done"
    await siti.taps("Buka")
    await siti.taps("Sudah beres")
    assert await status_of(siti, number) == "settled"
    assert "sudah beres" in pak_made.sees()[-1]


@pytest.mark.parametrize("days", [1, 30, 400])
async def test_silence_never_settles_a_report(siti: Person, pak_made: Person, village: Village, days: int) -> None:
    """Law 6: whatever becomes due meanwhile."""
    number = await reports(siti, "Gaji")
    await closes(pak_made, number)
    await village.tick(days * DAY)
    assert await status_of(siti, number) == "done"


async def test_not_settled_opens_it_again_for_the_whole_office(
    siti: Person, bu_ratna: Person, bu_wati: Person, village: Village
) -> None:
    """Law 6."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await closes(bu_ratna, number)
    await siti.taps("Buka")
    await siti.taps("Belum")
    assert await status_of(siti, number) == "waiting"
    for officer in (bu_ratna, bu_wati):
        assert "belum beres" in officer.sees()[-1]
    await bu_wati.taps("Ambil")
    assert "sekarang Anda tangani" in bu_wati.sees()[-1]


async def test_a_report_that_is_open_can_not_be_settled(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    for act in ("settled", "not_settled"):
        await siti.presses(f"complaint.{act}:{number}")
        assert "masih ditangani" in siti.sees()[-1]
    assert await status_of(siti, number) == "waiting"


async def test_a_second_tap_on_settled_says_that_it_is(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    await closes(pak_made, number)
    for act in ("settled", "settled", "not_settled"):
        await siti.presses(f"complaint.{act}:{number}")
    assert "sudah Anda tandai beres" in siti.sees()[-1]
    assert await status_of(siti, number) == "settled"


# --- taking it along, letting go of it ---


async def test_an_export_has_everything_of_ones_own_and_nothing_of_others(
    siti: Person, joko: Person, pak_made: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Gaji")
    await pak_made.taps("Balas")
    await writes(pak_made, "Kami bantu")
    await reports(joko, "Gaji", story="Cerita milik orang lain sama sekali")
    async with village.store.transaction() as tx:
        exported = await tx.own_complaints_export(siti.chat_id)
    assert [each["number"] for each in exported] == [number]
    plain = json.dumps(exported)
    assert STORY in plain
    assert "Kami bantu" in plain
    assert "milik orang lain" not in plain
    assert "Made" not in plain


async def test_letting_go_deletes_what_is_closed_and_leaves_what_is_open_without_a_name(
    siti: Person, pak_made: Person, village: Village
) -> None:
    closed, still_open = await reports(siti, "Gaji"), await reports(siti, "Kekerasan")
    await closes(pak_made, closed)
    async with village.store.transaction() as tx:
        assert await tx.release_complaints(siti.chat_id) == 1
        assert await tx.own_complaints(siti.chat_id) == []
        assert await tx.reporter(still_open) is None
        assert await tx._value("SELECT count(*) FROM event WHERE number = :number", number=closed) == 0
    await pak_made.presses(f"complaint.open:{still_open}")
    assert STORY in pak_made.sees()[-1]
    assert not mentions(pak_made, "Siti")
    await pak_made.presses(f"complaint.open:{closed}")
    assert "tidak ada di sini" in pak_made.sees()[-1]


async def test_an_officer_can_not_answer_somebody_who_has_let_go(
    siti: Person, pak_made: Person, village: Village
) -> None:
    number = await reports(siti, "Gaji")
    async with village.store.transaction() as tx:
        await tx.release_complaints(siti.chat_id)
    await pak_made.presses(f"complaint.reply:{number}")
    assert "sudah menghapus namanya" in pak_made.sees()[-1]
    await closes(pak_made, number)
    assert "ditutup" in pak_made.sees()[-1]


async def test_letting_go_touches_nobody_elses(siti: Person, joko: Person, bu_dewi: Person, village: Village) -> None:
    number = await reports(joko, "Gaji")
    async with village.store.transaction() as tx:
        assert await tx.release_complaints(siti.chat_id) == 0
        assert [each.number for each in await tx.own_complaints(joko.chat_id)] == [number]


# --- at rest (law 18) ---


async def test_a_copy_of_the_database_names_nobody_and_tells_no_story(
    siti: Person, pak_made: Person, village: Village, tmp_path: Path
) -> None:
    """Law 18: neither the story nor the name, the talk, the files, or whose report it is."""
    number = await reports(siti, "Gaji")
    await pak_made.taps("Ambil")
    await pak_made.taps("Balas")
    await writes(pak_made, "Rahasia jawaban kantor")
    await siti.taps("Buka")
    await siti.taps("Balas")
    await siti.sends_photo("Rahasia bukti")
    await siti.taps("➡️ Lanjut")
    await siti.taps("✅ Kirim")
    await closes(pak_made, number, "Rahasia hasil akhir")
    with sqlite3.connect(tmp_path / "copy.db") as copy, sqlite3.connect(village.store.path) as source:
        source.backup(copy)
        said = "\n".join(copy.iterdump())
    copy.close()
    source.close()
    assert number in said
    for secret in (STORY, "Siti", "Rahasia", "photo-"):
        assert secret not in said
    of_complaints = [line for line in said.splitlines() if 'INTO "complaint"' in line or 'INTO "event"' in line]
    assert not [line for line in of_complaints if f"({siti.chat_id}," in line or f",{siti.chat_id}," in line]


async def test_without_a_key_nobody_has_a_report(siti: Person, pak_made: Person, village: Village) -> None:
    """Law 18: and asking for them fails nowhere."""
    await reports(siti, "Gaji")
    async with village.store.transaction() as tx:
        tx._seal = Unsealed()
        assert await tx.own_complaints(siti.chat_id) == []
        assert await tx.own_complaints_export(siti.chat_id) == []
        assert await tx.release_complaints(siti.chat_id) == 0
