"""Texts and captions: parsed, measured, and what is refused of them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox import entities, views
from bot.sandbox.checks.refused import bad_request, unicode
from bot.sandbox.entities import Formatted
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json
from bot.sandbox.world import World

LONGEST_SOURCE = 32_768  # bytes of a text before its tags are read
LONGEST_TEXT = 4096  # code points; an emoji counts 1
LONGEST_CAPTION = 1024
MODES: Mapping[str, Callable[[str], Formatted]] = {
    "html": entities.from_html,
    "markdownv2": entities.from_markdown,
    "markdown": entities.from_old_markdown,
}
GIVEN = (  # kinds of entities that a bot may name itself; those that Telegram finds are passed over
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "text_mention"),
    *("custom_emoji", "blockquote", "expandable_blockquote"),
)
WHOLE = re.compile(r"-?[0-9]{1,18}")
FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number")


def text(world: World, given: Parameters) -> Formatted:
    if not given.text("text"):
        raise bad_request("message text is empty")
    found = formatted(world, given, "text", "parse_mode", "entities")
    not_empty(found)
    return within(found, LONGEST_TEXT, "message is too long")


def caption(world: World, given: Parameters) -> Formatted:
    found = formatted(world, given, "caption", "parse_mode", "caption_entities")
    return within(found, LONGEST_CAPTION, "message caption is too long")


def formatted(world: World, given: Parameters, name: str, mode_name: str, entities_name: str) -> Formatted:
    found = _read(given, name, mode_name, entities_name)
    known = [_known(world, entity) for entity in found.entities]
    return Formatted(found.text, [entity for entity in known if entity])


def _known(world: World, entity: Json) -> Json | None:
    """Only who has a phone here can be mentioned without a username."""
    if entity["type"] != "text_mention":
        return entity
    person = world.people.get(entity["user"]["id"])
    return {**entity, "user": views.user(person)} if person else None


def _read(given: Parameters, name: str, mode_name: str, entities_name: str) -> Formatted:
    source, mode = unicode(given.text(name)), given.text(mode_name).lower()
    if len(source.encode()) > LONGEST_SOURCE:
        raise bad_request("text is too long")
    if not source or mode in ("", "none"):
        return entities.found(source, _given(given, entities_name))
    if mode not in MODES:
        raise bad_request("unsupported parse_mode")
    try:
        return MODES[mode](source)
    except entities.CannotParse as error:
        raise bad_request(f"can't parse entities: {error}") from None


def not_empty(formatted: Formatted) -> None:
    if not formatted.text:
        raise bad_request("text must be non-empty")


def within(formatted: Formatted, longest: int, complaint: str) -> Formatted:
    """Measured after tags are read and spaces are trimmed."""
    if len(formatted.text) > longest:
        raise bad_request(complaint)
    return formatted


def _given(given: Parameters, name: str) -> list[Json]:
    """What is no JSON array is as good as nothing."""
    try:
        listed = given.parsed(name)
    except ValueError:
        return []
    read = [_entity(entry) for entry in listed] if isinstance(listed, list) else []
    return [entity for entity in read if entity]


def _entity(entry: Any) -> Json | None:
    if not isinstance(entry, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name in ("offset", "length", "type"):
        if name not in entry:
            raise bad_request(f"""can't parse MessageEntity: Can't find field "{name}\"""")
    kind = entry["type"]
    if kind in FOUND:
        return None
    if kind not in GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    place = {name: _number(entry[name]) for name in ("offset", "length")}
    more = MORE[kind](entry) if kind in MORE else {}
    return None if more is None else {"type": kind, **place, **more}


def _number(value: Any) -> int:
    if isinstance(value, bool | float) or not WHOLE.fullmatch(str(value)):
        raise bad_request("can't parse MessageEntity: Field must be of type Number")
    return int(value)


def _link(entry: Json) -> Json | None:
    """What is no link is dropped without a word."""
    return entities.linked(_string(entry, "url"))


def _mentioned(entry: Json) -> Json:
    user = entry.get("user")
    if not isinstance(user, dict):
        raise bad_request("""can't parse MessageEntity: Field "user" must be of type Object""")
    return {"user": {"id": _number(user.get("id"))}}


def _emoji(entry: Json) -> Json:
    number = _string(entry, "custom_emoji_id")
    if not WHOLE.fullmatch(number):
        raise bad_request("can't parse MessageEntity: invalid custom emoji identifier specified")
    return {"custom_emoji_id": number}


def _language(entry: Json) -> Json:
    return {"language": _string(entry, "language")}


def _string(entry: Json, name: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise bad_request(f"""can't parse MessageEntity: Field "{name}" must be of type String""")
    return unicode(value)


MORE: Mapping[str, Callable[[Json], Json | None]] = {  # what some kinds say besides their place
    "text_link": _link,
    "text_mention": _mentioned,
    "custom_emoji": _emoji,
    "pre": _language,
}
