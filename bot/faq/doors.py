"""Reads locales/doors.toml: which shelves stand behind each of the four doors of [Tanya], and which topics on each."""

import tomllib
from pathlib import Path

from bot.faq.topic import Doors

FILE = Path("locales/doors.toml")


def read_doors(home: Path) -> Doors:
    path = home / FILE
    if not path.exists():
        return Doors()
    table = tomllib.loads(path.read_text("utf-8"))
    return Doors(
        doors={door: tuple(shelves) for door, shelves in table["doors"].items()},
        shelves={shelf: tuple(topics) for shelf, topics in table["shelves"].items()},
    )
