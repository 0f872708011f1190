"""How a job order is written, and who may write one: officers of P4MI and above (law 19)."""

from bot.job_order import FORM
from tests.complaints import suspends
from tests.conftest import Person, Village
from tests.job_orders.ways import ANSWERS, DAY, FACTORY, SEND, TAIWAN, writes

# --- who may ---


async def test_law_19_a_village_officer_is_refused_with_a_sentence(pak_budi: Person) -> None:
    """Law 19: only P4MI and above publish."""
    await pak_budi.says("/joborder")
    assert "hanya bisa ditulis oleh petugas P4MI" in pak_budi.sees()[-1]
    await pak_budi.presses("job_order.office:desa-contoh")
    assert "hanya bisa ditulis oleh petugas P4MI" in pak_budi.sees()[-1]


async def test_a_citizen_is_told_who_writes_job_orders(joko: Person) -> None:
    await joko.says("/joborder")
    assert "hanya ditulis oleh petugas" in joko.sees()[-1]


async def test_law_19_a_village_is_refused_by_the_query_too(village: Village, pak_budi: Person) -> None:
    """Law 19, where it takes effect."""
    async with village.store.transaction() as tx:
        assert await tx.add_job_order("desa-contoh", pak_budi.chat_id, ANSWERS, 1) is None


async def test_law_4_an_officer_suspended_before_the_last_button_publishes_nothing(
    village: Village, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 4."""
    await writes(bu_ratna, send=False)
    await suspends(bu_ratna)
    await bu_ratna.taps(SEND)
    assert "hanya ditulis oleh petugas" in bu_ratna.sees()[-1]
    await bu_wati.says("/joborder")
    assert not any("menunggu pemeriksaan" in seen for seen in bu_wati.sees())


async def test_who_works_for_several_offices_says_for_which(village: Village, bu_ratna: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.appoint(bu_ratna.chat_id, "bp3mi-contoh", None, village.clock.now())
        await tx.appoint(bu_ratna.chat_id, "desa-lain", None, village.clock.now())
    await bu_ratna.says("/joborder")
    assert bu_ratna.buttons() == ["BP3MI Contoh", "P4MI Contoh"]
    await bu_ratna.taps("P4MI Contoh")
    assert "Lewat jalur apa" in bu_ratna.sees()[-1]


# --- what is typed ---


async def test_an_answer_that_does_not_fit_is_asked_again(bu_ratna: Person) -> None:
    await bu_ratna.says("/joborder")
    await bu_ratna.says("belum tahu")
    assert "menekan salah satu tombol" in bu_ratna.sees()[-1]
    await bu_ratna.taps("Lewat perusahaan P3MI (P to P)")
    for words, answer in (("PT", "terlalu pendek"), ("P" * 121, "terlalu panjang")):
        await bu_ratna.says(words)
        assert answer in bu_ratna.sees()[-1]
    await bu_ratna.sends_photo()
    assert "hanya bisa membaca tulisan" in bu_ratna.sees()[-1]
    for words in ("PT Contoh Karya, Jakarta", "SIP3MI 12/A", "SIP2MI 34/B"):
        await bu_ratna.says(words)
    await bu_ratna.taps(TAIWAN)
    await bu_ratna.taps(FACTORY)
    await bu_ratna.says("Operator mesin")
    await bu_ratna.says("banyak")
    assert "satu angka saja" in bu_ratna.sees()[-1]
    await bu_ratna.says("20")
    await bu_ratna.says("28.590")
    assert "uang negara mana" in bu_ratna.sees()[-1]
    await bu_ratna.says("28.590 dolar Taiwan")
    await bu_ratna.taps("Ada biaya")
    for words in ("Rp 1.500.000", "paspor", "Umur 18 sampai 40 tahun."):
        await bu_ratna.says(words)
    await bu_ratna.says("1 Januari 2026")
    assert "sudah lewat" in bu_ratna.sees()[-1]


async def test_send_tapped_twice_is_one_job_order(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    await writes(bu_ratna, send=False)
    send = bu_ratna.data(SEND)
    await bu_ratna.taps(SEND)
    await bu_ratna.presses(send)
    async with village.store.transaction() as tx:
        assert len(await tx.waiting_job_orders(bu_wati.chat_id)) == 1


async def test_a_closing_date_that_passed_before_the_last_button_is_asked_again(
    village: Village, bu_ratna: Person, bu_wati: Person
) -> None:
    await writes(bu_ratna, send=False)
    village.clock.ahead += 30 * DAY
    await bu_ratna.taps(SEND)
    assert "Kapan pendaftaran ditutup" in bu_ratna.sees()[-1]
    await bu_ratna.says("20 Januari 2027")
    await bu_ratna.taps(SEND)
    assert "belum diumumkan" in bu_ratna.sees()[-1]


async def test_what_is_kept_of_an_order_are_its_answers(village: Village, bu_ratna: Person, pak_made: Person) -> None:
    """And no mark of the draft it was written in, which would come back with it."""
    await writes(bu_ratna)
    async with village.store.transaction() as tx:
        (order,) = await tx.waiting_job_orders(pak_made.chat_id)
    assert {*order.answers} <= {field.name for field in FORM.fields}
