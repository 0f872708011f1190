"""A text with its entities, as every way of writing one ends up."""

from dataclasses import dataclass, field

from bot.sandbox.things import Json


class CannotParse(Exception):
    """The text is what the server says behind "can't parse entities: "."""


@dataclass
class Formatted:
    """A text and its entities, whose offsets count UTF-16 units as all of Telegram does."""

    text: str
    entities: list[Json] = field(default_factory=list)

    def named(self, text: str, entities: str) -> Json:
        return {text: self.text, entities: self.entities} if self.entities else {text: self.text}

    def as_text(self) -> Json:
        return self.named("text", "entities")

    def as_caption(self) -> Json:
        return self.named("caption", "caption_entities") if self.text else {}


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte(source: str, at: int) -> int:
    """Where that is for the server, which counts bytes when it complains."""
    return len(source[:at].encode())
