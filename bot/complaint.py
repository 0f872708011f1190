"""A report: what was told, whom it is for, how urgent it is, when it is late and where it stands. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.dialog import Answers, Json
from bot.dialog.parts import parts_of
from bot.message import Kind
from bot.network import Level

HOME = "ID"
YES, NO = "yes", "no"
URGENT = "urgent"  # an answer no form asks for: words of danger were said while it was filled in
JOB_ORDER = "job:"  # what a report is about: the order whose number follows
OPENS, CLOSES = time(8), time(16)
SATURDAY = 5
NEAR = frozenset({Level.VILLAGE, Level.REGENCY})  # never the ones for what is heavy (law 14)

DANGER, OVERCHARGING, QUESTION, UNKNOWN = "danger", "overcharging", "question", "unknown"
# Category -> heavy: never for the village or the regency, whoever is near (law 14).
CATEGORIES: Mapping[str, bool] = {
    DANGER: True,
    "wages": True,
    OVERCHARGING: True,
    "contract": False,
    "papers": True,
    "violence": True,
    "harassment": True,
    "lost": True,
    "detained": True,
    "sick": False,
    "dead": True,
    "going_home": False,
    "undocumented": True,  # how they were sent away is what the report is about
    "recruitment": True,
    "not_departed": True,  # money was paid, or somebody recruited
    "insurance": False,
    "fake_job": True,
    "service": False,
    QUESTION: False,  # asks an officer for an answer, accuses nobody
    "other": False,
    UNKNOWN: True,  # a story told without a category may be any of them
}


class Urgency(StrEnum):
    """DANGER: words of danger were said, or the category is danger; it rings through the night. SOON: heavy."""

    DANGER = "danger"
    SOON = "soon"
    USUAL = "usual"


class Status(StrEnum):
    """DONE is what the office says; SETTLED is what the owner says, and nobody else (law 6)."""

    WAITING = "waiting"
    TAKEN = "taken"
    DONE = "done"
    SETTLED = "settled"


class Happened(StrEnum):
    FILED = "filed"
    TAKEN = "taken"
    REPLIED = "replied"  # the office
    ANSWERED = "answered"  # the owner
    CLIMBED = "climbed"
    GIVEN_BACK = "given_back"
    DONE = "done"
    SETTLED = "settled"
    NOT_SETTLED = "not_settled"
    NO_DANGER = "no_danger"


@dataclass(frozen=True)
class Part:
    """One message of a story, of evidence or of a talk: words, a file, or a file with words."""

    kind: Kind = Kind.TEXT
    text: str = ""
    file_id: str = ""


@dataclass(frozen=True)
class Told:
    """What somebody tells us.

    `accused` (the village): "yes", "no", "unknown", or "" if nobody asked. `village`: its office may know.
    `grave`: words of danger are in it, whatever its writer says of them.
    `person` and `phone` are of someone without Telegram for whom an officer files it.
    """

    category: str
    country: str
    story: tuple[Part, ...]
    evidence: tuple[Part, ...] = ()
    outcome: str = ""
    accused: str = ""
    village: bool = False
    urgent: bool = False
    job_order: str = ""
    person: str = ""
    phone: str = ""
    grave: bool = False

    @property
    def leaves_out(self) -> frozenset[Level]:
        """The levels it never goes to (law 14)."""
        if is_heavy(self.category, self.country, self.urgent or self.grave):
            return NEAR
        return frozenset() if self.village and self.accused == NO else frozenset({Level.VILLAGE})


@dataclass(frozen=True)
class Reporter:
    """`office`: the village of the person who files it, or the nearest office above; "" if none is known."""

    chat_id: int
    name: str
    office: str = ""


@dataclass(frozen=True)
class Complaint:
    """What may stand in a list: nothing of the story or of who told it.

    Not taken by `late_at`, it climbs. `round`: how often that deadline has begun to run.
    """

    number: str
    category: str
    country: str
    outcome: str
    urgent: bool
    accused: str
    job_order: str
    office: str
    created_at: int
    late_at: int
    round: int = 1
    officer: int | None = None
    result: str = ""
    climbed_at: int | None = None
    taken_at: int | None = None
    done_at: int | None = None
    settled_at: int | None = None

    @property
    def urgency(self) -> Urgency:
        if self.urgent or self.category == DANGER:
            return Urgency.DANGER
        return Urgency.SOON if CATEGORIES.get(self.category, True) else Urgency.USUAL

    @property
    def status(self) -> Status:
        if self.settled_at is not None:
            return Status.SETTLED
        if self.done_at is not None:
            return Status.DONE
        return Status.WAITING if self.taken_at is None else Status.TAKEN


@dataclass(frozen=True)
class Event:
    """`office` is the name of the office it happened at."""

    kind: Happened
    at: int
    office: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Opened:
    """What only the responsible office reads. `name` is "" once the owner has taken it out."""

    complaint: Complaint
    name: str
    told: Told
    events: tuple[Event, ...]


def is_heavy(category: str, country: str, urgent: bool) -> bool:
    """Law 14: danger, violence, papers, recruitment, money, lost, detained, dead, and everything abroad."""
    return urgent or country not in ("", HOME) or CATEGORIES.get(category, True)


def may_ask_village(answers: Answers) -> bool:
    """ "Boleh kantor desa tahu?" is asked only where the village could be the one to help."""
    heavy = is_heavy(_category(answers), str(answers.get("country", "")), bool(answers.get(URGENT)))
    return not heavy and answers.get("accused") == NO


def told(answers: Answers, about: str) -> Told:
    """What the answers of the form say."""
    return Told(
        category=_category(answers),
        country=str(answers.get("country") or ""),
        story=parts(answers.get("story")),
        evidence=parts(answers.get("evidence")),
        outcome=str(answers.get("outcome") or ""),
        accused=str(answers.get("accused") or ""),
        village=answers.get("village") == YES,
        urgent=bool(answers.get(URGENT)),
        job_order=about.removeprefix(JOB_ORDER) if about.startswith(JOB_ORDER) else "",
        person=str(answers.get("person") or ""),
        phone=str(answers.get("phone") or ""),
    )


def parts(value: Json) -> tuple[Part, ...]:
    return tuple(
        Part(Kind(str(part["kind"])), str(part.get("text") or ""), str(part.get("file_id") or ""))
        for part in parts_of(value)
    )


def number(draw: Callable[[int], int]) -> str:
    """LT-1234-5678: says nothing of how many there are. `draw(n)` gives a random number below n."""
    digits = f"{draw(10**8):08}"
    return f"LT-{digits[:4]}-{digits[4:]}"


def deadline(now: int, zone: str) -> int:
    """One working day later: eight hours of Monday to Friday, 08 to 16, in the office's zone."""
    start = _at_work(datetime.fromtimestamp(now, ZoneInfo(zone)))
    end = start + timedelta(hours=8)
    if end.time() > CLOSES:
        end = datetime.combine(_workday(start + timedelta(days=1)), start.time(), start.tzinfo)
    return int(end.timestamp())


def _category(answers: Answers) -> str:
    return str(answers.get("category") or UNKNOWN)


def _at_work(moment: datetime) -> datetime:
    """The next moment an office is open: this one, or 08.00."""
    late = moment.time() >= CLOSES
    day = _workday(moment + timedelta(days=1) if late else moment)
    opening = datetime.combine(day, OPENS, moment.tzinfo)
    return max(moment, opening)


def _workday(moment: datetime) -> datetime:
    while moment.weekday() >= SATURDAY:
        moment += timedelta(days=1)
    return moment
