"""`python -m bot understand`: JSON lines in, JSON lines out, so that others can measure what the bot understands."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.understanding.reader import Reader, Understanding


class Unreadable(Exception):
    """Why a line can't be answered."""


def run(lines: Iterable[str], out: TextIO, reader: Reader, *, explain: bool = False) -> None:
    """One line out for each line in, at once. A line that says nothing we can read costs only itself.

    `explain`: also which pieces of the text spoke most for its best topic, and what it is if it is none for us.
    """
    for line in lines:
        try:
            text = _text(line)
            understood = reader.understand(text)
            answer = _answer(understood) | (_reasons(reader, text, understood) if explain else {})
        except Unreadable as error:
            answer = {"error": str(error)}
        out.write(json.dumps(answer) + "\n")
        out.flush()


def _text(line: str) -> str:
    try:
        said = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        raise Unreadable("not JSON") from None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise Unreadable('not an object with a "text"')
    return str(said["text"])


def _answer(understood: Understanding) -> dict[str, Any]:
    return {
        "topic": understood.topic,
        "offered": list(understood.offered),
        "ranked": [[topic, round(score, 4)] for topic, score in understood.ranked],
        "danger": understood.danger is not None,
        "language": understood.language,
    }


def _reasons(reader: Reader, text: str, understood: Understanding) -> dict[str, Any]:
    best = understood.ranked[0][0]
    telling = {piece.strip("=").replace("=", " "): round(weight, 2) for piece, weight in reader.telling(text, best)}
    return {"because": telling, "outside": understood.outside, "kind": understood.danger}
