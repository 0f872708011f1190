"""MarkdownV2 as Telegram reads it: signs open and close entities, and all other signs must be escaped."""

from dataclasses import dataclass

from bot.sandbox.entities.found import finished
from bot.sandbox.entities.links import custom_emoji, linked
from bot.sandbox.entities.text import CannotParse, Formatted, byte, units
from bot.sandbox.things import Json

RESERVED = "_*[]()~`>#+-=|{}.!\n"  # the end of a line ends a quote
RESERVED_IN_CODE = "`"
ESCAPABLE = {chr(code) for code in range(1, 127)}
SPACES = " \t\r\n\0\v"
OPENING = {  # the longer sign first
    "```": "pre",
    "__": "underline",
    "||": "spoiler",
    "![": "custom_emoji",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "[": "text_link",
    "`": "code",
}
CLOSING = {kind: sign for sign, kind in OPENING.items()} | {"text_link": "]", "custom_emoji": "]"}
NAMES = {  # what the server calls them when it complains
    "pre": "Pre",
    "underline": "Underline",
    "spoiler": "Spoiler",
    "custom_emoji": "CustomEmoji",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "text_link": "TextUrl",
    "code": "Code",
    "blockquote": "BlockQuote",
}


def from_markdown(source: str) -> Formatted:
    return finished(_Reader(source).read())


@dataclass
class _Open:
    kind: str
    at: int  # in the source
    offset: int  # in the text, in UTF-16 units
    begins: int  # in the text, in characters
    language: str = ""

    @property
    def name(self) -> str:
        return "PreCode" if self.language else NAMES[self.kind]


class _Reader:
    """Reads signs from left to right, as the server does; what is open stands on a stack."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text = ""
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []
        self.line_begins = True  # nothing but signs since: ">" may open a quote

    def read(self) -> Formatted:
        while self.at < len(self.source):
            self._step()
        self._end_last_quote()
        self._all_closed()
        return Formatted(self.text, self.entities)

    def _step(self) -> None:
        character = self.source[self.at]
        code = bool(self.open) and self.open[-1].kind in ("code", "pre")
        if character == "\\" and self._after() in ESCAPABLE:
            self._say(self._after(), line_begins=self._after() == "\n")
            self.at += 2
        elif character not in (RESERVED_IN_CODE if code else RESERVED):
            self._say(character)
            self.at += 1
        elif character == "\n":
            self._end_line()
        elif self.open and self._closes(self.open[-1].kind):
            self._close()
        else:
            self._begin()

    def _after(self) -> str:
        return self.source[self.at + 1 : self.at + 2]

    def _say(self, character: str, *, line_begins: bool = False) -> None:
        self.text += character
        self.offset += units(character)
        if character != "\r":
            self.line_begins = line_begins

    # Where something begins

    def _begin(self) -> None:
        if self.source[self.at] == ">" and self.line_begins:
            self._quote()
            return
        sign = next((sign for sign in OPENING if self.source.startswith(sign, self.at)), None)
        if sign is None:
            character = self.source[self.at]
            raise CannotParse(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")
        begin = self.at
        self.at += len(sign)
        language = self._language() if sign == "```" else ""
        self._push(OPENING[sign], begin, language)

    def _push(self, kind: str, at: int, language: str = "") -> None:
        self.open.append(_Open(kind, at, self.offset, len(self.text), language))

    def _quote(self) -> None:
        """The sign stands before every line of a quote; the first one opens it."""
        if not self._quoting():
            self._push("blockquote", self.at)
        self.at += 1

    def _quoting(self) -> bool:
        return any(opened.kind == "blockquote" for opened in self.open)

    def _language(self) -> str:
        """What stands behind ``` up to the first space; one new line after it belongs to nothing."""
        end = next((at for at in range(self.at, len(self.source)) if self.source[at] in SPACES + "`"), self.at)
        language = "" if self.source.startswith("`", end) else self.source[self.at : end]
        self.at += len(language)
        for line_end in ("\r\n", "\n\r", "\n", "\r"):
            if self.source.startswith(line_end, self.at):
                self.at += len(line_end)
                break
        return language

    # Where something ends

    def _closes(self, kind: str) -> bool:
        if kind == "blockquote" or not self.source.startswith(CLOSING[kind], self.at):
            return False
        return kind != "italic" or self._after() != "_"

    def _close(self) -> None:
        opened = self.open.pop()
        self.at += len(CLOSING[opened.kind])
        extra: Json | None = {}
        if opened.kind == "text_link":
            extra = self._link(self.text[opened.begins :])
        elif opened.kind == "custom_emoji":
            extra = self._emoji()
        elif opened.language:
            extra = {"language": opened.language}
        if extra is not None:
            self._add(opened, opened.kind, extra)

    def _add(self, opened: _Open, kind: str, extra: Json) -> None:
        if self.offset > opened.offset:
            length = self.offset - opened.offset
            self.entities.append({"type": kind, "offset": opened.offset, "length": length, **extra})

    def _link(self, text: str) -> Json | None:
        """Without an address behind it the text itself is the address; what is no link is dropped without a word."""
        address = self._address("a URL") if self.source.startswith("(", self.at) else text
        return linked(address)

    def _emoji(self) -> Json:
        if not self.source.startswith("(", self.at):
            raise CannotParse("Custom emoji entity must contain a tg://emoji URL")
        return {"custom_emoji_id": custom_emoji(self._address("a custom emoji URL"))}

    def _address(self, what: str) -> str:
        begin = self.at = self.at + 1
        address = ""
        while self.at < len(self.source) and self.source[self.at] != ")":
            if self.source[self.at] == "\\" and self._after() in ESCAPABLE:
                self.at += 1
            address += self.source[self.at]
            self.at += 1
        if self.at == len(self.source):
            raise CannotParse(f"Can't find end of {what} at byte offset {byte(self.source, begin)}")
        self.at += 1
        return address

    # Lines, and the quotes that end with them

    def _end_line(self) -> None:
        ends = self._quoting() and self._after() != ">"
        kind = self._quote_kind() if ends else ""
        self._say("\n", line_begins=True)
        self.at += 1
        if kind:
            self._add(self.open.pop(), kind, {})

    def _end_last_quote(self) -> None:
        if self._quoting():
            kind = self._quote_kind()
            self._add(self.open.pop(), kind, {})

    def _quote_kind(self) -> str:
        """Two bars at the end of a quote make it expandable; nothing else may be open there."""
        line = self.source[: self.at].removesuffix("\r")
        bars = self.open[-1].kind == "spoiler" and self.open[-1].at == len(line) - 2
        if bars:
            self.open.pop()
        if self.open[-1].kind != "blockquote":
            self._all_closed()
        return "expandable_blockquote" if bars else "blockquote"

    def _all_closed(self) -> None:
        if self.open:
            where = byte(self.source, self.open[-1].at)
            raise CannotParse(f"Can't find end of {self.open[-1].name} entity at byte offset {where}")
