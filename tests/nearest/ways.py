"""The offices and places that come with the bot, and how people look for the nearest ones."""

from typing import Any

from bot import directory, nearest, places, regions
from bot.network import Level
from bot.regions import Region
from bot.texts import HOME, Texts
from tests.conftest import Person, Village

DIRECTORY = HOME / "locales" / "directory"
REGIONS = regions.load(DIRECTORY / "regencies.csv")
PLACES = places.load(DIRECTORY / "places.csv", REGIONS)
SHIPPED = directory.read((DIRECTORY / "offices.csv").read_text("utf-8")).offices
OFFICES = [office for office in SHIPPED if office.level in (Level.PROVINCE, Level.REGENCY)]
TEXTS = Texts()
NOT_SURE = "belum dipastikan. Pakai nomor pusat"
CALL_FIRST = "Telepon dulu sebelum berangkat ke kantor."
QUESTION = "Ketik kabupaten/kota atau provinsi Anda"


def region(typed: str) -> Region:
    found = regions.named(REGIONS, typed)
    assert len(found) == 1, found
    return found[0]


def near(typed: str) -> nearest.Nearby:
    return nearest.near(region(typed), OFFICES, PLACES)


async def types(person: Person, words: str) -> None:
    await person.presses("nearest.find")
    await person.says(words)


async def is_(village: Village, person: Person, **changes: Any) -> None:
    async with village.store.transaction() as tx:
        await tx.change_citizen(person.chat_id, **changes)


async def drafts(village: Village, person: Person) -> list[str]:
    async with village.store.transaction() as tx:
        return [draft.form for draft in await tx.drafts(person.chat_id)]


def labels(person: Person) -> list[str]:
    """The buttons of all messages that are still to be seen."""
    return [key["text"] for message in person.messages() for row in message.get("buttons") or [] for key in row]
