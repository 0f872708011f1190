"""Officers invite, confirm, suspend and restore each other; every change is told (laws 4 and 20)."""

import re
from datetime import timedelta

import pytest

from bot.network import fingerprint
from tests.complaints import STORY, mentions, reports, suspends
from tests.conftest import Person, Village

DAY = int(timedelta(days=1).total_seconds())


async def link_for(officer: Person, office: str) -> str:
    """What the officer gets from /undang: the part of the link behind ?start="""
    await officer.says("/undang")
    await officer.taps(office)
    found = re.search(r"https://t\.me/\w+\?start=(inv_[\w-]+)", officer.sees()[-1])
    assert found
    return found[1]


async def become_officer(newcomer: Person, inviter: Person, office: str) -> None:
    await newcomer.opens(await link_for(inviter, office))
    await inviter.taps("✅ Benar, ini orangnya")


async def works_at(village: Village, person: Person, code: str) -> bool:
    async with village.store.transaction() as tx:
        return await tx.works_at(person.chat_id, code)


# --- an invitation makes nobody an officer (law 20) ---


async def test_whoever_opens_an_invitation_waits_until_the_inviter_confirms(
    village: Village, pak_budi: Person, joko: Person
) -> None:
    """Law 20."""
    await joko.opens(await link_for(pak_budi, "Desa Contoh"))
    assert "tunggu" in joko.sees()[-1]
    assert not await works_at(village, joko, "desa-contoh")
    assert "Joko" in pak_budi.sees()[-1]
    await pak_budi.taps("✅ Benar, ini orangnya")
    assert await works_at(village, joko, "desa-contoh")
    assert "Anda sekarang petugas" in joko.sees()[-1]


async def test_a_person_who_is_not_the_right_one_becomes_nothing(
    village: Village, pak_budi: Person, joko: Person
) -> None:
    """Law 20."""
    await joko.opens(await link_for(pak_budi, "Desa Contoh"))
    await pak_budi.taps("❌ Bukan")
    assert not await works_at(village, joko, "desa-contoh")
    assert "tidak dikonfirmasi" in joko.sees()[-1]
    await pak_budi.presses(f"officer.confirm:{joko.chat_id}:desa-contoh")
    assert not await works_at(village, joko, "desa-contoh")


async def test_nobody_confirms_but_who_invited(
    village: Village, bu_ratna: Person, bu_wati: Person, joko: Person
) -> None:
    """Law 20."""
    await joko.opens(await link_for(bu_ratna, "Desa Contoh"))
    for other in (bu_wati, joko):
        await other.presses(f"officer.confirm:{joko.chat_id}:desa-contoh")
        assert "tidak bisa dilakukan sekarang" in other.sees()[-1]
    assert not await works_at(village, joko, "desa-contoh")


async def test_who_invites_must_still_work_there_when_they_confirm(
    village: Village, pak_budi: Person, bu_ratna: Person, joko: Person
) -> None:
    """Law 4: asked where it takes effect, not only at the entrance."""
    await joko.opens(await link_for(pak_budi, "Desa Contoh"))
    await bu_ratna.says("/petugas")
    await bu_ratna.taps("🚫 Nonaktifkan Budi")
    await bu_ratna.taps("Ya, nonaktifkan")
    await pak_budi.presses(f"officer.confirm:{joko.chat_id}:desa-contoh")
    assert "tidak bisa dilakukan sekarang" in pak_budi.sees()[-1]
    assert not await works_at(village, joko, "desa-contoh")


async def test_a_link_of_somebody_who_was_suspended_since_opens_nothing(
    village: Village, pak_budi: Person, bu_ratna: Person, joko: Person
) -> None:
    """Law 4."""
    link = await link_for(pak_budi, "Desa Contoh")
    async with village.store.transaction() as tx:
        assert await tx.suspend_officer(pak_budi.chat_id, "desa-contoh", bu_ratna.chat_id, village.clock.now())
    await joko.opens(link)
    assert "tidak bertugas lagi" in joko.sees()[-1]
    async with village.store.transaction() as tx:
        assert await tx.officer(joko.chat_id, "desa-contoh") is None


@pytest.mark.parametrize("code", ["desa-lain", "bp3mi-contoh", "p4mi-contoh", "no-such-office"])
async def test_an_officer_does_not_invite_for_other_offices(village: Village, pak_budi: Person, code: str) -> None:
    """Law 4: also with a button that nobody was shown."""
    await pak_budi.presses(f"office.invite:{code}")
    assert "tidak bisa dilakukan sekarang" in pak_budi.sees()[-1]


