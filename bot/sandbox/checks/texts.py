"""Texts and captions: parsed, measured, and what is refused of them."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.sandbox import entities
from bot.sandbox.checks.refused import bad_request, unicode
from bot.sandbox.entities import Formatted
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json

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
FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number")


def text(given: Parameters) -> Formatted:
    if not given.text("text"):
        raise bad_request("message text is empty")
    found = formatted(given, "text", "parse_mode", "entities")
    not_empty(found)
    return within(found, LONGEST_TEXT, "message is too long")


def caption(given: Parameters) -> Formatted:
    found = formatted(given, "caption", "parse_mode", "caption_entities")
    return within(found, LONGEST_CAPTION, "message caption is too long")


def formatted(given: Parameters, name: str, mode_name: str, entities_name: str) -> Formatted:
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
    if entry["type"] in FOUND:
        return None
    if entry["type"] not in GIVEN:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    try:
        return entry | {"offset": int(entry["offset"]), "length": int(entry["length"])}
    except (TypeError, ValueError):
        raise bad_request("can't parse MessageEntity: Field must be of type Number") from None
