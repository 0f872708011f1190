"""Reply markups as the server takes them: read, checked, and brought into one shape."""

import re
from typing import Any

from bot.sandbox.checks import bad_request, parsed
from bot.sandbox.entities import checked_link, web_link
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Chat, Json

MOST_BUTTONS = 100
LONGEST_DATA = 64  # bytes
ACTIONS = {
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
}
TYPES = (  # of what a button says, if it says it
    (str, "String", ("text", "url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat")),
    (dict, "Object", ("copy_text", "web_app", "login_url", "callback_game", "switch_inline_query_chosen_chat")),
    (dict, "Object", ("request_poll", "request_users", "request_chat")),
    (bool, "Boolean", ("request_contact", "request_location", "pay")),
)
INSIDE = {"copy_text": "text", "web_app": "url", "login_url": "url"}  # the text that such an object must bring
IN_PRIVATE_ONLY = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
}


def markup(given: Parameters) -> Json | None:
    """The keyboard of a request, None if there is none (an inline keyboard without buttons is none)."""
    wanted = parsed(given, "reply_markup", "can't parse reply keyboard markup JSON object")
    if wanted is None:
        return None
    if not isinstance(wanted, dict):
        raise bad_request("object expected as reply markup")
    for kind, read in READERS.items():
        if kind in wanted:
            return read(wanted)
    return None


def inline(given: Parameters) -> Json | None:
    """Where nothing else is taken."""
    wanted = markup(given)
    if wanted and "inline_keyboard" not in wanted:
        raise bad_request("inline keyboard expected")
    return wanted


def for_chat(markup: Json | None, chat: Chat) -> Json | None:
    """Some buttons work in private chats only."""
    if markup and "keyboard" in markup and chat.type != "private":
        for button in (button for row in markup["keyboard"] for button in row):
            for kind, complaint in IN_PRIVATE_ONLY.items():
                if button.get(kind) not in (None, False):
                    raise bad_request(complaint)
    return markup


def _inline(wanted: Json) -> Json | None:
    rows = _rows(wanted["inline_keyboard"], _inline_button, "inline keyboard")
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    _of_types(button, "inline keyboard button")
    if not str(button.get("text") or "").strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if ACTIONS.isdisjoint(button):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 0 < len(button["callback_data"].encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 0 < len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    _links(button)
    return button


def _links(button: Json) -> None:
    if "url" in button and not checked_link(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    for name, said in (("web_app", "Web App"), ("login_url", "login")):
        if name in button and not web_link(url := button[name]["url"]):
            raise bad_request(f"inline keyboard button {said} URL '{url}' is invalid: Only HTTPS links are allowed")


def _of_types(button: Json, what: str) -> None:
    for kind, name_of_kind, names in TYPES:
        for name in names:
            if not isinstance(button.get(name, kind()), kind):
                raise bad_request(f"""can't parse {what}: Field "{name}" must be of type {name_of_kind}""")
    for name, inner in INSIDE.items():
        if name in button and not isinstance(button[name].get(inner), str):
            raise bad_request(f"""can't parse {what}: Field "{inner}" must be of type String""")


def _reply(wanted: Json) -> Json | None:
    rows = _rows(wanted["keyboard"], _reply_button, "reply keyboard")
    if sum(map(len, rows)) > 3 * MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    _placeholder(wanted)
    return {**wanted, "keyboard": rows} if rows else None


def _reply_button(button: Any) -> Json:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: expected an Object")
    _of_types(button, "keyboard button")
    if not str(button.get("text") or "").strip():
        raise bad_request("keyboard button text must be non-empty")
    return button


def _remove(wanted: Json) -> Json | None:
    return {"remove_keyboard": True} if wanted["remove_keyboard"] else None


def _force(wanted: Json) -> Json | None:
    _placeholder(wanted)
    return wanted if wanted["force_reply"] else None


def _placeholder(wanted: Json) -> None:
    placeholder = wanted.get("input_field_placeholder", "")
    if not isinstance(placeholder, str):
        raise bad_request("""can't parse reply markup: Field "input_field_placeholder" must be of type String""")
    if len(placeholder) > 64:
        raise bad_request("REPLY_MARKUP_PLACEHOLDER_INVALID")


def _rows(rows: Any, button: Any, name: str) -> list[list[Json]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        field = re.sub(r"\W", "_", name).removeprefix("reply_")
        raise bad_request(f'field "{field}" must be an Array of Arrays')
    return [[button(entry) for entry in row] for row in rows if row]


READERS = {"inline_keyboard": _inline, "keyboard": _reply, "remove_keyboard": _remove, "force_reply": _force}
