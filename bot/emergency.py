"""Which numbers a person in danger can call from where they are, the surest first. Pure; the numbers are data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST = 3  # more is a list, and nobody reads a list while running
CHECKED_SINCE = "2024"  # a number seen before is still shown, and marked as old
KINDS = ("host_emergency", "host_labour", "mission", "central", "women", "service")
NEARBY = ("host_emergency", "mission")  # those who can come to where the person is
QUESTIONS = "service"  # they answer questions, and save nobody
CONFIDENCES = ("tinggi", "sedang", "rendah")


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


def read(path: Path) -> tuple[Contact, ...]:
    """What is `refused` stands in the file so that nobody adds it again."""
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Contact(id=name, **{**row, "languages": tuple(row.get("languages", ()))})
        for name, row in table.items()
        if "refused" not in row
    )


def numbers(contacts: Iterable[Contact], country: str | None) -> list[Contact]:
    """At most three for a person in `country` (ISO code; None is unknown: then the lines for home and for abroad).

    The police and the mission there are always among them, old or not; the surest of the others fill the rest.
    """
    within_reach = [contact for contact in _within_reach(contacts, country) if contact.kind != QUESTIONS]
    nearby = [found for kind in NEARBY if (found := _first(kind, within_reach))]
    others = [contact for contact in within_reach if contact not in nearby]
    return sorted((nearby + others)[:MOST], key=_doubt)


def of_kind(kind: str, contacts: Iterable[Contact], country: str | None) -> list[Contact]:
    """All of one kind that can be called from `country`, the surest first."""
    return [contact for contact in _within_reach(contacts, country) if contact.kind == kind]


def _within_reach(contacts: Iterable[Contact], country: str | None) -> list[Contact]:
    return sorted((contact for contact in contacts if _reaches(contact, country)), key=_doubt)


def _reaches(contact: Contact, country: str | None) -> bool:
    if contact.country not in ("", country):
        return False
    at_home = country == "ID"
    return {"ID": at_home or country is None, "abroad": not at_home}.get(contact.callable_from, True)


def _doubt(contact: Contact) -> tuple[bool, int, int, bool]:
    """The smaller the surer; numbers that serve everybody come before those for some."""
    for_some = contact.kind == "women" or bool(contact.area)
    return for_some, CONFIDENCES.index(contact.confidence), KINDS.index(contact.kind), contact.old


def _first(kind: str, contacts: Iterable[Contact]) -> Contact | None:
    return next((contact for contact in contacts if contact.kind == kind), None)
