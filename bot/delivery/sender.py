"""Turns a row of the outbox into a call of the Bot API, and whatever came of it into an outcome."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from http import HTTPStatus

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
)
from telegram import Message as Told
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.outcome import GiveUp, Moved, Outcome, Sent, TokenRefused, TryLater, Unknown
from bot.delivery.transport import NotSent, Refused
from bot.message import Priority
from bot.outgoing import Content, Key, Message, Method

BACK_OFF = (2, 10, 30, 120, 300)  # seconds after the first, second … try that Telegram answered with 5xx
NOT_CONNECTED = 5  # seconds until the next look whether Telegram can be reached
NO_TIME = 10  # seconds after a 429 that names none
IN_A_ROW, AT_ONCE = 8, 100  # buttons a row, ids in one deletion
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

# Of each refusal what is said in it, in lower case as PTB changes the case; the first that is found counts.
FORBIDDEN = (
    ("bot was blocked by the user", GiveUp("blocked", unreachable=True)),
    ("user is deactivated", GiveUp("deactivated", unreachable=True)),
    ("bot can't initiate conversation", GiveUp("never_started", unreachable=True)),
    ("bot was kicked", GiveUp("kicked", unreachable=True)),
    ("", GiveUp("forbidden")),
)
GONE = "message to edit not found"
BAD_REQUEST = (
    ("chat not found", GiveUp("chat_not_found", unreachable=True)),
    (GONE, GiveUp("message_gone")),
    ("message to delete not found", Sent()),  # what we wanted
    ("message can't be edited", GiveUp("not_editable")),
    ("message can't be deleted", GiveUp("not_deletable")),
    ("can't parse entities", GiveUp("bad_markup")),
    ("button_", GiveUp("bad_button")),
    ("keyboard", GiveUp("bad_button")),
    ("is too long", GiveUp("too_long")),
    ("text is empty", GiveUp("empty")),
    ("must be non-empty", GiveUp("empty")),
    ("wrong file", GiveUp("bad_file")),
    ("can't use file of type", GiveUp("bad_file")),
    ("", GiveUp("bad_request")),
)


class Sender:
    """Raises TokenRefused when Telegram doesn't know us; everything else is an outcome."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._files: dict[Method, Callable[..., Awaitable[Told]]] = {
            Method.PHOTO: bot.send_photo,
            Method.VIDEO: bot.send_video,
            Method.VOICE: bot.send_voice,
            Method.AUDIO: bot.send_audio,
            Method.DOCUMENT: bot.send_document,
        }
        self._calls = {
            Method.SEND: self._send,
            Method.EDIT: self._edit,
            Method.MARKUP: self._markup,
            Method.DELETE: self._delete,
            **dict.fromkeys(self._files, self._file),
        }

    async def __call__(self, message: Message) -> Outcome:
        try:
            return await self._calls[message.method](message)
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError as error:
            return _outcome(error, message)

    async def _send(self, message: Message) -> Outcome:
        told = await self._bot.send_message(
            message.chat_id,
            message.content.text,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=_buttons(message.content),
            protect_content=message.content.protect,
        )
        return Sent(told.message_id)

    async def _edit(self, message: Message) -> Outcome:
        if message.target is None:  # what it should replace was never sent
            return await self._send(message)
        try:
            return await self._replace(message)
        except BadRequest as error:
            if message.priority is not Priority.REPLY or GONE not in error.message.lower():
                raise
            return await self._send(message)  # the person has deleted it, and still waits for an answer

    async def _replace(self, message: Message) -> Outcome:
        await self._bot.edit_message_text(
            message.content.text,
            message.chat_id,
            message.target,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=_inline(message.content.rows),
        )
        return Sent(message.target)

    async def _markup(self, message: Message) -> Outcome:
        if message.target is None:
            return GiveUp("no_target")
        await self._bot.edit_message_reply_markup(
            message.chat_id, message.target, reply_markup=_inline(message.content.rows)
        )
        return Sent(message.target)

    async def _delete(self, message: Message) -> Outcome:
        if message.content.message_ids:
            await self._delete_all(message.chat_id, message.content.message_ids)
        elif message.target is None:
            return GiveUp("no_target")
        else:
            await self._bot.delete_messages(message.chat_id, (message.target,))
        return Sent()

    async def _delete_all(self, chat_id: int, message_ids: Sequence[int]) -> None:
        for start in range(0, len(message_ids), AT_ONCE):
            await self._delete_what_goes(chat_id, message_ids[start : start + AT_ONCE])

    async def _delete_what_goes(self, chat_id: int, message_ids: Sequence[int]) -> None:
        """One id older than 48 h makes Telegram refuse them all: halving finds it, and the others go."""
        try:
            await self._bot.delete_messages(chat_id, message_ids)
        except BadRequest as error:
            if "message can't be deleted" not in error.message.lower():
                raise
            if len(message_ids) > 1:
                half = len(message_ids) // 2
                await self._delete_what_goes(chat_id, message_ids[:half])
                await self._delete_what_goes(chat_id, message_ids[half:])

    async def _file(self, message: Message) -> Outcome:
        told = await self._files[message.method](
            message.chat_id,
            _attached(message.content),
            caption=message.content.text,
            parse_mode=ParseMode.HTML,
            reply_markup=_buttons(message.content),
            protect_content=message.content.protect,
        )
        return Sent(told.message_id)


def _outcome(error: TelegramError, message: Message) -> Outcome:
    match error:
        case RetryAfter():
            return _slow_down(_seconds(error))
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return _found(FORBIDDEN, error)
        case BadRequest():  # before NetworkError, which it inherits from
            unchanged = "message is not modified" in error.message.lower()
            return Sent(message.target) if unchanged else _found(BAD_REQUEST, error)
        case NotSent():
            return TryLater(NOT_CONNECTED, "not_connected", counts_as_try=False, everyone=True)
        case Refused():
            return _after_status(error.status, message.attempts)
        case _:
            return Unknown("no_answer")


def _after_status(status: int, attempts: int) -> Outcome:
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return _slow_down(NO_TIME)
    if 400 <= status < 500:
        return GiveUp(f"http_{status}")
    return TryLater(BACK_OFF[min(attempts, len(BACK_OFF) - 1)], f"http_{status}")


def _slow_down(seconds: float) -> TryLater:
    return TryLater(seconds, "slow_down", counts_as_try=False, flood=True)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _found(known: Sequence[tuple[str, Outcome]], error: TelegramError) -> Outcome:
    said = error.message.lower()
    return next(outcome for words, outcome in known if words in said)


def _attached(content: Content) -> str | InputFile:
    return InputFile(content.upload, content.filename) if content.upload else content.file_id


def _buttons(content: Content) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if content.rows or not content.keyboard:
        return _inline(content.rows)
    return ReplyKeyboardMarkup(content.keyboard, resize_keyboard=True, is_persistent=True)


def _inline(rows: Sequence[Sequence[Key]]) -> InlineKeyboardMarkup | None:
    """None takes the buttons of an edited message away."""
    shown = [row[start : start + IN_A_ROW] for row in rows for start in range(0, len(row), IN_A_ROW)]
    return InlineKeyboardMarkup([[_button(key) for key in row] for row in shown]) if shown else None


def _button(key: Key) -> InlineKeyboardButton:
    copy = CopyTextButton(key.copy) if key.copy else None
    return InlineKeyboardButton(key.label, url=key.url or None, callback_data=key.data or None, copy_text=copy)
