"""Which text a recording reads: the Indonesian answer."""

from bot.faq import Topic
from handlers.turn import House

READ_ALOUD = "id"


def read_aloud(house: House, topic: str) -> Topic | None:
    return house.faq.topics.get((READ_ALOUD, topic))


def print_of(house: House, topic: str) -> str:
    """ "" for a topic that is no more."""
    found = read_aloud(house, topic)
    return found.print if found else ""
