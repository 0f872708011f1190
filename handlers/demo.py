"""Fills the sandbox with the demo network: whoever opens it can be a citizen or an officer at once."""

from bot import demo
from bot.citizen import Citizen, zone_of
from bot.demo import Person
from bot.dialog.countries import ZONES
from bot.store import Transaction
from bot.texts import HOME
from handlers.turn import House

FILE = HOME / "locales" / "directory" / "demo.toml"


def people() -> tuple[Person, ...]:
    """For the sandbox's list of phones."""
    return demo.read(FILE).people


async def settle(tx: Transaction, house: House, now: int) -> None:
    """Adds what is not there. What visitors have changed since stays as they left it."""
    network = demo.read(FILE)
    for office in network.offices:
        if await tx.office(office.code) is None:
            await tx.add_office(office)
    for person in network.people:
        await _move_in(tx, house, person, now)


async def _move_in(tx: Transaction, house: House, person: Person, now: int) -> None:
    if await tx.citizen(person.user_id) is None:
        zone = zone_of(person.country, ZONES, house.zone)
        await tx.add_citizen(Citizen(person.user_id, person.name, house.default_locale, zone), now)
        await tx.change_citizen(person.user_id, office=person.office, country=person.country)
    if person.works and await tx.office(person.office):
        await tx.appoint(person.user_id, person.office, None, now)
