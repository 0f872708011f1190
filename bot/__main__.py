"""The command line: `python -m bot` runs the bot, a word behind it does one thing and ends."""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import commands
from bot.app import serve
from bot.config import SettingError, Settings, read
from bot.logs import set_up_logging, where
from bot.receive import TokenRefused
from bot.seal import SealError
from bot.store import AlreadyRunning, OtherBot, TooNew, is_store_failure

WRONG = 2  # exit code: something the person who starts the bot has to put right

Command = Callable[[Settings, argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    arguments = parser().parse_args(words)
    try:
        settings = read(os.environ, Path(".env"))
        set_up_logging(settings.log_level)
        command: Command = arguments.command
        return command(settings, arguments)
    except (SettingError, SealError, commands.Refused) as error:
        return _say(str(error))
    except AlreadyRunning:
        return _say(
            "Another Lentera already runs with this database. Stop it first, or give DATABASE_URL another file."
        )
    except OtherBot:
        return _say(
            "This database belongs to another bot. Give DATABASE_URL another file, e.g. sqlite:///data/second.db"
        )
    except TooNew:
        return _say(
            "This database was written by a later version of Lentera. Update the program, or use an older copy."
        )
    except TokenRefused:
        return _say("Telegram refuses the token (401). Put the one @BotFather shows into TELEGRAM_BOT_TOKEN.")
    except OSError as error:
        if error.filename is None:
            raise
        return _say(f"{error.filename} can't be used: {error.strerror}.")
    except Exception as error:
        if not is_store_failure(error):
            raise
        code = getattr(error, "sqlite_errorname", "no code")  # its sentence might tell more than it may (law 11)
        return _say(f"The database can't be used ({code}, {where(error)}). What is wrong: python -m bot check")


def parser() -> argparse.ArgumentParser:
    whole = argparse.ArgumentParser(prog="python -m bot", description="Lentera. Without a word: run the bot.")
    whole.set_defaults(command=run)
    words = whole.add_subparsers(metavar="WORD")
    for word in commands.WORDS:
        one = words.add_parser(word.name, help=word.help, description=word.help)
        word.arguments(one)
        one.set_defaults(command=word.run)
    return whole


def run(settings: Settings, _: argparse.Namespace) -> int:
    try:
        asyncio.run(serve(settings))
    except OSError as error:
        if settings.sandbox and error.filename is None:
            return _say(
                f"The sandbox can't use port {settings.sandbox_port}: {error.strerror}. Example: SANDBOX_PORT=8081"
            )
        raise
    return 0


def _say(line: str) -> int:
    print(line, file=sys.stderr)
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
