"""The answers, and a Siti who has been asked about her words."""

import pytest

from bot import faq
from handlers.turn import House
from tests.conftest import Person, Village


@pytest.fixture
def answers(house: House) -> faq.Faq:
    return house.faq


@pytest.fixture
async def siti(village: Village, siti: Person) -> Person:
    """She has been asked before whether the words of her questions may be kept, and has not answered."""
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, words_asked_at=village.clock.now())
    return siti
