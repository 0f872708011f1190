"""Telegram's side of the world: who and what there is, and the few ways in which a chat can change."""

import itertools
import time
from collections import deque
from collections.abc import Callable

from bot.sandbox import views
from bot.sandbox.drawers import Drawers
from bot.sandbox.things import Bot, Chat, Counter, File, Json, Message, Person, Poll, Press
from bot.sandbox.updates import Updates

Watcher = Callable[[int, str, Json], None]  # chat id, what happened, the details
GOING_ON = ("update", "file", "press", "poll", "album")  # numbers that a bot or a browser may still know
OWN_NUMBERS = ("supergroup", "channel")  # all other chats of the bot share one series of message ids


class Network:
    def __init__(self, bot_id: int = 1, now: Callable[[], float] = time.time) -> None:
        self.drawers = Drawers()
        self.now = now
        self.people = self.drawers.of(Person)
        self.chats = self.drawers.of(Chat)
        self.files = self.drawers.of(File)
        self.polls = self.drawers.of(Poll)
        self.presses_open = self.drawers.of(Press)
        self.updates = Updates(self.drawers, lambda: self.bot, now)
        self.watchers: set[Watcher] = set()
        self.toasts: deque[tuple[int, str]] = deque(maxlen=1000)  # who saw which answer to a press
        self._threads: dict[int, dict[int, Message]] = {}
        self._bot_id = bot_id
        self.settle(Bot(bot_id))

    @property
    def bot(self) -> Bot:
        return self.drawers.of(Bot)["bot"]

    @property
    def ahead(self) -> int:
        """How many seconds this world's clock has been moved ahead; `now` knows it already."""
        moved = self.drawers.of(Counter).get("ahead")
        return moved.value if moved else 0

    @ahead.setter
    def ahead(self, seconds: int) -> None:
        self.drawers.keep(Counter("ahead", seconds))

    def begin_anew(self) -> None:
        """Forgets everything and everybody, and the clock. Most numbers go on: none may come to mean something else."""
        counters = [counter for name, counter in self.drawers.of(Counter).items() if name in GOING_ON]
        self.drawers.empty()
        self._threads.clear()
        self.toasts.clear()
        for counter in counters:
            self.drawers.keep(counter)
        self.settle(Bot(self._bot_id))

    def settle(self, thing: Bot | Message) -> None:
        """Keeps a thing and puts a message in its place in the chat."""
        if isinstance(thing, Message):
            self._threads.setdefault(thing.chat_id, {})[thing.id] = thing
        self.drawers.keep(thing)

    # What there is

    def messages(self, chat_id: int, *, deleted: bool = False) -> list[Json]:
        """The chat as its people see it, oldest first; on demand with the messages that are deleted by now."""
        thread = self._threads.get(chat_id, {}).values()
        return [self._seen(message) for message in thread if deleted or not message.deleted]

    def keyboard(self, chat_id: int) -> list[list[str]] | None:
        """The labels of the reply keyboard below the chat."""
        chat = self.chats.get(chat_id)
        return views.labels(chat.keyboard) if chat else None

    def message(self, chat_id: int, message_id: int) -> Message | None:
        message = self._threads.get(chat_id, {}).get(message_id)
        return None if message is None or message.deleted else message

    def spoken_in(self, chat_id: int) -> list[int]:
        return list(self._threads.get(chat_id, ()))

    def last_message(self, chat_id: int) -> Json | None:
        thread = self._threads.get(chat_id, {}).values()
        return next((self._seen(message) for message in reversed(thread) if not message.deleted), None)

    def unread(self, chat_id: int) -> int:
        """How much the bot has said since the person looked."""
        seen, thread = self.chats[chat_id].read, reversed(self._threads.get(chat_id, {}).values())
        new = itertools.takewhile(lambda message: message.id > seen, thread)
        return sum(message.sender == self.bot.id and not message.deleted for message in new)

    def file_at(self, path: str) -> File | None:
        return next((file for file in self.files.values() if file.path == path), None)

    def unanswered(self, user_id: int) -> int:
        """How many taps of this person still show a spinner."""
        return sum(press.user_id == user_id for press in self.presses_open.values())

    def poll_in(self, message: Message) -> Poll | None:
        return self.polls.get(message.content.get("poll", {}).get("id"))

    def member_status(self, chat: Chat, user_id: int) -> str:
        if user_id == self.bot.id:
            return chat.bot
        return chat.members.get(str(user_id), "member" if chat.type == "private" else "left")

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
        return self._show(message, chat, self._show(replied, chat, None) if replied else None)

    def _show(self, message: Message, chat: Json, reply: Json | None) -> Json:
        shown, poll = views.message(message, chat, self.show_sender(message), reply), self.poll_in(message)
        return shown | {"poll": views.whole_poll(poll, self.now())} if poll else shown

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

    def note(self, chat: Chat, sender: int, content: Json) -> None:
        """What Telegram itself writes into a chat. The bot is told, even of what it has done itself."""
        message = self.post(chat, sender, content)
        if chat.has_bot:
            self.updates.add("message", self.show(message))

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
        if message.id in chat.pinned:
            self.pin(chat, [number for number in chat.pinned if number != message.id])

    def pin(self, chat: Chat, message_ids: list[int]) -> None:
        """These and no others are pinned from now on."""
        chat.pinned = sorted(message_ids)
        self.drawers.keep(chat)
        self.tell(chat.id, "pinned", {"message_ids": chat.pinned})

    def react(self, message: Message, who: int, emoji: str) -> None:
        message.reactions.pop(str(who), None)
        if emoji:
            message.reactions[str(who)] = emoji
        self.drawers.keep(message)
        self._tell_message(message)

    def ask(self, asked: Json, *, closed: bool = False) -> Json:
        """A new poll, as the content of a message; forwarded it stays the same poll."""
        poll = Poll(str(self.drawers.next("poll")), asked, closed)
        self.drawers.keep(poll)
        return {"poll": {"id": poll.id}}

    def poll_changed(self, poll: Poll) -> None:
        """Somebody has voted, or it was stopped: all who see it learn it, and the bot, whose poll it is."""
        self.drawers.keep(poll)
        for message in self.drawers.of(Message).values():
            if self.poll_in(message) is poll:
                self._tell_message(message)
        self.updates.add("poll", views.whole_poll(poll, self.now()))

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
            self.tell(message.chat_id, "message", self._seen(message))

    def _seen(self, message: Message) -> Json:
        poll = self.poll_in(message)
        shown = views.seen_poll(poll, message.chat_id, self.now()) if poll else None
        return views.seen(message, self.bot.id, shown)

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
