"""Reads locales/doors.toml: which shelves stand behind each of the four doors of [Tanya], and which topics on each."""

import tomllib
from pathlib import Path

from bot.faq.topic import Doors

FILE = Path("locales/doors.toml")


def read_doors(home: Path) -> Doors:
    """Raises OSError, or what TOML and tables raise if the file is not written like this."""
    table = tomllib.loads((home / FILE).read_text("utf-8"))
    if not table["doors"]:
        raise KeyError("doors")
    return Doors(
        doors={door: tuple(shelves) for door, shelves in table["doors"].items()},
        shelves={shelf: tuple(topics) for shelf, topics in table["shelves"].items()},
    )
