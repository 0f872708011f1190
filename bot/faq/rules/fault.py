"""Something wrong with an answer, as told to whoever edits the files."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    where: str  # the file
    text: str
    warning: bool = False
