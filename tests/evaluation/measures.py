"""What is measured of a way to find topics: how often it is right, and how often it rightly says nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.understanding import Reader, Understanding
from tests.evaluation.development import Cry, Message

Ranking = Callable[[str], Sequence[str]]  # the nearest topics, best first


@dataclass(frozen=True)
class Share:
    """`hits` of `all`."""

    hits: int
    all: int

    @property
    def value(self) -> float:
        return self.hits / self.all if self.all else 0.0

    def __str__(self) -> str:
        return f"{self.value:.3f}"


def share(hits: Sequence[bool]) -> Share:
    return Share(sum(hits), len(hits))


def top(rank: Ranking, messages: Sequence[Message], most: int) -> Share:
    return share([any(topic in each.topics for topic in rank(each.text)[:most]) for each in messages])


def top_of(reader: Reader, messages: Sequence[Message], most: int) -> Share:
    return top(lambda text: [topic for topic, _ in reader.understand(text).ranked], messages, most)


def reached(reader: Reader, messages: Sequence[Message]) -> Share:
    """Answered, or offered: whoever wrote it has the right topic before their eyes."""
    return share([_shows(reader.understand(each.text), each) for each in messages])


def told(reader: Reader, messages: Sequence[Message]) -> Share:
    """Answered or offered at all, rightly or not."""
    return share([bool(said.topic or said.offered) for said in map(reader.understand, _texts(messages))])


def answered_right(reader: Reader, messages: Sequence[Message]) -> Share:
    """Of what was answered without asking back."""
    said = [(reader.understand(each.text).topic, each.topics) for each in messages]
    return share([topic in right for topic, right in said if topic])


def refused(reader: Reader, messages: Sequence[Message]) -> Share:
    """Neither answered nor offered."""
    return share([not (said.topic or said.offered) for said in map(reader.understand, _texts(messages))])


def alarmed(reader: Reader, cries: Sequence[Cry]) -> Share:
    return share([reader.danger(each.text) is not None for each in cries])


def by(messages: Sequence[Message], name: str) -> dict[str, list[Message]]:
    groups: dict[str, list[Message]] = defaultdict(list)
    for each in messages:
        groups[str(getattr(each, name))].append(each)
    return dict(sorted(groups.items()))


def confusions(reader: Reader, messages: Sequence[Message], most: int) -> list[tuple[str, str, int]]:
    """The pairs of topics most often taken for each other: meant, taken for, how often."""
    pairs = Counter(
        (each.topics[0], best)
        for each in messages
        if (best := reader.understand(each.text).ranked[0][0]) not in each.topics
    )
    return [(meant, taken, times) for (meant, taken), times in pairs.most_common(most)]


def _shows(said: Understanding, message: Message) -> bool:
    return any(topic in message.topics for topic in (said.topic, *said.offered) if topic)


def _texts(messages: Sequence[Message]) -> list[str]:
    return [each.text for each in messages]
