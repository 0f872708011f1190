"""The demo network: offices and people of nowhere, to try everything out in the sandbox. Pure; they are data."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bot.network import Level, Office


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
    offices: tuple[Office, ...]  # each after the one above it
    people: tuple[Person, ...]


def read(path: Path) -> Demo:
    table = tomllib.loads(path.read_text("utf-8"))
    offices = tuple(
        Office(code, Level(row["level"]), row.get("parent"), row["name"], row["area"])
        for code, row in table["offices"].items()
    )
    places = {office.code: office.name for office in offices}
    people = tuple(
        Person(
            row["id"],
            row["name"],
            row["role"],
            row["office"],
            places[row["office"]],
            row.get("works", False),
            row.get("country", "ID"),
        )
        for row in table["people"].values()
    )
    return Demo(offices, people)
