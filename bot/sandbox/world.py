"""What people do with their phones; every deed queues the update that Telegram would make of it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.sandbox import entities, samples, views
from bot.sandbox.network import Network
from bot.sandbox.things import Chat, File, Json, Message, Person, Press

LONGEST = 4096  # a longer text leaves the phone in several messages
FIRST_NEW_PERSON = 900_000_001


class Impossible(Exception):
    """Nobody can do this on a real phone. The text is one short English reason."""


class World(Network):
    # Who there is

    def person(
        self, user_id: int, first_name: str, language_code: str | None = "id", username: str | None = None
    ) -> Person:
        """Somebody with Telegram on the phone; whoever exists already stays as they are."""
        if user_id not in self.people:
            self.drawers.keep(Person(user_id, first_name, language_code, username))
            self.drawers.keep(Chat(user_id, "private"))
        return self.people[user_id]

    def new_person(self, first_name: str, language_code: str | None = "id") -> Person:
        return self.person(max([FIRST_NEW_PERSON - 1, *self.people]) + 1, first_name, language_code)

    def group(self, chat_id: int, title: str, added_by: int | None = None) -> Chat:
        """A group in which the bot sits, with privacy mode on; ids from -100… are supergroups."""
        if chat_id not in self.chats:
            chat = Chat(chat_id, "supergroup" if str(chat_id).startswith("-100") else "group", title, bot="left")
            self.drawers.keep(chat)
            self._bot_becomes(chat, "member", added_by)
        return self.chats[chat_id]

    # What they say

    def says(self, user_id: int, text: str, reply_to: int | None = None, *, chat_id: int | None = None) -> int:
        """Sends a text and returns its message id (the last one, if the phone had to cut it)."""
        said = [text[at : at + LONGEST].strip() for at in range(0, len(text), LONGEST)]
        if not any(said):
            raise Impossible("empty text")
        parts = [entities.found(part) for part in said if part]
        return [self.sends(user_id, part.as_text(), reply_to=reply_to, chat_id=chat_id) for part in parts][-1]

    def says_in_group(self, chat_id: int, user_id: int, text: str, reply_to: int | None = None) -> int:
        return self.says(user_id, text, reply_to, chat_id=chat_id)

    def sends_photo(
        self,
        user_id: int,
        caption: str = "",
        album: str | None = None,
        *,
        content: bytes | None = None,
        chat_id: int | None = None,
    ) -> int:
        sizes = self.keep_photo(content or samples.PICTURE)
        return self._sends_media(user_id, "photo", sizes, caption, album, chat_id)

    def sends_voice(
        self,
        user_id: int,
        caption: str = "",
        *,
        content: bytes | None = None,
        duration: int = 3,
        mime: str = "audio/ogg",
    ) -> int:
        voice = self.add_file("voice", content or samples.VOICE, mime=mime, duration=duration)
        return self._sends_media(user_id, "voice", views.file(voice), caption)

    def sends_video(
        self,
        user_id: int,
        caption: str = "",
        album: str | None = None,
        *,
        content: bytes | None = None,
        name: str = "video.mp4",
        mime: str = "video/mp4",
    ) -> int:
        video = self.add_file("video", content or samples.VIDEO, mime=mime, name=name, side=640, duration=3)
        return self._sends_media(user_id, "video", views.file(video), caption, album)

    def sends_audio(
        self,
        user_id: int,
        caption: str = "",
        *,
        content: bytes | None = None,
        name: str = "rekaman.mp3",
        mime: str = "audio/mpeg",
    ) -> int:
        audio = self.add_file("audio", content or samples.AUDIO, mime=mime, name=name, duration=3)
        return self._sends_media(user_id, "audio", views.file(audio), caption)

    def sends_document(
        self,
        user_id: int,
        caption: str = "",
        album: str | None = None,
        *,
        content: bytes | None = None,
        name: str = "berkas.pdf",
        mime: str = "application/pdf",
    ) -> int:
        document = self.add_file("document", content or samples.DOCUMENT, mime=mime, name=name)
        return self._sends_media(user_id, "document", views.file(document), caption, album)

    def sends_sticker(self, user_id: int) -> int:
        sticker = self.add_file("sticker", samples.PICTURE, mime="image/webp", side=512)
        return self._sends_media(user_id, "sticker", views.file(sticker))

    def shares_contact(self, user_id: int, phone: str = "+620000000", of: int | None = None) -> int:
        """One's own contact, or that of somebody else."""
        owner = self.people[of or user_id]
        contact = {"phone_number": phone, "first_name": owner.first_name, "user_id": owner.id}
        return self.sends(user_id, {"contact": contact})

    def sends(
        self,
        user_id: int,
        content: Json,
        *,
        reply_to: int | None = None,
        album: str | None = None,
        chat_id: int | None = None,
    ) -> int:
        """Any content, as the Bot API writes it: the other ways of sending end here."""
        chat = self._chat_of(user_id, chat_id)
        message = self.post(chat, user_id, content, reply_to=reply_to or 0, album=album or "")
        self._starts(self.people[user_id], chat)
        if self._bot_hears(chat, message):
            self.updates.add("message", self.show(message))
        return message.id

    def channel_post(self, chat_id: int, text: str, title: str = "Kanal") -> int:
        if chat_id not in self.chats:
            self.drawers.keep(Chat(chat_id, "channel", title))
        message = self.post(self.chats[chat_id], chat_id, entities.found(text).as_text())
        self.updates.add("channel_post", self.show(message))
        return message.id

    # What they change

    def edits(self, user_id: int, message_id: int, text: str, *, chat_id: int | None = None) -> None:
        """Changes the text, or the caption where there is no text."""
        chat = self._chat_of(user_id, chat_id)
        message = self.message(chat.id, message_id)
        if message is None or message.sender != user_id:
            raise Impossible("not your message")
        formatted = entities.found(text.strip())
        if "text" not in message.content:
            content = {**_without_caption(message.content), **formatted.as_caption()}
        elif formatted.text:
            content = formatted.as_text()
        else:
            raise Impossible("empty text")
        if content == message.content:
            return
        self.revise(message, content, message.markup)
        if self._bot_hears(chat, message):
            self.updates.add("edited_message", self.show(message))

    def deletes(self, user_id: int, message_id: int, *, chat_id: int | None = None) -> None:
        """Deletes for both sides; a bot is not told."""
        message = self.message(self._chat_of(user_id, chat_id).id, message_id)
        if message is None:
            raise Impossible("no such message")
        self.erase(message)

    def presses(
        self, user_id: int, message_id: int, data_or_label: str, *, chat_id: int | None = None, late: bool = False
    ) -> str | None:
        """Taps an inline button, found by its data or its label, and returns the id of the callback query.

        A link is only opened (None), a link to the bot as `opens` does. `late` sends the data as it is: the phone
        still showed a keyboard or a message that is gone by now.
        """
        chat = self._chat_of(user_id, chat_id)
        message = self.drawers.of(Message).get((chat.id, message_id))
        if message is None:
            raise Impossible("no such message")
        button = {"callback_data": data_or_label} if late else _button(message, data_or_label)
        if "callback_data" in button:
            return self._ask(self.people[user_id], chat, message, button["callback_data"])
        if self.payload(button.get("url", "")) is not None:
            self.opens(user_id, button["url"])
        return None

    def opens(self, user_id: int, link: str) -> int:
        """Follows https://t.me/<bot>?start=… and taps "Start", which also lifts a block."""
        payload = self.payload(link)
        if payload is None:
            raise Impossible("not a link to this bot")
        self.unblocks(user_id)
        return self.says(user_id, f"/start {payload}".strip())

    def payload(self, link: str) -> str | None:
        """What stands behind ?start= in a link to this bot; None for any other link."""
        parts = urlsplit(link)
        if parts.netloc.lower() != "t.me" or parts.path.strip("/").lower() != self.bot.username.lower():
            return None
        return parse_qs(parts.query).get("start", [""])[0]

    # How they come and go

    def blocks(self, user_id: int) -> None:
        self._bot_becomes(self.chats[user_id], "kicked", user_id)

    def unblocks(self, user_id: int) -> None:
        self._bot_becomes(self.chats[user_id], "member", user_id)

    def disappears(self, user_id: int) -> None:
        """The account is deleted; the bot is not told."""
        person = self.people[user_id]
        person.gone = True
        self.drawers.keep(person)

    def kicks(self, chat_id: int, by: int) -> None:
        """Throws the bot out of a group."""
        self._bot_becomes(self.chats[chat_id], "kicked", by)

    def upgrades(self, chat_id: int, new_id: int) -> Chat:
        """A group becomes a supergroup, with another chat id."""
        old = self.chats[chat_id]
        new = Chat(new_id, "supergroup", old.title)
        self.drawers.keep(new)
        old.upgraded_to = new_id
        self.drawers.keep(old)
        for chat, content in ((old, {"migrate_to_chat_id": new_id}), (new, {"migrate_from_chat_id": chat_id})):
            self.updates.add("message", self.show(self.post(chat, self.bot.id, content)))
        return new

    def raw_update(self, body: Json) -> None:
        """Queues whatever is given, as it is, under the next update id."""
        self.updates.add_raw({kind: value for kind, value in body.items() if kind != "update_id"})

    def unanswered(self, user_id: int) -> int:
        """How many taps of this person still show a spinner."""
        return sum(press.user_id == user_id for press in self.presses_open.values())

    # How it is done

    def keep_photo(self, content: bytes) -> list[Json]:
        """Smallest first; the smaller one is not the picture in full, as everywhere on Telegram."""
        small = self.add_file("photo", samples.PICTURE, mime="image/png", side=90)
        large = self.add_file("photo", content, mime="image/jpeg", side=1280)
        return [views.file(small), views.file(large)]

    def file_at(self, path: str) -> File | None:
        return next((file for file in self.files.values() if file.path == path), None)

    def _sends_media(
        self,
        user_id: int,
        kind: str,
        media: Any,
        caption: str = "",
        album: str | None = None,
        chat_id: int | None = None,
    ) -> int:
        content = {kind: media, **entities.found(caption.strip()).as_caption()}
        return self.sends(user_id, content, album=album, chat_id=chat_id)

    def _chat_of(self, user_id: int, chat_id: int | None) -> Chat:
        chat = self.chats.get(chat_id or user_id)
        if chat is None or user_id not in self.people:
            raise Impossible("no such person or chat")
        if self.people[user_id].gone:
            raise Impossible("the account is deleted")
        if chat.type == "private" and chat.bot == "kicked":
            raise Impossible("has blocked the bot")
        return chat

    def _starts(self, person: Person, chat: Chat) -> None:
        if chat.type == "private" and not person.started:
            person.started = True
            self.drawers.keep(person)

    def _bot_hears(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in a group only commands, replies to the bot and mentions of it."""
        if chat.type == "private" or chat.bot != "member":
            return chat.bot == "member"
        replied = self.message(chat.id, message.reply_to)
        answers_the_bot = replied is not None and replied.sender == self.bot.id
        return answers_the_bot or not entities.addressees(message.content).isdisjoint({"", self.bot.username.lower()})

    def _ask(self, person: Person, chat: Chat, message: Message, data: str) -> str:
        press = Press(str(self.drawers.next("press")), person.id, message.id, self.now())
        self.drawers.keep(press)
        shown = views.deleted_message(message, self.show_chat(chat)) if message.deleted else self.show(message)
        query = {
            "id": press.id,
            "from": views.user(person),
            "message": shown,
            "chat_instance": str(chat.id),
            "data": data,
        }
        self.updates.add("callback_query", query)
        return press.id

    def _bot_becomes(self, chat: Chat, status: str, by: int | None) -> None:
        if chat.bot == status:
            return
        before, chat.bot = chat.bot, status
        self.drawers.keep(chat)
        self.tell(chat.id, "bot", {"status": status})
        if by is not None:
            self.updates.add("my_chat_member", self._membership(chat, before, by))

    def _membership(self, chat: Chat, before: str, by: int) -> Json:
        member = {"user": views.bot_user(self.bot)}
        return {
            "chat": self.show_chat(chat),
            "from": views.user(self.people[by]),
            "date": int(self.now()),
            "old_chat_member": member | _status(before),
            "new_chat_member": member | _status(chat.bot),
        }


def _status(status: str) -> Json:
    return {"status": status, "until_date": 0} if status == "kicked" else {"status": status}


def _button(message: Message, data_or_label: str) -> Json:
    buttons = [button for row in message.inline_keyboard for button in row]
    for name in ("callback_data", "text"):
        for button in buttons:
            if button.get(name) == data_or_label:
                return button
    raise Impossible("no such button")


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}
