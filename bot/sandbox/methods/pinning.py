"""Methods that pin messages to the top of a chat, and take them down again."""

from bot.sandbox import checks
from bot.sandbox.checks import bad_request
from bot.sandbox.parameters import Parameters
from bot.sandbox.world import World


def pin_chat_message(world: World, given: Parameters) -> bool:
    """Telegram writes into the chat that it was pinned, once."""
    chat = checks.where_it_may_pin(world, given)
    message = checks.message(world, chat, given, "message to pin")
    if checks.is_service(message):
        raise bad_request("message can't be pinned")
    if message.id not in chat.pinned:
        world.pin(chat, [*chat.pinned, message.id])
        world.note(chat, world.bot.id, {"pinned_message": world.show(message)})
    return True


def unpin_chat_message(world: World, given: Parameters) -> bool:
    """Without a number the newest one."""
    chat = checks.where_it_may_pin(world, given)
    wanted = given.integer("message_id") if given.has("message_id") else max(chat.pinned, default=0)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    world.pin(chat, [number for number in chat.pinned if number != wanted])
    return True


def unpin_all_chat_messages(world: World, given: Parameters) -> bool:
    chat = checks.where_it_may_pin(world, given)
    if chat.pinned:
        world.pin(chat, [])
    return True
