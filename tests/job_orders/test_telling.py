"""What a job order tells: how to apply, that nobody may ask for money, what it costs; in one message (law 19)."""

from bot.dialog import Json
from bot.job_order import ANY, Wish
from tests.bulk import someone
from tests.conftest import Person, Village
from tests.job_orders.ways import ASKED_MONEY, CONFIRM, ENDING, heard, opens, published, told, waits, wishes


async def test_law_19_every_job_order_ends_with_how_to_apply_and_that_nobody_may_ask_for_money(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 19: sent unasked, opened from the list, opened by a link, read by the second officer."""
    await wishes(siti)
    number = await waits(village)
    await opens(bu_wati, f"job_order.check:{number}")
    assert told(bu_wati).endswith(ENDING)
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 1
    assert told(siti).endswith(ENDING)
    await siti.presses(f"job_order.show:{number}")
    assert siti.sees()[-1].endswith(ENDING)
    assert ASKED_MONEY in siti.buttons()
    assert "SISKOP2MI" in ENDING
    assert "Tidak ada yang boleh meminta uang" in ENDING


async def test_law_12_each_reads_it_in_their_language(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 12: the recipient's locale."""
    wayan = await someone(village, 101, "en")
    async with village.store.transaction() as tx:
        await tx.subscribe(101, Wish("TW", ANY), village.clock.now())
    await wishes(siti)
    await published(village, bu_wati)
    assert "Nobody may ask you for money" in told(wayan)
    assert "28,590" in told(wayan)
    assert "Gaji sebulan: NT$28.590" in told(siti)


async def test_a_government_job_order_asks_for_the_announcement_and_no_licence(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await bu_ratna.says("/joborder")
    await bu_ratna.taps("Antarpemerintah (G to G)")
    assert "nomor pengumuman kementeriannya" in bu_ratna.sees()[-1]
    await bu_ratna.says("PENG-1/2026")
    assert "Di negara mana" in bu_ratna.sees()[-1]
    number = await published(village, bu_wati, scheme="g_to_g", notice="PENG-1/2026")
    await siti.presses(f"job_order.show:{number}")
    assert "Nomor pengumuman kementerian: PENG-1/2026" in siti.sees()[-1]
    assert "SIP3MI" not in siti.sees()[-1]


async def test_a_cost_to_the_worker_says_how_much_and_what_for(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    cost: dict[str, Json] = {
        "cost": "paid",
        "amount": {"amount": "1500000", "currency": "IDR"},
        "amount_for": "paspor",
    }
    number = await published(village, bu_wati, **cost)
    await siti.presses(f"job_order.show:{number}")
    assert "Biaya: Rp1.500.000, untuk paspor" in siti.sees()[-1]


async def test_the_longest_job_order_is_one_message(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    long: dict[str, Json] = {
        "agency": "&" * 120,
        "licence": "&" * 80,
        "permit": "&" * 80,
        "position": "Operator mesin " + "&" * 85,
        "amount_for": "&" * 300,
        "cost": "paid",
        "amount": {"amount": "1500000", "currency": "IDR"},
        "requirements": "&" * 1200,
        "how": "&" * 500,
    }
    await wishes(siti)
    await published(village, bu_wati, **long)
    assert heard(siti) == 1
    assert told(siti).endswith(ENDING)
