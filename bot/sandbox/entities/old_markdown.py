"""The first Markdown of Telegram, kept for old bots: four signs, nothing inside of anything, little to escape."""

from bot.sandbox.entities.found import finished
from bot.sandbox.entities.links import linked
from bot.sandbox.entities.markdown import SPACES
from bot.sandbox.entities.text import CannotParse, Formatted, byte, units
from bot.sandbox.things import Json

SIGNS = {"```": ("pre", "```"), "`": ("code", "`"), "_": ("italic", "_"), "*": ("bold", "*"), "[": ("text_link", "]")}
ESCAPABLE = "_*`["


def from_old_markdown(source: str) -> Formatted:
    text, offset, entities, at = "", 0, list[Json](), 0
    while at < len(source):
        sign = next((sign for sign in SIGNS if source.startswith(sign, at)), None)
        if sign is None:
            at += source[at] == "\\" and source[at + 1 : at + 2] in (*ESCAPABLE,)
            text += source[at]
            offset += units(source[at])
            at += 1
            continue
        inside, extra, at = _entity(source, at, sign)
        if inside and extra is not None:
            place = {"type": SIGNS[sign][0], "offset": offset, "length": units(inside)}
            entities.append(place | extra)
        text += inside
        offset += units(inside)
    return finished(Formatted(text, entities))


def _entity(source: str, begin: int, sign: str) -> tuple[str, Json | None, int]:
    """What stands inside, what there is to say of it (None: it is no entity), and where the text goes on."""
    kind, closing = SIGNS[sign]
    at = begin + len(sign)
    language = ""
    if kind == "pre":
        language, at = _language(source, at)
    end = source.find(closing, at)
    if end < 0:
        raise CannotParse(f"Can't find end of the entity starting at byte offset {byte(source, begin)}")
    inside, after = source[at:end], end + len(closing)
    if kind != "text_link":
        return inside, {"language": language} if language else {}, after
    address = inside
    if source.startswith("(", after):
        address, _, _ = source[after + 1 :].partition(")")
        after = min(len(source), after + len(address) + 2)
    return inside, linked(address), after


def _language(source: str, at: int) -> tuple[str, int]:
    end = next((end for end in range(at, len(source)) if source[end] in SPACES + "`"), at)
    language = "" if source.startswith("`", end) else source[at:end]
    at += len(language)
    line_end = next((sign for sign in ("\r\n", "\n\r", "\n", "\r") if source.startswith(sign, at)), "")
    return language, at + len(line_end)
