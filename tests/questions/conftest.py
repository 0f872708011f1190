"""In all these tests the bot understands what `ways.Scripted` does."""

import pytest

from tests.conftest import Village
from tests.questions import ways


@pytest.fixture
def village(village: Village) -> Village:
    ways.scripted(village)
    return village
