"""What happens to a report because time passes, or because somebody is no longer there; and in an emergency."""

import pytest

from handlers import complaint
from handlers.turn import Desk
from tests.complaints import NUMBER, STORY, closes, goes_on_duty, mentions, office_of, reports, suspends, tells
from tests.conftest import Person, Village

DAY = 86_400


async def leaves(officer: Person, office: str) -> None:
    """What happens when an officer is suspended."""
    await suspends(officer)
    async with officer.village.store.transaction() as tx:
        desk = Desk(tx, officer.village.rooms.house, officer.village.clock.now(), "update:leaves")
        await complaint.officer_left(desk, officer.chat_id, office)
    await officer.village.settle()


async def comes(officer: Person, office: str) -> None:
    """What happens when an officer is confirmed or restored."""
    async with officer.village.store.transaction() as tx:
        desk = Desk(tx, officer.village.rooms.house, officer.village.clock.now(), "update:comes")
        await complaint.officer_came(desk, office)
    await officer.village.settle()


# --- nobody takes it ---


async def test_a_report_that_nobody_takes_climbs_after_a_working_day_and_not_before(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await village.tick(DAY - 60)
    assert await office_of(village, number) == "p4mi-contoh"
    await village.tick(60)
    assert await office_of(village, number) == "bp3mi-contoh"
    assert "naik ke kantor Anda" in pak_made.sees()[-1]


async def test_the_next_deadline_is_that_of_a_report_which_somebody_still_has_to_take(
    siti: Person, bu_ratna: Person, village: Village
) -> None:
    async def next_deadline() -> int | None:
        async with village.store.transaction() as tx:
            return await tx.next_deadline()

    assert await next_deadline() is None
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    assert await next_deadline() == village.clock.now() + DAY
    await bu_ratna.presses(f"complaint.take:{number}")
    assert await next_deadline() is None


async def test_over_a_weekend_the_deadline_waits_for_monday(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    village.clock.ahead += 4 * DAY  # Friday, 09.00
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await village.tick(2 * DAY)
    assert await office_of(village, number) == "p4mi-contoh"
    await village.tick(DAY)
    assert await office_of(village, number) == "bp3mi-contoh"


async def test_the_owner_is_told_that_it_has_climbed_without_being_told_what(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    """Law 16."""
    await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await village.tick(DAY)
    assert siti.sees()[-1] == "Ada kabar untuk Anda."
    await siti.taps("Buka")
    assert "Diteruskan ke BP3MI Contoh." in siti.sees()[-1]


async def test_a_report_that_was_taken_does_not_climb(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await bu_ratna.taps("Ambil")
    await village.tick(5 * DAY)
    assert await office_of(village, number) == "p4mi-contoh"
    assert not mentions(pak_made, number)


async def test_it_climbs_once(
    siti: Person, bu_ratna: Person, pak_made: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await village.tick(DAY)
    await village.tick(5 * DAY)
    assert await office_of(village, number) == "bp3mi-contoh"
    assert not mentions(bu_dewi, number)


async def test_where_it_can_climb_no_further_the_office_is_rung_every_working_day(
    siti: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Gaji")
    await village.tick(DAY)
    await village.tick(DAY)
    assert sum("belum ada yang menangani" in text for text in bu_dewi.sees()) == 2
    await bu_dewi.presses(f"complaint.take:{number}")
    await village.tick(3 * DAY)
    assert sum("belum ada yang menangani" in text for text in bu_dewi.sees()) == 2


async def test_an_officer_who_comes_later_is_rung_at_the_next_working_day(siti: Person, village: Village) -> None:
    """Nobody worked anywhere when it was filed."""
    number = await reports(siti, "Gaji")
    await village.tick(DAY)
    dewi = village.person(500, "Dewi")
    await dewi.says("/start")
    await village.tick(DAY)
    assert mentions(dewi, number)


async def test_the_first_officer_of_an_office_is_rung_for_what_nobody_could_take(
    siti: Person, village: Village
) -> None:
    """Nobody worked anywhere when it was filed; the working day begins when somebody does."""
    number = await reports(siti, "Gaji")
    village.clock.ahead += DAY - 60
    dewi = village.person(500, "Dewi")
    await dewi.says("/start")
    assert mentions(dewi, number)
    rung = sum(number in text for text in dewi.sees())
    await village.tick(60)
    assert sum(number in text for text in dewi.sees()) == rung


async def test_an_officer_who_is_restored_alone_is_rung_and_a_colleague_of_others_is_not(
    siti: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Gaji")
    before = sum(number in text for text in bu_dewi.sees())
    await comes(bu_dewi, "kemenp2mi-contoh")
    assert sum(number in text for text in bu_dewi.sees()) == before + 1
    async with village.store.transaction() as tx:
        await tx.appoint(siti.chat_id, "kemenp2mi-contoh", None, village.clock.now())
    await comes(bu_dewi, "kemenp2mi-contoh")
    assert sum(number in text for text in bu_dewi.sees()) == before + 1


async def test_an_officer_who_comes_is_not_rung_for_what_was_taken(
    siti: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Gaji")
    await bu_dewi.taps("Ambil")
    before = sum(number in text for text in bu_dewi.sees())
    await comes(bu_dewi, "kemenp2mi-contoh")
    assert sum(number in text for text in bu_dewi.sees()) == before


async def test_an_office_without_an_officer_is_passed_over(
    siti: Person, bu_ratna: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await village.tick(DAY)
    assert await office_of(village, number) == "kemenp2mi-contoh"
    assert mentions(bu_dewi, number)


async def test_with_nobody_above_it_stays(siti: Person, bu_dewi: Person, village: Village) -> None:
    number = await reports(siti, "Gaji")
    await village.tick(5 * DAY)
    assert await office_of(village, number) == "kemenp2mi-contoh"
    await bu_dewi.taps("Ambil")
    assert "sekarang Anda tangani" in bu_dewi.sees()[-1]


async def test_the_story_leaves_the_phones_of_an_office_that_hands_it_over(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    """Law 15."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    village.clock.ahead += DAY - 60
    await bu_ratna.taps("Buka")
    assert mentions(bu_ratna, STORY)
    await village.tick(60)
    assert not mentions(bu_ratna, STORY)
    await bu_ratna.presses(f"complaint.open:{number}")
    assert not mentions(bu_ratna, STORY)


# --- an officer is no longer there ---


async def test_an_officer_who_can_not_be_reached_lets_a_report_climb(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await bu_ratna.taps("Ambil")
    await bu_ratna.blocks()
    await village.tick()
    assert await office_of(village, number) == "bp3mi-contoh"
    assert mentions(pak_made, number)


async def test_that_telegram_refuses_is_known_from_the_first_message_too(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    """An account that is gone sends no word that it is."""
    await siti.says("/start")
    village.sandbox.world.disappears(bu_ratna.chat_id)
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await village.tick()
    assert await office_of(village, number) == "bp3mi-contoh"


async def test_colleagues_of_an_officer_who_can_not_be_reached_come_first(
    siti: Person, bu_ratna: Person, bu_wati: Person, pak_made: Person, village: Village
) -> None:
    await goes_on_duty(bu_ratna)
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    assert not mentions(bu_wati, number)
    await bu_ratna.blocks()
    await village.tick()
    assert await office_of(village, number) == "p4mi-contoh"
    assert mentions(bu_wati, number)
    assert not mentions(pak_made, number)


async def test_a_citizen_who_can_not_be_reached_moves_nothing(siti: Person, bu_ratna: Person, village: Village) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await siti.blocks()
    await village.tick()
    assert await office_of(village, number) == "p4mi-contoh"


async def test_at_loss_of_role_the_story_leaves_the_phone_and_colleagues_take_over(
    siti: Person, bu_ratna: Person, bu_wati: Person, village: Village
) -> None:
    """Law 15."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await bu_ratna.taps("Ambil")
    await bu_ratna.taps("Buka")
    await bu_wati.taps("Buka")
    await leaves(bu_ratna, "p4mi-contoh")
    assert not mentions(bu_ratna, STORY)
    assert mentions(bu_wati, STORY)
    await bu_wati.presses(f"complaint.take:{number}")
    assert "sekarang Anda tangani" in bu_wati.sees()[-1]


async def test_an_officer_who_leaves_another_office_keeps_this_one(siti: Person, bu_ratna: Person) -> None:
    await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await bu_ratna.taps("Ambil")
    await bu_ratna.taps("Buka")
    async with bu_ratna.village.store.transaction() as tx:
        desk = Desk(tx, bu_ratna.village.rooms.house, bu_ratna.village.clock.now(), "update:leaves")
        await complaint.officer_left(desk, bu_ratna.chat_id, "desa-lain")
    await bu_ratna.village.settle()
    assert mentions(bu_ratna, STORY)


# --- danger (law 9) ---


async def test_a_tap_makes_an_emergency_a_report_and_rings_who_is_on_duty(
    siti: Person, pak_made: Person, pak_budi: Person
) -> None:
    """Laws 9 and 14."""
    await goes_on_duty(pak_made)
    await siti.says("tolong saya dipukul majikan")
    assert not mentions(pak_made, "LT-")
    await siti.taps("Kirim ke petugas")
    assert "BP3MI Contoh sudah diberi tahu" in siti.sees()[-1]
    assert "Mendesak" in pak_made.sees()[-1]
    assert not mentions(pak_made, "dipukul")
    assert not mentions(pak_budi, "LT-")
    await pak_made.taps("Buka")
    assert "tolong saya dipukul majikan" in pak_made.sees()[-1]


async def test_if_nobody_is_on_duty_the_reply_says_so_and_officers_are_told_all_the_same(
    siti: Person, pak_made: Person
) -> None:
    """Law 9."""
    await siti.says("tolong saya dipukul majikan")
    await siti.taps("Kirim ke petugas")
    assert "tidak ada petugas yang berjaga" in siti.sees()[-1]
    assert mentions(pak_made, "LT-")


async def test_further_words_of_danger_bring_the_alarm_up_to_date_without_another_ring(
    siti: Person, pak_made: Person
) -> None:
    """Law 9."""
    await siti.says("tolong saya dipukul majikan")
    await siti.taps("Kirim ke petugas")
    before = len(pak_made.messages())
    await siti.says("tolong, saya dikurung di kamar")
    assert len(pak_made.messages()) == before
    assert "2 kali" in pak_made.sees()[-1]
    await pak_made.taps("Buka")
    assert "dikurung di kamar" in pak_made.sees()[-1]


async def test_no_emergency_is_told_to_the_office_which_decides(siti: Person, pak_made: Person) -> None:
    await siti.says("tolong saya dipukul majikan")
    await siti.taps("Kirim ke petugas")
    await siti.taps("Tidak darurat")
    assert "tidak darurat" in pak_made.sees()[-1]
    await siti.says("/status")
    assert any("Menunggu" in label for label in siti.buttons())


async def test_after_a_report_was_closed_a_new_tap_rings_anew(siti: Person, pak_made: Person) -> None:
    """Law 9."""
    await siti.says("tolong saya dipukul majikan")
    await siti.taps("Kirim ke petugas")
    first = NUMBER.search(pak_made.sees()[-1])
    assert first
    await closes(pak_made, first[0])
    await siti.says("/darurat")
    await siti.taps("Kirim ke petugas")
    again = NUMBER.search(pak_made.sees()[-1])
    assert again
    assert again[0] != first[0]


async def test_a_crash_between_the_story_and_the_last_button_loses_nothing(
    siti: Person, pak_made: Person, village: Village
) -> None:
    """Law 1: an update that comes again is answered once."""
    await tells(siti, "Gaji")
    village.sandbox.world.presses(siti.chat_id, siti.messages()[-1]["message_id"], "✅ Kirim")
    updates = await village.rooms.receive._fetch()
    await village.rooms.receive.work_off(updates)
    await village.rooms.receive.work_off(updates)  # the acknowledgement was lost
    await village.settle()
    async with village.store.transaction() as tx:
        assert len(await tx.own_complaints(siti.chat_id)) == 1


@pytest.mark.parametrize("about", ["LT-0000-0000", ""])
async def test_what_is_due_for_a_report_that_is_gone_does_nothing(village: Village, about: str) -> None:
    async with village.store.transaction() as tx:
        await tx.schedule(complaint.LATE, about, village.clock.now())
        await tx.schedule(complaint.UNSHOW, f"{about}:100", village.clock.now())
    await village.tick()
    async with village.store.transaction() as tx:
        assert await tx.next_duty(village.clock.now()) is None
