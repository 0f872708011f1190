"""What Telegram refuses, in the server's own words."""

from bot.sandbox.checks.account import commands, language, menu_button, scope
from bot.sandbox.checks.chats import chat, chat_action, member, where_it_may_pin, writable
from bot.sandbox.checks.files import Media, album, captioned, downloadable, media, replaceable, replacement
from bot.sandbox.checks.messages import (
    NOT_MODIFIED,
    deletable,
    editable,
    in_order,
    is_service,
    may_leave,
    message,
    message_ids,
    modified,
    press,
    reaction,
    replied,
    to_delete,
)
from bot.sandbox.checks.places import contact, location
from bot.sandbox.checks.polls import poll, stoppable
from bot.sandbox.checks.refused import Refused, at_most, bad_request, forbidden, parsed, required, unicode
from bot.sandbox.checks.texts import caption, text

__all__ = [
    "NOT_MODIFIED",
    "Media",
    "Refused",
    "album",
    "at_most",
    "bad_request",
    "caption",
    "captioned",
    "chat",
    "chat_action",
    "commands",
    "contact",
    "deletable",
    "downloadable",
    "editable",
    "forbidden",
    "in_order",
    "is_service",
    "language",
    "location",
    "may_leave",
    "media",
    "member",
    "menu_button",
    "message",
    "message_ids",
    "modified",
    "parsed",
    "poll",
    "press",
    "reaction",
    "replaceable",
    "replacement",
    "replied",
    "required",
    "scope",
    "stoppable",
    "text",
    "to_delete",
    "unicode",
    "where_it_may_pin",
    "writable",
]
