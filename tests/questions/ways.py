"""How people in these tests ask, and a reader that understands just what they ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot import app
from bot.delivery.pacer import Unpaced
from bot.understanding import Reader, Understanding
from tests.conftest import TOKEN, Person, Village

DAY = 86_400
SURE = "cara cek pt resmi"
PASSPORT = "paspor saya bagaimana itu"
WAGES = "gaji saya bagaimana itu"
UNKNOWN = "anu itu bagaimana"
TAX = "pajak saya bagaimana"
DANGER = "saya dipukul majikan"
OFFICER, VILLAGE, NOT_VILLAGE = "🙋 Tanya petugas", "🏡 Tanya desa", "↩️ Jangan tanya desa"
TO_OFFICER, UNHELPFUL, ALLOW, REFUSE, SEND = "🙋 Kirim ke petugas", "👎 Belum", "Boleh", "Tidak", "✅ Kirim"
ASKS = "Boleh kata-kata pertanyaan"


class Scripted(Reader):
    """Sure of one thing, near to two others, and hears one cry."""

    def __init__(self) -> None:
        pass

    def understand(self, text: str) -> Understanding:
        if text.endswith(SURE):
            return Understanding("check-p3mi", (), (("check-p3mi", 0.9),), None, None)
        if "pajak" in text:
            return Understanding(None, (), (("privacy", 0.01),), None, None, "tax")
        near = next((topic for word, topic in NEAR.items() if word in text.lower()), "privacy")
        return Understanding(None, (), ((near, 0.4 if near != "privacy" else 0.01),), None, None)

    def danger(self, text: str) -> str | None:
        return "violence" if "dipukul" in text else None

    def plain(self, text: str) -> str:
        return text.lower().replace("blm", "belum")

    def is_usual(self, word: str) -> bool:
        return True


NEAR = {"gaji": "unpaid-wages", "paspor": "passport"}


def scripted(village: Village) -> None:
    village.rooms.router.house = village.rooms.house = replace(village.rooms.house, reader=Scripted())
    # What is sent at a due time reads the same house.


async def lets_keep(*people: Person) -> None:
    """They have been asked, and said yes."""
    for person in people:
        async with person.village.store.transaction() as tx:
            now = person.village.clock.now()
            await tx.change_citizen(person.chat_id, words_asked_at=now, words_allowed_at=now)


async def neighbours(
    village: Village, count: int, office: str | None = "desa-contoh", first: int = 101
) -> list[Person]:
    """People of one village, who let words be kept."""
    people = []
    for number in range(first, first + count):
        person = village.person(number, f"Warga{number}")
        await person.says("/start")
        async with village.store.transaction() as tx:
            await tx.change_citizen(number, office=office, country="ID")
        people.append(person)
    await lets_keep(*people)
    return people


async def asked(village: Village) -> list[dict[str, Any]]:
    async with village.store.transaction() as tx:
        return [dict(row) for row in await tx._all("SELECT * FROM question ORDER BY id")]


async def words(person: Person) -> list[str]:
    """Of their questions, as long as they are there; the newest first."""
    async with person.village.store.transaction() as tx:
        return [each.words for each in await tx.own_questions(person.chat_id)]


def told(person: Person, text: str) -> int:
    """How many messages say so."""
    return sum(text in seen for seen in person.sees())


def file_of(person: Person) -> str:
    """The text of the newest document."""
    document = next(m["document"] for m in reversed(person.messages()) if m["document"])
    return str(person.world.files[document["file_id"]].content.decode())


async def takes_data(person: Person) -> str:
    await person.says("/data")
    await person.taps("📄 Ambil sebagai berkas")
    return file_of(person)


async def erases(person: Person) -> None:
    await person.says("/data")
    await person.taps("🗑 Hapus data saya")
    await person.taps("Ya, hapus")


@asynccontextmanager
async def restarted(village: Village) -> AsyncIterator[None]:
    """The bot ended, and is there again."""
    before = village.rooms
    async with app.open_application(TOKEN, village.sandbox.url) as application:
        await application.initialize()
        village.rooms = await app.assemble(before.house, application, village.store, village.clock, Unpaced())
        village.rooms.receive.poll = 0
        yield
    village.rooms = before
