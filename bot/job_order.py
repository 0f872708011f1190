"""A job order: what is asked of its publisher, whom it is for, and what may still happen to it (law 19). Pure.

No number is checked against a pattern: how SIP3MI and SIP2MI numbers are built is not known. A second officer reads it.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from bot.dialog import Answers, Choice, Country, Date, Field, Form, Money, Number, Text
from bot.dialog.countries import COUNTRIES, USUAL
from bot.network import PUBLISHING, Office

KIND = "job_order"  # what a citizen can stop hearing
ANY = "any"  # of a subscription: every country, every sector
P_TO_P, G_TO_G = "p_to_p", "g_to_g"
FREE, PAID = "free", "paid"
SECTORS = (
    "domestic",
    "care",
    "factory",
    "construction",
    "fishing",
    "plantation",
    "farming",
    "health",
    "hospitality",
    "cleaning",
    "other",
)


def _private(answers: Answers) -> bool:
    return answers.get("scheme") == P_TO_P


def _public(answers: Answers) -> bool:
    return answers.get("scheme") == G_TO_G


def _paid(answers: Answers) -> bool:
    return answers.get("cost") == PAID


FORM = Form(
    KIND,
    (
        Field("scheme", Choice(P_TO_P, G_TO_G)),
        Field("agency", Text(3, 120), when=_private),
        Field("licence", Text(3, 80), when=_private),
        Field("permit", Text(3, 80), when=_private),
        Field("notice", Text(3, 80), when=_public),
        Field("country", Country(*(code for code in USUAL if code != "ID"))),
        Field("sector", Choice(*SECTORS, columns=2)),
        Field("position", Text(3, 100)),
        Field("quota", Number(1, 100_000)),
        Field("wage", Money(default=None)),
        Field("cost", Choice(FREE, PAID)),
        Field("amount", Money(), when=_paid),
        Field("amount_for", Text(3, 300), when=_paid),
        Field("requirements", Text(3, 1200)),
        Field("closing", Date(future=True)),
        Field("how", Text(3, 500), optional=True),
    ),
)


class Anywhere(Country):
    """A country, or all of them."""

    def __init__(self) -> None:
        super().__init__(ANY, *(code for code in USUAL if code != "ID"))

    def label(self, field: str, option: str) -> tuple[str, dict[str, str]]:
        return (f"{field}.{ANY}", {}) if option == ANY else super().label(field, option)


SUBSCRIPTION = Form("subscription", (Field("country", Anywhere()), Field("sector", Choice(ANY, *SECTORS, columns=2))))
MOST_SUBSCRIPTIONS = 20


@dataclass(frozen=True)
class JobOrder:
    """Written, then confirmed by a second officer or returned; withdrawn at any time. `reached`: see Announcement."""

    number: str
    office: str
    publisher: int
    answers: Answers = field(default_factory=dict)
    confirmed_at: int | None = None
    returned_at: int | None = None
    withdrawn_at: int | None = None
    reached: int = 0
    expanded_at: int | None = None

    @property
    def key(self) -> str:
        """Why a citizen hears it: the key of the rows in the outbox, and what they are about."""
        return f"{KIND}:{self.number}"

    @property
    def closing(self) -> date:
        return date.fromisoformat(str(self.answers["closing"]))

    @property
    def undecided(self) -> bool:
        return self.confirmed_at is None and self.returned_at is None and self.withdrawn_at is None

    @property
    def spreading(self) -> bool:
        """Not everyone who asked for such news has it in the outbox yet."""
        return self.confirmed_at is not None and self.withdrawn_at is None and self.expanded_at is None

    def open(self, today: date) -> bool:
        return self.confirmed_at is not None and self.withdrawn_at is None and today <= self.closing


@dataclass(frozen=True)
class Wish:
    """What a citizen wants to hear of: a country and a sector, each of which may be ANY."""

    country: str
    sector: str

    @property
    def argument(self) -> str:
        return f"{self.country}:{self.sector}"


def wish(argument: str) -> Wish | None:
    """What a button says; None if there is no such country or sector."""
    country, _, sector = argument.partition(":")
    known = country in {ANY, *COUNTRIES} and sector in {ANY, *SECTORS}
    return Wish(country, sector) if known else None


def without_past(answers: Answers, today: date) -> Answers | None:
    """The answers without a closing date that passed while the form was waiting; None if all is well."""
    if date.fromisoformat(str(answers["closing"])) >= today:
        return None
    return {name: value for name, value in answers.items() if name != "closing"}


def publishing(offices: Collection[Office]) -> tuple[Office, ...]:
    """Of the offices somebody works for, those that may publish: never a village (law 19)."""
    return tuple(office for office in offices if office.level in PUBLISHING)
