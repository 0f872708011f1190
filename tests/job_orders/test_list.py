"""The list of job orders that are open, its links, and how one is withdrawn from it."""

import pytest

from tests.bulk import HOUR
from tests.conftest import Person, Village
from tests.job_orders.ways import DAY, ENDING, WITHDRAW, WITHDRAW_YES, heard, opens, published, waits, wishes

# --- the list ---


async def test_the_list_has_pages_of_eight(village: Village, siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    for each in range(9):
        await published(village, bu_wati, position=f"Jabatan {each}")
    await siti.taps("💼 Lowongan")
    assert "Ada 9 lowongan resmi yang dibuka" in siti.sees()[-1]
    assert "Halaman 1 dari 2" in siti.sees()[-1]
    assert sum("Jabatan" in label for label in siti.buttons()) == 8
    shown = len(siti.sees())
    await siti.taps("Berikutnya ▶️")
    assert sum("Jabatan" in label for label in siti.buttons()) == 1
    assert len(siti.sees()) == shown
    await siti.taps("◀️ Sebelumnya")
    assert sum("Jabatan" in label for label in siti.buttons()) == 8


@pytest.mark.parametrize("page", ["0", "99", "x", "", "9" * 40, "-1"])
async def test_a_page_that_is_not_there_is_the_nearest_one(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, page: str
) -> None:
    await published(village, bu_wati)
    await opens(siti, f"job_order.page:{page}")
    assert any("Operator mesin" in label for label in siti.buttons())


async def test_after_its_closing_date_it_is_no_longer_listed(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    number = await published(village, bu_wati, closing="2026-11-24")
    village.clock.ahead += DAY
    await siti.says("/lowongan")
    assert "Ada 1 lowongan" in siti.sees()[-1]
    village.clock.ahead += DAY
    await siti.says("/lowongan")
    assert "belum ada lowongan" in siti.sees()[-1]
    await siti.presses(f"job_order.show:{number}")
    assert "sudah ditutup" in siti.sees()[-1]


@pytest.mark.parametrize("number", ["JO-0000", "", "x" * 50, "JO-1;DROP"])
async def test_a_number_that_never_was_gets_a_sentence(siti: Person, bu_ratna: Person, number: str) -> None:
    await siti.presses(f"job_order.show:{number}")
    assert "tidak ada, sudah ditutup" in siti.sees()[-1]
    for act in ("check", "confirm", "give_back", "withdraw", "withdraw_yes", "redo"):
        await bu_ratna.presses(f"job_order.{act}:{number}")
        assert "sudah tidak berlaku" in bu_ratna.sees()[-1]


# --- links ---


async def test_a_link_that_was_passed_on_opens_the_job_order(
    village: Village, joko: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    number = await published(village, bu_wati)
    await joko.opens(f"job_{number.lower()}")
    assert joko.sees()[-1].endswith(ENDING)


async def test_a_link_to_one_that_waits_opens_nothing(village: Village, joko: Person, bu_ratna: Person) -> None:
    """Law 19: nobody is told before a second officer confirms."""
    number = await waits(village)
    await joko.opens(f"job_{number}")
    assert "Operator mesin" not in joko.sees()[-1]


# --- withdrawing ---


async def test_its_office_withdraws_it(village: Village, siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    number = await published(village, bu_wati)
    await bu_wati.presses(f"job_order.show:{number}")
    await bu_wati.taps(WITHDRAW)
    await siti.says("/lowongan")
    assert "Ada 1 lowongan" in siti.sees()[-1]
    await bu_wati.taps(WITHDRAW_YES)
    await siti.says("/lowongan")
    assert "belum ada lowongan" in siti.sees()[-1]
    assert "ditarik oleh petugas lain" in bu_ratna.sees()[-1]
    await bu_wati.presses(f"job_order.withdraw_yes:{number}")
    assert "sudah ditarik" in bu_wati.sees()[-1]


async def test_citizens_see_no_button_to_withdraw(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    number = await published(village, bu_wati)
    await siti.presses(f"job_order.show:{number}")
    assert WITHDRAW not in siti.buttons()


async def test_what_was_withdrawn_at_night_is_not_told_in_the_morning(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    village.clock.ahead += 13 * HOUR
    number = await published(village, bu_wati)
    await bu_ratna.presses(f"job_order.withdraw_yes:{number}")
    await village.tick(9 * HOUR)
    assert heard(siti) == 0
