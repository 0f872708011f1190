"""Methods about the bot's own account: its names, descriptions, commands and menu button."""

from bot.sandbox import checks
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Bot, Json
from bot.sandbox.world import World


def set_my_name(world: World, given: Parameters) -> bool:
    return _write(world, world.bot.names, given, "name", 64)


def get_my_name(world: World, given: Parameters) -> Json:
    return {"name": _read(world.bot.names, given)}


def set_my_description(world: World, given: Parameters) -> bool:
    return _write(world, world.bot.descriptions, given, "description", 512)


def get_my_description(world: World, given: Parameters) -> Json:
    return {"description": _read(world.bot.descriptions, given)}


def set_my_short_description(world: World, given: Parameters) -> bool:
    return _write(world, world.bot.short_descriptions, given, "short_description", 120)


def get_my_short_description(world: World, given: Parameters) -> Json:
    return {"short_description": _read(world.bot.short_descriptions, given)}


def set_my_commands(world: World, given: Parameters) -> bool:
    world.bot.commands[_list_name(world, given)] = checks.commands(given)
    return _kept(world)


def get_my_commands(world: World, given: Parameters) -> list[Json]:
    return world.bot.commands.get(_list_name(world, given), [])


def delete_my_commands(world: World, given: Parameters) -> bool:
    world.bot.commands.pop(_list_name(world, given), None)
    return _kept(world)


def set_chat_menu_button(world: World, given: Parameters) -> bool:
    where = str(checks.chat(world, given).id) if given.has("chat_id") else ""
    world.bot.menu_buttons[where] = checks.menu_button(given)
    return _kept(world)


def get_chat_menu_button(world: World, given: Parameters) -> Json:
    buttons = world.bot.menu_buttons
    return buttons.get(given.text("chat_id")) or buttons.get("") or {"type": "commands"}


def commands_for(bot: Bot, chat_id: int, language: str) -> list[Json]:
    """The list that a person sees in the menu of a private chat: the first one found wins."""
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for code in (language, ""):
            if listed := bot.commands.get(f"{scope}/{code}"):
                return listed
    return []


def _list_name(world: World, given: Parameters) -> str:
    return f"{checks.scope(world, given)}/{checks.language(given)}"


def _write(world: World, texts: dict[str, str], given: Parameters, name: str, longest: int) -> bool:
    """An empty text removes the entry of its language."""
    language = checks.language(given)
    text = checks.at_most(given, name, longest, f"{name.replace('_', ' ')} is too long")
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return _kept(world)


def _read(texts: dict[str, str], given: Parameters) -> str:
    return texts.get(checks.language(given)) or texts.get("", "")


def _kept(world: World) -> bool:
    world.drawers.keep(world.bot)
    return True
