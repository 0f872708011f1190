"""Who answers instead of us: at home the nearest office with an address, else the ministry's lines."""

from typing import Any

from handlers.turn import Turn

HOTLINES = ("kemenp2mi", "kemenp2mi-abroad")


async def where(turn: Turn) -> dict[str, Any]:
    offices = [] if turn.citizen.abroad else await turn.tx.offices_above(turn.citizen.office or "")
    return {
        "office": next((office for office in offices if office.contacts), None),
        "contacts": [contact for contact in turn.house.contacts if contact.id in _lines(turn)],
    }


def _lines(turn: Turn) -> tuple[str, ...]:
    """Abroad the free line of home can't be called; at home people ask for those abroad too."""
    return HOTLINES[1:] if turn.citizen.abroad else HOTLINES
