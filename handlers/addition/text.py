"""Which text a recording reads, the Indonesian answer; and what the answer is called, also when it is no more."""

from bot.addition import Addition
from bot.faq import Topic
from handlers.turn import House

READ_ALOUD = "id"


def read_aloud(house: House, topic: str) -> Topic | None:
    return house.faq.topics.get((READ_ALOUD, topic))


def print_of(house: House, topic: str) -> str:
    """ "" for a topic that is no more."""
    found = read_aloud(house, topic)
    return found.print if found else ""


def title_of(house: House, addition: Addition) -> str:
    found = read_aloud(house, addition.topic)
    return found.title if found else addition.title


def short_of(house: House, addition: Addition) -> str:
    """For a button."""
    found = read_aloud(house, addition.topic)
    return found.short if found else addition.title
