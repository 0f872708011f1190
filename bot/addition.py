"""What an office adds to an answer for its residents: a note in a few words, or the answer read aloud. Pure."""

from dataclasses import dataclass

from bot.dialog import Choice, Field, Form, Text, Voice
from bot.network import Office
from bot.risks import risks

NOTE, RECORDING = "note", "recording"
LANGUAGES = ("id", "jv", "su", "mad", "sas", "bug", "kaili", "mly", "other")
NOTE_HOLDS = 180 * 86_400  # a habit of an office may change; a recording holds as long as the text it reads
FORMS = {
    NOTE: Form(NOTE, (Field("body", Text(5, 300)),)),
    RECORDING: Form(RECORDING, (Field("voice", Voice()), Field("language", Choice(*LANGUAGES, columns=2)))),
}
TAKEDOWN = Form("takedown", (Field("reason", Text(5, 300)),))  # an office above tells the one below why


@dataclass(frozen=True)
class Addition:
    """Written, perhaps waiting for a second officer, then shown or refused, and ended at last.

    `title` is the answer's, as it was then. `words` are a note's; `file_kind` (voice; audio in old ones), `file_id` and
    `language` a recording's. `print` is of the text that was read aloud.
    """

    id: int
    kind: str
    office: str
    author: int
    topic: str
    title: str
    words: str
    file_kind: str
    file_id: str
    language: str
    print: str
    shown_at: int | None = None
    refused_at: int | None = None
    ended_at: int | None = None

    @property
    def is_note(self) -> bool:
        return self.kind == NOTE

    @property
    def waits(self) -> bool:
        """For a second officer, unless it was refused or has ended."""
        return self.shown_at is None

    def outdated(self, print_now: str, now: int) -> bool:
        """A note nobody has renewed, a recording of a text that has changed, either one if its answer is gone ("")."""
        if self.is_note and print_now:
            return self.shown_at is not None and now - self.shown_at >= NOTE_HOLDS
        return self.print != print_now


@dataclass(frozen=True)
class OfficeBelow:
    """How much of one kind an office has standing under answers."""

    code: str
    name: str
    count: int


def reasons_to_wait(kind: str, office: Office, words: str) -> tuple[str, ...]:
    """Nobody sees what is in a recording, so somebody hears it; a village's note is like an announcement (law 19)."""
    if kind == RECORDING:
        return (RECORDING,)
    return risks(words) if office.is_village else ()
