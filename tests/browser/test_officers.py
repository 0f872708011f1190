"""Officers at the page: what they send arrives on the phones beside theirs."""

import re

from playwright.async_api import expect

from tests.browser.deeds import EVENING, announces
from tests.browser.product import Product
from tests.browser.visitor import Phone, Visitor


async def test_an_announcement_reaches_the_phones_of_all_residents(visitor: Visitor, product: Product) -> None:
    await visitor.opens("Budi", "Siti")
    budi, siti = visitor.phone("Budi"), visitor.phone("Siti")
    wati, joko = await _newcomer(visitor), await _newcomer(visitor)
    for phone in (budi, siti, wati, joko):
        await phone.starts()
    await _joins_by_name(wati)
    await _joins_by_link(joko)
    await announces(budi)
    for phone in (siti, wati, joko):
        await expect(phone.told(EVENING)).to_have_count(1)
        await expect(phone.latest).to_contain_text("Pengumuman Desa Contoh")
    await product.tell("trainer/jump", seconds=3600)  # by then the bot has counted again
    await expect(budi.latest).to_contain_text(re.compile("Penerima: 4.+Terkirim: 4.+Menunggu: 0", re.DOTALL))


async def test_citizens_read_a_job_order_when_a_second_officer_has_confirmed_it(visitor: Visitor) -> None:
    await visitor.opens("Ratna", "Made", "Siti")
    ratna, made, siti = (visitor.phone(name) for name in ("Ratna", "Made", "Siti"))
    for phone in (ratna, made, siti):
        await phone.starts()
    await _writes_a_job_order(ratna)
    await siti.chooses("💼 Lowongan")
    await siti.sees("Belum ada lowongan")
    await made.presses("job_order.check:")
    await made.taps("✅ Sudah benar, umumkan")
    await ratna.sees("diumumkan")
    await siti.chooses("💼 Lowongan")
    await siti.presses("job_order.show:")
    await siti.sees("PT Contoh Karya", "Operator mesin")


async def _newcomer(visitor: Visitor) -> Phone:
    """One tap: somebody with a name that nobody here has, and their phone beside the others."""
    phones = visitor.page.locator(".phone")
    before = await phones.count()
    await visitor.page.locator("#new-person .quick").click()
    await expect(phones).to_have_count(before + 1)
    number = await phones.last.get_attribute("data-phone")
    return Phone(visitor.page.locator(f".phone[data-phone='{number}']"))


async def _joins_by_name(newcomer: Phone) -> None:
    await newcomer.says("/profil")
    await newcomer.taps("Ganti desa")
    await newcomer.sees("Kirim nama desa")
    await newcomer.says("Desa Contoh")
    await newcomer.presses("village.join:")
    await newcomer.sees("tercatat di Desa Contoh")


async def _joins_by_link(newcomer: Phone) -> None:
    await newcomer.follows("t.me/LenteraLatihanBot?start=desa_desa-contoh")
    await newcomer.sees("tercatat di Desa Contoh")


async def _writes_a_job_order(officer: Phone) -> None:
    await officer.says("/joborder")
    await officer.taps("Lewat perusahaan P3MI (P to P)")
    await _answers(officer, {"lengkap P3MI": "PT Contoh Karya, Jakarta", "SIP3MI-nya": "12/A", "SIP2MI": "34/B"})
    await officer.taps("🇹🇼 Taiwan")
    await officer.taps("Pabrik")
    await _answers(officer, {"jabatannya": "Operator mesin", "Berapa orang": "20", "gajinya": "28.590 dolar Taiwan"})
    await officer.taps("PMI tidak dibebani")
    await _answers(officer, {"syaratnya": "Umur 18 sampai 40 tahun.", "ditutup": "90 hari lagi"})
    await officer.taps("Lewati")
    await officer.taps("✅ Kirim")
    await officer.sees("tetapi belum diumumkan")


async def _answers(officer: Phone, answers: dict[str, str]) -> None:
    for question, answer in answers.items():
        await expect(officer.latest).to_contain_text(question)
        await officer.says(answer)
