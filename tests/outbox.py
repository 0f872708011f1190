"""What the tests of the way out do: post, look into the outbox, and see what arrived."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Row
from typing import Any

from bot.delivery.outcome import Outcome
from bot.message import Priority
from bot.outgoing import Content, Message
from bot.store.outbox import Posting
from tests.conftest import Person, Village

REPLY, ALARM, BULK = Priority.REPLY, Priority.ALARM, Priority.BULK


async def post(village: Village, person: Person, text: str, priority: Priority = REPLY, **more: Any) -> None:
    """Under its text as the key."""
    due = more.pop("due_at", village.clock.now())
    async with village.store.transaction() as tx:
        await tx.post(Posting(person.chat_id, text, Content(text=text), priority, due, **more))


async def row(village: Village, key: str) -> Row:
    async with village.store.reading() as tx:
        found = await tx._one("SELECT * FROM outbox WHERE key = :key", key=key)
    assert found
    return found


async def outcome(village: Village, key: str) -> str | None:
    """None: it is still to be sent."""
    found: str | None = (await row(village, key))["outcome"]
    return found


async def due(village: Village, kind: str) -> list[str]:
    async with village.store.reading() as tx:
        return [found["about"] for found in await tx._all("SELECT about FROM due WHERE kind = :kind", kind=kind)]


@contextmanager
def watched(village: Village, before: Callable[[Message], Awaitable[None]]) -> Iterator[None]:
    """Looks at each message at the moment it is sent."""
    delivery = village.rooms.delivery
    send = delivery.send

    async def sending(message: Message) -> Outcome:
        await before(message)
        return await send(message)

    delivery.send = sending
    yield
    delivery.send = send


def said(person: Person) -> list[str]:
    """Without the welcome."""
    return [text for text in person.sees() if len(text) <= 12]


async def steps(village: Village, most: int = 10) -> None:
    """As often as is enough, also where the pacer would make us wait."""
    delivery = village.rooms.delivery
    delivery.wake()
    for _ in range(most):
        await delivery.step()
        if delivery._sending:
            await asyncio.wait(delivery._sending.values())


async def run_and_stop(village: Village) -> None:
    village.rooms.delivery.stop()
    await village.rooms.delivery.run()
