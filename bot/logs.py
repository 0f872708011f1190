"""What the bot writes into its log: ids and places, never a name, a text or a token, whatever goes wrong."""

import logging
import re
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

HOME = Path(__file__).parent.parent
OURS = ("bot", "handlers")
TOKEN = re.compile(r"\d+:[\w-]{30,}")


def set_up_logging(level: str) -> None:
    """`level` is for our own loggers: at DEBUG the libraries would write every text and the token in every address."""
    screen = logging.StreamHandler()
    screen.setFormatter(Discreet())
    logging.basicConfig(level=logging.WARNING, handlers=[screen], force=True)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.raiseExceptions = False  # a record that can't be written would be printed with all that was in it
    sys.excepthook = _last_words
    threading.excepthook = lambda died: _last_words(died.exc_type, died.exc_value, died.exc_traceback)
    sys.unraisablehook = lambda lost: _last_words(lost.exc_type, lost.exc_value, lost.exc_traceback)


class Discreet(logging.Formatter):
    """One line a record: time, level, logger, message; of an exception only what it is and where it happened."""

    def format(self, record: logging.LogRecord) -> str:
        words = [self.formatTime(record), record.levelname, record.name, _message(record)]
        if record.exc_info and record.exc_info[1]:
            words.append(f"({where(record.exc_info[1])})")
        return TOKEN.sub("(token)", " ".join(" ".join(words).split()))


def where(error: BaseException) -> str:
    """sqlite3.IntegrityError at bot/store/complaint.py:41, the innermost line of ours."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [(path.relative_to(HOME), line) for path, line in frames if _is_ours(path)]
    places = ours or [(Path(path.name), line) for path, line in frames]
    return " at ".join([_kind(error), *(f"{path}:{line}" for path, line in places[-1:])])


def _is_ours(path: Path) -> bool:
    return any(path.is_relative_to(HOME / name) for name in OURS)


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _message(record: logging.LogRecord) -> str:
    """A library's own sentence may quote an update or an address: of a library only the place is told."""
    if record.name.partition(".")[0] not in OURS:
        return f"at {record.filename}:{record.lineno}"
    arguments = tuple(map(_without_message, record.args)) if isinstance(record.args, tuple) else record.args
    return str(_without_message(record.msg)) % arguments if arguments else str(_without_message(record.msg))


def _without_message(value: object) -> object:
    return where(value) if isinstance(value, BaseException) else value


def _last_words(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    logging.getLogger("bot").critical("died", exc_info=(kind, error or kind(), trace))