@pytest.mark.parametrize("code", ["p4mi-contoh", "desa-contoh", "desa-lain"])
async def test_an_officer_invites_for_the_own_office_and_those_right_below(
    village: Village, bu_ratna: Person, code: str
) -> None:
    await bu_ratna.presses(f"office.invite:{code}")
    assert "start=inv_" in bu_ratna.sees()[-1]


async def test_a_citizen_invites_nobody(siti: Person) -> None:
    for command in ("/undang", "/petugas", "/jaga"):
        await siti.says(command)
        assert "untuk petugas" in siti.sees()[-1]


# --- a link opens once, for a day, and is kept as a hash ---


async def test_an_invitation_opens_once(village: Village, pak_budi: Person, joko: Person, siti: Person) -> None:
    link = await link_for(pak_budi, "Desa Contoh")
    await joko.opens(link)
    await siti.opens(link)
    assert "sudah pernah dibuka" in siti.sees()[-1]
    await joko.opens(link)
    assert "Undangan ini sudah Anda buka" in joko.sees()[-1]


async def test_an_invitation_is_over_after_a_day(village: Village, pak_budi: Person, joko: Person) -> None:
    link = await link_for(pak_budi, "Desa Contoh")
    village.clock.ahead += DAY
    await joko.opens(link)
    assert "lewat 24 jam" in joko.sees()[-1]


async def test_an_invitation_still_opens_within_the_day(village: Village, pak_budi: Person, joko: Person) -> None:
    link = await link_for(pak_budi, "Desa Contoh")
    village.clock.ahead += DAY - 60
    await joko.opens(link)
    assert "tunggu" in joko.sees()[-1]


async def test_a_link_that_is_not_ours_opens_nothing(joko: Person) -> None:
    await joko.opens("inv_somebody-made-this-up")
    assert "tidak dikenal" in joko.sees()[-1]


async def test_who_works_there_already_does_not_use_up_the_link(
    village: Village, pak_budi: Person, bu_ratna: Person, joko: Person
) -> None:
    link = await link_for(bu_ratna, "Desa Contoh")
    for officer, word in ((pak_budi, "sudah menjadi petugas"), (bu_ratna, "Anda buat sendiri")):
        await officer.opens(link)
        assert word in officer.sees()[-1]
    await joko.opens(link)
    assert "tunggu" in joko.sees()[-1]


async def test_a_token_is_kept_as_a_hash_only(village: Village, pak_budi: Person) -> None:
    """Law 11: who reads the database can't open anything."""
    token = (await link_for(pak_budi, "Desa Contoh")).removeprefix("inv_")
    async with village.store.transaction() as tx:
        assert await tx.invitation(fingerprint(token))
        assert await tx.invitation(token) is None
    assert token.encode() not in village.store.path.read_bytes()


