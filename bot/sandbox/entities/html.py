"""HTML as Telegram reads it: a few tags become entities, everything else is an error with the byte where it stands."""

import re
from dataclasses import dataclass

from bot.sandbox.entities.found import finished
from bot.sandbox.entities.links import linked
from bot.sandbox.entities.text import CannotParse, Formatted, byte, units
from bot.sandbox.things import Json

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]{1,6})|#(?P<dec>[0-9]{1,7})|(?P<name>lt|gt|amp|quot)(?![a-zA-Z]));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>]+)\s*(?:=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[\w.-]*)(?=[\s>])))?"""
)
BAD_VALUE = re.compile(r"""\s*=\s*(?=(?P<bare>[^\s"'])?)""")  # what ATTRIBUTE has left: an open quote, or a bare URL


def from_html(source: str) -> Formatted:
    return finished(_Reader(source).read())


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    at: int


class _Reader:
    """Reads HTML from left to right; the errors name the byte where the server would stop."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = ""
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> Formatted:
        at = 0
        while (start := self.source.find("<", at)) >= 0:
            self._say(self.source[at:start])
            at = self._close(start) if self.source.startswith("</", start) else self._begin(start)
        self._say(self.source[at:])
        if self.open:
            raise CannotParse(f"""Can't find end tag corresponding to start tag "{self.open[-1].tag}\"""")
        return Formatted(self.text, self.entities)

    def _say(self, source: str) -> None:
        text = unescape(source)
        self.text += text
        self.offset += units(text)

    def _begin(self, start: int) -> int:
        name = TAG_NAME.match(self.source, start + 1)
        assert name
        tag, end = name.group().lower(), name.end()
        if end == len(self.source):
            raise CannotParse(f"Unclosed start tag at byte offset {self._byte(start)}")
        if tag not in TAGS:
            raise CannotParse(f'Unsupported start tag "{tag}" at byte offset {self._byte(start)}')
        attributes, end = self._attributes(tag, start, end)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise CannotParse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(start)}')
        self.open.append(_Open(tag, _argument(tag, attributes), self.offset, len(self.text)))
        return end

    def _attributes(self, tag: str, start: int, at: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            at += len(self.source[at:]) - len(self.source[at:].lstrip())
            if self.source.startswith(">", at):
                return attributes, at + 1
            if self.source.startswith("=", at):
                raise CannotParse(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(start)}')
            match = ATTRIBUTE.match(self.source, at)
            if not match:
                raise CannotParse(f'Unclosed start tag "{tag}" at byte offset {self._byte(start)}')
            if bad := BAD_VALUE.match(self.source, match.end()):
                what, where = (
                    ("Unexpected end of name token", bad.end()) if bad["bare"] else ("Unclosed start tag", start)
                )
                raise CannotParse(f"{what} at byte offset {self._byte(where)}")
            value = match["double"] or match["single"] or (match["bare"] or "").lower()
            attributes[match["name"]] = unescape(value)
            at = match.end()

    def _close(self, start: int) -> int:
        if not self.open:
            raise CannotParse(f"Unexpected end tag at byte offset {self._byte(start)}")
        end = self.source.find(">", start)
        if end < 0 or len(self.source[start + 2 : end].split()) > 1:
            raise CannotParse(f"Unclosed end tag at byte offset {self._byte(start)}")
        opened, name = self.open.pop(), self.source[start + 2 : end].strip().lower()
        if name and name != opened.tag:
            raise CannotParse(
                f'Unmatched end tag at byte offset {self._byte(start)}, expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.offset > opened.offset:
            self._add(opened)
        return end + 1

    def _add(self, opened: _Open) -> None:
        entity = {"type": TAGS[opened.tag], "offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag == "a":
            link = linked(opened.argument or self.text[opened.at :])
            if not link:
                return
            entity |= link
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag in ("pre", "code"):
            entity = self._code(entity, opened.argument)
        self.entities.append(entity)

    def _code(self, entity: Json, language: str) -> Json:
        """<pre><code class="language-x"> is one entity, in either order of nesting."""
        inner = self.entities[-1] if self.entities else {}
        same_place = all(inner.get(name) == entity[name] for name in ("offset", "length"))
        if same_place and {inner["type"], entity["type"]} == {"pre", "code"}:
            self.entities.pop()
            return {**entity, "type": "pre", "language": language or inner.get("language", "")}
        return {**entity, "language": language}

    def _byte(self, at: int) -> int:
        return byte(self.source, at)


def unescape(source: str) -> str:
    return CHARACTER.sub(_character, source) if "&" in source else source


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return NAMED[match["name"]]
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    usable = 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if usable else match.group()


def _argument(tag: str, attributes: dict[str, str]) -> str:
    if tag == "code":
        return attributes.get("class", "").removeprefix("language-")
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    return attributes.get({"a": "href", "tg-emoji": "emoji-id"}.get(tag, ""), "")
