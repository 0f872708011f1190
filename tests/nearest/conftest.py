"""The offices that come with the bot, in a village."""

import pytest

from tests.conftest import Village
from tests.nearest.ways import SHIPPED


@pytest.fixture
async def offices(village: Village) -> None:
    """Those that come with the bot."""
    async with village.store.transaction() as tx:
        for office in SHIPPED:
            await tx.add_office(office)
