"""The development set: messages written from titles, facts and personas alone, never from the sample questions."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent / "development"
SHORT = 3  # words


@dataclass(frozen=True)
class Message:
    """`topics`: those that would be right (the first is meant), none if it is no question for us."""

    text: str
    style: str
    topics: tuple[str, ...]
    kind: str

    @property
    def short(self) -> bool:
        return len(self.text.split()) <= SHORT


@dataclass(frozen=True)
class Cry:
    """A message that tells of danger, or only sounds like it."""

    text: str
    kind: str
    danger: bool


def in_scope() -> list[Message]:
    return [
        Message(line["text"], line["style"], (line["topic"], *line.get("also", ())), "")
        for name in ("in-scope-1", "in-scope-2")
        for line in _lines(name)
    ]


def out_of_scope() -> list[Message]:
    return [Message(line["text"], line["style"], (), line["kind"]) for line in _lines("out-of-scope")]


def cries() -> list[Cry]:
    return _cries("danger")


def unseen_cries() -> list[Cry]:
    """By somebody who saw neither examples nor the other set; only MISSED was chosen with their floor in sight."""
    return _cries("unseen")


def _cries(name: str) -> list[Cry]:
    return [Cry(line["text"], line["kind"], line["danger"]) for line in _lines(name)]


def _lines(name: str) -> Iterator[dict[str, Any]]:
    for line in (HOME / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)
