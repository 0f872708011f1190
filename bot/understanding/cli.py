"""`python -m bot understand`: JSON lines in, JSON lines out, so that others can measure what the bot understands."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.understanding.reader import Reader, Understanding


class Unreadable(Exception):
    """Why a line can't be answered."""


def run(lines: Iterable[str], out: TextIO, reader: Reader) -> None:
    """One line out for each line in, at once. A line that says nothing we can read costs only itself."""
    for line in lines:
        try:
            answer = _answer(reader.understand(_text(line)))
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
