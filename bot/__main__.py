"""The command line: `python -m bot` runs the bot, a word behind it does one thing and ends."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot import commands
from bot.app import other_key_here
from bot.config import SettingError, Settings, read
from bot.logs import set_up_logging, where
from bot.receive import TokenRefused
from bot.seal import OtherKey, SealError
from bot.shipped import Faulty
from bot.store import AlreadyRunning, OtherBot, TooNew, TooOld, is_store_failure
from bot.understanding import StaleModel

RUNNING = (commands.run, commands.sandbox)  # not ended by a pipe that broke somewhere
WRONG = 2  # exit code: something the person who starts the bot has to put right

Command = Callable[[Settings, argparse.Namespace], int]

LINES: Mapping[type[Exception], str] = {
    AlreadyRunning: "Another Lentera already runs with this database. Stop it, or give DATABASE_URL another file.",
    OtherBot: "This database belongs to another bot. Give DATABASE_URL another file, e.g. sqlite:///data/second.db",
    TooOld: "This database is empty or of an earlier version of Lentera. Run the bot once: it brings it up to date.",
    TooNew: "This database was written by a later version of Lentera. Update the program, or use an older copy.",
    StaleModel: "What the bot has learned can't be read or is of other files. Learn anew: python -m bot train",
    TokenRefused: "Telegram refuses the token (401). Put the one @BotFather shows into TELEGRAM_BOT_TOKEN.",
}
IN_SANDBOX: Mapping[type[Exception], str] = {  # it has no DATABASE_URL and no SEAL_KEY_FILE to change
    AlreadyRunning: "Another Lentera already runs here. Stop it first.",
}


def main(words: Sequence[str] | None = None) -> int:
    _open_streams()
    arguments = parser().parse_args(words)
    try:
        settings = arguments.settle(read(os.environ, Path(".env")), arguments)
    except SettingError as error:
        return _say(str(error))
    set_up_logging(settings.log_level)
    if arguments.command is not commands.check_all:  # which has a line for them
        _hint(settings.misspelt)
    command: Command = arguments.command
    try:
        code = command(settings, arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads, `| head` say, has seen enough
        if command in RUNNING:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        line = _line(error, settings)
        if line is None:
            raise
        return _say(line)


def _open_streams() -> None:
    """Whoever started us may have closed one: then nothing is read, or nobody reads."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m bot", description="Lentera. Without a word: run the bot.")
    whole.set_defaults(command=commands.run, settle=commands.as_they_are)
    words = whole.add_subparsers(metavar="WORD")
    for word in commands.WORDS:
        one = words.add_parser(word.name, help=word.help, description=word.help)
        word.arguments(one)
        one.set_defaults(command=word.run, settle=word.settle)
    return whole


def _line(error: Exception, settings: Settings) -> str | None:
    """What to do about it; None: a fault of ours, which the log tells."""
    if settings.sandbox and isinstance(error, OtherKey):
        return other_key_here(settings)
    known = {**LINES, **IN_SANDBOX} if settings.sandbox else LINES
    if type(error) in known:
        return known[type(error)]
    if isinstance(error, SealError | Faulty | commands.Refused):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename} can't be used: {error.strerror}."
    if is_store_failure(error):
        code = getattr(error, "sqlite_errorname", "no code")  # its sentence might tell more than it may (law 11)
        return f"The database can't be used ({code}, {where(error)}). What is wrong: python -m bot check"
    return None


def _hint(lines: Sequence[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _say(line: str) -> int:
    print(line, file=sys.stderr)
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
