"""What the tests of messages to many share: people of any village, and what their officer is told of the progress."""

from typing import Any

from tests.conftest import Person, Village

HOUR = 3600
STOP, AGAIN = "🔕 Berhenti dari info ini", "🔔 Mulai lagi"


async def someone(village: Village, chat_id: int, language: str = "id", **more: Any) -> Person:
    person = village.person(chat_id, f"Warga {chat_id}", language)
    await person.says("/start")
    if more:
        async with village.store.transaction() as tx:
            await tx.change_citizen(chat_id, **more)
    return person


def progress(officer: Person) -> list[str]:
    return [seen for seen in officer.sees() if "Penerima:" in seen]
