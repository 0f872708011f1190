"""Something wrong with an answer, as told to whoever edits the files."""

from dataclasses import dataclass
from pathlib import Path

from bot.shipped import Faulty


@dataclass(frozen=True)
class Fault:
    where: str  # the file
    text: str
    warning: bool = False
    line: int | None = None

    @property
    def error(self) -> Faulty:
        return Faulty(Path(self.where), self.text, self.line)
