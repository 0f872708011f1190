"""Chats: whether there is one, and whether the bot may do something in it."""

import re

from bot.sandbox.checks.refused import bad_request, forbidden
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Chat
from bot.sandbox.world import World

CHAT_ACTIONS = re.compile(
    "typing|cancel|choose_sticker|find_location|upload_(photo|document)|(record|upload)_(video|voice|audio|video_note)"
)


def chat(world: World, given: Parameters, name: str = "chat_id") -> Chat:
    if not given.text(name):
        raise bad_request("chat_id is empty" if name == "chat_id" else f'parameter "{name}" is required')
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
        if not found.has_bot:
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


def where_it_may_pin(world: World, given: Parameters) -> Chat:
    found = writable(world, given)
    if found.type != "private" and found.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return found


def chat_action(given: Parameters) -> str:
    action = given.text("action").lower()
    if not CHAT_ACTIONS.fullmatch(action):
        raise bad_request("wrong parameter action in request")
    return action


def member(world: World, chat: Chat, given: Parameters) -> int:
    """Somebody of whom it can be said what they are in this chat."""
    user_id = given.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id != world.bot.id and user_id not in world.people:
        raise bad_request("user not found")
    if chat.type == "private" and user_id not in (chat.id, world.bot.id):
        raise bad_request("member not found")
    return user_id
