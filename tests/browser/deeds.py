"""What people do in several of these stories."""

from pathlib import Path

from PIL import Image
from playwright.async_api import Locator, expect

from tests.browser.visitor import Phone

QUESTION = "Bagaimana cara memeriksa apakah P3MI memiliki izin resmi?"
STORY = "Sudah tiga bulan saya menunggu di penampungan."
NUMBER = r"LT-\d{4}-\d{4}"
EVENING = "Rapat warga hari Rabu pukul 19.00 di balai desa."


async def begins_a_report(phone: Phone) -> None:
    """Up to the question what happened."""
    await phone.chooses("📣 Lapor")
    await phone.taps("Ceritakan saja")
    await phone.sees("Ceritakan apa yang terjadi")


async def finishes_a_report(phone: Phone) -> None:
    """From the story on; ends at the preview."""
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await phone.taps(label)
    await phone.sees("Menekan Kirim berarti Anda setuju")


async def announces(phone: Phone, words: str = EVENING) -> None:
    await phone.says("/umumkan")
    await phone.sees("pengumuman")
    await phone.says(words)
    await phone.taps("✅ Kirim")


def photo(folder: Path) -> Path:
    """A picture as a phone takes it, only smaller."""
    Image.new("RGB", (320, 240), "seagreen").save(path := folder / "penampungan.jpg")
    return path


async def unfold(section: Locator) -> None:
    summary = section.locator("summary").first
    await expect(summary).to_be_visible()
    if await section.get_attribute("open") is None:
        await summary.click()
