"""The bot's own account, and methods that only ask."""

import re
from typing import Any

import pytest
import telegram
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
    MenuButtonWebApp,
    WebAppInfo,
)

from bot.sandbox import Sandbox
from bot.sandbox.methods import METHODS, UNSERVED
from bot.sandbox.methods.profile import commands_for
from tests.sandbox.conftest import SITI, Http

DESCRIBED = {"command": "lapor", "description": "Lapor"}
TOO_LONG = "command description length must not exceed 256"


async def test_the_bot_knows_itself(sandbox: Sandbox, bot: telegram.Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.is_bot, me.username) == (1, True, sandbox.world.bot.username)
    await bot.set_my_name("Lentera")
    assert (await bot.get_me()).first_name == "Lentera"


async def test_a_chat_can_be_asked_for(bot: telegram.Bot) -> None:
    chat = await bot.get_chat(SITI)
    assert (chat.id, chat.type, chat.first_name) == (SITI, "private", "Siti")


async def test_names_and_descriptions_are_kept_by_language(bot: telegram.Bot) -> None:
    await bot.set_my_description("Halo")
    await bot.set_my_description("Hello", language_code="en")
    assert (await bot.get_my_description()).description == "Halo"
    assert (await bot.get_my_description(language_code="en")).description == "Hello"
    assert (await bot.get_my_description(language_code="ms")).description == "Halo"
    await bot.set_my_short_description("Pendek")
    assert (await bot.get_my_short_description()).short_description == "Pendek"


async def test_the_first_list_of_commands_found_wins(sandbox: Sandbox, bot: telegram.Bot) -> None:
    everybody = [BotCommand("start", "Mulai")]
    await bot.set_my_commands(everybody)
    await bot.set_my_commands([BotCommand("start", "Start")], BotCommandScopeAllPrivateChats(), "en")
    await bot.set_my_commands([BotCommand("kasus", "Kasus")], BotCommandScopeChat(SITI))

    def menu(chat_id: int, language: str) -> list[str]:
        return [entry["description"] for entry in commands_for(sandbox.world.bot, chat_id, language)]

    assert (menu(SITI, "en"), menu(8, "en"), menu(8, "id")) == (["Kasus"], ["Start"], ["Mulai"])
    assert await bot.get_my_commands() == tuple(everybody)
    await bot.delete_my_commands(BotCommandScopeChat(SITI))
    assert menu(SITI, "id") == ["Mulai"]


async def test_the_menu_button_is_kept(bot: telegram.Bot) -> None:
    assert await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"


WRONG_URL = "menu button Web App URL is invalid: Only HTTPS links are allowed"
NO_TEXT = "can't parse menu button: menu button text must be non-empty"


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        (5, "can't parse menu button: MenuButton must be an Object"),
        ("x", "can't parse menu button JSON object"),
        ({"type": "door"}, "can't parse menu button: MenuButton has unsupported type"),
        ({"type": "web_app"}, NO_TEXT),
        ({"type": "web_app", "text": 5, "web_app": {"url": "https://a.id"}}, NO_TEXT),
        ({"type": "web_app", "text": "Buka"}, WRONG_URL),
        ({"type": "web_app", "text": "Buka", "web_app": {"url": "http://a.id"}}, WRONG_URL),
    ],
)
async def test_a_menu_button_that_nobody_could_read_is_refused(http: Http, button: Any, complaint: str) -> None:
    assert (await http("setChatMenuButton", menu_button=button)).error == f"Bad Request: {complaint}"
    assert (await http("getChatMenuButton")).result == {"type": "commands"}


async def test_a_menu_button_that_opens_a_page_is_kept(bot: telegram.Bot) -> None:
    button = MenuButtonWebApp("Buka", WebAppInfo("https://a.id/"))
    await bot.set_chat_menu_button(menu_button=button)
    assert await bot.get_chat_menu_button() == button


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        ("", "command must be non-empty"),
        ("a" * 33, "command length must not exceed 32"),
        ("Lapor!", "BOT_COMMAND_INVALID"),
    ],
)
async def test_commands_are_checked(http: Http, command: str, complaint: str) -> None:
    answer = await http("setMyCommands", commands=[{"command": command, "description": "a"}])
    assert answer.error == f"Bad Request: {complaint}"


@pytest.mark.parametrize(
    ("method", "given", "complaint"),
    [
        ("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": {"a": 1}}, "expected an Array of BotCommand"),
        ("setMyCommands", {"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "command description must be non-empty"),
        ("setMyCommands", {"commands": [DESCRIBED | {"description": "a" * 257}]}, TOO_LONG),
        ("setMyCommands", {"commands": [DESCRIBED] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        (
            "getMyCommands",
            {"scope": {"type": "everybody"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ("setMyCommands", {"commands": [DESCRIBED | {"description": "\ud800"}]}, "strings must be encoded in UTF-8"),
        ("setMyName", {"name": "\ud800"}, "strings must be encoded in UTF-8"),
        ("getMyCommands", {"scope": {"type": "chat"}}, "chat_id is empty"),
        ("getMyCommands", {"language_code": "ind"}, "invalid language code specified"),
        ("setMyName", {"name": "a" * 65}, "name is too long"),
        ("setMyDescription", {"description": "a" * 513}, "description is too long"),
        ("setMyShortDescription", {"short_description": "a" * 121}, "short description is too long"),
        ("answerCallbackQuery", {"text": "a" * 201}, "MESSAGE_TOO_LONG"),
    ],
)
async def test_what_the_bot_says_about_itself_has_limits(
    http: Http, method: str, given: dict[str, Any], complaint: str
) -> None:
    assert (await http(method, **given)).error == f"Bad Request: {complaint}"


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("setMyCommands", {"commands": [DESCRIBED] * 100}),
        ("setMyCommands", {"commands": [{"command": "a" * 32, "description": "a" * 256}]}),
        ("setMyName", {"name": "a" * 64}),
        ("setMyDescription", {"description": "a" * 512}),
        ("setMyShortDescription", {"short_description": "a" * 120}),
    ],
)
async def test_what_is_within_the_limits_passes(http: Http, method: str, given: dict[str, Any]) -> None:
    assert (await http(method, **given)).result is True


def test_every_method_of_the_bot_api_is_either_served_or_known_by_name() -> None:
    assert not METHODS.keys() & UNSERVED
    assert {name.lower() for name in methods_that_ptb_knows()} == METHODS.keys() | UNSERVED | {"getupdates"}


def methods_that_ptb_knows() -> set[str]:
    """Its camelCase names are those of the Bot API; names of one word are told apart by hand."""
    camel = {name for name in dir(telegram.Bot) if re.fullmatch("[a-z]+(?:[A-Z][a-z]+)+", name)}
    return camel | {"close"}


async def test_the_latest_calls_can_be_looked_at(sandbox: Sandbox, http: Http) -> None:
    await http("sendMessage", chat_id=SITI, text="halo")
    call = sandbox.calls[-1]
    assert (call.method, call.given["text"], call.answer["ok"]) == ("sendMessage", "halo", True)
    assert call.at == sandbox.world.now()


@pytest.mark.parametrize(
    ("given", "where"),
    [({"reply_markup": {"inline_keyboard": "x"}}, "sendMessage"), ({"commands": 5}, "setMyCommands")],
)
async def test_nonsense_is_refused(http: Http, given: dict[str, Any], where: str) -> None:
    answer = await http(where, chat_id=SITI, text="a", **given)
    assert answer.status == 400
