"""Telegram's side of the world: who and what there is, and the few ways in which a chat can change."""

import time
from collections import deque
from collections.abc import Callable

from bot.sandbox import views
from bot.sandbox.drawers import Drawers
from bot.sandbox.things import Bot, Chat, File, Json, Message, Person, Press
from bot.sandbox.updates import Updates

Watcher = Callable[[int, str, Json], None]  # chat id, what happened, the details
OWN_NUMBERS = ("supergroup", "channel")  # all other chats of the bot share one series of message ids


class Network:
    def __init__(self, bot_id: int = 1, now: Callable[[], float] = time.time) -> None:
        self.drawers = Drawers()
        self.now = now
        self.people = self.drawers.of(Person)
        self.chats = self.drawers.of(Chat)
        self.files = self.drawers.of(File)
        self.presses_open = self.drawers.of(Press)
        self.updates = Updates(self.drawers, lambda: self.bot, now)
        self.watchers: set[Watcher] = set()
        self.toasts: deque[tuple[int, str]] = deque(maxlen=1000)  # who saw which answer to a press
        self._threads: dict[int, dict[int, Message]] = {}
        self.settle(Bot(bot_id))

    @property
    def bot(self) -> Bot:
        return self.drawers.of(Bot)["bot"]

    def settle(self, thing: Bot | Message) -> None:
        """Keeps a thing and puts a message in its place in the chat."""
        if isinstance(thing, Message):
            self._threads.setdefault(thing.chat_id, {})[thing.id] = thing
        self.drawers.keep(thing)

    # What there is

    def messages(self, chat_id: int, *, deleted: bool = False) -> list[Json]:
        """The chat as its people see it, oldest first; on demand with the messages that are deleted by now."""
        thread = self._threads.get(chat_id, {}).values()
        return [views.seen(message, self.bot.id) for message in thread if deleted or not message.deleted]

    def keyboard(self, chat_id: int) -> list[list[str]] | None:
        """The labels of the reply keyboard below the chat."""
        chat = self.chats.get(chat_id)
        return views.labels(chat.keyboard) if chat else None

    def message(self, chat_id: int, message_id: int) -> Message | None:
        message = self._threads.get(chat_id, {}).get(message_id)
        return None if message is None or message.deleted else message

    def spoken_in(self, chat_id: int) -> list[int]:
        return list(self._threads.get(chat_id, ()))

    # How the bot sees it

    def show_chat(self, chat: Chat) -> Json:
        return views.chat(chat, self.people.get(chat.id))

    def show_sender(self, message: Message) -> Json | None:
        if message.sender == self.bot.id:
            return views.bot_user(self.bot)
        person = self.people.get(message.sender)
        return views.user(person) if person else None

    def show(self, message: Message) -> Json:
        chat = self.show_chat(self.chats[message.chat_id])
        replied = self.message(message.chat_id, message.reply_to)
        reply = views.message(replied, chat, self.show_sender(replied), None) if replied else None
        return views.message(message, chat, self.show_sender(message), reply)

    # How a chat changes

    def post(
        self,
        chat: Chat,
        sender: int,
        content: Json,
        *,
        markup: Json | None = None,
        reply_to: int = 0,
        album: str = "",
        origin: Json | None = None,
        protected: bool = False,
    ) -> Message:
        message = Message(
            chat.id,
            self.drawers.next(f"message:{chat.id}" if chat.type in OWN_NUMBERS else "message"),
            sender,
            int(self.now()),
            content,
            markup,
            reply_to,
            album,
            origin,
            protected,
        )
        self.settle(message)
        self._tell_message(message)
        if markup and "inline_keyboard" not in markup:
            self._lay_keyboard(chat, markup if "keyboard" in markup else None, message.id)
        return message

    def revise(self, message: Message, content: Json, markup: Json | None) -> None:
        """An edit. A changed keyboard alone does not make a message "edited"."""
        if content != message.content:
            message.edited = int(self.now())
        message.content, message.markup = content, markup
        self.drawers.keep(message)
        self._tell_message(message)

    def erase(self, message: Message) -> None:
        """Only the number stays. A reply keyboard goes with the message that brought it."""
        chat = self.chats[message.chat_id]
        message.content, message.markup, message.deleted = {}, None, True
        self.drawers.keep(message)
        self.tell(chat.id, "deleted", {"message_id": message.id})
        if chat.keyboard and chat.keyboard_from == message.id:
            self._lay_keyboard(chat, None, 0)

    def add_file(
        self, kind: str, content: bytes, *, mime: str, name: str = "", side: int = 0, duration: int = 0
    ) -> File:
        number = self.drawers.next("file")
        file = File(
            id=f"{kind}-{self.bot.id}-{number}",
            unique_id=f"{kind}{number}",
            kind=kind,
            path=f"{FOLDERS[kind]}/file_{number}{ENDINGS.get(kind) or _ending(name)}",
            size=len(content),
            mime=mime,
            name=name,
            width=side,
            height=side,
            duration=duration,
            content=content,
        )
        self.drawers.keep(file)
        return file

    def tell(self, chat_id: int, event: str, details: Json) -> None:
        for watcher in list(self.watchers):
            watcher(chat_id, event, details)

    def _tell_message(self, message: Message) -> None:
        if self.watchers:
            self.tell(message.chat_id, "message", views.seen(message, self.bot.id))

    def _lay_keyboard(self, chat: Chat, keyboard: Json | None, message_id: int) -> None:
        chat.keyboard, chat.keyboard_from = keyboard, message_id
        self.drawers.keep(chat)
        self.tell(chat.id, "keyboard", {"keyboard": keyboard})


FOLDERS = {
    "photo": "photos",
    "video": "videos",
    "voice": "voice",
    "audio": "music",
    "document": "documents",
    "sticker": "stickers",
}
ENDINGS = {"photo": ".jpg", "video": ".mp4", "voice": ".oga", "audio": ".mp3", "sticker": ".webp"}


def _ending(name: str) -> str:
    _, dot, ending = name.rpartition(".")
    return f".{ending}" if dot and ending.isalnum() else ""
