"""Officers add offices right below their own, and only there (law 4)."""

import re

import pytest

from tests.conftest import Person, Village
from tests.network.ways import works_at


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
