"""Methods that ask: who am I, what chat is this, where is the file."""

from bot.sandbox import checks, views
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json
from bot.sandbox.world import World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(world: World, given: Parameters) -> Json:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return views.bot_user(world.bot) | abilities


def get_chat(world: World, given: Parameters) -> Json:
    chat = checks.chat(world, given)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(GIFTS, False)}
    pinned = world.message(chat.id, chat.pinned[-1]) if chat.pinned else None
    return world.show_chat(chat) | full | ({"pinned_message": world.show(pinned)} if pinned else {})


def get_chat_member(world: World, given: Parameters) -> Json:
    chat = checks.chat(world, given)
    user_id = checks.member(world, chat, given)
    user = views.bot_user(world.bot) if user_id == world.bot.id else views.user(world.people[user_id])
    return views.member(user, world.member_status(chat, user_id))


def get_file(world: World, given: Parameters) -> Json:
    file = checks.downloadable(world, given)
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path}