async def test_no_log_line_holds_a_token(
    village: Village, pak_budi: Person, joko: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """Law 11."""
    for room in ("bot", "handlers"):
        caplog.set_level("DEBUG", room)
    link = await link_for(pak_budi, "Desa Contoh")
    await joko.opens(link)
    await joko.opens(link)
    ours = [record.getMessage() for record in caplog.records if record.name.partition(".")[0] in ("bot", "handlers")]
    assert link.removeprefix("inv_") not in "".join(ours)


async def test_the_inviter_can_confirm_from_the_list_too(village: Village, pak_budi: Person, joko: Person) -> None:
    """The message that asked may have been cleared."""
    await joko.opens(await link_for(pak_budi, "Desa Contoh"))
    await pak_budi.says("/petugas")
    await pak_budi.taps("✅ Benar: Joko")
    assert await works_at(village, joko, "desa-contoh")


async def test_a_waiting_person_is_told_if_the_inviter_can_not_be_reached(
    village: Village, pak_budi: Person, joko: Person
) -> None:
    link = await link_for(pak_budi, "Desa Contoh")
    await pak_budi.blocks()
    await joko.opens(link)
    assert "belum bisa dihubungi" in joko.sees()[-1]


# --- a lost phone is suspended in two taps (law 20) ---


async def test_a_colleague_suspends_in_two_taps(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 20."""
    await bu_wati.says("/petugas")
    await bu_wati.taps("🚫 Nonaktifkan Ratna")
    assert await works_at(village, bu_ratna, "p4mi-contoh")
    await bu_wati.taps("Ya, nonaktifkan")
    assert not await works_at(village, bu_ratna, "p4mi-contoh")
    await bu_ratna.says("/petugas")
    assert "untuk petugas" in bu_ratna.sees()[-1]


async def test_a_story_leaves_the_phone_of_who_is_suspended(siti: Person, pak_made: Person) -> None:
    """Law 15: at loss of role whatever was shown is taken back."""
    number = await reports(siti, "Gaji")
    await pak_made.presses(f"complaint.open:{number}")
    assert [text for text in pak_made.sees() if STORY in text]
    dewi = pak_made.village.person(500, "Dewi")
    await dewi.says("/petugas")
    await dewi.taps("🚫 Nonaktifkan Made")
    await dewi.taps("Ya, nonaktifkan")
    assert not [text for text in pak_made.sees() if STORY in text]


async def test_one_tap_alone_suspends_nobody(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 20."""
    await bu_wati.says("/petugas")
    await bu_wati.taps("🚫 Nonaktifkan Ratna")
    await bu_wati.taps("Tidak")
    assert await works_at(village, bu_ratna, "p4mi-contoh")
    assert "aktif" in bu_wati.sees()[-1]


async def test_nobody_suspends_themselves_or_at_an_office_that_is_not_theirs(
    village: Village, pak_budi: Person, bu_ratna: Person, pak_joni: Person
) -> None:
    """Law 4: so the ministry always keeps an officer, and a village can't silence the office above."""
    for actor, target, code in (
        (pak_budi, pak_budi, "desa-contoh"),
        (pak_budi, bu_ratna, "p4mi-contoh"),
        (pak_budi, pak_joni, "desa-lain"),
    ):
        for act in ("suspend", "sure"):
            await actor.presses(f"officer.{act}:{target.chat_id}:{code}")
            if act == "sure" or actor is not target:
                assert "tidak bisa dilakukan sekarang" in actor.sees()[-1]
        assert await works_at(village, target, code)


async def test_the_office_above_restores(village: Village, pak_budi: Person, bu_ratna: Person) -> None:
    await bu_ratna.says("/petugas")
    await bu_ratna.taps("🚫 Nonaktifkan Budi")
    await bu_ratna.taps("Ya, nonaktifkan")
    await bu_ratna.says("/petugas")
    await bu_ratna.taps("♻️ Aktifkan lagi Budi")
    assert await works_at(village, pak_budi, "desa-contoh")
    assert "aktif lagi" in pak_budi.sees()[-1]


async def test_a_colleague_does_not_restore(
    village: Village, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    """Law 4: whoever holds the lost phone might have a colleague's phone too."""
    await pak_made.says("/petugas")
    await pak_made.taps("🚫 Nonaktifkan Ratna")
    await pak_made.taps("Ya, nonaktifkan")
    await bu_wati.says("/petugas")
    assert not [label for label in bu_wati.buttons() if "Ratna" in label]
    await bu_wati.presses(f"officer.restore:{bu_ratna.chat_id}:p4mi-contoh")
    assert not await works_at(village, bu_ratna, "p4mi-contoh")


async def test_a_new_invitation_does_not_let_a_suspended_officer_in(
    village: Village, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 20."""
    async with village.store.transaction() as tx:
        await tx.suspend_officer(bu_ratna.chat_id, "p4mi-contoh", bu_wati.chat_id, village.clock.now())
    await bu_ratna.opens(await link_for(bu_wati, "P4MI Contoh"))
    assert "dinonaktifkan" in bu_ratna.sees()[-1]
    await bu_wati.presses(f"officer.confirm:{bu_ratna.chat_id}:p4mi-contoh")
    assert not await works_at(village, bu_ratna, "p4mi-contoh")


async def test_a_second_tap_on_suspend_gets_a_sentence(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    await bu_wati.presses(f"officer.sure:{bu_ratna.chat_id}:p4mi-contoh")
    await bu_wati.presses(f"officer.sure:{bu_ratna.chat_id}:p4mi-contoh")
    assert "mungkin sudah dikerjakan" in bu_wati.sees()[-1]


# --- every change is told to the office and the one above (law 20) ---


async def test_a_new_officer_is_told_to_the_office_and_the_one_above(
    pak_budi: Person, pak_joni: Person, bu_ratna: Person, pak_made: Person, joko: Person
) -> None:
    """Law 20."""
    await become_officer(joko, pak_budi, "Desa Contoh")
    assert "Joko sekarang petugas Desa Contoh, dikonfirmasi oleh Budi" in bu_ratna.sees()[-1]
    for other in (pak_joni, pak_made):  # another village, and two steps above
        assert not [text for text in other.sees() if "Joko" in text]


async def test_a_suspension_is_told_to_the_office_and_the_one_above(
    pak_budi: Person, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    """Law 20."""
    await bu_wati.says("/petugas")
    await bu_wati.taps("🚫 Nonaktifkan Ratna")
    await bu_wati.taps("Ya, nonaktifkan")
    assert "Ratna dinonaktifkan di P4MI Contoh oleh Wati" in pak_made.sees()[-1]
    assert "dinonaktifkan" in bu_ratna.sees()[-1]
    assert not [text for text in pak_budi.sees() if "Ratna" in text]


async def test_every_change_is_recorded_with_ids_only(village: Village, pak_budi: Person, joko: Person) -> None:
    """Law 11: who did what to whom, and no name."""
    await become_officer(joko, pak_budi, "Desa Contoh")
    async with village.store.transaction() as tx:
        entries = await tx.audit()
    assert [(entry.actor, entry.act, entry.subject) for entry in entries] == [
        (200, "invited", "desa-contoh"),
        (900, "opened", "900@desa-contoh"),
        (200, "confirmed", "900@desa-contoh"),
    ]


# --- the first officers ---


async def test_whom_the_settings_name_works_for_the_ministry_from_the_first_contact_on(village: Village) -> None:
    dewi = village.person(500, "Dewi")
    await dewi.says("Selamat pagi")
    assert await works_at(village, dewi, "kemenp2mi-contoh")
    assert "Anda tercatat sebagai petugas" in dewi.sees()[0]
    await dewi.says("/start")
    assert sum("Anda tercatat sebagai petugas" in text for text in dewi.sees()) == 1


async def test_whom_the_settings_do_not_name_works_for_nobody(village: Village, joko: Person) -> None:
    assert not await works_at(village, joko, "kemenp2mi-contoh")


@pytest.mark.parametrize("erased", [False, True])
async def test_a_suspended_first_officer_stays_suspended(village: Village, bu_dewi: Person, erased: bool) -> None:
    """Law 20: neither /start nor erasing one's data with the lost phone opens the door again."""
    wayan = village.person(510, "Wayan")
    await become_officer(wayan, bu_dewi, "Kementerian Contoh")
    await wayan.says("/petugas")
    await wayan.taps("🚫 Nonaktifkan Dewi")
    await wayan.taps("Ya, nonaktifkan")
    if erased:
        async with village.store.transaction() as tx:
            await tx.forget_citizen(bu_dewi.chat_id)
    await bu_dewi.says("/start")
    assert not await works_at(village, bu_dewi, "kemenp2mi-contoh")


async def test_a_first_officer_who_erased_their_data_may_come_back(village: Village, bu_dewi: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.forget_citizen(bu_dewi.chat_id)
    await bu_dewi.says("/start")
    assert await works_at(village, bu_dewi, "kemenp2mi-contoh")


# --- a new office ---


async def add_office(officer: Person, button: str, name: str) -> None:
    await officer.says("/undang")
    await officer.taps(button)
    await officer.says(name)
    await officer.says("Sukamaju, Kabupaten Contoh")
    await officer.taps("✅ Kirim")


async def test_an_officer_adds_an_office_right_below_and_invites_its_first_officer(
    village: Village, bu_ratna: Person, bu_wati: Person, joko: Person
) -> None:
    await add_office(bu_ratna, "➕ Tambah desa di bawah P4MI Contoh", "Desa Sukamaju")
    assert "start=desa_desa-sukamaju" in bu_ratna.sees()[-1]
    assert "Kantor baru: Desa Sukamaju, ditambahkan oleh Ratna" in bu_wati.sees()[-1]
    await bu_ratna.taps("Undang petugas pertama")
    link = re.findall(r"inv_[\w-]+", bu_ratna.sees()[-1])[0]
    await joko.opens(link)
    await bu_ratna.taps("✅ Benar, ini orangnya")
    assert await works_at(village, joko, "desa-sukamaju")


async def test_an_office_that_is_there_is_not_added_again(village: Village, bu_ratna: Person) -> None:
    await add_office(bu_ratna, "➕ Tambah desa di bawah P4MI Contoh", "desa contoh")
    assert "sudah ada" in bu_ratna.sees()[-1]
    async with village.store.transaction() as tx:
        assert len(await tx.offices_below("p4mi-contoh")) == 2


@pytest.mark.parametrize(
    "risky", ["Desa Sukamaju WA 0812 0000 0000", "Desa t.me/herman", "Desa IG hermansukses", "Desa Rp 500.000"]
)
async def test_a_name_or_an_area_of_an_office_leads_nobody_to_a_stranger(
    village: Village, bu_ratna: Person, risky: str
) -> None:
    await bu_ratna.says("/undang")
    await bu_ratna.taps("➕ Tambah desa di bawah P4MI Contoh")
    for answer in ("Desa Sukamaju", "Sukamaju, Kabupaten Contoh"):
        await bu_ratna.says(risky)
        assert "Mohon tulis namanya saja" in bu_ratna.sees()[-1]
        await bu_ratna.says(answer)
    await bu_ratna.taps("✅ Kirim")
    async with village.store.transaction() as tx:
        assert await tx.office("desa-sukamaju")


@pytest.mark.parametrize(
    "about", ["bp3mi-contoh:village", "p4mi-contoh:regency", "p4mi-contoh:ministry", "p4mi-contoh"]
)
async def test_an_officer_adds_no_office_elsewhere(village: Village, bu_ratna: Person, about: str) -> None:
    """Law 4: with a button that nobody was shown."""
    await bu_ratna.presses(f"office.add:{about}")
    assert "tidak bisa dilakukan sekarang" in bu_ratna.sees()[-1]


async def test_who_was_suspended_meanwhile_adds_no_office(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 4: the last button is the real door."""
    await bu_ratna.says("/undang")
    await bu_ratna.taps("➕ Tambah desa di bawah P4MI Contoh")
    await bu_ratna.says("Desa Sukamaju")
    await bu_ratna.says("Sukamaju, Kabupaten Contoh")
    async with village.store.transaction() as tx:
        await tx.suspend_officer(bu_ratna.chat_id, "p4mi-contoh", bu_wati.chat_id, village.clock.now())
    await bu_ratna.taps("✅ Kirim")
    async with village.store.transaction() as tx:
        assert await tx.office("desa-sukamaju") is None


async def test_a_village_adds_no_office(pak_budi: Person) -> None:
    await pak_budi.says("/undang")
    assert pak_budi.buttons() == ["Desa Contoh"]


async def test_many_offices_come_in_pages(village: Village, bu_ratna: Person) -> None:
    for number in range(9):
        await add_office(bu_ratna, "➕ Tambah desa di bawah P4MI Contoh", f"Desa Nomor {number}")
    await bu_ratna.says("/undang")
    assert len([label for label in bu_ratna.buttons() if label.startswith("Desa")]) == 7
    await bu_ratna.taps("Berikutnya ▶️")
    assert "Desa Nomor 8" in bu_ratna.buttons()
    await bu_ratna.taps("◀️ Sebelumnya")
    assert "P4MI Contoh" in bu_ratna.buttons()


# --- duty ---


async def test_who_is_on_duty_is_shown_to_the_colleagues(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    await bu_ratna.says("/jaga")
    assert "Belum ada yang berjaga" in bu_ratna.sees()[-1]
    await bu_ratna.taps("Saya jaga 8 jam")
    assert "Ratna (Anda), P4MI Contoh, sampai 23 November 2026, 17.00 WITA" in bu_ratna.sees()[-1]
    await bu_wati.says("/jaga")
    assert "Ratna, P4MI Contoh" in bu_wati.sees()[-1]


@pytest.mark.parametrize(("label", "hours"), [("Saya jaga 8 jam", 8), ("Saya jaga 24 jam", 24)])
async def test_duty_ends_by_itself(village: Village, bu_ratna: Person, label: str, hours: int) -> None:
    await bu_ratna.says("/jaga")
    await bu_ratna.taps(label)
    for moved, expected in ((hours * 3600 - 1, [bu_ratna.chat_id]), (1, [])):
        village.clock.ahead += moved
        async with village.store.transaction() as tx:
            assert await tx.on_duty("p4mi-contoh", village.clock.now()) == expected


async def test_duty_tells_who_is_rung_in_danger_and_who_never_is(
    bu_dewi: Person, pak_made: Person, bu_ratna: Person, pak_budi: Person
) -> None:
    """Law 14: danger goes to BP3MI or the ministry, never to P4MI or a village."""
    for person, rung in ((bu_dewi, True), (pak_made, True), (bu_ratna, False), (pak_budi, False)):
        await person.says("/jaga")
        assert ("diberi tahu saat ada warga dalam bahaya" in person.sees()[-1]) is rung
        assert ("Laporan bahaya tidak dikirim ke kantor Anda" in person.sees()[-1]) is not rung


async def test_duty_ends_with_a_tap(village: Village, bu_ratna: Person) -> None:
    await bu_ratna.says("/jaga")
    await bu_ratna.taps("Saya jaga 8 jam")
    await bu_ratna.taps("Selesai jaga")
    assert "Belum ada yang berjaga" in bu_ratna.sees()[-1]


async def test_a_suspended_officer_is_not_on_duty_and_can_not_begin(
    village: Village, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    """Law 4."""
    await bu_ratna.says("/jaga")
    await bu_ratna.taps("Saya jaga 24 jam")
    await bu_wati.presses(f"officer.sure:{bu_ratna.chat_id}:p4mi-contoh")
    await bu_ratna.presses("duty.begin:24")
    await pak_made.presses(f"officer.restore:{bu_ratna.chat_id}:p4mi-contoh")
    async with village.store.transaction() as tx:
        assert await tx.on_duty("p4mi-contoh", village.clock.now()) == []


# --- names of residents ---


async def test_an_office_sees_how_many_residents_it_has_and_not_who(siti: Person, pak_budi: Person) -> None:
    await pak_budi.says("/petugas")
    assert "Warga di Desa Contoh: 2" in pak_budi.sees()[-1]
    assert not [text for text in pak_budi.sees() if "Siti" in text]


async def test_an_officer_reads_their_commands_after_the_welcome(bu_ratna: Person) -> None:
    await bu_ratna.says("/start")
    assert "Untuk petugas" in bu_ratna.sees()[-1]
    assert "/joborder" in bu_ratna.sees()[-1]


async def test_a_village_officer_is_not_offered_what_only_the_offices_above_may_do(pak_budi: Person) -> None:
    await pak_budi.says("/bantuan")
    assert "/umumkan" in pak_budi.sees()[-1]
    assert "/joborder" not in pak_budi.sees()[-1]


async def test_a_citizen_reads_no_commands_of_officers(siti: Person) -> None:
    await siti.says("/start")
    assert not any("Untuk petugas" in seen for seen in siti.sees())


# --- whoever comes to an office where nobody was ---


async def _waits_at_p4mi(village: Village, siti: Person, bu_ratna: Person) -> tuple[str, Person]:
    """A report at an office whose officer is suspended, and an officer of the office above who came afterwards."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await suspends(bu_ratna)
    made = village.person(400, "Made")
    await made.says("/start")
    async with village.store.transaction() as tx:
        await tx.appoint(made.chat_id, "bp3mi-contoh", None, village.clock.now())
    return number, made


async def test_who_is_confirmed_where_nobody_was_is_rung_for_what_waits(
    village: Village, siti: Person, bu_ratna: Person, joko: Person
) -> None:
    number, made = await _waits_at_p4mi(village, siti, bu_ratna)
    await become_officer(joko, made, "P4MI Contoh")
    assert mentions(joko, number)


async def test_who_is_restored_where_nobody_is_is_rung_for_what_waits(
    village: Village, siti: Person, bu_ratna: Person
) -> None:
    number, made = await _waits_at_p4mi(village, siti, bu_ratna)
    before = sum(number in text for text in bu_ratna.sees())
    await made.says("/petugas")
    await made.taps("♻️ Aktifkan lagi Ratna")
    assert sum(number in text for text in bu_ratna.sees()) == before + 1


async def test_who_is_confirmed_beside_a_colleague_is_not_rung(siti: Person, bu_ratna: Person, joko: Person) -> None:
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    await become_officer(joko, bu_ratna, "P4MI Contoh")
    assert not mentions(joko, number)
