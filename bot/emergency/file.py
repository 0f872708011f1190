"""Reads the numbers that help from their file (TOML), and says by entry what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from bot.dialog.countries import COUNTRIES
from bot.emergency.contact import CONFIDENCES, COSTS, KINDS, WAYS, Contact
from bot.shipped import Faulty, placed, table_of

REFUSED = "refused"  # such an entry stands in the file so that nobody adds it again
LANGUAGES = "languages"
SEEN = re.compile(r"(20\d\d(-(0[1-9]|1[0-2]))?)?")
DIALLED = re.compile(r"\+?\d[\d -]+( / \+?\d[\d -]+)*")
ALLOWED = tuple(field.name for field in fields(Contact) if field.name != "id")
NEEDED = tuple(field.name for field in fields(Contact) if field.default is MISSING and field.name != "id")


def read(path: Path) -> tuple[Contact, ...]:
    """Without those that are `refused`. Raises Faulty."""
    entries = table_of(path)
    for name, entry in entries.items():
        for fault in _faults(entry):
            raise Faulty(path, placed(path, f"[{name}] {fault}"))
    found = tuple(_contact(name, entry) for name, entry in entries.items() if REFUSED not in entry)
    if not found:
        raise Faulty(path, "holds no number; somebody in danger would get none")
    return found


def _faults(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "must have its facts in lines below it, as the other entries have"
    elif REFUSED not in entry:
        yield from (f"{name} is missing" for name in NEEDED if name not in entry)
        yield from (f"has no fact named {name}; known are {', '.join(ALLOWED)}" for name in entry.keys() - {*ALLOWED})
        yield from (f"{name} must be {_must_be(name)}" for name, told in entry.items() if not _is_told(name, told))
        yield from _wrong_facts({**{field.name: field.default for field in fields(Contact)}, **entry})


def _must_be(name: str) -> str:
    return "a list of texts" if name == LANGUAGES else "a text"


def _is_told(name: str, told: Any) -> bool:
    """The languages are a list of texts; of what is needed no text is empty."""
    if name == LANGUAGES:
        return isinstance(told, list) and all(isinstance(each, str) for each in told)
    return isinstance(told, str) and bool(told.strip() or name not in NEEDED)


def _wrong_facts(facts: Mapping[str, Any]) -> Iterator[str]:
    rules = (
        ("number", DIALLED.fullmatch(facts["number"]), "must be digits as they are dialled"),
        ("kind", facts["kind"] in KINDS, f"is none of {', '.join(KINDS)}"),
        ("callable_from", facts["callable_from"] in WAYS, f"is none of {', '.join(WAYS)}"),
        ("confidence", facts["confidence"] in CONFIDENCES, f"is none of {', '.join(CONFIDENCES)}"),
        ("country", facts["country"] in ("", *COUNTRIES), "is no code like ID, MY or TW"),
        ("cost", facts["cost"] in COSTS, f"is none of {', '.join(COSTS)}"),
        ("seen", SEEN.fullmatch(facts["seen"]), "must be like 2025-12, or 2025, or left out"),
    )
    return (f'{name} "{facts[name]}" {what}' for name, right, what in rules if not right)


def _contact(name: str, entry: Mapping[str, Any]) -> Contact:
    return Contact(id=name, **{**entry, LANGUAGES: tuple(entry.get(LANGUAGES, ()))})
