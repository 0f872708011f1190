"""What came of sending a message, as a value. `reason` is a short code of ours, never Telegram's text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """`message_id` is Telegram's, None where nothing is left to name (a deletion)."""

    message_id: int | None = None


@dataclass(frozen=True)
class TryLater:
    """Not sent for sure.

    `flood`: Telegram asked for a pause; the pacer decides whether from this chat or from all of us.
    `everyone`: Telegram can't be reached; nobody else would fare better.
    """

    seconds: float
    reason: str
    counts_as_try: bool = True
    flood: bool = False
    everyone: bool = False


@dataclass(frozen=True)
class Moved:
    """The group lives on under another chat id: send it there."""

    chat_id: int


@dataclass(frozen=True)
class GiveUp:
    """Never to be sent. `unreachable`: nothing else reaches this chat either, until it comes back by itself."""

    reason: str
    unreachable: bool = False


@dataclass(frozen=True)
class Unknown:
    """Perhaps sent: the answer was lost. What to do depends on the kind of message."""

    reason: str


Outcome = Sent | TryLater | Moved | GiveUp | Unknown


class TokenRefused(Exception):
    """Telegram doesn't know our token: no message can be sent, the process has to stop loudly."""
