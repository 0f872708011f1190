"""What an office adds to an answer for its residents: a note, or the answer read aloud."""

from handlers.addition import below, write
from handlers.addition.below import of_office, offices
from handlers.addition.ending import end_outdated
from handlers.addition.own import remove, remove_yes, turn_page
from handlers.addition.second import approve, check, refuse
from handlers.addition.shown import notes, play, recordings, under
from handlers.addition.write import at_office, begin_note, begin_recording, on_topic

PAPERS = {**write.PAPERS, below.PAPER.form.name: below.PAPER}

__all__ = [
    "PAPERS",
    "approve",
    "at_office",
    "begin_note",
    "begin_recording",
    "check",
    "end_outdated",
    "notes",
    "of_office",
    "offices",
    "on_topic",
    "play",
    "recordings",
    "refuse",
    "remove",
    "remove_yes",
    "turn_page",
    "under",
]
