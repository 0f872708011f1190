"""Cuts a text that is too long for one message where a reader would pause; tags are closed and reopened."""

import html as markup
import re
from collections.abc import Sequence
from dataclasses import dataclass

TEXT, CAPTION = 4096, 1024  # code points after parsing (Telegram)
MOST_BYTES = 32_768  # before parsing
MOST_ENTITIES = 100

# A tag, a reference that Telegram knows (it counts one), or any other character.
TOKEN = re.compile(
    r"""<(?P<closes>/?)(?P<tag>[a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|&(?:lt|gt|amp|quot|\#\d+|\#x[0-9a-f]+);|.""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
# Between paragraphs, lines, sentences, words: where the first of these is found, the cut is made.
PAUSES = tuple(map(re.compile, (r"\n\s*?\n", r"\n", r"(?<=[.!?…])\s", r"\s")))


@dataclass(frozen=True)
class Token:
    raw: str
    tag: str = ""
    closes: bool = False

    @property
    def char(self) -> str:
        """What is seen of it: exactly one character, or nothing of a tag."""
        return "" if self.tag else markup.unescape(self.raw) or "\N{REPLACEMENT CHARACTER}"

    @property
    def closing(self) -> str:
        return f"</{self.tag}>"


Tokens = Sequence[Token]


def split(html: str, limit: int = TEXT) -> list[str]:
    """The parts of a rendered text, each short enough to be sent; a text that is short enough comes back as it is."""
    if len(html) <= min(limit, TEXT) and html.count("<") <= MOST_ENTITIES:
        return [html]
    opened: Tokens = ()
    tokens: Tokens = _tokens(html.strip())
    if _room(opened, tokens, limit) == len(tokens):
        return [html]
    parts: list[str] = []
    while True:
        opened, tokens = _skip_unseen(opened, tokens)
        if not tokens:
            return parts or [html]
        end = _cut(tokens, _room(opened, tokens, limit))
        parts.append(_whole(opened, tokens[:end]))
        opened, tokens = _still_open(opened, tokens[:end]), tokens[end:]


def visible_length(html: str) -> int:
    """As Telegram counts: code points without tags and outer white space."""
    return len(plain(html).strip())


def plain(html: str) -> str:
    return "".join(token.char for token in _tokens(html))


def _tokens(html: str) -> list[Token]:
    return [Token(found[0], (found["tag"] or "").lower(), bool(found["closes"])) for found in TOKEN.finditer(html)]


def _room(opened: Tokens, tokens: Tokens, limit: int) -> int:
    """How many of the tokens fit into one message that begins by reopening `opened`; at least one, so that it ends."""
    seen, entities = 0, len(opened)
    size = sum(len(token.raw.encode()) + len(token.closing) for token in opened)
    for index, token in enumerate(tokens):
        if not token.tag:
            seen += 1
            size += len(token.raw.encode())
        elif not token.closes:  # its end is counted with it
            entities += 1
            size += len(token.raw.encode()) + len(token.closing)
        if seen > limit or entities > MOST_ENTITIES or size > MOST_BYTES:
            return max(index, 1)
    return len(tokens)


def _cut(tokens: Tokens, room: int) -> int:
    """Where to cut: at the last pause within the room, before its white space; without any, where the room ends."""
    if room == len(tokens):
        return room
    places = [index for index, token in enumerate(tokens) if token.char]
    fitting = sum(index < room for index in places)
    end = min(room, places[_last_pause("".join(tokens[index].char for index in places[: fitting + 2]), fitting)])
    while tokens[end - 1].tag and not tokens[end - 1].closes:
        end -= 1  # a tag just opened belongs to what follows
    return end


def _last_pause(text: str, end: int) -> int:
    for pause in PAUSES:
        if found := [match.start() for match in pause.finditer(text) if 0 < match.start() <= end]:
            return found[-1]
    return end


def _skip_unseen(opened: Tokens, tokens: Tokens) -> tuple[Tokens, Tokens]:
    """Drops the white space before the next part; tags among it only change what is open."""
    start = next((index for index, token in enumerate(tokens) if token.char.strip()), len(tokens))
    return _still_open(opened, tokens[:start]), tokens[start:]


def _still_open(opened: Tokens, tokens: Tokens) -> Tokens:
    still = list(opened)
    for token in tokens:
        if token.closes:
            del still[-1:]
        elif token.tag:
            still.append(token)
    return tuple(still)


def _whole(opened: Tokens, tokens: Tokens) -> str:
    said = "".join(token.raw for token in (*opened, *tokens)).rstrip()
    return said + "".join(token.closing for token in reversed(_still_open(opened, tokens)))
