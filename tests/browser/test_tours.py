"""The guided tours: whoever follows the pointer comes to the end."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.product import Product
from tests.browser.visitor import Visitor

PATIENCE = 30_000  # ms; a form is filled in slowly enough to be watched
MOST_DEEDS = 60
HOUR = 3600
LABELS = (
    *("Buka ponsel", "Majukan jam ke pagi", "Isi contoh untuk saya", "Tulis contoh ini"),
    *("Lanjut", "Selesai", "Tunjukkan"),
)


async def test_a_first_visit_is_offered_a_tour_and_the_next_one_is_not(visit: Visit) -> None:
    visitor = await visit(first=True)
    await visitor.opens()
    offer = visitor.page.locator("#tour")
    await expect(offer).to_contain_text("Baru di sini?")
    await offer.get_by_role("button", name="Tidak, terima kasih").click()
    await expect(offer).to_be_hidden()
    await visitor.page.reload()
    await expect(visitor.page.locator("#list a").first).to_be_visible()
    await expect(offer).to_be_hidden()


@pytest.mark.parametrize("tour", ["ask", "report", "announce", "job"])
async def test_a_tour_leads_to_its_end(visitor: Visitor, tour: str) -> None:
    await _follows(visitor, tour)


async def test_at_night_a_tour_goes_on_in_the_morning(visitor: Visitor, product: Product) -> None:
    await product.tell("trainer/jump", seconds=14 * HOUR)
    await _follows(visitor, "report")
    await expect(visitor.phone("Made").root.locator(".clock")).to_have_text("06.05")


async def _follows(visitor: Visitor, tour: str) -> None:
    await visitor.opens()
    await visitor.page.locator("#tour-button").click()
    await visitor.page.locator(f"[data-tour={tour}]").click()
    card = visitor.page.locator("#tour .tour-card:visible")
    for _ in range(MOST_DEEDS):
        said = await card.inner_text()
        if await _does_what_it_says(visitor, card):
            break
        await expect(card).not_to_have_text(said, use_inner_text=True, timeout=PATIENCE)
    await expect(visitor.page.locator("#tour")).to_be_hidden()


async def _does_what_it_says(visitor: Visitor, card: Locator) -> bool:
    """The first thing on the card that can be done, if there is one by now. True: it was the last of all."""
    for label in LABELS:
        deed = card.get_by_role("button", name=label)
        if await deed.is_visible() and await deed.is_enabled():
            await deed.click()
            if label in ("Tulis contoh ini", "Tunjukkan"):  # it has brought us to what is to be pressed
                await visitor.page.keyboard.press("Enter")
            return label == "Selesai"
    return False
