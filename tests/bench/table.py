"""What was measured, as lines of a small table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    name: str
    value: str
    goal: str = ""
    reached: bool = True

    def __str__(self) -> str:
        verdict = "" if self.reached else "   MISSED"
        return f"  {self.name:<46} {self.value:>9}   {self.goal:<8}{verdict}".rstrip()


def print_table(title: str, lines: Iterable[Line]) -> None:
    print(f"\n{title}", *lines, sep="\n", flush=True)
