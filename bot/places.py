"""Where people are helped outside the network: LTSA, posts, airports, missions abroad. Pure; the places are data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot import regions, sheet
from bot.dialog.countries import COUNTRIES
from bot.emergency import CONFIDENCES
from bot.network import CODE, LONGEST_NAME
from bot.regions import Region
from bot.sheet import Cells, Columns
from bot.shipped import Faulty, text_of

KINDS = ("ltsa", "post", "airport", "mission")
HOME = "ID"
SEEN = re.compile(r"(20\d\d(-\d\d)?)?")
COLUMNS = (
    *("code", "kind", "name", "country", "province", "regency", "address", "contacts", "note"),
    *("source", "seen", "confidence", "refused"),
)


@dataclass(frozen=True)
class Place:
    """`address` is a city where the sources tell no more, and empty where they tell nothing; `contacts` no numbers.

    `note` is for readers. The numbers of a mission stand under its code, or one that begins so, among the help numbers.
    """

    code: str
    kind: str
    name: str
    country: str
    province: str = ""
    regency: str = ""
    address: str = ""
    contacts: str = ""
    note: str = ""
    source: str = ""
    seen: str = ""
    confidence: str = ""

    def lies_in(self, region: Region) -> bool:
        """For a whole province: anywhere in it."""
        named = self.regency.partition(" ")[2]
        return self.province == region.province and region.name in ("", named)


@dataclass(frozen=True)
class Places:
    """With a single fault there are none. `refused`: code -> why the place is not shown."""

    places: tuple[Place, ...] = ()
    faults: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def read(text: str, known: Sequence[Region]) -> Places:
    """`known` are the regions in which a place at home may lie."""
    found = sheet.read(text, Columns(COLUMNS, (), "code", partial(_wrong, known)))
    rows = [line.cells for line in found.lines]
    return Places(
        places=tuple(_place(cells) for cells in rows if not cells["refused"]),
        faults=found.faults,
        refused=tuple((cells["code"], cells["refused"]) for cells in rows if cells["refused"]),
    )


def load(path: Path, known: Sequence[Region]) -> tuple[Place, ...]:
    """Raises Faulty."""
    found = read(text_of(path), known)
    if found.faults:
        raise Faulty(path, found.faults[0])
    return found.places


def _place(cells: Cells) -> Place:
    return Place(**{name: value for name, value in cells.items() if name != "refused"})


def _wrong(known: Sequence[Region], cells: Cells) -> str | None:
    checks = (
        ("code", CODE.fullmatch(cells["code"]), "must be of A-Z, a-z, 0-9, _ and -"),
        ("kind", cells["kind"] in KINDS, f"is none of {', '.join(KINDS)}"),
        ("name", 0 < len(cells["name"]) <= LONGEST_NAME, f"must have 1 to {LONGEST_NAME} letters"),
        ("country", cells["country"] in COUNTRIES, "is no code like ID, MY or TW"),
        ("seen", SEEN.fullmatch(cells["seen"]), "must be like 2025-12, or 2025, or empty"),
        ("confidence", cells["confidence"] in CONFIDENCES, f"is none of {', '.join(CONFIDENCES)}"),
        ("source", cells["source"], "must say where the place is known from"),
    )
    faulty = next((f'{name} "{cells[name]}" {what}' for name, right, what in checks if not right), None)
    return faulty or _wrong_region(known, cells)


def _wrong_region(known: Sequence[Region], cells: Cells) -> str | None:
    if cells["country"] != HOME:
        return "province and regency are for places at home" if cells["province"] or cells["regency"] else None
    written = ", ".join(filter(None, (cells["regency"], cells["province"])))
    region = regions.of_area(known, written)
    right = region and region.province == cells["province"] and bool(region.name) == bool(cells["regency"])
    return None if right else f'no region of regencies.csv is "{written}"'
