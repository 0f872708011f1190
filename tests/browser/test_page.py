"""The page as such: on a small screen, in two windows, with hostile words, and when the sandbox goes away."""

from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.deeds import QUESTION, begins_a_report, unfold
from tests.browser.product import Product
from tests.browser.visitor import NARROW, Phone, Visitor

HOSTILE = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>"
STICKING_OUT = """() => {
    const all = [...document.querySelectorAll("a, button, input, select, textarea, summary, .bubble")];
    const seen = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".sr"));
    const out = seen.filter((one) => {
        const { left, right } = one.getBoundingClientRect();
        return left < -0.5 || right > innerWidth + 0.5;
    });
    const wide = document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [];
    return [...wide, ...out].map((one) => one.outerHTML.slice(0, 120));
}"""


async def test_two_windows_show_the_same_world(visit: Visit) -> None:
    here, there = await visit(), await visit()
    await here.opens("Siti")
    await there.opens("Siti", "Nurul")
    siti, mirrored = here.phone("Siti"), there.phone("Siti")
    await siti.starts()
    await mirrored.sees("Lentera")
    await mirrored.says("/tanya")
    await expect(siti.root.locator(".mine").last).to_contain_text("/tanya")
    await siti.sees("Anda yang mana?")
    await there.page.locator("#new-person .quick").click()
    await expect(here.page.locator("#list a")).to_have_count(8)
    await here.page.locator("#trainer-button").click()
    await unfold(here.page.locator("#trainer details.clock"))
    await here.page.locator("#trainer").get_by_role("button", name="+1 jam").click()
    await expect(there.phone("Nurul").root.locator(".clock")).to_contain_text("10.00")


async def test_a_lost_connection_comes_back_and_what_was_written_is_still_there(visit: Visit, product: Product) -> None:
    visitor = await visit()
    visitor.forgives = "net::ERR_"
    await visitor.opens("Siti")
    siti = visitor.phone("Siti")
    await siti.starts()
    await siti.field.fill("/tanya")
    await product.stop()
    await expect(visitor.page.locator(".offline")).to_contain_text("terputus")
    await siti.field.press("Enter")
    await expect(siti.root.locator(".toast")).to_be_visible()
    await expect(siti.field).to_have_value("/tanya")
    await product.start()
    await expect(visitor.page.locator(".offline")).to_be_empty(timeout=15_000)
    await siti.field.press("Enter")
    await siti.sees("Anda yang mana?")


async def test_hostile_words_stay_words(visitor: Visitor) -> None:
    page = visitor.page
    await visitor.opens("Budi", "Siti")
    budi, siti = visitor.phone("Budi"), visitor.phone("Siti")
    await budi.starts()
    await siti.starts()
    await budi.says("/umumkan")
    await budi.sees("Apa yang ingin diumumkan")
    await budi.says(HOSTILE)
    await budi.taps("✅ Kirim")
    await siti.sees(HOSTILE)
    await siti.latest.locator(".menu-button").click()
    await page.get_by_role("button", name="Balas", exact=True).click()
    await expect(siti.root.locator(".about")).to_contain_text("<script>")
    await siti.says(HOSTILE)
    await page.locator("#new-person summary").click()
    await page.locator("#new-person [name=first_name]").fill("<img src=x onerror=alert(1)>")
    await page.locator("#new-person details button").click()
    await expect(page.locator(".phone h2", has_text="<img src=x")).to_be_visible()
    await page.locator("#trainer-button").click()
    await unfold(page.locator("#trainer details.calls"))
    await expect(page.locator("#trainer ol.calls")).to_contain_text("sendMessage")
    assert await page.locator("img[src=x], body script").count() == 0
    assert await page.evaluate("window.hacked") is None


Scene = Callable[[Visitor, Phone], Awaitable[None]]


async def _list(visitor: Visitor, _: Phone) -> None:
    await visitor.page.locator("#new-person summary").scroll_into_view_if_needed()
    await visitor.page.locator("#new-person summary").click()
    await expect(visitor.page.locator("#new-person [name=zone]")).to_be_visible()


async def _chat(visitor: Visitor, siti: Phone) -> None:
    await visitor.person("Siti").click()
    await siti.starts()
    await siti.says(QUESTION)
    await siti.sees("Dicek")
    await siti.says("https://contoh.example/" + "panjang" * 30)


async def _form(visitor: Visitor, siti: Phone) -> None:
    await visitor.person("Siti").click()
    await siti.starts()
    await begins_a_report(siti)
    await siti.says("Saya menunggu di penampungan.")
    await siti.taps("➡️ Lanjut")
    await siti.sees("Di negara mana ini terjadi?")


async def _sheets(visitor: Visitor, siti: Phone) -> None:
    await visitor.person("Siti").click()
    await siti.starts()
    for sheet in ("commands", "attach", "more"):
        await siti.root.locator(f".{sheet} summary").first.click()
        await expect(siti.root.locator(f".{sheet} .sheet")).to_be_visible()
        assert await visitor.page.evaluate(STICKING_OUT) == []
        await visitor.page.keyboard.press("Escape")
        await expect(siti.root.locator(f".{sheet} .sheet")).to_be_hidden()


async def _drawer(visitor: Visitor, _: Phone) -> None:
    await visitor.page.locator("#trainer-button").click()
    for section in await visitor.page.locator("#trainer details.part").all():
        await unfold(section)
        await section.locator("summary").first.scroll_into_view_if_needed()
        assert await visitor.page.evaluate(STICKING_OUT) == []


async def _tour(visitor: Visitor, _: Phone) -> None:
    await visitor.page.locator("#tour-button").click()
    await visitor.page.locator("[data-tour=report]").click()
    await expect(visitor.page.locator("#tour .words")).to_be_visible()


@pytest.mark.parametrize("scene", [_list, _chat, _form, _sheets, _drawer, _tour], ids=lambda scene: scene.__name__[1:])
async def test_on_a_small_phone_nothing_sticks_out(visit: Visit, scene: Scene) -> None:
    """And all that the scene taps is reached."""
    visitor = await visit(size=NARROW)
    await visitor.opens()
    await scene(visitor, visitor.phone("Siti"))
    assert await visitor.page.evaluate(STICKING_OUT) == []


async def test_on_a_small_phone_one_goes_from_chat_to_chat(visit: Visit) -> None:
    visitor = await visit(size=NARROW)
    await visitor.opens()
    await visitor.person("Siti").click()
    siti, budi = visitor.phone("Siti"), visitor.phone("Budi")
    await siti.starts()
    await siti.root.locator(".back").click()
    await visitor.person("Budi").click()
    await budi.starts()
    await expect(siti.root).to_have_count(0)
    await visitor.page.go_back()
    await visitor.page.go_back()
    await siti.sees("Lentera")
