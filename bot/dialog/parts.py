"""The kinds of answer that are told in many messages: evidence and the story, kept in the order they came."""

from abc import abstractmethod
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.dialog.answers import Json, Refusal
from bot.dialog.kinds import FieldKind
from bot.message import Incoming, Kind
from bot.visible import visible

SPOKEN = frozenset({Kind.VOICE, Kind.AUDIO})
SHOWN = 300  # letters of a story in the preview
FILES = (Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.AUDIO, Kind.DOCUMENT)


def digest(value: Json, most: int = SHOWN) -> Json:
    """What is shown of a collected answer: the beginning of its words and how many parts of each kind."""
    told = "\n".join(_words(part) for part in parts_of(value) if _words(part))
    counts = Counter(str(part["kind"]) for part in parts_of(value))
    shown = told if len(told) <= most else told[:most].rstrip() + "…"
    return {"text": shown} | {kind.value: counts[kind.value] for kind in FILES}


class Collected(FieldKind):
    """A list of parts: {"kind", "text", "file_id", "message_id"}."""

    collects = True
    takes: ClassVar[frozenset[Kind]]

    def parse(self, incoming: Incoming, today: date, so_far: Json = None) -> Json | Refusal:
        if incoming.kind not in self.takes or not (incoming.text.strip() or incoming.file_id):
            return Refusal(f"not_{self.name}")
        parts = _with(parts_of(so_far), _part(incoming))
        return self.too_much(parts) or [*parts]

    @abstractmethod
    def too_much(self, parts: list[dict[str, Json]]) -> Refusal | None: ...

    def lacks(self, value: Json) -> Refusal | None:
        return None if parts_of(value) else Refusal("nothing_yet")


@dataclass(frozen=True)
class Evidence(Collected):
    most: int = 10
    name = "evidence"
    reasons = ("not_evidence", "evidence_full", "nothing_yet")
    takes = frozenset(FILES)

    def too_much(self, parts: list[dict[str, Json]]) -> Refusal | None:
        return Refusal("evidence_full", {"most": self.most}) if len(parts) > self.most else None


@dataclass(frozen=True)
class Story(Collected):
    """`shortest`: letters in all, unless a voice note or a recording tells it."""

    shortest: int = 10
    most_letters: int = 20_000
    most_parts: int = 30
    name = "story"
    reasons = ("not_story", "story_full", "story_short", "nothing_yet")
    takes = frozenset({Kind.TEXT, *FILES})

    def too_much(self, parts: list[dict[str, Json]]) -> Refusal | None:
        full = len(parts) > self.most_parts or _letters(parts) > self.most_letters
        return Refusal("story_full") if full else None

    def lacks(self, value: Json) -> Refusal | None:
        parts = parts_of(value)
        told = _letters(parts) >= self.shortest or any(part["kind"] in SPOKEN for part in parts)
        return super().lacks(value) or (None if told else Refusal("story_short", {"least": self.shortest}))


def parts_of(value: Json) -> list[dict[str, Json]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _part(incoming: Incoming) -> dict[str, Json]:
    return {
        "kind": incoming.kind.value,
        "text": incoming.text.strip(),
        "file_id": incoming.file_id,
        "message_id": incoming.message_id,
    }


def _with(parts: list[dict[str, Json]], new: dict[str, Json]) -> list[dict[str, Json]]:
    """An edited message takes its old place."""
    if any(part["message_id"] == new["message_id"] for part in parts):
        return [new if part["message_id"] == new["message_id"] else part for part in parts]
    return [*parts, new]


def _words(part: dict[str, Json]) -> str:
    return str(part["text"])


def _letters(parts: list[dict[str, Json]]) -> int:
    return sum(len(visible(_words(part))) for part in parts)
