"""What PTB parsed, in our own words."""

from telegram import Message, Update
from telegram.ext import filters

from bot.message import Incoming, Kind


def read(update: Update) -> Incoming | None:
    """An update of a private chat in our own words; None for all others."""
    message, query, user = update.effective_message, update.callback_query, update.effective_user
    if user is None or user.is_bot or update.my_chat_member or update.channel_post or update.edited_channel_post:
        return None
    if query is not None:
        return _press(update, user.id)
    if message is None or message.chat.type != "private" or _is_service(message, update):
        return None
    kind, file_id, size = _file(message)
    return Incoming(
        update.update_id,
        message.chat.id,
        message.message_id,
        name=_whole(user.full_name),
        kind=kind,
        text=_whole(message.text or message.caption or ""),
        file_id=file_id,
        file_size=size,
        album=message.media_group_id or "",
        language=user.language_code or "",
        edited=update.edited_message is not None,
    )


def _press(update: Update, user_id: int) -> Incoming | None:
    """A press without its message (too old) still says who pressed; one in a group is none of ours."""
    query = update.callback_query
    assert query
    if query.message and query.message.chat.type != "private":
        return None
    return Incoming(
        update.update_id,
        query.message.chat.id if query.message else user_id,
        query.message.message_id if query.message else 0,
        name=_whole(query.from_user.full_name),
        kind=Kind.PRESS,
        press=_whole(query.data or ""),
        language=query.from_user.language_code or "",
    )


def _whole(text: str) -> str:
    """JSON can hold half a character (a lone surrogate), which no database and no message can."""
    return str(text).encode("utf-8", "replace").decode("utf-8")


def _is_service(message: Message, update: Update) -> bool:
    """A text never is: that spares most updates the forty questions behind this filter."""
    return message.text is None and bool(filters.StatusUpdate.ALL.check_update(update))


def _file(message: Message) -> tuple[Kind, str, int]:
    if message.text is not None:
        return Kind.TEXT, "", 0
    if message.photo:
        return Kind.PHOTO, message.photo[-1].file_id, message.photo[-1].file_size or 0
    if message.animation:  # comes as a document too, but is not taken back as one
        return Kind.OTHER, "", 0
    for kind, file in (
        (Kind.VIDEO, message.video),
        (Kind.VOICE, message.voice),
        (Kind.AUDIO, message.audio),
        (Kind.DOCUMENT, message.document),
    ):
        if file:
            return kind, file.file_id, file.file_size or 0
    return Kind.OTHER, "", 0
