"""Fills the sandbox with a network to practise with: whoever opens it can be a citizen or an officer at once."""

from bot.citizen import Citizen, zone_of
from bot.demo import Demo, Person
from bot.dialog.countries import ZONES
from bot.store import Transaction
from handlers.turn import House


async def settle(tx: Transaction, house: House, network: Demo, now: int) -> None:
    """Adds what is not there. What visitors have changed since stays as they left it."""
    for office in network.offices:
        if await tx.office(office.code) is None:
            await tx.add_office(office)
    for person in network.people:
        await _move_in(tx, house, person, now)


def zone(house: House, person: Person) -> str:
    """What the clock of their phone shows."""
    return zone_of(person.country, ZONES, house.zone)


async def _move_in(tx: Transaction, house: House, person: Person, now: int) -> None:
    if await tx.citizen(person.user_id) is None:
        await tx.add_citizen(Citizen(person.user_id, person.name, house.default_locale, zone(house, person)), now)
        await tx.change_citizen(person.user_id, office=person.office, country=person.country)
    if person.works and await tx.office(person.office):
        await tx.appoint(person.user_id, person.office, None, now)
