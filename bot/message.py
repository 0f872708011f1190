"""What people tell us and what we tell them, in our own words. Nothing here knows Telegram, SQL or Indonesian."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

MOST_DIGITS = 18  # a BIGINT holds them all


class Kind(StrEnum):
    """What an update carries. OTHER is anything that the bot can neither read nor keep (a sticker, a poll, a place)."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    PRESS = "press"
    OTHER = "other"


@dataclass(frozen=True)
class Incoming:
    """One message or button press of one private chat.

    `text` is the text or the caption. `press` is the button's data and `message_id` then the message it hangs on.
    `language` is the app's language code and may be missing.
    """

    update_id: int
    chat_id: int
    message_id: int = 0
    name: str = ""
    kind: Kind = Kind.TEXT
    text: str = ""
    press: str = ""
    file_id: str = ""
    file_size: int = 0
    album: str = ""
    language: str = ""
    edited: bool = False

    @property
    def action(self) -> str:
        return self.press.partition(":")[0]

    @property
    def argument(self) -> str:
        return self.press.partition(":")[2]

    @property
    def number(self) -> int:
        return number_in(self.argument)


def number_in(argument: str) -> int:
    """A number that a button carries, small enough for a row's id; 0 if it carries none."""
    return int(argument) if argument.isdecimal() and len(argument) <= MOST_DIGITS else 0


class Priority(IntEnum):
    """Smaller goes out first: nobody waits for a reply behind an announcement."""

    REPLY = 0
    ALARM = 1
    BULK = 2


@dataclass(frozen=True)
class Button:
    """`label` is the key of a text, rendered with `values`. One of action (with argument), url, copy is given."""

    label: str
    action: str = ""
    argument: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""
    copy: str = ""

    @property
    def data(self) -> str:
        """What the button sends back: at most 64 bytes (Telegram)."""
        return f"{self.action}:{self.argument}" if self.argument else self.action


Rows = tuple[Button | tuple[Button, ...], ...]  # a button alone is a row of its own


@dataclass(frozen=True)
class File:
    """What Telegram keeps under a file id and resends only as the `kind` it came as; or a `text` of ours."""

    kind: Kind
    file_id: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True)
class Say:
    """Something to tell, as the key of a text and its values; the words are found later, in the reader's language.

    `lead` is said first, in the same message ("Tanggal itu tidak ada." before the question again), `foot` last.
    `menu` shows the main keyboard. `protect` forbids forwarding and saving (officers only, law 15). `edits` replaces
    an earlier message of ours: its Telegram message id, or the outbox key it was posted under.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    buttons: Rows = ()
    lead: "Say | None" = None
    foot: "Say | None" = None
    menu: bool = False
    protect: bool = False
    file: File | None = None
    edits: int | str | None = None
