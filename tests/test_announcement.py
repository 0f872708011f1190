"""An office speaks to its residents, and to nobody else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcement import FORM
from bot.bulk import Counts, counts
from bot.dialog import keys
from bot.texts import Texts
from tests.conftest import Person, Village

HOUR = 3600
SUNDAY = "Kerja bakti hari Minggu pukul 07.00 di balai desa."
RISKY = "Pelatihan gratis. Daftar ke 0812 0000 0000."
SEND, CHECK, APPROVE, REFUSE = "✅ Kirim", "Periksa nomor 1", "✅ Setujui", "❌ Tolak"
STOP, AGAIN, WHATSAPP = "🔕 Berhenti dari info ini", "🔔 Mulai lagi", "📋 Teks untuk WhatsApp"


async def resident(
    village: Village, chat_id: int, office: str = "desa-contoh", language: str = "id", **more: Any
) -> Person:
    person = village.person(chat_id, f"Warga {chat_id}", language)
    await person.says("/start")
    async with village.store.transaction() as tx:
        await tx.change_citizen(chat_id, office=office, **more)
    return person


async def announces(officer: Person, text: str) -> None:
    await officer.says("/umumkan")
    await officer.says(text)
    await officer.taps(SEND)


def heard(person: Person, text: str = SUNDAY) -> int:
    """How often it was announced to them."""
    return sum(seen.startswith(("📢 Pengumuman ", "📢 Announcement ")) and text in seen for seen in person.sees())


def progress(officer: Person) -> list[str]:
    return [seen for seen in officer.sees() if "Penerima:" in seen]


async def suspend(village: Village, officer: Person, office: str) -> None:
    async with village.store.transaction() as tx:
        assert await tx._changed(
            "UPDATE officer SET suspended_at = :now WHERE chat_id = :chat_id AND office = :office",
            now=village.clock.now(),
            chat_id=officer.chat_id,
            office=office,
        )


# Who gets it


async def test_residents_get_what_their_village_announces(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 1
    assert "Pengumuman Desa Contoh" in siti.sees()[-1]


async def test_nobody_outside_the_village_gets_it(
    village: Village, siti: Person, joko: Person, pak_budi: Person, pak_joni: Person, bu_ratna: Person
) -> None:
    """Law 4: the audience is the subtree of the office, asked in the query."""
    neighbour = await resident(village, 101, "desa-lain")
    await announces(pak_budi, SUNDAY)
    assert [heard(person) for person in (neighbour, joko, pak_joni, bu_ratna)] == [0, 0, 0, 0]


async def test_an_office_above_reaches_every_village_below_it(village: Village, siti: Person, bu_ratna: Person) -> None:
    neighbour = await resident(village, 101, "desa-lain")
    elsewhere = await resident(village, 102, "bp3mi-contoh")
    await announces(bu_ratna, SUNDAY)
    assert (heard(siti), heard(neighbour), heard(elsewhere)) == (1, 1, 0)


async def test_the_preview_says_how_many_will_get_it(village: Village, siti: Person, pak_budi: Person) -> None:
    await resident(village, 101)
    await resident(village, 102, "desa-lain")
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    assert "Desa Contoh kepada 2 warga" in pak_budi.sees()[-1]
    assert heard(siti) == 0


async def test_a_village_without_residents_is_told_so(pak_budi: Person) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    assert "Belum ada warga" in pak_budi.sees()[-1]
    await pak_budi.taps(SEND)
    assert "Pengiriman selesai" in progress(pak_budi)[-1]


async def test_law_2_send_tapped_twice_sends_once(siti: Person, pak_budi: Person) -> None:
    """Law 2: bulk at most once per citizen."""
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    send = pak_budi.data(SEND)
    await pak_budi.taps(SEND)
    await pak_budi.presses(send)
    assert heard(siti) == 1


async def test_law_2_two_announcements_are_two_messages(siti: Person, pak_budi: Person) -> None:
    """The other half: the key is the announcement's, not the text's."""
    await announces(pak_budi, SUNDAY)
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 2


async def test_law_12_each_reads_the_frame_in_their_language(village: Village, siti: Person, pak_budi: Person) -> None:
    """Law 12: the recipient's locale; what the office wrote stays as it is."""
    wayan = await resident(village, 101, language="en")
    await announces(pak_budi, SUNDAY)
    assert "Announcement of Desa Contoh" in wayan.sees()[-1]
    assert "Pengumuman Desa Contoh" in siti.sees()[-1]
    assert heard(wayan) == heard(siti) == 1


async def test_what_an_officer_types_is_no_markup(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "Rapat <b>penting</b> & makan <3 {{ office }}")
    assert heard(siti, "Rapat <b>penting</b> & makan <3 {{ office }}") == 1


async def test_the_longest_announcement_is_one_message(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "&" * 3000)
    assert heard(siti, "&" * 3000) == 1


