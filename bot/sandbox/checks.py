"""What Telegram refuses, in the server's own words."""

import re
from typing import Any

from bot.sandbox import entities
from bot.sandbox.entities import Formatted
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.things import Chat, File, Json, Message, Press
from bot.sandbox.world import World

LONGEST_SOURCE = 32_768  # bytes of a text before its tags are read
LONGEST = {"text": (4096, "message is too long"), "caption": (1024, "message caption is too long")}
LARGEST_DOWNLOAD = 20 * 2**20
DELETABLE_FOR = 48 * 60 * 60
ANSWERABLE_FOR = 15  # seconds; the true figure is not published, people report 10 to 15 and more
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
CHAT_ACTIONS = re.compile(
    "typing|cancel|choose_sticker|find_location|upload_(photo|document)|(record|upload)_(video|voice|audio|video_note)"
)


class Refused(Exception):
    """An answer that is an error: code, description, and for some of them parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad_request(text: str, **parameters: int) -> Refused:
    return Refused(400, f"Bad Request: {text}", **parameters)


def forbidden(text: str) -> Refused:
    return Refused(403, f"Forbidden: {text}")


# Texts


def text(given: Parameters) -> Formatted:
    if not given.text("text"):
        raise bad_request("message text is empty")
    formatted = _formatted(given, "text", "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    return formatted


def caption(given: Parameters) -> Formatted:
    return _formatted(given, "caption", "caption_entities")


def _formatted(given: Parameters, name: str, entities_name: str) -> Formatted:
    source = unicode(given.text(name)).replace("\r", "")
    if len(source.encode()) > LONGEST_SOURCE:
        raise bad_request("text is too long")
    formatted = _parsed(
        source, given.text("parse_mode"), parsed(given, entities_name, "can't parse entities JSON object") or []
    )
    longest, complaint = LONGEST[name]
    if len(formatted.text) > longest:  # code points; an emoji counts 1
        raise bad_request(complaint)
    return formatted


def _parsed(source: str, mode: str, given: list[Json]) -> Formatted:
    if not mode or mode.lower() == "none":
        return entities.found(source, given)
    if mode.lower() in ("markdown", "markdownv2"):
        raise Refused(501, f"Not Implemented: the sandbox does not read {mode}, only HTML")
    if mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    try:
        return entities.from_html(source)
    except entities.CannotParse as error:
        raise bad_request(f"can't parse entities: {error}") from None


def unicode(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, smuggled in by a JSON escape
        raise bad_request("strings must be encoded in UTF-8") from None
    return text


# Chats


def chat(world: World, given: Parameters, name: str = "chat_id") -> Chat:
    if not given.text(name):
        raise bad_request("chat_id is empty" if name == "chat_id" else f"{name} is empty")
    found = world.chats.get(given.integer(name))
    if found is None or (found.type == "private" and found.id not in world.people):
        raise bad_request("chat not found")
    if found.upgraded_to:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=found.upgraded_to)
    return found


def writable(world: World, given: Parameters) -> Chat:
    """The chat, if the bot may say something there."""
    found = chat(world, given)
    person = world.people.get(found.id)
    if person is None:
        if found.bot != "member":
            raise forbidden(f"bot was kicked from the {found.type} chat")
        return found
    for refused, complaint in (
        (person.gone, "user is deactivated"),
        (found.bot == "kicked", "bot was blocked by the user"),
        (not person.started, "bot can't initiate conversation with a user"),
    ):
        if refused:
            raise forbidden(complaint)
    return found


def chat_action(given: Parameters) -> str:
    action = given.text("action").lower()
    if not CHAT_ACTIONS.fullmatch(action):
        raise bad_request("wrong parameter action in request")
    return action


# Messages


def message(world: World, chat: Chat, given: Parameters, purpose: str) -> Message:
    """`purpose` as in "message to edit not found"."""
    if not given.has("message_id"):
        raise bad_request("message identifier is not specified")
    found = world.message(chat.id, given.integer("message_id"))
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    return found


def editable(world: World, given: Parameters) -> Message:
    """The bot's own message; one that brought a reply keyboard or was forwarded can't be edited, however new."""
    found = message(world, chat(world, given), given, "edit")
    other_markup = found.markup is not None and "inline_keyboard" not in found.markup
    if found.sender != world.bot.id or found.origin or other_markup:
        raise bad_request("message can't be edited")
    return found


def modified(message: Message, content: Json, markup: Json | None) -> None:
    if content == message.content and (markup or None) == (message.markup or None):
        raise bad_request(NOT_MODIFIED)


def deletable(world: World, chat: Chat, message: Message) -> None:
    """For 48 hours; in private chats also what the person has said."""
    if chat.type != "private" and message.sender != world.bot.id:
        raise bad_request("message can't be deleted")
    if world.now() - message.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")


def message_ids(given: Parameters) -> list[int]:
    try:
        ids = [int(number) for number in given.parsed("message_ids") or []]
    except (TypeError, ValueError):
        raise bad_request("can't parse message identifiers JSON array") from None
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    return ids


def replied(world: World, chat: Chat, given: Parameters) -> int:
    """The message that this one replies to; 0 if none."""
    try:
        reply = given.parsed("reply_parameters") or {"message_id": given.integer("reply_to_message_id")}
        wanted, may_miss = int(reply.get("message_id") or 0), reply.get("allow_sending_without_reply", False)
    except (AttributeError, TypeError, ValueError):
        raise bad_request("can't parse reply parameters JSON object") from None
    if not wanted or world.message(chat.id, wanted):
        return wanted
    if may_miss:
        return 0
    raise bad_request("message to be replied not found")


# Buttons


def press(world: World, given: Parameters) -> Press:
    found = world.presses_open.get(given.text("callback_query_id"))
    if found is None or world.now() - found.at > ANSWERABLE_FOR:
        raise bad_request(QUERY_TOO_OLD)
    return found


# Files


def sent_file(world: World, given: Parameters, kind: str) -> Upload | File:
    file = given.file(kind)
    if not file:
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(file, Upload):
        if not file.content:
            raise bad_request("file must be non-empty")
        return file
    if "://" in file:
        raise bad_request("failed to get HTTP URL content")
    known = world.files.get(file)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def downloadable(world: World, given: Parameters) -> File:
    if not given.text("file_id"):
        raise bad_request("file_id not specified")
    known = world.files.get(given.text("file_id"))
    if known is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if known.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return known


# The bot's own account


def commands(given: Parameters) -> list[Json]:
    listed: Any = parsed(given, "commands", "can't parse commands JSON array") or []
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise bad_request("expected an Array of BotCommand")
    if len(listed) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(str(entry.get("command", "")), str(entry.get("description", ""))) for entry in listed]


def _command(command: str, description: str) -> Json:
    command = command.removeprefix("/")
    for refused, complaint in (
        (not command, "command must be non-empty"),
        (len(command) > 32, "command length must not exceed 32"),
        (not all("a" <= c <= "z" or "0" <= c <= "9" or c == "_" for c in command), "BOT_COMMAND_INVALID"),
        (not description.strip(), "command description must be non-empty"),
        (len(description) > 256, "command description length must not exceed 256"),
    ):
        if refused:
            raise bad_request(complaint)
    return {"command": command, "description": description.strip()}


def scope(world: World, given: Parameters) -> str:
    """The name under which a list of commands is kept: the scope with its chat."""
    scope = parsed(given, "scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    kind = scope.get("type", "")
    if kind in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        return str(kind)
    if kind in ("chat", "chat_administrators", "chat_member"):
        where = chat(world, Parameters(scope))
        return ":".join(filter(None, (kind, str(where.id), str(scope.get("user_id", "")))))
    raise bad_request("unsupported type specified")


def language(given: Parameters) -> str:
    code = given.text("language_code")
    if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.islower()):
        raise bad_request("invalid language code specified")
    return code


def at_most(given: Parameters, name: str, longest: int, complaint: str) -> str:
    value = unicode(given.text(name)).strip()
    if len(value) > longest:
        raise bad_request(complaint)
    return value


def parsed(given: Parameters, name: str, complaint: str) -> Any:
    try:
        return given.parsed(name)
    except ValueError:
        raise bad_request(complaint) from None
