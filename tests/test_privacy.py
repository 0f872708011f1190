"""What is known of a person: shown, changed, taken along, erased; and a screen that is cleared."""

from typing import Any

import pytest

from bot.complaint import Part, Reporter, Told
from bot.job_order import Wish
from bot.message import Say
from bot.seal import Seal, Unsealed
from handlers.turn import Desk
from tests.conftest import Person, Village

DAY = 86_400
SECRET = "Paspor saya disimpan di lemari kantor agen."
GONE = "SELECT count(*) FROM {table} WHERE chat_id = 100"
# Without a word in it, and gone after three days: what /bersih needs.
KEPT_FOR_NOW = {"outbox"}


@pytest.fixture
async def report(village: Village, siti: Person) -> str:
    """Siti's, still open."""
    return await filed(village, siti, "LT-0000-0001")


async def filed(village: Village, owner: Person, number: str, *, closed: bool = False) -> str:
    told = Told("papers", "MY", (Part(text=SECRET),), accused="no")
    digits = int(number.replace("LT-", "").replace("-", ""))
    async with village.store.transaction() as tx:
        reporter = Reporter(owner.chat_id, owner.name, "desa-contoh")
        now = village.clock.now()
        await tx.add_complaint(told, reporter, "bp3mi-contoh", now + DAY, now, lambda _: digits)
        if closed:
            await tx._run("UPDATE complaint SET done_at = :now, result = 'solved' WHERE number = :n", now=now, n=number)
    return number


async def value(village: Village, sql: str) -> Any:
    async with village.store.transaction() as tx:
        return await tx._value(sql)


def file_of(person: Person) -> tuple[str, str]:
    """Name and text of the newest document."""
    document = next(m["document"] for m in reversed(person.messages()) if m["document"])
    return document["file_name"], person.world.files[document["file_id"]].content.decode()


# --- /profil ---


async def test_the_profile_shows_what_is_known_and_how_to_change_it(siti: Person) -> None:
    await siti.says("/profil")
    assert "Desa Contoh" in siti.sees()[-1]
    assert "Indonesia" in siti.sees()[-1]
    assert siti.buttons() == ["Ganti desa", "Ganti negara", "Bahasa / Language", "Data saya", "☰ Menu"]


async def test_the_profile_of_a_newcomer_says_what_is_missing(joko: Person) -> None:
    await joko.says("/profil")
    assert "belum dipilih" in joko.sees()[-1]
    assert "belum diisi" in joko.sees()[-1]


async def test_a_new_country_brings_its_time(village: Village, siti: Person) -> None:
    await siti.says("/profil")
    await siti.taps("Ganti negara")
    await siti.says("taiwan")
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
    assert citizen
    assert (citizen.country, citizen.zone) == ("TW", "Asia/Taipei")
    assert "Taiwan" in siti.sees()[-1]


async def test_a_country_is_changed_with_one_tap_and_back_with_another(village: Village, siti: Person) -> None:
    await siti.says("/profil")
    await siti.taps("Ganti negara")
    await siti.taps("🇹🇼 Taiwan")
    assert siti.sees()[-1].startswith("Tersimpan: Taiwan.")
    assert siti.buttons() == ["↩️ Kembali ke Indonesia", "Ganti negara", "☰ Menu"]
    await siti.taps("↩️ Kembali ke Indonesia")
    assert siti.sees()[-1].startswith("Tersimpan: Indonesia.")
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
    assert citizen
    assert (citizen.country, citizen.zone) == ("ID", "Asia/Makassar")


async def test_the_first_country_has_none_to_go_back_to(joko: Person) -> None:
    await joko.presses("profile.country")
    await joko.says("saya sekarang di taiwan")
    assert joko.buttons() == ["Ganti negara", "☰ Menu"]
    await joko.presses("profile.country_back:XX")
    assert "sudah tidak berlaku" in joko.sees()[-1]


async def test_a_question_about_a_country_changes_none(village: Village, siti: Person) -> None:
    await siti.presses("profile.country")
    await siti.says("gaji saya tidak dibayar majikan di taiwan bagaimana")
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
        assert await tx.drafts(siti.chat_id) == []
    assert citizen
    assert citizen.country == "ID"


async def test_back_home_the_time_is_the_office_s(village: Village, siti: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="TW", zone="Asia/Taipei")
    await siti.says("/profil")
    await siti.taps("Ganti negara")
    await siti.says("Indonesia")
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
    assert citizen
    assert (citizen.country, citizen.zone) == ("ID", "Asia/Makassar")


