"""What people send, and how they change it afterwards."""

from typing import Any

from bot.sandbox import entities, samples, views
from bot.sandbox.deeds.coming import Coming
from bot.sandbox.deeds.impossible import Impossible
from bot.sandbox.things import Chat, Json, Message, Person

LONGEST = 4096  # a longer text leaves the phone in several messages
LONGEST_CAPTION = 1024


class Saying(Coming):
    def says(self, user_id: int, text: str, reply_to: int | None = None, *, chat_id: int | None = None) -> int:
        """Sends a text and returns its message id (the last one, if the phone had to cut it)."""
        check_readable(text)
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

    def shares_location(self, user_id: int, latitude: float, longitude: float) -> int:
        return self.sends(user_id, {"location": place(latitude, longitude)})

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
        if len(content.get("caption", "")) > LONGEST_CAPTION:
            raise Impossible("too long")
        if reply_to is not None and type(reply_to) is not int:
            raise Impossible("no such message")
        message = self.post(chat, user_id, content, reply_to=reply_to or 0, album=album or "")
        self._is_there(self.people[user_id], chat)
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
        if len(text) > (LONGEST if "text" in message.content else LONGEST_CAPTION):
            raise Impossible("too long")  # an edit can't be cut into several
        check_readable(text)
        formatted = entities.found(text.strip())
        if any(kind in message.content for kind in views.CAPTIONED):
            content = {**_without_caption(message.content), **formatted.as_caption()}
        elif "text" not in message.content:
            raise Impossible("nothing to edit")
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

    # How it is done

    def keep_photo(self, content: bytes) -> list[Json]:
        """Smallest first; the smaller one is not the picture in full, as everywhere on Telegram."""
        small = self.add_file("photo", samples.PICTURE, mime="image/png", side=90)
        large = self.add_file("photo", content, mime="image/jpeg", side=1280)
        return [views.file(small), views.file(large)]

    def _sends_media(
        self,
        user_id: int,
        kind: str,
        media: Any,
        caption: str = "",
        album: str | None = None,
        chat_id: int | None = None,
    ) -> int:
        check_readable(caption)
        content = {kind: media, **entities.found(caption.strip()).as_caption()}
        return self.sends(user_id, content, album=album, chat_id=chat_id)

    def _is_there(self, person: Person, chat: Chat) -> None:
        """Whoever speaks has begun the chat, or belongs to the group."""
        if chat.type == "private" and not person.started:
            person.started = True
            self.drawers.keep(person)
        elif chat.type != "private" and self.member_status(chat, person.id) == "left":
            chat.members[str(person.id)] = "member"
            self.drawers.keep(chat)

    def _bot_hears(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in a group only commands, replies to the bot and mentions of it."""
        if chat.type == "private" or chat.bot != "member":
            return chat.has_bot
        replied = self.message(chat.id, message.reply_to)
        answers_the_bot = replied is not None and replied.sender == self.bot.id
        return answers_the_bot or not entities.addressees(message.content).isdisjoint({"", self.bot.username.lower()})


def place(latitude: float, longitude: float) -> Json:
    """A point on the Earth; what is no number is no place either."""
    if not (_within(latitude, 90) and _within(longitude, 180)):
        raise Impossible("no such place")
    return {"latitude": float(latitude), "longitude": float(longitude)}


def _within(degrees: object, most: int) -> bool:
    return isinstance(degrees, int | float) and not isinstance(degrees, bool) and abs(degrees) <= most


def check_readable(text: str) -> None:
    """Half of an emoji is no text: it can't be sent, nor kept."""
    if not isinstance(text, str):
        raise Impossible("empty text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Impossible("no such character") from None


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}
