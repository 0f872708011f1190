"""How officers write and confirm job orders in the tests, and how citizens ask for them and hear of them."""

from typing import Any

from bot.dialog import Answers, Json
from bot.texts import Texts, plain
from tests.conftest import Person, Village

DAY = 86_400
SEND, CONFIRM, BACK, REDO = "✅ Kirim", "✅ Sudah benar, umumkan", "↩️ Kembalikan", "✏️ Perbaiki"
WISH, MINE = "🔔 Minta info lowongan", "📋 Info lowongan saya"
WITHDRAW, WITHDRAW_YES, ASKED_MONEY = "🗑 Tarik lowongan", "Ya, tarik", "⚠️ Ada yang minta uang"
TAIWAN, FACTORY = "🇹🇼 Taiwan", "Pabrik"
ENDING = plain(Texts().render("id", "job_order.ending"))
ANSWERS: Answers = {
    "scheme": "p_to_p",
    "agency": "PT Contoh Karya, Jakarta",
    "licence": "SIP3MI 12/A",
    "permit": "SIP2MI 34/B",
    "country": "TW",
    "sector": "factory",
    "position": "Operator mesin",
    "quota": 20,
    "wage": {"amount": "28590", "currency": "TWD"},
    "cost": "free",
    "requirements": "Umur 18 sampai 40 tahun.",
    "closing": "2026-12-20",
    "how": None,
}


async def writes(officer: Person, *, send: bool = True) -> None:
    """The whole form, P to P."""
    await officer.says("/joborder")
    await officer.taps("Lewat perusahaan P3MI (P to P)")
    for words in ("PT Contoh Karya, Jakarta", "SIP3MI 12/A", "SIP2MI 34/B"):
        await officer.says(words)
    await officer.taps(TAIWAN)
    await officer.taps(FACTORY)
    for words in ("Operator mesin", "20", "28.590 dolar Taiwan"):
        await officer.says(words)
    await officer.taps("PMI tidak dibebani")
    for words in ("Umur 18 sampai 40 tahun.", "20 Desember 2026"):
        await officer.says(words)
    await officer.taps("Lewati")
    if send:
        await officer.taps(SEND)


async def wishes(citizen: Person, country: str = TAIWAN, sector: str = FACTORY) -> None:
    await citizen.says("/lowongan")
    await citizen.taps(WISH)
    await citizen.taps(country)
    await citizen.taps(sector)
    await citizen.taps(SEND)


async def waits(village: Village, **more: Json) -> str:
    """A job order that waits for a second officer, without the form; returns its number."""
    async with village.store.transaction() as tx:
        order = await tx.add_job_order("p4mi-contoh", 300, ANSWERS | more, village.clock.now())
    assert order
    return order.number


async def opens(person: Person, data: str) -> None:
    """A press on a message with buttons, which can be edited."""
    await person.says("/lowongan")
    await person.presses(data)


async def published(village: Village, second: Person, **more: Json) -> str:
    number = await waits(village, **more)
    await second.presses(f"job_order.confirm:{number}")
    return number


def heard(person: Person) -> int:
    """How many job orders were sent to them unasked."""
    return sum("Operator mesin" in (m.get("text") or "") and _stops(m) for m in person.messages())


def _stops(message: dict[str, Any]) -> bool:
    return any(key["callback_data"] == "mute:job_order" for row in message.get("buttons") or [] for key in row)


def told(person: Person) -> str:
    """The newest job order they read."""
    return next(seen for seen in reversed(person.sees()) if "Nomor lowongan" in seen or "Job order here" in seen)
