"""The trainer's drawer: trouble on order, a clock that jumps, a fresh start."""

import time

from playwright.async_api import Locator, expect

from tests.browser.deeds import announces, unfold
from tests.browser.visitor import Visitor

SLOWLY = 2.0  # seconds


async def test_on_a_slow_network_answers_come_late_but_come(visitor: Visitor) -> None:
    await visitor.opens("Siti")
    siti = visitor.phone("Siti")
    await siti.starts()
    drawer = await _drawer(visitor, "trouble")
    slow = drawer.locator("input[value=slow]")
    await drawer.locator(".faults > li").first.locator("input[type=number]").fill(f"{SLOWLY:.0f}")
    await slow.check()
    await expect(drawer.locator(".ordered")).to_contain_text("Jaringan lambat")
    asked = time.monotonic()
    await siti.says("/tanya")
    await siti.sees("Anda yang mana?")
    assert time.monotonic() - asked >= SLOWLY
    await drawer.get_by_role("button", name="Matikan semua gangguan").click()
    await expect(slow).not_to_be_checked()
    await siti.says("/status")
    await siti.sees("Anda belum punya laporan")


async def test_a_report_that_nobody_takes_rings_at_the_office_above_when_the_clock_has_jumped(visitor: Visitor) -> None:
    await visitor.opens("Dewi", "Siti")
    dewi, siti = visitor.phone("Dewi"), visitor.phone("Siti")
    await dewi.starts()
    await siti.starts()
    await siti.says("Majikan memukul saya")
    await siti.taps("Kirim ke petugas")
    await siti.sees("sudah sampai di BP3MI Contoh")
    await dewi.does_not_see("naik ke kantor Anda")
    drawer = await _drawer(visitor, "clock")
    await expect(drawer).to_contain_text("Selasa")  # the deadline is tomorrow
    await drawer.get_by_role("button", name="Ke tenggat berikutnya").click()
    await dewi.sees("naik ke kantor Anda")
    await expect(dewi.root.locator(".day").last).to_contain_text("Selasa")
    await drawer.get_by_role("button", name="+1 minggu").click()
    await siti.sees("Ada kabar untuk Anda")


async def test_the_practice_begins_anew_for_everybody(visitor: Visitor) -> None:
    await visitor.opens("Budi", "Siti")
    budi, siti = visitor.phone("Budi"), visitor.phone("Siti")
    await budi.starts()
    await siti.starts()
    await announces(budi)
    await siti.sees("Pengumuman")
    await siti.field.fill("Ini belum terkirim")
    await visitor.page.locator("#new-person .quick").click()
    await expect(visitor.page.locator("#list a")).to_have_count(8)
    drawer = await _drawer(visitor, "fresh")
    await drawer.get_by_role("button", name="Mulai dari awal").click()
    await drawer.get_by_role("button", name="Ya, mulai dari awal").click()
    await expect(visitor.page.locator("#list a")).to_have_count(7)
    await expect(visitor.page.locator(".phone")).to_have_count(2)
    for phone in (budi, siti):
        await expect(phone.root.locator(".message")).to_have_count(0)
    await siti.starts()
    await expect(siti.field).to_be_empty()


async def test_the_drawer_shows_what_the_bot_says_and_no_token(visitor: Visitor) -> None:
    await visitor.opens("Siti")
    drawer = await _drawer(visitor, "calls")
    siti = visitor.phone("Siti")
    await siti.starts()
    call = drawer.locator("ol.calls > li", has_text="sendMessage").first
    await expect(call).to_be_visible()
    await call.locator("summary").click()
    await expect(call).to_contain_text("saya Lentera")
    assert "SANDBOX" not in await drawer.inner_text()


async def _drawer(visitor: Visitor, section: str) -> Locator:
    """Open, and this section of it unfolded."""
    await visitor.page.locator("#trainer-button").click()
    drawer = visitor.page.locator("#trainer")
    await unfold(drawer.locator(f"details.{section}"))
    return drawer
