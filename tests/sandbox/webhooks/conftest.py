"""A bot that listens."""

from collections.abc import AsyncIterator

import pytest

from tests.sandbox.webhooks.receiver import Receiver, serving


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serving(receiver) as url:
        receiver.url = url
        yield receiver