async def test_what_was_stopped_is_named_and_can_start_again(village: Village, siti: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.mute(siti.chat_id, "announcement")
    await siti.says("/profil")
    assert "pengumuman kantor" in siti.sees()[-1]
    await siti.taps("🔔 Mulai lagi: pengumuman kantor")
    assert await value(village, "SELECT count(*) FROM mute") == 0


# --- /bahasa ---


async def test_a_language_is_confirmed_in_itself_with_its_keyboard(siti: Person) -> None:
    await siti.says("/bahasa")
    assert siti.buttons() == ["Bahasa Indonesia", "English"]
    await siti.taps("English")
    assert siti.sees()[-1].startswith("All right")
    assert siti.world.keyboard(siti.chat_id)[0][1] == "❓ Ask"
    await siti.says("/bahasa")
    await siti.taps("Bahasa Indonesia")
    assert siti.sees()[-1].startswith("Baik")


async def test_a_language_that_there_is_not_gets_a_sentence(siti: Person) -> None:
    """Law 13."""
    await siti.presses("language.choose:xx")
    assert "tidak berlaku" in siti.sees()[-1]


# --- /data ---


async def test_what_is_kept_is_counted(village: Village, siti: Person, report: str) -> None:
    await filed(village, siti, "LT-0000-0002", closed=True)
    async with village.store.transaction() as tx:
        await tx.subscribe(siti.chat_id, Wish("TW", "care"), village.clock.now())
    await siti.says("/lapor")
    await siti.says("/data")
    told = siti.sees()[-2]  # after it the unfinished form is offered
    assert "1 masih berjalan, 1 sudah ditutup" in told
    assert "Info lowongan yang Anda minta: 1" in told
    assert "Catatan yang belum selesai: 1" in told
    assert "Pertanyaan: 0" in told


async def test_everything_is_taken_along_as_one_file(village: Village, siti: Person, report: str) -> None:
    async with village.store.transaction() as tx:
        await tx.subscribe(siti.chat_id, Wish("TW", "care"), village.clock.now())
        await tx.mute(siti.chat_id, "job_order")
    await siti.says("resep <b>rendang</b> & soto")
    await siti.says("saya dipukul majikan")
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says("Cerita yang belum selesai. " * 40)
    await siti.says("/data")
    await siti.taps("📄 Ambil sebagai berkas")
    name, text = file_of(siti)
    assert name == "data-saya.txt"
    for told in (
        "Nama di Telegram: Siti",
        "Desa: Desa Contoh",
        report,
        SECRET,
        "resep <b>rendang</b> & soto",
        "saya dipukul majikan",
        "Taiwan",
    ):
        assert told in text
    assert text.count("Cerita yang belum selesai.") == 40
    assert "info lowongan" in text


async def test_the_file_speaks_the_language_of_its_reader(siti: Person, report: str) -> None:
    await siti.says("/bahasa")
    await siti.taps("English")
    await siti.says("/data")
    await siti.taps("📄 Take it as a file")
    name, text = file_of(siti)
    assert name == "my-data.txt"
    assert text.startswith("MY DATA IN LENTERA")
    assert SECRET in text


async def test_nobody_takes_along_what_belongs_to_somebody_else(siti: Person, joko: Person, report: str) -> None:
    """Law 5."""
    await joko.says("/data")
    await joko.taps("📄 Ambil sebagai berkas")
    assert report not in file_of(joko)[1]
    assert SECRET not in file_of(joko)[1]


# --- erasing ---


async def test_before_erasing_it_is_said_what_goes_and_what_stays(siti: Person, report: str) -> None:
    await siti.says("/data")
    await siti.taps("🗑 Hapus data saya")
    assert report in siti.sees()[-1]
    assert "tanpa nama Anda" in siti.sees()[-1]
    await siti.taps("Tidak, simpan")
    await siti.says("/profil")
    assert "Desa Contoh" in siti.sees()[-1]


async def test_erasing_leaves_nothing_of_the_person(village: Village, siti: Person, report: str) -> None:
    async with village.store.transaction() as tx:
        await tx.subscribe(siti.chat_id, Wish("TW", "care"), village.clock.now())
        await tx.mute(siti.chat_id, "announcement")
    await siti.says("resep rendang padang untuk empat porsi")
    await siti.says("/lapor")
    await erases(siti)
    assert "Data Anda sudah dihapus" in siti.sees()[-1]
    for table in await tables_with_chats(village) - KEPT_FOR_NOW:
        assert await value(village, GONE.format(table=table)) == 0, table
    assert await value(village, "SELECT count(*) FROM question") == 0


async def test_an_open_report_stays_with_its_office_without_a_name(
    village: Village, siti: Person, pak_made: Person, report: str
) -> None:
    await filed(village, siti, "LT-0000-0002", closed=True)
    await erases(siti)
    assert "1 laporan" in siti.sees()[-1]
    assert await value(village, "SELECT count(*) FROM complaint") == 1
    async with village.store.transaction() as tx:
        opened = await tx.open_complaint(report, pak_made.chat_id)
        assert opened
        assert opened.name == ""
        assert await tx.reporter(report) is None
        assert await tx.own_complaints(siti.chat_id) == []


async def test_erasing_twice_is_erasing_once(village: Village, siti: Person, joko: Person) -> None:
    await siti.says("/data")
    await siti.taps("🗑 Hapus data saya")
    data = siti.data("Ya, hapus")
    await siti.taps("Ya, hapus")
    await siti.presses(data)
    assert siti.sees()[-1] == siti.sees()[-2]
    assert await value(village, "SELECT count(*) FROM citizen WHERE chat_id = 900") == 1


async def test_after_erasing_the_chat_is_as_new(village: Village, siti: Person) -> None:
    await erases(siti)
    await siti.says("/profil")
    assert "belum dipilih" in siti.sees()[-1]


@pytest.mark.parametrize("erased", [True, False])
async def test_what_waits_for_the_morning_is_not_sent_to_an_erased_person(
    village: Village, siti: Person, erased: bool
) -> None:
    await village.tick(13 * 3600)  # ten in the evening
    async with village.store.transaction() as tx:
        desk = Desk(tx, village.rooms.house, village.clock.now(), "test")
        await desk.tell(siti.chat_id, Say("complaint.news"))
    if erased:
        await erases(siti)
    before = siti.sees()
    await village.tick(12 * 3600)
    assert (siti.sees() == before) is erased


async def test_an_announcement_to_an_erased_person_is_still_counted(village: Village, siti: Person) -> None:
    await value(village, "UPDATE outbox SET priority = 2, about = 'announcement:1' WHERE chat_id = 100 RETURNING 1")
    async with village.store.transaction() as tx:
        before = await tx.outcomes("announcement:1")
    await erases(siti)
    async with village.store.transaction() as tx:
        assert await tx.outcomes("announcement:1") == before
    assert await value(village, "SELECT count(*) FROM outbox WHERE chat_id = 100 AND priority = 2") == 0


async def test_an_officer_who_erases_everything_is_no_officer_and_the_office_hears_of_it(
    village: Village, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 20: every change is told to the office and the one above."""
    await pak_budi.says("/data")
    await pak_budi.taps("🗑 Hapus data saya")
    assert "Anda petugas di Desa Contoh" in pak_budi.sees()[-1]
    await pak_budi.taps("Ya, hapus")
    assert "Tugas Anda di Desa Contoh sudah berakhir" in pak_budi.sees()[-1]
    assert "bukan lagi petugas" in bu_ratna.sees()[-1]
    assert await value(village, "SELECT count(*) FROM officer WHERE chat_id = 200") == 0


async def test_what_an_erased_officer_had_taken_goes_back_to_the_office(
    village: Village, siti: Person, pak_made: Person, report: str
) -> None:
    async with village.store.transaction() as tx:
        await tx.take_complaint(report, pak_made.chat_id, village.clock.now())
    await erases(pak_made)
    assert await value(village, "SELECT officer FROM complaint") is None


@pytest.mark.parametrize("seal", [Unsealed()])
async def test_without_a_key_too_data_are_shown_taken_and_erased(village: Village, siti: Person, seal: Seal) -> None:
    """Law 18: then there are no names and no reports, but there is a profile."""
    await siti.says("/data")
    await siti.taps("📄 Ambil sebagai berkas")
    assert "Desa: Desa Contoh" in file_of(siti)[1]
    assert "Nama di Telegram: tidak disimpan" in file_of(siti)[1]
    await erases(siti)
    assert await value(village, "SELECT count(*) FROM citizen WHERE chat_id = 100") == 0


# --- /bersih ---


async def test_both_sides_are_cleared_and_one_neutral_message_remains(village: Village, siti: Person) -> None:
    """Law 16."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(SECRET)
    await siti.sends_photo()
    await siti.says("/bersih")
    assert [m["text"] for m in siti.world.messages(siti.chat_id) if not m["deleted"]] == siti.sees()
    (left,) = siti.sees()
    assert left.startswith("Obrolan dibersihkan")
    assert not any(word in left.lower() for word in ("lapor", "cerita", "bukti"))
    assert siti.world.keyboard(siti.chat_id)


async def test_a_clean_screen_loses_nothing_that_was_told(siti: Person) -> None:
    """Law 10: and nobody is told to delete evidence (law 16)."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(SECRET)
    await siti.says("/bersih")
    assert "Jangan dihapus: kirim dulu ke sini" in siti.sees()[-1]
    await siti.says("/batal")
    await siti.taps("Lanjutkan")
    await siti.taps("➡️ Lanjut")
    await siti.says("/data")
    await siti.taps("📄 Ambil sebagai berkas")
    assert SECRET in file_of(siti)[1]


async def test_what_telegram_no_longer_deletes_hinders_nothing(village: Village, siti: Person) -> None:
    await siti.says("pertanyaan lama tentang apa saja")
    village.clock.ahead += 3 * DAY
    await siti.says("/profil")
    await siti.says("/bersih")
    assert "Profil Anda" not in "".join(siti.sees())
    assert siti.sees()[-1].startswith("Obrolan dibersihkan")


async def test_more_than_a_hundred_messages_are_cleared(siti: Person) -> None:
    for _ in range(60):
        await siti.says("/profil")
    await siti.says("/bersih")
    assert len(siti.sees()) == 1


async def erases(person: Person) -> None:
    await person.says("/data")
    await person.taps("🗑 Hapus data saya")
    await person.taps("Ya, hapus")


async def tables_with_chats(village: Village) -> set[str]:
    async with village.store.transaction() as tx:
        rows = await tx._all(
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND c.name = 'chat_id'"
        )
    return {row["name"] for row in rows}
