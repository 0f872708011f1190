"""One update, one transaction: what was said to us, and the means to answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import quiet
from bot.citizen import Citizen
from bot.delivery.split import split
from bot.dialog import Answers, Draft, Form
from bot.emergency import Contact
from bot.faq import Faq
from bot.message import Button, Incoming, Kind, Priority, Rows, Say
from bot.network import Office
from bot.outgoing import Content, Key, Method
from bot.places import Place
from bot.regions import Region
from bot.store import Transaction
from bot.store.outbox import Posting
from bot.texts import Texts
from bot.understanding import Reader

CAPTION = 1024  # code points under a file (Telegram)
METHODS = {
    Kind.PHOTO: Method.PHOTO,
    Kind.VIDEO: Method.VIDEO,
    Kind.VOICE: Method.VOICE,
    Kind.AUDIO: Method.AUDIO,
    Kind.DOCUMENT: Method.DOCUMENT,
}
MENU = (("menu.emergency", "menu.ask", "menu.report"), ("menu.mine", "menu.job_orders", "menu.more"))


@dataclass(frozen=True)
class Paper:
    """A form of the office: who may fill it in, what stands under its preview (`beside`: which buttons), what is done.

    `may` is asked at the start and again at [Kirim], since the last button is the real door (law 4): None, or why not.
    `knows` makes it a search: its last answer sends it, without a preview, and it is over as soon as something else is
    said or tapped. It tells whether what was typed may be an answer.
    """

    form: Form
    submit: Callable[["Turn", Draft, Answers], Awaitable[None]]
    may: Callable[["Turn", str], Awaitable[Say | None]]
    foot: Callable[["Turn", Draft], Awaitable[Say | None]] | None = None
    beside: Callable[["Turn", Draft], Awaitable[Rows]] | None = None
    knows: Callable[["Turn", str], Awaitable[bool]] | None = None

    @property
    def is_search(self) -> bool:
        return self.knows is not None


@dataclass(frozen=True)
class House:
    """What every turn shares; put together once by `app`.

    `directory`: in the sandbox, the real offices. They are found there, but no part of the network to practise in.
    """

    texts: Texts
    faq: Faq
    reader: Reader
    contacts: tuple[Contact, ...]
    places: tuple[Place, ...]
    regions: tuple[Region, ...]
    directory: tuple[Office, ...]
    papers: Mapping[str, Paper]
    username: str
    default_locale: str
    zone: str
    admins: frozenset[int]
    takes_reports: bool


@dataclass
class Desk:
    """The means to tell people things inside a transaction. `cause` says why: `update:4711`, `due:12`."""

    tx: Transaction
    house: House
    now: int
    cause: str
    posted: int = 0

    async def tell(
        self,
        chat_id: int,
        say: Say,
        priority: Priority = Priority.ALARM,
        *,
        key: str = "",
        about: str = "",
        danger: bool = False,
    ) -> bool:
        """Posts to one person, in their language, outside their night unless it is a reply or danger.

        False: the chat is closed or unknown, so nobody will read it.
        """
        reader = await self.reader(chat_id)
        if reader is None or reader.closed_at is not None:
            return False
        due, night = quiet.window(self.now, reader.zone)
        if priority is Priority.REPLY or danger:
            due, night = self.now, 0
        await self._post(reader, say, priority, key or self._next_key(), about, due, night or None)
        return True

    @property
    def today(self) -> date:
        return datetime.fromtimestamp(self.now, ZoneInfo(self.house.zone)).date()

    async def reader(self, chat_id: int) -> Citizen | None:
        return await self.tx.citizen(chat_id)

    def words(self, locale: str, key: str, **values: Any) -> str:
        return self.house.texts.render(locale, key, **values)

    def in_every_language(self, *kinds: str) -> str:
        """The words of these kinds ("greeting"), which are data and no messages: people mix the languages."""
        locales = self.house.texts.locales
        return " ".join(self.words(locale, f"greeting.{kind}") for locale in locales for kind in kinds)

    def render(self, locale: str, say: Say) -> str:
        lead = self.render(locale, say.lead) if say.lead else ""
        foot = self.render(locale, say.foot) if say.foot else ""
        return "\n\n".join(filter(None, (lead, self.words(locale, say.key, **say.values), foot)))

    def content(self, locale: str, say: Say, text: str) -> Content:
        return Content(
            text=text,
            rows=tuple(tuple(self._key(locale, button) for button in _row(row)) for row in say.buttons),
            keyboard=self._menu(locale) if say.menu else None,
            file_id=say.file.file_id if say.file else "",
            protect=say.protect,
            upload=say.file.text if say.file else "",
            filename=say.file.name if say.file else "",
        )

    async def delete(self, chat_id: int, *message_ids: int) -> None:
        posting = Posting(
            chat_id,
            self._next_key(),
            Content(message_ids=message_ids),
            Priority.REPLY,
            self.now,
            method=Method.DELETE,
        )
        await self.tx.post(posting)

    async def _post(
        self, reader: Citizen, say: Say, priority: Priority, key: str, about: str, due: int, night: int | None
    ) -> None:
        """A text over Telegram's limit becomes several rows; the buttons hang on the last one."""
        *before, last = self._parts(reader.language, say)
        for number, part in enumerate(before, 1):
            posting = Posting(reader.chat_id, f"{key}/{number}", self._bare(say, part), priority, due, quiet_at=night)
            await self.tx.post(posting)
        posting = Posting(
            reader.chat_id, key, self.content(reader.language, say, last), priority, due, about=about, quiet_at=night
        )
        await self.tx.post(replace(posting, **_way(say)))

    def _parts(self, locale: str, say: Say) -> list[str]:
        text = self.render(locale, say)
        return split(text, CAPTION) if say.file else split(text)

    def _bare(self, say: Say, part: str) -> Content:
        return Content(text=part, protect=say.protect)

    def _menu(self, locale: str) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self.words(locale, label) for label in row) for row in MENU)

    def _key(self, locale: str, button: Button) -> Key:
        label = self.house.texts.label(locale, button.label, **button.values)
        return Key(label=label, data=button.data, url=button.url, copy=button.copy)

    def _next_key(self) -> str:
        self.posted += 1
        return f"{self.cause}:{self.posted}"


