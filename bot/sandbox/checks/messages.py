"""Messages: which of them may be edited, deleted, pinned, copied, answered."""

from itertools import pairwise

from bot.sandbox.checks.chats import chat
from bot.sandbox.checks.refused import bad_request, listed
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Chat, Json, Message, Press
from bot.sandbox.views import SERVICE
from bot.sandbox.world import World

DELETABLE_FOR = 48 * 60 * 60
ANSWERABLE_FOR = 15  # seconds; the true figure is not published, people report 10 to 15 and more
MOST_IDS = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content"
    " and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

EMOJI = """
    👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥
    🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨
    🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""  # those that everybody may react with
REACTIONS = frozenset(EMOJI.split())


def message(world: World, chat: Chat, given: Parameters, purpose: str) -> Message:
    """`purpose` as in "message to edit"."""
    found = world.message(chat.id, given.integer("message_id"))
    if found is None:
        raise bad_request(f"{purpose} not found")
    return found


def editable(world: World, given: Parameters, purpose: str = "message to edit") -> Message:
    """The bot's own message; one that brought a reply keyboard or was forwarded can't be edited, however new."""
    if not given.has("chat_id") and not given.has("message_id"):  # it might be an inline message, which has no chat
        raise bad_request("message identifier is not specified")
    found = message(world, chat(world, given), given, purpose)
    other_markup = found.markup is not None and "inline_keyboard" not in found.markup
    if found.sender != world.bot.id or found.origin or other_markup or is_service(found):
        raise bad_request("message can't be edited")
    return found


def modified(message: Message, content: Json, markup: Json | None) -> None:
    if content == message.content and (markup or None) == (message.markup or None):
        raise bad_request(NOT_MODIFIED)


def deletable(world: World, chat: Chat, message: Message) -> None:
    """For 48 hours; in private chats also what the person has said, and everything for an administrator."""
    if chat.bot == "administrator":
        return
    if chat.type != "private" and message.sender != world.bot.id:
        raise bad_request("message can't be deleted")
    if world.now() - message.date > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")


def to_delete(world: World, given: Parameters) -> Message:
    if not given.text("chat_id"):
        raise bad_request("chat identifier is not specified")
    if given.integer("message_id") <= 0:
        raise bad_request("message identifier is not specified")
    where = chat(world, given)
    found = message(world, where, given, "message to delete")
    deletable(world, where, found)
    return found


def message_ids(given: Parameters) -> list[int]:
    ids = listed(given, "message_ids", "can't parse message_ids JSON object", "message identifiers")
    if not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > MOST_IDS:
        raise bad_request("too many message identifiers specified")
    return [_message_id(value) for value in ids]


def _message_id(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request("message identifier must be a Number")
    try:
        number = int(value)
    except ValueError:
        raise bad_request("can't parse message identifier as Number") from None
    if number <= 0:
        raise bad_request("invalid message identifier specified")
    return number


def in_order(ids: list[int]) -> list[int]:
    if any(later <= earlier for earlier, later in pairwise(ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    return ids


def may_leave(message: Message) -> bool:
    """Whether it can be forwarded or copied."""
    return not message.protected and not is_service(message)


def is_service(message: Message) -> bool:
    """What Telegram itself has written into the chat."""
    return any(name in message.content for name in SERVICE)


def replied(world: World, chat: Chat, given: Parameters) -> int:
    """The message that this one replies to; 0 if none."""
    try:
        reply = given.parsed("reply_parameters") or {"message_id": given.integer("reply_to_message_id")}
        wanted, may_miss = _whole(reply.get("message_id") or 0), reply.get("allow_sending_without_reply", False)
    except (AttributeError, TypeError, ValueError):
        raise bad_request("can't parse reply parameters JSON object") from None
    if not wanted or world.message(chat.id, wanted):
        return wanted
    if may_miss or given.flag("allow_sending_without_reply"):
        return 0
    raise bad_request("message to be replied not found")


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def reaction(given: Parameters) -> str:
    """The emoji; "" takes the reaction away."""
    wanted = listed(given, "reaction", "can't parse reaction types JSON object", "ReactionType")
    for entry in wanted:
        if not isinstance(entry, dict):
            raise bad_request("can't parse ReactionType: expected an Object")
        if entry.get("type") not in ("emoji", "custom_emoji", "paid"):
            raise bad_request("can't parse ReactionType: invalid reaction type specified")
    if len(wanted) > 1:  # more are for people who pay
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = str(wanted[0].get("emoji", "")).replace("\ufe0f", "") if wanted else ""
    if wanted and emoji not in REACTIONS:
        raise bad_request("REACTION_INVALID")
    return emoji


def press(world: World, given: Parameters) -> Press:
    found = world.presses_open.get(given.text("callback_query_id"))
    if found is None or world.now() - found.at > ANSWERABLE_FOR:
        raise bad_request(QUERY_TOO_OLD)
    return found
