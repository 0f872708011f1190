"""How an officer announces in the tests, and who has heard it."""

from typing import Any

from tests.bulk import someone
from tests.conftest import Person, Village

SUNDAY = "Kerja bakti hari Minggu pukul 07.00 di balai desa."
RISKY = "Pelatihan gratis. Daftar ke 0812 0000 0000."
SEND, CHECK, APPROVE, REFUSE = "✅ Kirim", "Periksa nomor 1", "✅ Setujui", "❌ Tolak"
WHATSAPP = "📋 Teks untuk WhatsApp"


async def resident(
    village: Village, chat_id: int, office: str = "desa-contoh", language: str = "id", **more: Any
) -> Person:
    return await someone(village, chat_id, language, office=office, **more)


async def announces(officer: Person, text: str) -> None:
    await officer.says("/umumkan")
    await officer.says(text)
    await officer.taps(SEND)


def heard(person: Person, text: str = SUNDAY) -> int:
    """How often it was announced to them."""
    return sum(seen.startswith(("📢 Pengumuman ", "📢 Announcement ")) and text in seen for seen in person.sees())
