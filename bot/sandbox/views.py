"""How things look from outside: to the bot as JSON of the Bot API, to people as they see it on the phone."""

from bot.sandbox.things import Bot, Chat, File, Json, Message, Person, Poll

MEDIA = ("photo", "voice", "document", "sticker", "contact", "location", "video", "audio")
CAPTIONED = ("photo", "video", "voice", "audio", "document")
SERVICE = ("pinned_message", "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id")
SOLUTION = ("correct_option_ids", "explanation")
RIGHTS = (  # of an administrator
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_invite_users"),
    *("can_promote_members", "can_change_info", "can_pin_messages", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
MEMBERS: dict[str, Json] = {  # what Telegram says besides the status
    "creator": {"is_anonymous": False},
    "administrator": {"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(RIGHTS, True)},
    "kicked": {"until_date": 0},
}


def user(person: Person) -> Json:
    shown = {
        "id": person.id,
        "is_bot": False,
        "first_name": person.first_name,
        "username": person.username,
        "language_code": person.language_code,
    }
    return {name: value for name, value in shown.items() if value is not None}


def bot_user(bot: Bot) -> Json:
    return {"id": bot.id, "is_bot": True, "first_name": bot.names.get("") or bot.username, "username": bot.username}


def chat(chat: Chat, person: Person | None) -> Json:
    if person is None:
        return {"id": chat.id, "type": chat.type, "title": chat.title}
    named = {"id": chat.id, "type": chat.type, "first_name": person.first_name, "username": person.username}
    return {name: value for name, value in named.items() if value is not None}


def message(message: Message, chat: Json, sender: Json | None, reply: Json | None) -> Json:
    shown: Json = {"message_id": message.id, "date": message.date, "chat": chat, **message.content}
    shown |= {"from": sender} if sender else {"sender_chat": chat}
    if reply:
        shown["reply_to_message"] = reply
    if message.inline_keyboard:
        shown["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
    if message.album:
        shown["media_group_id"] = message.album
    if message.origin:
        shown["forward_origin"] = message.origin
    if message.protected:
        shown["has_protected_content"] = True
    if message.edited:
        shown["edit_date"] = message.edited
    return shown


def whole_poll(poll: Poll, now: float) -> Json:
    chosen = [number for numbers in poll.votes.values() for number in numbers]
    options = [option | {"voter_count": chosen.count(number)} for number, option in enumerate(poll.asked["options"])]
    counted = {"options": options, "total_voter_count": len(poll.votes), "is_closed": poll.over(now)}
    return {"id": poll.id, **poll.asked, **counted}


def poll_answer(poll: Poll, person: Person, chosen: list[int]) -> Json:
    options = poll.asked["options"]
    return {
        "poll_id": poll.id,
        "user": user(person),
        "option_ids": chosen,
        "option_persistent_ids": [options[number]["persistent_id"] for number in chosen],
    }


def reaction(emoji: str) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []


def member(user: Json, status: str) -> Json:
    """What somebody is in a chat."""
    return {"user": user, "status": status, **MEMBERS.get(status, {})}


def deleted_message(message: Message, chat: Json) -> Json:
    """An InaccessibleMessage: what a press carries if its message is gone by now."""
    return {"message_id": message.id, "date": 0, "chat": chat}


def file(file: File) -> Json:
    """The part that Telegram puts into a message (a PhotoSize, a Video, a Voice, an Audio, a Document, a Sticker)."""
    shown: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.kind in ("photo", "video", "sticker"):
        shown |= {"width": file.width, "height": file.height}
    if file.kind == "sticker":
        shown |= {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
    if file.kind in ("video", "voice", "audio"):
        shown |= {"duration": file.duration, "mime_type": file.mime}
    if file.kind in ("video", "audio", "document"):
        shown |= {"file_name": file.name, "mime_type": file.mime}
    return shown


def seen(message: Message, bot_id: int, poll: Json | None) -> Json:
    """A message as people see it; `text` is the text or the caption, `keyboard` the labels that it brought.

    `service` names what Telegram itself wrote into the chat: somebody came, something was pinned.
    """
    content = message.content
    return {
        "message_id": message.id,
        "from_bot": message.sender == bot_id,
        "from": message.sender,
        "date": message.date,
        "text": content.get("text", content.get("caption", "")),
        "entities": content.get("entities", content.get("caption_entities", [])),
        "buttons": message.inline_keyboard,
        "keyboard": labels(message.markup),
        **{kind: content.get(kind) for kind in MEDIA},
        "poll": poll,
        "reactions": list(message.reactions.values()),
        "service": next((kind for kind in SERVICE if kind in content), None),
        "album": message.album,
        "reply_to": message.reply_to or None,
        "forwarded": message.origin is not None,
        "protected": message.protected,
        "edited": bool(message.edited),
        "deleted": message.deleted,
    }


def seen_poll(poll: Poll, user_id: int, now: float) -> Json:
    """With this person's own vote; the solution of a quiz only when it gives nothing away any more."""
    voted, shown = poll.votes.get(str(user_id), []), whole_poll(poll, now)
    if not voted and not shown["is_closed"]:
        shown = {name: value for name, value in shown.items() if not name.startswith(SOLUTION)}
    return shown | {"voted": voted}


def labels(markup: Json | None) -> list[list[str]] | None:
    """The rows of a reply keyboard, if this is one."""
    if not markup or "keyboard" not in markup:
        return None
    return [[button["text"] for button in row] for row in markup["keyboard"]]
