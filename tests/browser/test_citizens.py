"""A citizen at the page: asks, reports, comes back to what was left half done."""

import re
from pathlib import Path

from playwright.async_api import Locator, expect

from tests.browser.deeds import NUMBER, QUESTION, STORY, announces, begins_a_report, finishes_a_report, photo
from tests.browser.visitor import Visitor


async def test_a_question_is_answered_with_its_source(visitor: Visitor) -> None:
    await visitor.opens()
    await visitor.person("Siti").click()
    siti = visitor.phone("Siti")
    await siti.starts()
    await siti.says(QUESTION)
    await siti.sees("Dicek", "Sumber")
    await siti.taps("👍 Membantu")
    await siti.sees("senang bisa membantu")


async def test_a_report_with_a_photo_goes_to_the_officer_who_reads_both(visitor: Visitor, tmp_path: Path) -> None:
    await visitor.opens("Made", "Siti")
    made, siti = visitor.phone("Made"), visitor.phone("Siti")
    await siti.starts()
    await made.starts()
    await begins_a_report(siti)
    await siti.says(STORY)
    await siti.attaches(photo(tmp_path))
    await expect(siti.told("Sudah tersimpan")).to_have_count(2)
    await finishes_a_report(siti)
    await siti.taps("✅ Kirim")
    await expect(siti.latest).to_contain_text(re.compile(NUMBER))
    await made.taps("Ambil")
    await made.taps("Buka")
    await made.sees(STORY)
    await expect(made.root.locator(".message:not(.mine) .photo img")).to_have_js_property("naturalWidth", 320)


async def test_a_form_goes_on_after_a_reload_where_it_was(visitor: Visitor) -> None:
    await visitor.opens("Siti")
    siti = visitor.phone("Siti")
    await siti.starts()
    await begins_a_report(siti)
    await siti.says(STORY)
    await siti.field.fill("Mereka juga menahan")
    await visitor.page.reload()
    await expect(siti.field).to_have_value("Mereka juga menahan")
    await siti.field.press_sequentially(" paspor saya.")
    await siti.field.press("Enter")
    await expect(siti.told("Sudah tersimpan")).to_have_count(2)
    await finishes_a_report(siti)
    await siti.sees(STORY, "Mereka juga menahan paspor saya.")
    await siti.taps("✅ Kirim")
    await expect(siti.latest).to_contain_text(re.compile(NUMBER))


async def test_a_whole_question_is_asked_without_a_pointer(visitor: Visitor) -> None:
    await visitor.opens()
    await _goes_to(visitor, visitor.person("Siti"))
    siti = visitor.phone("Siti")
    await _goes_to(visitor, siti.root.locator(".start"))
    await siti.sees("Lentera")
    await _goes_to(visitor, siti.field, press="")
    await visitor.page.keyboard.type(QUESTION)
    await visitor.page.keyboard.press("Enter")
    await siti.sees("Dicek")
    await _goes_to(visitor, siti.button("👍 Membantu"), step="Shift+Tab")
    await siti.sees("senang bisa membantu")


async def test_who_blocks_the_bot_is_left_alone_and_heard_again_after(visitor: Visitor) -> None:
    await visitor.opens("Budi", "Siti", "Yanto")
    budi, siti, yanto = (visitor.phone(name) for name in ("Budi", "Siti", "Yanto"))
    for phone in (budi, siti, yanto):
        await phone.starts()
    await siti.more("Blokir bot")
    await expect(siti.root.locator(".state")).to_contain_text("diblokir")
    await announces(budi)
    await yanto.sees("Pengumuman Desa Contoh")
    await siti.does_not_see("Pengumuman Desa Contoh")
    await siti.root.locator(".start").click()
    await siti.says(QUESTION)
    await siti.sees("Dicek")


async def test_the_page_and_the_bot_speak_english_on_demand(visitor: Visitor) -> None:
    await visitor.opens("Siti")
    siti = visitor.phone("Siti")
    await siti.starts()
    await visitor.page.locator("#language").click()
    await expect(visitor.page.locator("#who")).to_have_text("Who are you?")
    await expect(siti.field).to_have_attribute("placeholder", re.compile("Tulis"))  # it is still her phone
    await siti.says("/bahasa")
    await siti.taps("English")
    await siti.sees("we now use English")
    await visitor.page.reload()
    await expect(visitor.page.locator("#who")).to_have_text("Who are you?")
    await visitor.page.locator("#language").click()
    await expect(visitor.page.locator("#who")).to_have_text("Anda jadi siapa?")


async def test_two_phones_are_answered_each_in_its_own_chat(visitor: Visitor) -> None:
    await visitor.opens("Siti", "Nurul")
    siti, nurul = visitor.phone("Siti"), visitor.phone("Nurul")
    await siti.starts()
    await nurul.starts()
    await siti.field.fill(QUESTION)
    await nurul.field.fill("/darurat")
    await siti.field.press("Enter")
    await nurul.field.press("Enter")
    await siti.sees("Dicek")
    await nurul.sees("0800-1000")
    await nurul.does_not_see("Dicek")


async def _goes_to(visitor: Visitor, there: Locator, *, step: str = "Tab", press: str = "Enter") -> None:
    """By the keyboard alone."""
    await expect(there).to_be_visible()
    for _ in range(80):
        if await there.evaluate("node => node === document.activeElement"):
            return await visitor.page.keyboard.press(press) if press else None
        await visitor.page.keyboard.press(step)
    raise AssertionError(f"{step} does not lead to {there}")
