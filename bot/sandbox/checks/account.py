"""The bot's own account: its commands, and for whom they are."""

from bot.sandbox.checks.chats import chat
from bot.sandbox.checks.refused import bad_request, listed, parsed
from bot.sandbox.entities import web_link
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json
from bot.sandbox.world import World

EVERYWHERE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
IN_A_CHAT = ("chat", "chat_administrators", "chat_member")
MOST_COMMANDS = 100


def commands(given: Parameters) -> list[Json]:
    wanted = listed(given, "commands", "can't parse commands JSON object", "BotCommand")
    if len(wanted) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(entry) for entry in wanted]


def _command(entry: object) -> Json:
    if not isinstance(entry, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command, description = str(entry.get("command", "")).removeprefix("/"), str(entry.get("description", ""))
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


def menu_button(given: Parameters) -> Json:
    wanted = parsed(given, "menu_button", "can't parse menu button JSON object")
    if wanted in (None, {}):
        return {"type": "default"}
    if not isinstance(wanted, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    kind = wanted.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    text, app = wanted.get("text"), wanted.get("web_app")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("can't parse menu button: menu button text must be non-empty")
    if not isinstance(app, dict) or not web_link(app.get("url")):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    return {"type": kind, "text": text, "web_app": {"url": app["url"]}}


def scope(world: World, given: Parameters) -> str:
    """The name under which a list of commands is kept: the scope with its chat."""
    scope = parsed(given, "scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = scope.get("type", "")
    if kind in EVERYWHERE:
        return str(kind)
    if kind not in IN_A_CHAT:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    where = chat(world, Parameters(scope))
    return ":".join(filter(None, (kind, str(where.id), str(scope.get("user_id", "")))))


def language(given: Parameters) -> str:
    code = given.text("language_code")
    if code and not (len(code) == 2 and code.isascii() and code.isalpha() and code.islower()):
        raise bad_request("invalid language code specified")
    return code
