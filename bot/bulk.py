"""One message for many people: how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass

PIECE = 2000  # people whom one transaction posts to; a larger audience is reached piece by piece


@dataclass(frozen=True)
class Counts:
    """Every recipient is in exactly one of these. `uncertain`: the bot died while sending, nobody is told twice."""

    sent: int = 0
    failed: int = 0
    unreachable: int = 0
    uncertain: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        return self.sent + self.failed + self.unreachable + self.uncertain + self.waiting


def counts(outcomes: Mapping[str, int], not_yet_posted: int = 0) -> Counts:
    """`outcomes` counts the rows of the outbox; whoever has no row yet is waiting too."""
    waiting = outcomes.get("waiting", 0) + not_yet_posted
    return Counts(**{**outcomes, "waiting": waiting})
