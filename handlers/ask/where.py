"""Who answers instead of us: at home the nearest office with an address, else the ministry's lines."""

from collections.abc import Sequence
from typing import Any

from bot.emergency import Reach
from handlers.turn import Turn

HOTLINE, FROM_ABROAD = "kemenp2mi", "kemenp2mi-abroad"


async def where(turn: Turn, told: Sequence[Reach] = ()) -> dict[str, Any]:
    """What is `told` in the same message already is not told again."""
    known = {contact.id for reach in told for contact in reach.contacts}
    offices = [] if turn.citizen.abroad else await turn.tx.offices_above(turn.citizen.office or "")
    return {
        "office": next((office for office in offices if office.contacts), None),
        "contacts": [contact for contact in turn.house.contacts if contact.id in _lines(turn) - known],
    }


def _lines(turn: Turn) -> set[str]:
    """Abroad the free line of home can't be called; whoever has not told may be anywhere."""
    if turn.citizen.abroad:
        return {FROM_ABROAD}
    return {HOTLINE} if turn.citizen.country else {HOTLINE, FROM_ABROAD}
