"""Which numbers can be called from where somebody is: the police and the mission first, then the surest. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.emergency.contact import CONFIDENCES, KINDS, QUESTIONS, Contact

MOST = 3  # more is a list, and nobody reads a list while running
NEARBY = ("host_emergency", "mission")  # those who can come to where the person is, in this order


@dataclass(frozen=True)
class Reach:
    """The numbers that can be called from a country (ISO code; None: not known)."""

    country: str | None
    contacts: Sequence[Contact]


def numbers(contacts: Iterable[Contact], country: str | None) -> list[Contact]:
    """At most three for a person in `country` (ISO code; None is unknown: then the lines for home and for abroad).

    The police there comes first and then the mission, old or not; the surest of the others fill the rest.
    """
    within_reach = [contact for contact in _within_reach(contacts, country) if contact.kind != QUESTIONS]
    nearby = [found for kind in NEARBY if (found := _first(kind, within_reach))]
    return [*nearby, *(contact for contact in within_reach if contact not in nearby)][:MOST]


def with_lines(contacts: Iterable[Contact], country: str | None, lines: Collection[str]) -> list[Contact]:
    """Those and, after them, the lines (ids) that an answer names: a family at home calls what is meant for abroad too,
    if the number can be dialled from everywhere.
    """
    every = list(contacts)
    found = numbers(every, country)
    within = [contact for contact in every if _reaches(contact, country) or contact.number.startswith("+")]
    named = [contact for contact in within if contact.id in lines]
    return [*found, *(contact for contact in named if contact not in found)]


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
