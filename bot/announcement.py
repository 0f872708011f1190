"""An announcement of an office to its residents, and when it waits for the office above (law 19). Pure."""

from dataclasses import dataclass

from bot.dialog import Field, Form, Text
from bot.network import Office
from bot.risks import risks

KIND = "announcement"  # what a resident can stop hearing
FORM = Form(KIND, (Field("body", Text(10, 3000)),))


@dataclass(frozen=True)
class Announcement:
    """Written, perhaps waiting for an office above, then sent or refused. `reached`: the last chat it was posted to."""

    id: int
    office: str
    author: int
    body: str
    refused_at: int | None = None
    sent_at: int | None = None
    reached: int = 0
    expanded_at: int | None = None

    @property
    def key(self) -> str:
        """Why a resident hears it: the key of the rows in the outbox, and what they are about."""
        return f"{KIND}:{self.id}"


def reasons_to_wait(office: Office, body: str) -> tuple[str, ...]:
    """What in a village's text could lead to a stranger or to money: then an office above reads it first (law 19)."""
    return risks(body) if office.is_village else ()