# Who may


async def test_a_citizen_can_not_announce(siti: Person, joko: Person) -> None:
    await joko.says("/umumkan")
    assert "Pengumuman hanya bisa dikirim oleh petugas" in joko.sees()[-1]
    await joko.presses("announcement.office:desa-contoh")
    assert "Pengumuman hanya bisa dikirim oleh petugas" in joko.sees()[-1]


async def test_law_4_an_officer_suspended_before_the_last_button_sends_nothing(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """Law 4: asked at the last button, not only at the entrance."""
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    await suspend(village, pak_budi, "desa-contoh")
    await pak_budi.taps(SEND)
    assert heard(siti) == 0
    assert "hanya bisa dikirim oleh petugas" in pak_budi.sees()[-1]


async def test_who_works_for_several_offices_says_for_which(village: Village, siti: Person, bu_ratna: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.appoint(bu_ratna.chat_id, "desa-lain", None, village.clock.now())
    await bu_ratna.says("/umumkan")
    assert bu_ratna.buttons() == ["P4MI Contoh", "Desa Lain"]
    await bu_ratna.taps("Desa Lain")
    await bu_ratna.says(SUNDAY)
    await bu_ratna.taps(SEND)
    assert heard(siti) == 0


# What is typed


@pytest.mark.parametrize(("text", "answer"), [("pendek", "terlalu pendek"), ("a" * 3001, "terlalu panjang")])
async def test_a_text_that_does_not_fit_is_asked_again(siti: Person, pak_budi: Person, text: str, answer: str) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.says(text)
    assert answer in pak_budi.sees()[-1]
    await pak_budi.says(SUNDAY)
    await pak_budi.taps(SEND)
    assert heard(siti) == 1


async def test_a_photo_is_no_announcement(pak_budi: Person) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.sends_photo("Poster")
    assert "hanya bisa membaca tulisan" in pak_budi.sees()[-1]


async def test_an_announcement_interrupted_by_a_command_can_be_taken_up_again(siti: Person, pak_budi: Person) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    await pak_budi.says("/bantuan")
    await pak_budi.taps(pak_budi.buttons()[0])
    await pak_budi.taps(SEND)
    assert heard(siti) == 1


# Law 19: a village's text with a number, a link, an account or an amount


async def test_law_19_a_village_s_text_with_a_phone_number_waits_for_p4mi(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 19."""
    await announces(pak_budi, RISKY)
    assert heard(siti, RISKY) == 0
    assert "belum dikirim" in pak_budi.sees()[-1]
    assert "nomor telepon" in pak_budi.sees()[-1]
    assert "P4MI Contoh memeriksanya" in pak_budi.sees()[-1]
    assert "0812" not in bu_ratna.sees()[-1]
    await bu_ratna.taps(CHECK)
    assert RISKY in bu_ratna.sees()[-1]
    assert heard(siti, RISKY) == 0
    await bu_ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 1
    assert progress(pak_budi)


async def test_law_19_what_p4mi_refuses_is_not_sent(siti: Person, pak_budi: Person, bu_ratna: Person) -> None:
    """Law 19; the author gets the text back and the reason."""
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    await bu_ratna.taps(REFUSE)
    assert heard(siti, RISKY) == 0
    assert "tidak disetujui" in pak_budi.sees()[-1]
    assert RISKY in pak_budi.sees()[-1]
    await bu_ratna.presses("announcement.approve:1")
    assert heard(siti, RISKY) == 0
    assert "sudah ditolak" in bu_ratna.sees()[-1]


async def test_law_19_p4mi_s_own_text_does_not_wait(siti: Person, bu_ratna: Person) -> None:
    """Law 19 is about villages."""
    await announces(bu_ratna, RISKY)
    assert heard(siti, RISKY) == 1


async def test_law_19_the_first_officer_decides(
    siti: Person, pak_budi: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 19: both are asked, one decides, and the announcement goes out once."""
    await announces(pak_budi, RISKY)
    for officer in (bu_ratna, bu_wati):
        await officer.taps(CHECK)
    await bu_ratna.taps(APPROVE)
    await bu_wati.taps(REFUSE)
    assert "sudah disetujui petugas lain" in bu_wati.sees()[-1]
    await bu_ratna.presses("announcement.approve:1")
    assert heard(siti, RISKY) == 1


@pytest.mark.parametrize("action", ["check", "approve", "refuse"])
async def test_law_19_neither_author_nor_stranger_nor_another_village_decides(
    siti: Person, pak_budi: Person, pak_joni: Person, joko: Person, bu_ratna: Person, action: str
) -> None:
    """Laws 4 and 19: asked in the query."""
    await announces(pak_budi, RISKY)
    for person in (pak_budi, pak_joni, joko, siti):
        await person.presses(f"announcement.{action}:1")
    assert heard(siti, RISKY) == 0
    assert RISKY not in pak_joni.sees()[-1] + joko.sees()[-1] + siti.sees()[-1]
    assert "masih menunggu" in pak_budi.sees()[-1]
    await bu_ratna.taps(CHECK)
    assert APPROVE in bu_ratna.buttons()


async def test_law_19_bp3mi_is_asked_where_p4mi_has_no_officer(
    siti: Person, pak_budi: Person, pak_made: Person
) -> None:
    """Law 19: the next office above that has one."""
    await announces(pak_budi, RISKY)
    await pak_made.taps(CHECK)
    await pak_made.taps(APPROVE)
    assert heard(siti, RISKY) == 1


async def test_an_officer_who_comes_later_finds_what_waits(village: Village, siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, RISKY)
    assert "belum ada petugas P4MI" in pak_budi.sees()[-1]
    ratna = await resident(village, 300, "p4mi-contoh")
    async with village.store.transaction() as tx:
        await tx.appoint(300, "p4mi-contoh", None, village.clock.now())
    await ratna.says("/umumkan")
    await ratna.taps(CHECK)
    await ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 1


async def test_law_4_what_a_suspended_author_wrote_is_not_sent_any_more(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: a lost phone may have written it."""
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    await suspend(village, pak_budi, "desa-contoh")
    await bu_ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 0
    assert "tidak lagi menjadi petugas" in bu_ratna.sees()[-1]


async def test_law_4_a_suspended_approver_approves_nothing(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 4: asked where it takes effect."""
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    await suspend(village, bu_ratna, "p4mi-contoh")
    await bu_ratna.taps(APPROVE)
    assert heard(siti, RISKY) == 0


# At night


async def test_nothing_is_announced_at_night_where_the_reader_is(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """21 to 06 is told by the reader's own clock."""
    abroad = await resident(village, 101, zone="Europe/London")
    village.clock.ahead += 13 * HOUR  # 22.00 in Makassar, 14.00 in London
    await announces(pak_budi, SUNDAY)
    assert (heard(siti), heard(abroad)) == (0, 1)
    await village.tick(10)
    assert "Menunggu: 1" in progress(pak_budi)[-1]
    await village.tick(8 * HOUR + 60)
    assert (heard(siti), heard(abroad)) == (1, 1)


async def test_an_author_who_sleeps_is_told_of_the_approval_once_in_the_morning(
    village: Village, siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    await announces(pak_budi, RISKY)
    await bu_ratna.taps(CHECK)
    village.clock.ahead += 13 * HOUR
    await bu_ratna.taps(APPROVE)
    await village.tick(10)
    assert not progress(pak_budi)
    await village.tick(8 * HOUR)
    await village.tick(10)
    assert len(progress(pak_budi)) == 1
    assert "Terkirim: 1" in progress(pak_budi)[0]


# Who does not want it, who can't be reached


async def test_stop_stops_announcements_and_nothing_else(village: Village, siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    await siti.taps(STOP)
    assert "tidak lagi dikirim" in siti.sees()[-1]
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 1
    async with village.store.transaction() as tx:
        assert await tx.mutes(siti.chat_id) == {"announcement"}


async def test_start_again_starts_them_again(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    await siti.taps(STOP)
    await siti.taps(AGAIN)
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 2


async def test_who_stops_at_night_does_not_get_what_waits_for_the_morning(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    await announces(pak_budi, SUNDAY)
    village.clock.ahead += 13 * HOUR
    await announces(pak_budi, RISKY.replace("0812 0000 0000", "balai desa"))
    await siti.taps(STOP)
    await village.tick(9 * HOUR)
    assert heard(siti, "Pelatihan") == 0


@pytest.mark.parametrize("data", ["mute:", "mute:danger", "unmute:complaint", "mute"])
async def test_only_news_can_be_stopped(village: Village, siti: Person, data: str) -> None:
    await siti.presses(data)
    assert "sudah tidak berlaku" in siti.sees()[-1]
    async with village.store.transaction() as tx:
        assert await tx.mutes(siti.chat_id) == set()


async def test_a_closed_chat_is_left_out(village: Village, siti: Person, pak_budi: Person) -> None:
    await siti.blocks()
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    assert "Belum ada warga" in pak_budi.sees()[-1]


# How far it has come


async def test_the_officer_sees_one_message_that_is_kept_up_to_date(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    await resident(village, 101)
    await announces(pak_budi, SUNDAY)
    await village.tick(10)
    assert len(progress(pak_budi)) == 1
    assert "Penerima: 2" in progress(pak_budi)[0]
    assert "Terkirim: 2" in progress(pak_budi)[0]
    assert "Pengiriman selesai" in progress(pak_budi)[0]
    assert WHATSAPP in pak_budi.buttons()


async def test_who_blocked_the_bot_is_counted_as_unreachable(village: Village, siti: Person, pak_budi: Person) -> None:
    await siti.blocks()
    async with village.store.transaction() as tx:
        await tx.reopen_chat(siti.chat_id)
    await announces(pak_budi, SUNDAY)
    await village.tick(10)
    assert "Tidak terjangkau: 1" in progress(pak_budi)[-1]
    assert "Terkirim: 0" in progress(pak_budi)[-1]


async def test_law_2_what_was_on_its_way_at_a_crash_is_shown_as_uncertain_and_not_sent_again(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """Law 2: bulk at most once per citizen, and what is uncertain is shown."""
    village.clock.ahead += 13 * HOUR
    await announces(pak_budi, SUNDAY)
    village.clock.ahead += 9 * HOUR
    async with village.store.transaction() as tx:
        marked = await tx.claim(village.clock.now(), 8, 2, ())  # type: ignore[arg-type]
        assert siti.chat_id in {message.chat_id for message in marked}
    async with village.store.transaction() as tx:
        await tx.recover_marked(village.clock.now())
    await village.tick(10)
    await village.tick(HOUR)
    assert heard(siti) == 0
    assert "Tidak pasti: 1" in progress(pak_budi)[-1]


async def test_progress_ends_when_nothing_waits(village: Village, siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    await village.tick(10)
    await village.tick(10)
    async with village.store.transaction() as tx:
        assert await tx._value("SELECT count(*) FROM due WHERE kind = 'progress' AND done_at IS NULL") == 0


@given(
    st.dictionaries(st.sampled_from(["sent", "failed", "unreachable", "uncertain", "waiting"]), st.integers(0, 10**6))
)
def test_the_counts_add_up_to_the_recipients(outcomes: dict[str, int]) -> None:
    assert counts(outcomes).total == sum(outcomes.values())
    assert counts(outcomes, 7).total == sum(outcomes.values()) + 7
    assert counts(outcomes, 7).waiting == outcomes.get("waiting", 0) + 7


def test_nothing_sent_is_nothing_counted() -> None:
    assert counts({}) == Counts()


# Many


async def test_a_large_audience_is_reached_piece_by_piece(
    village: Village, siti: Person, pak_budi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is keyed by (announcement, citizen): done again, it tells nobody twice."""
    monkeypatch.setattr("bot.store.bulk.PIECE", 2)
    people = [siti, *[await resident(village, 101 + each, language="en" if each % 2 else "id") for each in range(4)]]
    await announces(pak_budi, SUNDAY)
    assert [heard(person) for person in people] == [1, 1, 0, 0, 0]
    assert "Penerima: 5" in progress(pak_budi)[-1]
    await village.tick(1)
    assert sum(heard(person) for person in people) == 4
    async with village.store.transaction() as tx:  # as if the process had died before noting how far it came
        await tx.announcement_reached(1, 0, None)
    for _ in range(4):
        await village.tick(1)
    assert [heard(person) for person in people] == [1, 1, 1, 1, 1]
    await village.tick(10)
    assert "Terkirim: 5" in progress(pak_budi)[-1]


# To be passed on


async def test_the_text_for_whatsapp_is_plain_and_can_be_copied(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "Rapat <penting> & makan bersama.")
    await pak_budi.taps(WHATSAPP)
    assert "📢 Pengumuman Desa Contoh\n\nRapat <penting> & makan bersama." in pak_budi.sees()[-1]
    assert pak_budi.buttons() == ["📋 Salin"]


async def test_a_long_text_for_whatsapp_has_no_button_that_would_cut_it(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "Rapat desa. " * 100)
    await pak_budi.taps(WHATSAPP)
    assert pak_budi.sees()[-1].count("Rapat desa.") == 100
    assert "📋 Salin" not in pak_budi.buttons()


async def test_law_4_nobody_else_copies_it(siti: Person, pak_budi: Person, pak_joni: Person, joko: Person) -> None:
    """Law 4."""
    await announces(pak_budi, SUNDAY)
    for person in (pak_joni, joko):
        await person.presses("announcement.copy:1")
        assert SUNDAY not in person.sees()[-1]


@pytest.mark.parametrize("argument", ["", "x", "0", "99", "9" * 40, "-1", "１"])
async def test_a_number_that_never_was_gets_a_sentence(bu_ratna: Person, argument: str) -> None:
    for action in ("check", "approve", "refuse", "copy"):
        await bu_ratna.presses(f"announcement.{action}:{argument}")
        assert "sudah tidak berlaku" in bu_ratna.sees()[-1]


@pytest.mark.parametrize("locale", Texts().locales)
def test_law_12_every_text_of_the_form_is_there(locale: str) -> None:
    """Law 12."""
    assert not keys(FORM) - Texts().keys(locale)
