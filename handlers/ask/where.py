"""Who answers instead of us: at home the nearest office with an address, else the ministry's lines."""

from typing import Any

from handlers.turn import Turn

HOTLINES = ("kemenp2mi", "kemenp2mi-abroad")


async def where(turn: Turn) -> dict[str, Any]:
    offices = [] if turn.citizen.abroad else await turn.tx.offices_above(turn.citizen.office or "")
    return {
        "office": next((office for office in offices if office.contacts), None),
        "contacts": [contact for contact in turn.house.contacts if contact.id in HOTLINES],
    }
