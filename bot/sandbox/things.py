"""The things a chat world is made of: plain state that can be written down, nothing that acts."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Person:
    """Somebody with a phone. `name`, `role` and `place` are what the page's list shows."""

    id: int
    first_name: str
    language_code: str | None = "id"
    username: str | None = None
    name: str = ""
    role: str = ""
    place: str = ""
    works: bool = False  # for the office whose place this is
    zone: str = "Asia/Makassar"  # what the clock of this phone shows
    started: bool = False  # has written to the bot; before that the bot may not write first
    gone: bool = False  # the account is deleted

    @property
    def key(self) -> int:
        return self.id


@dataclass
class Chat:
    """A private chat (its id is the person's), a group, a supergroup or a channel."""

    id: int
    type: str
    title: str = ""
    bot: str = "member"  # or "administrator", "left", "kicked"; in a private chat kicked means blocked
    members: dict[str, str] = field(default_factory=dict)  # in a group: id of a person -> "creator", "member", "left"
    keyboard: Json | None = None  # the reply keyboard, stays until replaced
    keyboard_from: int = 0  # the message that brought it
    pinned: list[int] = field(default_factory=list)  # message ids, newest last
    read: int = 0  # the last message that the person has seen, in a private chat
    upgraded_to: int = 0  # the supergroup that a group has become

    @property
    def key(self) -> int:
        return self.id

    @property
    def has_bot(self) -> bool:
        return self.bot in ("member", "administrator")


@dataclass
class Message:
    """One message. `content` is what it says, as the Bot API writes it: text, entities, photo, caption …"""

    chat_id: int
    id: int
    sender: int  # a person, the bot, or the channel itself
    date: int
    content: Json
    markup: Json | None = None
    reply_to: int = 0
    album: str = ""
    origin: Json | None = None  # where it was forwarded from
    protected: bool = False
    reactions: dict[str, str] = field(default_factory=dict)  # id of a person or of the bot -> emoji
    edited: int = 0
    deleted: bool = False

    @property
    def key(self) -> tuple[int, int]:
        return self.chat_id, self.id

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        return self.markup.get("inline_keyboard", []) if self.markup else []


@dataclass
class File:
    """What the bot or a person uploaded; one size of it, if it is a photo."""

    id: str
    unique_id: str
    kind: str  # photo, video, voice, audio, document, sticker
    path: str
    size: int
    mime: str = ""
    name: str = ""
    width: int = 0
    height: int = 0
    duration: int = 0
    content: bytes = field(default=b"", repr=False)

    @property
    def key(self) -> str:
        return self.id


@dataclass
class Poll:
    """What was asked, as the Bot API writes it, and how people have voted: id of a person -> numbers of options."""

    id: str
    asked: Json
    closed: bool = False
    votes: dict[str, list[int]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.id

    def over(self, now: float) -> bool:
        """It was stopped, or its time is up."""
        return self.closed or 0 < self.asked.get("close_date", 0) <= now


@dataclass
class Press:
    """A tap on an inline button that the bot has not answered yet: the phone shows a spinner."""

    id: str
    user_id: int
    message_id: int
    at: float

    @property
    def key(self) -> str:
        return self.id


@dataclass
class Update:
    """Something that the bot has not acknowledged yet."""

    id: int
    at: float
    body: Json

    @property
    def key(self) -> int:
        return self.id


@dataclass
class Counter:
    """The last number given out, for updates, messages, files …"""

    name: str
    value: int = 0

    @property
    def key(self) -> str:
        return self.name


@dataclass
class Bot:
    """The bot's own account. Names and descriptions are kept by language, "" is for everybody else."""

    id: int
    username: str = "LenteraLatihanBot"
    names: dict[str, str] = field(default_factory=lambda: {"": "Lentera (latihan)"})
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)  # "scope/language" -> list
    menu_buttons: dict[str, Json] = field(default_factory=dict)  # chat id, "" for everybody else
    allowed_updates: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return "bot"


@dataclass
class Webhook:
    """Where updates are sent by themselves; without one the bot asks for them. There is one at most."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    certificate: str = ""  # of the bot's own making; the only one that is trusted then
    last_error_date: int = 0
    last_error_message: str = ""
    gone_since: int = 0  # since when the answers have all been 410, "Gone"

    @property
    def key(self) -> str:
        return "webhook"


Thing = Person | Chat | Message | File | Poll | Press | Update | Counter | Bot | Webhook
KINDS: tuple[type[Thing], ...] = (Person, Chat, Message, File, Poll, Press, Update, Counter, Bot, Webhook)