@dataclass
class Turn(Desk):
    """`further`: a later part of an album; `flooded`: a chat with 20 answers waiting. Both are heard, not answered.

    `endangered`: words of danger are in what was said.
    """

    incoming: Incoming = field(kw_only=True)
    citizen: Citizen = field(kw_only=True)
    further: bool = False
    flooded: bool = False
    endangered: bool = False
    interrupted: bool = False
    answered: bool = False

    @property
    def chat_id(self) -> int:
        return self.incoming.chat_id

    @property
    def locale(self) -> str:
        return self.citizen.language

    def speak(self, language: str | None) -> None:
        """Answers in the language of the words, for this once; whoever has chosen a language is not second-guessed."""
        if language and not self.citizen.chosen_locale:
            self.citizen = replace(self.citizen, locale=language)

    @property
    def tapped(self) -> int | None:
        """The message whose button was tapped, for an answer that takes its place (`Say.edits`)."""
        return self.incoming.message_id or None if self.incoming.kind is Kind.PRESS else None

    @property
    def today(self) -> date:
        """Where the person is."""
        return self.citizen.today(self.now)

    async def say(self, say: Say, *, always: bool = False) -> None:
        """Answers the person of this turn. `always`: also in a flood (danger)."""
        self.answered = True
        if always or not (self.further or self.flooded):
            await self._post(self.citizen, say, Priority.REPLY, self._next_key(), "", self.now, None)

    async def reader(self, chat_id: int) -> Citizen | None:
        return self.citizen if chat_id == self.chat_id else await super().reader(chat_id)

    async def change(self, **changes: Any) -> None:
        """Changes what is known of the person of this turn."""
        await self.tx.change_citizen(self.chat_id, **changes)
        self.citizen = replace(self.citizen, **changes)


def _row(row: Button | tuple[Button, ...]) -> tuple[Button, ...]:
    return row if isinstance(row, tuple) else (row,)


def _way(say: Say) -> dict[str, Any]:
    """How the last row goes out: an edit of an earlier message, a file with a caption, or a plain message."""
    if isinstance(say.edits, int):
        return {"method": Method.EDIT, "target_id": say.edits}
    if isinstance(say.edits, str):
        return {"method": Method.EDIT, "target_key": say.edits}
    return {"method": METHODS[say.file.kind]} if say.file else {}
