"""An invitation makes nobody an officer: it opens once, for a day, and whoever invited confirms (law 20)."""

from datetime import timedelta

import pytest

from bot.network import fingerprint
from tests.conftest import Person, Village
from tests.network.ways import link_for, works_at

DAY = int(timedelta(days=1).total_seconds())

# --- whoever opens it waits for a confirmation ---


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
