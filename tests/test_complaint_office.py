"""At the office: what an officer is told of a report, who may open it, who takes it, how it is answered and closed."""

import pytest

from bot.message import Priority
from tests.complaints import STORY, closes, goes_on_duty, mentions, reports, sends, suspends, writes
from tests.conftest import Person, Village

DAY = 86_400


# --- the alarm ---


async def test_an_alarm_says_number_urgency_category_and_deadline_and_nothing_of_the_story(
    siti: Person, pak_made: Person
) -> None:
    """Law 15."""
    number = await reports(siti, "Gaji")
    alarm = pak_made.sees()[-1]
    for words in (number, "Cepat", "Gaji", "24 November 2026, 09.00 WITA"):
        assert words in alarm
    for words in (STORY, "Siti"):
        assert not mentions(pak_made, words)
    assert pak_made.buttons() == ["Ambil", "Buka", "Balas", "Selesai"]


async def test_whoever_is_on_duty_is_rung_and_colleagues_are_left_alone(
    siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await goes_on_duty(bu_wati)
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    assert mentions(bu_wati, number)
    assert not mentions(bu_ratna, number)


async def test_if_nobody_is_on_duty_the_whole_office_is_rung(siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    assert mentions(bu_wati, number)
    assert mentions(bu_ratna, number)


@pytest.mark.parametrize(("category", "rings"), [("Bahaya, ancaman", True), ("Gaji", False)])
async def test_danger_rings_in_the_night_and_anything_else_waits_for_the_morning(
    siti: Person, pak_made: Person, village: Village, category: str, rings: bool
) -> None:
    village.clock.ahead += 14 * 3600  # 23.00
    number = await reports(siti, category)
    assert mentions(pak_made, number) is rings
    await village.tick(8 * 3600)
    assert mentions(pak_made, number)


# --- who may see it (laws 4 and 5) ---


@pytest.mark.parametrize("act", ["card", "open", "take", "reply", "done", "look", "answer", "settled", "not_settled"])
async def test_nobody_but_its_owner_and_its_office_gets_near_a_report(
    siti: Person, joko: Person, pak_joni: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person, act: str
) -> None:
    """Laws 4 and 5: a stranger, another village, the citizen's own village, the office between, with the right data."""
    number = await reports(siti, "Gaji")
    for person in (joko, pak_joni, pak_budi, bu_ratna):
        await person.presses(f"complaint.{act}:{number}")
        assert "tidak ada di sini" in person.sees()[-1]
        assert not mentions(person, STORY)


async def test_a_number_that_does_not_exist_gets_the_same_answer(siti: Person, joko: Person, pak_made: Person) -> None:
    """Law 5: nobody learns whether there is such a report."""
    number = await reports(siti, "Gaji")
    await joko.presses(f"complaint.open:{number}")
    there = joko.sees()[-1]
    await joko.presses("complaint.open:LT-0000-0000")
    assert joko.sees()[-1] == there


async def test_an_officer_of_the_responsible_office_opens_the_story(siti: Person, pak_made: Person) -> None:
    """Law 5."""
    await reports(siti, "Gaji")
    await pak_made.taps("Buka")
    assert STORY in pak_made.sees()[-1]
    assert "Pelapor: Siti" in pak_made.sees()[-1]


async def test_an_officer_who_was_suspended_opens_nothing_any_more(siti: Person, pak_made: Person) -> None:
    """Law 4: asked where it takes effect, not only when the button was shown."""
    await reports(siti, "Gaji")
    await suspends(pak_made)
    await pak_made.taps("Buka")
    assert not mentions(pak_made, STORY)


async def test_an_officer_who_was_suspended_while_writing_sends_nothing(siti: Person, pak_made: Person) -> None:
    """Law 4: the last button is the real door."""
    await reports(siti, "Gaji")
    await pak_made.taps("Balas")
    await pak_made.says("Kami bantu")
    await pak_made.taps("➡️ Lanjut")
    await suspends(pak_made)
    await pak_made.taps("✅ Kirim")
    assert "tidak ada di sini" in pak_made.sees()[-1]
    assert not mentions(siti, "Ada kabar")


async def test_what_accuses_the_village_is_in_no_list_and_no_total_of_the_village(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Law 5."""
    number = await reports(siti, "Pelayanan petugas", accused="Ya")
    await pak_budi.says("/kasus")
    assert not any(number in label for label in pak_budi.buttons())
    assert "Menunggu kantor Anda: 0. Masih terbuka di seluruh wilayah: 0." in pak_budi.sees()[-1]
    await bu_ratna.says("/kasus")
    assert any(number in label for label in bu_ratna.buttons())
    assert "Masih terbuka di seluruh wilayah: 1." in bu_ratna.sees()[-1]


async def test_what_the_village_may_know_is_in_its_list_and_in_its_total(siti: Person, pak_budi: Person) -> None:
    """Law 5."""
    number = await reports(siti, "Sakit, kecelakaan", village="Ya, boleh")
    await pak_budi.says("/kasus")
    assert any(number in label for label in pak_budi.buttons())
    assert "Masih terbuka di seluruh wilayah: 1." in pak_budi.sees()[-1]


async def test_the_list_of_an_office_is_for_its_officers(siti: Person, joko: Person, pak_made: Person) -> None:
    """Law 4."""
    number = await reports(siti, "Gaji")
    for person in (siti, joko):
        await person.says("/kasus")
        assert "untuk petugas" in person.sees()[-1]
        assert not any(number in label for label in person.buttons())


async def test_the_list_has_eight_on_a_page_and_danger_first(siti: Person, pak_made: Person) -> None:
    for _ in range(9):
        await reports(siti, "Gaji")
    urgent = await reports(siti, "Gaji", story="Tolong, majikan memukul saya terus")
    await pak_made.says("/kasus")
    assert len(pak_made.buttons()) == 9
    assert urgent in pak_made.buttons()[0]
    await pak_made.presses("complaint.cases:1")
    assert sum("LT-" in label for label in pak_made.buttons()) == 2


# --- taking it ---


async def test_only_the_first_officer_takes_a_report(siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await bu_ratna.taps("Ambil")
    await bu_wati.taps("Ambil")
    assert "sekarang Anda tangani" in bu_ratna.sees()[-1]
    assert "petugas lain di kantor Anda" in bu_wati.sees()[-1]


async def test_a_second_tap_of_the_same_officer_changes_nothing(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    await pak_made.taps("Ambil")
    await pak_made.presses(f"complaint.take:{number}")
    assert "sudah Anda tangani" in pak_made.sees()[-1]
    assert sum("Ada kabar" in text for text in siti.sees()) == 1


# --- the story on a phone (law 15) ---


async def test_the_story_and_its_files_can_not_be_forwarded(siti: Person, pak_made: Person) -> None:
    """Law 15."""
    await reports(siti, "Gaji")
    before = len(pak_made.messages())
    await pak_made.taps("Buka")
    shown = pak_made.messages()[before:]
    assert shown
    assert all(message["protected"] for message in shown)
    assert not any(message["protected"] for message in siti.messages())


async def test_the_story_leaves_the_phone_after_a_day_and_not_before(
    siti: Person, pak_made: Person, village: Village
) -> None:
    """Law 15."""
    await reports(siti, "Gaji")
    await pak_made.taps("Ambil")
    await pak_made.taps("Buka")
    await village.tick(DAY - 60)
    assert mentions(pak_made, STORY)
    await village.tick(120)
    assert not mentions(pak_made, STORY)


async def test_a_story_of_several_messages_leaves_as_a_whole(siti: Person, pak_made: Person, village: Village) -> None:
    """Law 15."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    for _ in range(3):
        await siti.says("Panjang sekali ceritanya. " * 120)
    await siti.sends_photo()
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati", "✅ Kirim"):
        await siti.taps(label)
    await pak_made.taps("Ambil")
    before = len(pak_made.messages())
    await pak_made.taps("Buka")
    assert len(pak_made.messages()) > before + 2
    await village.tick(DAY + 60)
    assert len(pak_made.messages()) == before


async def test_opening_it_again_leaves_one_copy(siti: Person, pak_made: Person) -> None:
    """Law 15."""
    await reports(siti, "Gaji")
    await pak_made.taps("Buka")
    await pak_made.taps("Buka")
    assert sum(STORY in text for text in pak_made.sees()) == 1


async def test_what_was_still_waiting_is_never_sent(siti: Person, pak_made: Person, village: Village) -> None:
    """Law 15: the story is taken back before Telegram could be reached."""
    number = await reports(siti, "Gaji")
    village.sandbox.world.presses(pak_made.chat_id, pak_made.messages()[-1]["message_id"], "Buka")
    await village.rooms.receive.work_off(await village.rooms.receive._fetch())
    async with village.store.transaction() as tx:
        messages, in_flight = await tx.take_back(number, pak_made.chat_id, village.clock.now())
    assert (messages, in_flight) == ([], False)
    await village.settle()
    assert not mentions(pak_made, STORY)


async def test_what_is_being_sent_right_now_is_taken_back_a_moment_later(
    siti: Person, pak_made: Person, village: Village
) -> None:
    """Law 15: Telegram has not yet said which message it is."""
    number = await reports(siti, "Gaji")
    village.sandbox.world.presses(pak_made.chat_id, pak_made.messages()[-1]["message_id"], "Buka")
    await village.rooms.receive.work_off(await village.rooms.receive._fetch())
    now = village.clock.now()
    async with village.store.transaction() as tx:
        [row] = await tx.claim(now, 8, Priority.REPLY, ())
        assert await tx.take_back(number, pak_made.chat_id, now) == ([], True)
        await tx.finish(row.id, "sent", now, 77)
        assert await tx.take_back(number, pak_made.chat_id, now) == ([77], False)
        assert await tx.take_back(number, pak_made.chat_id, now) == ([], False)


# --- talking and closing ---


async def test_an_answer_goes_by_the_name_of_the_office_and_both_ways(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    await pak_made.taps("Balas")
    await writes(pak_made, "Mohon kirim slip gaji")
    await siti.taps("Buka")
    assert "BP3MI Contoh menulis:\nMohon kirim slip gaji" in siti.sees()[-1]
    assert not mentions(siti, "Made")
    await siti.taps("Balas")
    await siti.sends_photo("slip bulan Mei")
    await siti.taps("➡️ Lanjut")
    await siti.taps("✅ Kirim")
    assert "Pelapor menjawab" in pak_made.sees()[-1]
    assert not mentions(pak_made, "slip bulan Mei")
    await pak_made.presses(f"complaint.open:{number}")
    assert pak_made.messages()[-1]["photo"]
    assert "slip bulan Mei" in pak_made.sees()[-2]


async def test_an_officer_may_answer_by_photo_or_voice(siti: Person, pak_made: Person) -> None:
    await reports(siti, "Gaji")
    await pak_made.taps("Balas")
    await pak_made.sends_voice()
    await pak_made.taps("➡️ Lanjut")
    await pak_made.taps("✅ Kirim")
    await siti.taps("Buka")
    voice = siti.messages()[-2]
    assert voice["voice"]
    assert not voice["protected"]


async def test_a_video_and_a_recording_reach_the_officer_as_what_they_are(siti: Person, pak_made: Person) -> None:
    """Telegram resends a file id only as the kind it came as; an officer can neither forward nor save it (law 15)."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.sends_video("kamar kami")
    await siti.sends_audio("ancaman majikan")
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert "1 video" in siti.sees()[-1]
    assert "1 rekaman suara" in siti.sees()[-1]
    await sends(siti)
    await pak_made.taps("Buka")
    video, audio = pak_made.messages()[-2:]
    assert (video["text"], audio["text"]) == ("kamar kami", "ancaman majikan")
    assert video["video"]
    assert audio["audio"]
    assert video["protected"]
    assert audio["protected"]


async def test_whoever_answers_first_has_taken_it(siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await bu_ratna.taps("Balas")
    await writes(bu_ratna, "Kami bantu")
    await bu_wati.taps("Ambil")
    assert "petugas lain di kantor Anda" in bu_wati.sees()[-1]


async def test_an_officer_learns_that_the_owner_can_not_be_told(siti: Person, pak_made: Person) -> None:
    await reports(siti, "Gaji")
    await siti.blocks()
    await pak_made.taps("Balas")
    await writes(pak_made, "Kami bantu")
    assert "tidak bisa dikirimi pesan" in pak_made.sees()[-1]


async def test_a_closed_report_can_not_be_closed_or_taken_again(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    await closes(pak_made, number)
    assert "ditutup" in pak_made.sees()[-1]
    await pak_made.presses(f"complaint.done:{number}")
    assert "sudah ditutup" in pak_made.sees()[-1]
    await pak_made.presses(f"complaint.take:{number}")
    assert "sudah ditutup" in pak_made.sees()[-1]
    await pak_made.says("/kasus")
    assert not any(number in label for label in pak_made.buttons())
