"""Where the world keeps its things: one drawer a kind, and word to the store about whatever changes."""

from collections.abc import Callable
from typing import Any, TypeVar

from bot.sandbox.things import KINDS, Counter, Thing

T = TypeVar("T", bound=Thing)


class Drawers:
    def __init__(self) -> None:
        self._drawers: dict[type[Any], dict[Any, Any]] = {kind: {} for kind in KINDS}
        self.on_change: Callable[[type[Thing], Any], None] = lambda kind, key: None

    def of(self, kind: type[T]) -> dict[Any, T]:
        return self._drawers[kind]

    def keep(self, thing: Thing) -> None:
        """Everything new or changed passes here."""
        self._drawers[type(thing)][thing.key] = thing
        self.on_change(type(thing), thing.key)

    def drop(self, thing: Thing) -> None:
        self._drawers[type(thing)].pop(thing.key, None)
        self.on_change(type(thing), thing.key)

    def empty(self) -> None:
        for thing in [thing for drawer in self._drawers.values() for thing in drawer.values()]:
            self.drop(thing)

    def next(self, name: str) -> int:
        counter = self.of(Counter).get(name) or Counter(name)
        counter.value += 1
        self.keep(counter)
        return counter.value
