"""The network of offices: ministry, province (BP3MI), regency (P4MI), village; who stands above whom, who may join."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    MINISTRY = "ministry"
    PROVINCE = "province"
    REGENCY = "regency"
    VILLAGE = "village"


LEVELS = tuple(Level)  # from above to below
PUBLISHING = frozenset({Level.MINISTRY, Level.PROVINCE, Level.REGENCY})  # law 19
ADDS: Mapping[Level, tuple[Level, ...]] = {  # what an officer of each level may add right below
    Level.MINISTRY: (Level.PROVINCE,),
    Level.PROVINCE: (Level.REGENCY, Level.VILLAGE),  # where there is no P4MI, villages stand right below BP3MI
    Level.REGENCY: (Level.VILLAGE,),
    Level.VILLAGE: (),
}
INVITATION_HOLDS = 24 * 3600
HOURS = (8, 24)  # how long one says to be on duty
LONGEST_NAME = 100
LONGEST_CODE = 30  # `officer.suspend:<chat id>:<code>` must fit into a button's 64 bytes
CODE = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_CODE}}}")
SAID_ANYWAY = frozenset(  # what people write before the name of a place
    (
        *("desa", "ds", "kelurahan", "kel", "dusun", "dsn", "kecamatan", "kec", "kabupaten", "kab", "kota"),
        *("provinsi", "prov"),
    )
)


@dataclass(frozen=True)
class Office:
    """`parent` is the code of the next existing office above; a level may be missing between the two."""

    code: str
    level: Level
    parent: str | None
    name: str
    area: str = ""
    contacts: str = ""
    source: str = ""
    seen: str = ""
    confidence: str = ""

    @property
    def is_village(self) -> bool:
        return self.level is Level.VILLAGE

    @property
    def around(self) -> str:
        """The area without the place that the name tells already."""
        place, _, wider = self.area.partition(", ")
        return wider if place and place in self.name else self.area

    def stands_above(self, level: Level) -> bool:
        return LEVELS.index(self.level) < LEVELS.index(level)


@dataclass(frozen=True)
class Officer:
    """A citizen who works for an office: waiting until the inviter confirms them, active, or suspended (law 20)."""

    chat_id: int
    office: str
    waiting_at: int | None = None
    active_at: int | None = None
    suspended_at: int | None = None
    granted_by: int | None = None

    @property
    def active(self) -> bool:
        return self.active_at is not None and self.suspended_at is None

    @property
    def state(self) -> str:
        if self.suspended_at is not None:
            return "suspended"
        return "waiting" if self.active_at is None else "active"


@dataclass(frozen=True)
class Invitation:
    """A link that makes whoever opens it wait for an office; it opens once (`opened_by`)."""

    office: str
    invited_by: int
    expires_at: int
    opened_by: int | None = None


@dataclass(frozen=True)
class Duty:
    chat_id: int
    office: str
    until: int


@dataclass(frozen=True)
class Entry:
    """What was done with power: `subject` is an office, or `<chat id>@<office>`. Ids only."""

    at: int
    actor: int | None
    act: str
    subject: str


def highest(offices: Sequence[Office]) -> Office | None:
    """Of the offices a person works for, the one nearest to the ministry."""
    return min(offices, key=lambda office: LEVELS.index(office.level), default=None)


def deep_link(username: str, payload: str) -> str:
    """Opens the chat with the bot and says `/start <payload>` (at most 64 of A-Z a-z 0-9 _ -)."""
    return f"https://t.me/{username}?start={payload}"


def fingerprint(token: str) -> str:
    """What is kept of an invitation's token: enough to know it again, nothing to open it with."""
    return hashlib.sha256(token.encode()).hexdigest()


def why_shut(invitation: Invitation | None, opener: int, officer: Officer | None, now: int) -> str | None:
    """Why this person can't open the invitation (one word); None: it opens. `officer`: what they are there already."""
    if invitation is None:
        return "unknown"
    if invitation.invited_by == opener:
        return "own"
    if officer is not None and (officer.state != "waiting" or invitation.opened_by == opener):
        return officer.state
    if invitation.opened_by is not None:
        return "used"
    return "expired" if now >= invitation.expires_at else None


def may_restore(office: Office, own: Collection[str]) -> bool:
    """The office above lets a suspended officer in again; above the ministry is nobody, so there a colleague does."""
    return (office.parent or office.code) in own


def code_for(name: str, taken: Collection[str]) -> str:
    """A code made from the name, in ASCII; a number at the end where it is taken."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", ascii_name)) or "kantor"
    endings = ("", *(f"-{number}" for number in range(2, len(taken) + 3)))
    codes = (stem[: LONGEST_CODE - len(ending)].rstrip("-") + ending for ending in endings)
    return next(code for code in codes if code not in taken)


def words_of(place: str) -> tuple[str, ...]:
    """What to look for when somebody types a place: "Desa Anjani, Kab. Lombok Timur" -> anjani, lombok, timur."""
    words = re.findall(r"[^\W_]+", place.casefold())
    return tuple(word for word in words if word not in SAID_ANYWAY) or tuple(words)
