"""What goes out to Telegram: one row of the outbox, rendered and ready, in our own words."""

import json
from dataclasses import dataclass
from enum import StrEnum

from bot.message import Priority

UNREACHABLE, PROGRESS = "unreachable", "progress"  # kinds of due rows that an outcome leaves to clockwork


class Method(StrEnum):
    SEND = "send"
    EDIT = "edit"
    MARKUP = "markup"
    DELETE = "delete"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Key:
    """An inline button as it is shown. One of data, url, copy is given."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""


@dataclass(frozen=True)
class Content:
    """What is said: `text` is Telegram HTML (the caption of a file). An edit without `rows` removes the buttons.

    A message has room for one kind of buttons: `rows` hang on it, `keyboard` is the main keyboard below the input;
    if both are given, `rows` are shown. `message_ids` are what a DELETE takes away. A DOCUMENT that Telegram does not
    keep yet under a `file_id` is the text `upload`, which arrives as a file called `filename`.
    """

    text: str = ""
    rows: tuple[tuple[Key, ...], ...] = ()
    keyboard: tuple[tuple[str, ...], ...] | None = None
    file_id: str = ""
    protect: bool = False
    message_ids: tuple[int, ...] = ()
    upload: str = ""
    filename: str = ""

    def to_json(self) -> str:
        said = {name: value for name, value in vars(self).items() if value}
        if self.rows:
            said["rows"] = [[[key.label, key.data, key.url, key.copy] for key in row] for row in self.rows]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Content":
        said = json.loads(text)
        keyboard = said.get("keyboard")
        return cls(
            text=said.get("text", ""),
            rows=tuple(tuple(Key(*key) for key in row) for row in said.get("rows", ())),
            keyboard=tuple(map(tuple, keyboard)) if keyboard else None,
            file_id=said.get("file_id", ""),
            protect=said.get("protect", False),
            message_ids=tuple(said.get("message_ids", ())),
            upload=said.get("upload", ""),
            filename=said.get("filename", ""),
        )


@dataclass(frozen=True)
class Message:
    """A row of the outbox.

    `target` is the Telegram message to edit or delete, `attempts` how often it was tried before.
    """

    id: int
    chat_id: int
    method: Method
    content: Content
    priority: Priority = Priority.REPLY
    attempts: int = 0
    target: int | None = None
