"""An answer that is spoken: one voice note or recording."""

from dataclasses import dataclass
from datetime import date

from bot.dialog.answers import Json, Refusal
from bot.dialog.kinds import FieldKind
from bot.message import Incoming, Kind

SPOKEN = frozenset({Kind.VOICE, Kind.AUDIO})


@dataclass(frozen=True)
class Voice(FieldKind):
    """{"kind": "voice" or "audio", "file_id"}; at most `most` bytes: two minutes of a voice note are about 0.5 MB."""

    most: int = 3_000_000
    name = "voice"
    reasons = ("not_voice", "voice_too_long")

    def parse(self, incoming: Incoming, today: date, so_far: Json = None) -> Json | Refusal:
        if incoming.kind not in SPOKEN:
            return Refusal("not_voice")
        if incoming.file_size > self.most:
            return Refusal("voice_too_long")
        return {"kind": incoming.kind.value, "file_id": incoming.file_id}
