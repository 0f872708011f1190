"""What an office adds to an answer for its residents: a note, or the answer read aloud."""

from handlers.addition.ending import end_outdated
from handlers.addition.second import approve, check, refuse
from handlers.addition.shown import notes, play, recordings, under
from handlers.addition.write import PAPERS, at_office, begin_note, begin_recording, on_topic, remove, remove_yes

__all__ = [
    "PAPERS",
    "approve",
    "at_office",
    "begin_note",
    "begin_recording",
    "check",
    "end_outdated",
    "notes",
    "on_topic",
    "play",
    "recordings",
    "refuse",
    "remove",
    "remove_yes",
    "under",
]
