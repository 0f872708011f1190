"""What Telegram finds in a text by itself, and the last touch that every text gets."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from bot.sandbox.entities.text import Formatted, units
from bot.sandbox.things import Json

MOST = 100  # more entities than that are dropped silently
FOUND = {  # in this order: what comes first is not searched again
    "url": r"(?:https?://|(?<![\w@.-])(?=[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|id|me|info|gov|int)\b))[^\s<>\"']*[^\s<>\"'.,;:!?)]",
    "email": r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}",
    "bot_command": r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])",
    "mention": r"(?<!\w)@[a-zA-Z0-9_]{3,32}(?!\w)",
    "hashtag": r"(?<!\w)#\w*[^\W\d_]\w*",
}
PATTERNS = {kind: re.compile(pattern) for kind, pattern in FOUND.items()}
NOTHING_FOUND_INSIDE = ("pre", "code", "text_link", "text_mention")
CODE = ("pre", "code")
QUOTES = ("blockquote", "expandable_blockquote")
OUTER_FIRST = (  # of two that cover the same text
    *(*QUOTES, *CODE, "text_link", "text_mention", *FOUND),
    *("bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji"),
)


def found(text: str, given: Iterable[Json] = ()) -> Formatted:
    """A text as it is, with the entities that Telegram finds by itself beside those given."""
    return finished(Formatted(text, list(given)))


def addressees(content: Json) -> set[str]:
    """Whom commands and mentions in a message mean: lower-case names, "" for a command to everybody."""
    text = str(content.get("text", content.get("caption", ""))).encode("utf-16-le")
    names = set()
    for entity in content.get("entities", []) + content.get("caption_entities", []):
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        if entity["type"] in ("mention", "bot_command"):
            names.add(text[start:end].decode("utf-16-le").partition("@")[2].lower())
    return names


def finished(formatted: Formatted) -> Formatted:
    """Cleaned and trimmed, with everything that Telegram finds by itself, in the order of the text."""
    formatted = _cleaned(formatted)
    text = formatted.text.strip()
    trimmed = units(formatted.text[: len(formatted.text) - len(formatted.text.lstrip())])
    length = units(text)
    entities = [entity for entity in (_moved(entity, -trimmed, length) for entity in formatted.entities) if entity]
    for entity in entities:
        if entity["type"] == "code" or not entity.get("language"):
            entity.pop("language", None)
    entities += _search(text, entities)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"], _depth(entity)))
    return Formatted(text, _outermost(entities)[:MOST])


def _outermost(entities: list[Json]) -> list[Json]:
    """Code holds nothing else, and a quote no other quote."""
    kept, code_ends, quote_ends = list[Json](), 0, 0
    for entity in entities:
        start, end, kind = entity["offset"], entity["offset"] + entity["length"], entity["type"]
        if start < code_ends or (start < quote_ends and kind in QUOTES):
            continue
        kept.append(entity)
        code_ends = end if kind in CODE else code_ends
        quote_ends = end if kind in QUOTES else quote_ends
    return kept


def _cleaned(formatted: Formatted) -> Formatted:
    """Without carriage returns; until here they may have parted two signs."""
    if "\r" not in formatted.text:
        return formatted
    places = _places(formatted.text)
    gone = [places[at] for at, character in enumerate(formatted.text) if character == "\r"]
    entities = []
    for entity in formatted.entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        start, end = start - bisect_left(gone, start), end - bisect_left(gone, end)
        entities.append({**entity, "offset": start, "length": end - start})
    return Formatted(formatted.text.replace("\r", ""), entities)


def _moved(entity: Json, by: int, length: int) -> Json | None:
    start = max(0, entity["offset"] + by)
    end = min(length, entity["offset"] + by + entity["length"])
    return {**entity, "offset": start, "length": end - start} if end > start else None


def _depth(entity: Json) -> int:
    return OUTER_FIRST.index(entity["type"]) if entity["type"] in OUTER_FIRST else len(OUTER_FIRST)


def _search(text: str, given: list[Json]) -> list[Json]:
    places = _places(text)
    taken = bytearray(places[-1])  # one for each unit of the text
    for entity in given:
        if entity["type"] in NOTHING_FOUND_INSIDE:
            _take(taken, entity["offset"], entity["offset"] + entity["length"])
    results: list[Json] = []
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            start, end = places[match.start()], places[match.end()]
            if not any(taken[start:end]):
                _take(taken, start, end)
                results.append({"type": kind, "offset": start, "length": end - start})
    return results


def _places(text: str) -> list[int]:
    """Where each character begins, and where the text ends, in UTF-16 units."""
    return list(accumulate((units(character) for character in text), initial=0))


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * len(taken[start:end])
