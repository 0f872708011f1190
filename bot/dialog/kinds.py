"""The kinds of answer that are tapped or typed, and how each is read."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.dialog import countries, dates, money, numerals
from bot.dialog.answers import Json, Refusal
from bot.message import Incoming, Kind
from bot.risks import risks
from bot.visible import visible


class FieldKind(ABC):
    """`options` are offered as buttons, and one of them is then the answer; everything else goes through `parse`."""

    name: ClassVar[str]
    reasons: ClassVar[tuple[str, ...]]
    collects: ClassVar[bool] = False  # many messages make one answer, until [Lanjut]
    options: tuple[str, ...] = ()
    columns: int = 1

    @abstractmethod
    def parse(self, incoming: Incoming, today: date, so_far: Json = None) -> Json | Refusal:
        """The answer that this message gives, after what was answered `so_far`."""

    def lacks(self, value: Json) -> Refusal | None:
        """What keeps a collected answer from being complete."""
        return None

    def label(self, field: str, option: str) -> tuple[str, dict[str, str]]:
        """The text on the button of an option: its key and its values. `field` is "<form>.<field>"."""
        return f"{field}.{option}", {}


class Choice(FieldKind):
    """`told`: the option that is meant by whoever tells what there is to tell, instead of tapping."""

    name = "choice"
    reasons = ("tap_a_button",)

    def __init__(self, *options: str, columns: int = 1, told: str = "") -> None:
        self.options, self.columns, self.told = options, columns, told

    def parse(self, incoming: Incoming, today: date, so_far: Json = None) -> Json | Refusal:
        return Refusal("tap_a_button")


class Written(FieldKind):
    """An answer that is typed as one message."""

    def parse(self, incoming: Incoming, today: date, so_far: Json = None) -> Json | Refusal:
        return self.read(incoming.text.strip(), today) if incoming.kind is Kind.TEXT else Refusal("not_text")

    @abstractmethod
    def read(self, words: str, today: date) -> Json | Refusal: ...


@dataclass(frozen=True)
class Text(Written):
    """`shortest`: letters that can be seen."""

    shortest: int = 1
    longest: int = 1000
    name = "text"
    reasons: ClassVar[tuple[str, ...]] = ("not_text", "too_short", "too_long")

    def read(self, words: str, today: date) -> Json | Refusal:
        if len(visible(words).strip()) < self.shortest:
            return Refusal("too_short", {"least": self.shortest})
        if len(words) > self.longest:
            return Refusal("too_long", {"most": self.longest, "length": len(words)})
        return words


@dataclass(frozen=True)
class Name(Text):
    """What everybody reads in an office's name: nothing in it leads to a stranger or to money."""

    reasons = (*Text.reasons, "risky_name")

    def read(self, words: str, today: date) -> Json | Refusal:
        return Refusal("risky_name") if risks(words) else super().read(words, today)


@dataclass(frozen=True)
class Number(Written):
    """A whole number."""

    least: int = 0
    most: int = 1_000_000
    name = "number"
    reasons = ("not_text", "not_number", "too_small", "too_big")

    def read(self, words: str, today: date) -> Json | Refusal:
        value = numerals.read(words)
        if value is None or value != int(value):
            return Refusal("not_number")
        if value < self.least:
            return Refusal("too_small", {"least": self.least})
        return int(value) if value <= self.most else Refusal("too_big", {"most": self.most})


@dataclass(frozen=True)
class Money(Written):
    """{"amount": "2500000", "currency": "IDR"}. Without a `default` the currency must be named."""

    default: str | None = "IDR"
    name = "money"
    reasons = ("not_text", *money.REASONS)

    def read(self, words: str, today: date) -> Json | Refusal:
        return money.read(words, self.default)


@dataclass(frozen=True)
class Date(Written):
    """An ISO date. `past`: not after today; `future`: not before today."""

    past: bool = False
    future: bool = False
    name = "date"
    reasons = ("not_text", *dates.REASONS)

    def read(self, words: str, today: date) -> Json | Refusal:
        found = dates.read(words, today, past=self.past, future=self.future)
        return found if isinstance(found, Refusal) else found.isoformat()


class Country(Written):
    """An ISO code, tapped (the usual ones) or typed."""

    name = "country"
    reasons = ("not_text", "not_country")
    columns = 2

    def __init__(self, *options: str) -> None:
        self.options = options or countries.USUAL

    def read(self, words: str, today: date) -> Json | Refusal:
        return countries.find(words) or Refusal("not_country")

    def label(self, field: str, option: str) -> tuple[str, dict[str, str]]:
        return "form.country", {"code": option, "flag": countries.flag(option)}
