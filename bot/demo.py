"""Networks to practise with: offices and people of the sandbox, read from a file that a trainer can write. Pure."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.dialog.countries import COUNTRIES
from bot.network import CODE, LEVELS, LONGEST_NAME, Level, Office
from bot.shipped import placed, table_of

ROLES: Mapping[Level | None, str] = {  # what the page says of somebody whose line has no role
    Level.MINISTRY: "petugas kementerian",
    Level.PROVINCE: "petugas BP3MI",
    Level.REGENCY: "petugas P4MI",
    Level.VILLAGE: "petugas desa",
    None: "warga",
}
HOME_COUNTRY = "ID"
FIRST_ID, LAST_ID = 700_000_000, 799_999_999  # of people whose line has no id
IDS = range(1000, 2**52)  # Telegram's ids have 52 bits; the lowest ones are the sandbox's own
WORDS: Mapping[str, Mapping[str, type]] = {  # what a line may say -> of which type
    "offices": {"level": str, "parent": str, "name": str, "area": str},
    "people": {"id": int, "name": str, "role": str, "office": str, "works": bool, "country": str},
}


@dataclass(frozen=True)
class Person:
    """Somebody with a phone in the sandbox, who `works` for the office or lives in its area."""

    user_id: int
    name: str
    role: str
    office: str
    place: str
    works: bool
    country: str


@dataclass(frozen=True)
class Demo:
    """With a single fault there is nobody; they are sentences for whoever wrote the file, each with its line."""

    offices: tuple[Office, ...] = ()  # each after the one above it
    people: tuple[Person, ...] = ()
    faults: tuple[str, ...] = ()


def read(path: Path) -> Demo:
    """The format is explained at the top of locales/directory/demo.toml. Raises Faulty if it is no TOML at all."""
    table = table_of(path)
    if faults := tuple(placed(path, fault) for fault in _faults(table)):
        return Demo(faults=faults)
    offices = tuple(_office(code, row) for code, row in table["offices"].items())
    known = {office.code: office for office in offices}
    return Demo(offices, tuple(_person(key, row, known) for key, row in table["people"].items()))


def _office(code: str, row: Mapping[str, Any]) -> Office:
    return Office(code, Level(row["level"]), row.get("parent"), row["name"], row.get("area", row["name"]))


def _person(key: str, row: Mapping[str, Any], offices: Mapping[str, Office]) -> Person:
    office, works = offices[row["office"]], row.get("works", False)
    role = row.get("role") or ROLES[office.level if works else None]
    return Person(_id(key, row), row["name"], role, office.code, office.name, works, row.get("country", HOME_COUNTRY))


def _id(key: str, row: Mapping[str, Any]) -> int:
    """Of the name of the line: a line before it may come or go, and everybody stays who they are."""
    return int(row["id"]) if "id" in row else FIRST_ID + zlib.crc32(key.encode()) % (LAST_ID - FIRST_ID)


# What may be wrong with such a file


def _faults(table: Mapping[str, Any]) -> Iterator[str]:
    for part in WORDS:
        if not isinstance(table.get(part), dict) or not table[part]:
            yield f"[{part}.…] is missing: the file needs at least one."
            return
    yield from (f"[{other}] is none of: {', '.join(WORDS)}." for other in table.keys() - WORDS.keys())
    found = [fault for part in WORDS for name, row in table[part].items() for fault in _row_faults(part, name, row)]
    yield from found
    if not found:  # each line for itself is sound: now how they fit together
        yield from _office_faults(table["offices"])
        yield from _person_faults(table["people"], table["offices"])


def _row_faults(part: str, name: str, row: Any) -> Iterator[str]:
    where, words = f"[{part}.{name}]", WORDS[part]
    if not isinstance(row, dict):
        yield f'{where} must be a table with lines like name = "…".'
        return
    for word, value in row.items():
        if word not in words:
            yield f"{where} has {word}, which is none of: {', '.join(words)}."
        elif type(value) is not words[word]:
            yield f"{where} {word} must be {TYPES[words[word]]}."
    title = row.get("name")
    if not isinstance(title, str) or not 0 < len(title.strip()) <= LONGEST_NAME:
        yield f"{where} needs a name of at most {LONGEST_NAME} letters."


TYPES = {str: 'text in "…"', int: "a number", bool: "true or false"}


def _office_faults(offices: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    above: dict[str, Level] = {}
    for code, row in offices.items():
        where, level, parent = f"[offices.{code}]", row.get("level"), row.get("parent")
        if not CODE.fullmatch(code):
            yield f"{where}: the code may have the letters a-z, digits, - and _, at most 30."
        if level not in LEVELS:
            yield f"{where} level must be one of: {', '.join(LEVELS)}."
            continue
        if level == Level.MINISTRY and parent is not None:
            yield f"{where} is the ministry: it has no parent."
        if level != Level.MINISTRY and parent not in above:
            yield f"{where} parent must be the code of an office that stands before it in the file."
        elif parent in above and LEVELS.index(above[parent]) >= LEVELS.index(level):
            yield f"{where} parent must be an office of a higher level."
        above[code] = Level(level)
    if Level.MINISTRY not in above.values():
        yield "An office of the level ministry is missing: every network has one at its top."


def _person_faults(people: Mapping[str, Mapping[str, Any]], offices: Mapping[str, Any]) -> Iterator[str]:
    seen: dict[int, str] = {}
    for key, row in people.items():
        where, number = f"[people.{key}]", _id(key, row)
        if row.get("office") not in offices:
            yield f"{where} office must be the code of an office in this file."
        if row.get("country", HOME_COUNTRY) not in COUNTRIES:
            yield f"{where} country must be a code like ID, MY, TW or HK."
        if number not in IDS:
            yield f"{where} id must be a number from {IDS.start} to {IDS.stop - 1}, or left out."
        if number in seen:
            yield f"{where} has the id of [people.{seen[number]}]: give it another, like id = {FIRST_ID + len(seen)}."
        seen[number] = key
