"""How people in the tests write notes and record answers, and how another version of the texts comes into the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from bot import app
from bot.addition import Addition
from bot.delivery.pacer import Unpaced
from bot.faq import Topic
from handlers.turn import House
from tests.conftest import TOKEN, Person, Village

CHECK = "check-p3mi"
NOTE = "Di desa kami urusnya hari Senin, bawa KK."
RISKY = "Tanya Pak Budi di 0812 0000 0000."
NOTE_BUTTON, RECORD_BUTTON, LISTEN = "📌 Catatan kantor", "🎙 Rekam", "▶️ Dengarkan"
SEND, APPROVE, REFUSE = "✅ Kirim", "✅ Setujui", "❌ Tolak"
OLD_BUTTON, TOO_LATE = "sudah tidak berlaku", "Ini sudah diputuskan"


async def opens(person: Person, topic: str = CHECK) -> str:
    """The answer, as it is told to this person."""
    await person.presses(f"ask.topic:{topic}")
    return person.sees()[-1]


async def writes(officer: Person, words: str = NOTE, topic: str = CHECK) -> None:
    await officer.presses(f"note.on:{topic}")
    await officer.says(words)
    await officer.taps(SEND)


async def records(officer: Person, language: str = "Jawa", topic: str = CHECK) -> None:
    await officer.presses(f"recording.on:{topic}")
    await officer.sends_voice()
    await officer.taps(language)
    await officer.taps(SEND)


async def looks(officer: Person) -> None:
    """Opens what the newest message with such a button asks to check."""
    await officer.taps(to_check(officer)[0])


def to_check(officer: Person) -> list[str]:
    """The buttons of the newest message that asks to check something."""
    rings = (_checking(message) for message in reversed(officer.messages()))
    return next(filter(None, rings), [])


def _checking(message: dict[str, Any]) -> list[str]:
    labels = [key["text"] for row in message.get("buttons") or [] for key in row]
    return [label for label in labels if label.startswith(("Periksa", "Dengarkan"))]


async def decides(officer: Person, verdict: str) -> None:
    await looks(officer)
    await officer.taps(verdict)


async def approved(author: Person, second: Person, language: str = "Jawa") -> None:
    await records(author, language)
    await decides(second, APPROVE)


def listening(person: Person) -> list[str]:
    """The buttons to listen with under the newest answer."""
    return [label for label in person.buttons() if label.startswith(LISTEN)]


def told(person: Person, words: str) -> int:
    """How many messages say so."""
    return sum(words in seen for seen in person.sees())


async def kept(village: Village, number: int = 1) -> Addition | None:
    async with village.store.reading() as tx:
        return await tx.addition(number)


async def appoint(village: Village, officer: Person, office: str) -> None:
    async with village.store.transaction() as tx:
        await tx.appoint(officer.chat_id, office, None, village.clock.now())


async def restore(village: Village, officer: Person, office: str) -> None:
    async with village.store.transaction() as tx:
        assert await tx._changed(
            "UPDATE officer SET suspended_at = NULL WHERE chat_id = :chat_id AND office = :office",
            chat_id=officer.chat_id,
            office=office,
        )


async def suspend(village: Village, officer: Person, office: str) -> None:
    async with village.store.transaction() as tx:
        assert await tx._changed(
            "UPDATE officer SET suspended_at = :now WHERE chat_id = :chat_id AND office = :office",
            now=village.clock.now(),
            chat_id=officer.chat_id,
            office=office,
        )


# Other texts than those of today


def with_topic(house: House, topic: str = CHECK, **changes: Any) -> House:
    """In every language."""
    changed = {key: replace(found, **changes) for key, found in house.faq.topics.items() if key[1] == topic}
    return _with_topics(house, {**house.faq.topics, **changed})


def without(house: House, topic: str = CHECK) -> House:
    return _with_topics(house, {key: found for key, found in house.faq.topics.items() if key[1] != topic})


def only(house: House, *topics: str, **changes: Any) -> House:
    """No answers but these."""
    these = {key: replace(found, **changes) for key, found in house.faq.topics.items() if key[1] in topics}
    return _with_topics(house, these)


def _with_topics(house: House, topics: dict[tuple[str, str], Topic]) -> House:
    return replace(house, faq=replace(house.faq, topics=topics))


@asynccontextmanager
async def restarted(village: Village, house: House) -> AsyncIterator[None]:
    """The bot ended, and is there again with this house: what is due at a start has been done."""
    before = village.rooms
    async with app.open_application(TOKEN, village.sandbox.url) as application:
        await application.initialize()
        village.rooms = await app.assemble(house, application, village.store, village.clock, Unpaced())
        village.rooms.receive.poll = 0
        await village.tick()
        yield
    village.rooms = before
