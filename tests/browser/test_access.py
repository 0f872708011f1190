"""Nobody is kept out: axe finds nothing serious, whatever is open on the page."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.deeds import QUESTION, begins_a_report, photo, unfold
from tests.browser.visitor import Visitor

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
LOOK = """async () => {
    const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
    const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
    const why = ({ any, all }) => [...any, ...all].map((check) => check.message).join("; ");
    return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} (${why(node)})`));
}"""

Scene = Callable[[Visitor, Path], Awaitable[None]]


async def _list(visitor: Visitor, _: Path) -> None:
    await visitor.opens()
    await visitor.page.locator("#new-person summary").click()


async def _phone(visitor: Visitor, folder: Path) -> None:
    """With a question that has buttons, a picture, and a keyboard."""
    await visitor.opens("Siti")
    siti = visitor.phone("Siti")
    await siti.starts()
    await siti.says(QUESTION)
    await siti.sees("Dicek")
    await begins_a_report(siti)
    await siti.attaches(photo(folder))
    await siti.sees("Sudah tersimpan")


async def _drawer(visitor: Visitor, folder: Path) -> None:
    await visitor.opens("Siti")
    await visitor.phone("Siti").starts()
    await visitor.page.locator("#trainer-button").click()
    for section in await visitor.page.locator("#trainer details.part").all():
        await unfold(section)
    await expect(visitor.page.locator("#trainer ol.calls")).to_contain_text("sendMessage")


async def _tour(visitor: Visitor, _: Path) -> None:
    await visitor.opens()
    await visitor.page.locator("#tour-button").click()
    await visitor.page.locator("[data-tour=ask]").click()
    await expect(visitor.page.locator("#tour .words")).to_be_visible()


async def _offer(visitor: Visitor, _: Path) -> None:
    await visitor.opens()
    await visitor.page.locator("#tour-button").click()


@pytest.mark.parametrize("scene", [_list, _phone, _drawer, _tour, _offer], ids=lambda scene: scene.__name__[1:])
async def test_axe_finds_nothing_serious_by_day_and_by_night(visitor: Visitor, scene: Scene, tmp_path: Path) -> None:
    await scene(visitor, tmp_path)
    await visitor.page.evaluate(AXE)
    assert await visitor.page.evaluate(LOOK) == []
    await visitor.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await visitor.page.evaluate(LOOK) == []
