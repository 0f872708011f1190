"""A number that helps, and what is known of it."""

from dataclasses import dataclass

CHECKED_SINCE = "2024"  # a number seen before is still shown, and marked as old
QUESTIONS = "service"  # they answer questions, and save nobody
KINDS = ("host_emergency", "host_labour", "mission", "central", "women", QUESTIONS)
CONFIDENCES = ("tinggi", "sedang", "rendah")
WAYS = ("ID", "abroad", "country", "anywhere")
COSTS = ("free", "paid", "unknown")


@dataclass(frozen=True)
class Contact:
    """A number that helps. `number` is as dialled, two of them with " / " between.

    `country` is where it helps ("" is everywhere) and `area` the part of the country it serves ("" is all of it).
    `callable_from`: "ID", "abroad" (outside Indonesia), "country" (inside `country`) or "anywhere".
    `seen` is the year or month the number was seen, "" if its source has no date.
    """

    id: str
    name_id: str
    name_en: str
    number: str
    kind: str
    callable_from: str
    confidence: str
    source: str
    country: str = ""
    area: str = ""
    cost: str = "unknown"
    hours: str = ""
    languages: tuple[str, ...] = ()
    seen: str = ""

    @property
    def old(self) -> bool:
        return self.confidence == "rendah" or "" < self.seen < CHECKED_SINCE
