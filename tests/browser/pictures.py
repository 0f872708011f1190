"""`make pictures`: the two pictures of README, taken of the running product while Siti asks and Budi announces."""

import asyncio
import io
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from bot.config import HOME
from tests.browser import chromium
from tests.browser.deeds import EVENING
from tests.browser.product import Product
from tests.browser.visitor import Phone, Visitor

FOLDER = HOME / "docs" / "pictures"
SIZE = (1440, 900)
SMALL = (1040, 650)  # of the moving one
GLANCE, READING, LONG = 120, 1100, 2400  # ms
COUNTING = 120  # seconds until the bot has counted who got it
QUESTION = "Berapa biaya kerja ke Taiwan?"


@dataclass
class Film:
    """Pictures one after the other, each with the milliseconds it stays."""

    visitor: Visitor
    frames: list[Image.Image] = field(default_factory=list)
    stays: list[int] = field(default_factory=list)

    async def shows(self, ms: int) -> None:
        self.frames.append((await _shot(self.visitor)).resize(SMALL, Image.Resampling.LANCZOS))
        self.stays.append(ms)

    async def types(self, phone: Phone, text: str) -> None:
        """A few letters a picture, and what follows when it is sent."""
        for end in range(4, len(text) + 4, 4):
            await phone.field.fill(text[:end])
            await self.shows(GLANCE)
        await phone.field.press("Enter")

    def save(self, path: Path) -> None:
        first, *rest = self.frames
        first.save(path, save_all=True, append_images=rest, duration=self.stays, loop=0, quality=60, method=6)


async def main() -> None:
    path = chromium.find()
    if path is None:
        sys.exit(chromium.HOW)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="lentera-pictures-") as folder:
        async with (
            chromium.launch(path) as browser,
            Product.running(Path(folder)) as product,
            Visitor.at(browser, product.url, SIZE) as visitor,
        ):
            await _play(visitor, product)
            (await _shot(visitor)).save(FOLDER / "phones.png", optimize=True)
    for picture in FOLDER.iterdir():
        print(f"{picture.relative_to(HOME)}  {picture.stat().st_size // 1000} kB")


async def _play(visitor: Visitor, product: Product) -> None:
    await visitor.opens("Budi", "Siti", "Yanto")
    budi, siti, yanto = (visitor.phone(name) for name in ("Budi", "Siti", "Yanto"))
    for phone in (budi, siti, yanto):
        await phone.starts()
    film = Film(visitor)
    await film.shows(READING)
    await film.types(siti, QUESTION)
    await siti.sees("Dicek")
    await film.shows(LONG)
    await siti.root.locator(".newer").click()
    await film.shows(READING)
    await film.types(budi, "/umumkan")
    await budi.sees("Apa yang ingin diumumkan")
    await film.shows(READING)
    await film.types(budi, EVENING)
    await budi.sees("Belum terkirim")
    await film.shows(READING)
    await budi.taps("✅ Kirim")
    for phone in (siti, yanto):
        await phone.sees(EVENING)
    await film.shows(READING)
    await product.tell("trainer/jump", seconds=COUNTING)
    await budi.sees("Terkirim: 2")
    await film.shows(LONG)
    film.save(FOLDER / "tour.webp")


async def _shot(visitor: Visitor) -> Image.Image:
    return Image.open(io.BytesIO(await visitor.page.screenshot())).convert("RGB")


if __name__ == "__main__":
    asyncio.run(main())
