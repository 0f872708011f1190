"""An answer that is spoken: one voice note."""

from dataclasses import dataclass
from datetime import date

from bot.dialog.answers import Json, Refusal
from bot.dialog.kinds import FieldKind
from bot.message import Incoming, Kind


@dataclass(frozen=True)
class Voice(FieldKind):
    """{"kind": "voice", "file_id"}; at most `most` bytes: two minutes of a voice note are about 0.5 MB.

    No audio file: whoever hears it would read its name, in which anything can stand.
    """

    most: int = 3_000_000
    name = "voice"
    reasons = ("not_voice", "voice_too_long")

    def parse(self, incoming: Incoming, today: date, so_far: Json = None) -> Json | Refusal:
        if incoming.kind is not Kind.VOICE:
            return Refusal("not_voice")
        if incoming.file_size > self.most:
            return Refusal("voice_too_long")
        return {"kind": incoming.kind.value, "file_id": incoming.file_id}
