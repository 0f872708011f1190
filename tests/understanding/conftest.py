"""What the tests of understanding read once: the word lists and the answers."""

import pytest

from bot import faq
from bot.faq import Faq
from bot.texts import HOME
from bot.understanding import Reader


@pytest.fixture(scope="session")
def answers() -> Faq:
    return faq.read(HOME)


@pytest.fixture(scope="session")
def reader(answers: Faq) -> Reader:
    return Reader.read(HOME, answers)
