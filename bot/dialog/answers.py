"""What an answer can be, and what we say when we can't take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.message import Say

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
Answers: TypeAlias = dict[str, Json]


@dataclass(frozen=True)
class Refusal:
    """Why an answer was not taken: the text `form.refused.<reason>` tells the person what to do instead."""

    reason: str
    values: Mapping[str, Json] = field(default_factory=dict)

    @property
    def say(self) -> Say:
        return Say(f"form.refused.{self.reason}", self.values)
