"""What the command line can do besides running the bot; each word is a row of the table at the end."""

import argparse
import asyncio
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot import check, directory, faq, store
from bot.app import open_seal
from bot.clock import Clock
from bot.config import Settings
from bot.seal import Seal
from bot.store import Transaction
from bot.texts import HOME
from bot.understanding import Reader
from bot.understanding.cli import run as understand_lines

MOST_FAULTS = 20  # of a file; with the first ones put right the others are often right too


class Refused(Exception):
    """One clear line for whoever typed the command; exit code 2."""


@dataclass(frozen=True)
class Word:
    name: str
    help: str
    run: Callable[[Settings, argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], None] = lambda parser: None


def understand(settings: Settings, _: argparse.Namespace) -> int:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # a stray byte is one bad line, not the end
    understand_lines(sys.stdin, sys.stdout, Reader.read(HOME, faq.read(HOME)))
    return 0


def backup(settings: Settings, arguments: argparse.Namespace) -> int:
    if not settings.database.exists():
        raise Refused(f"There is no database {settings.database} yet. Run the bot once.")
    try:
        store.backup(settings.database, arguments.file)
    except FileExistsError:
        raise Refused(f"{arguments.file} exists already. Give the copy a new name.") from None
    except OSError as error:
        raise Refused(f"{arguments.file} can't be written: {error.strerror}.") from None
    print(f"Copied to {arguments.file}, sealed as it is: keep the key file too, and elsewhere.")
    return 0


def parked(settings: Settings, arguments: argparse.Namespace) -> int:
    return asyncio.run(_parked(settings, retry=arguments.retry))


async def _parked(settings: Settings, *, retry: bool) -> int:
    async with _database(settings) as tx:
        updates = await tx.parked()
        marked = await tx.retry_parked(Clock().now()) if retry else 0
    for each in updates:  # only now: a pager that waits would keep the running bot from its database
        at = datetime.fromtimestamp(each.parked_at, UTC).isoformat(timespec="seconds")
        print(f"{each.update_id}\t{at}\t{each.kind}\t{each.error}\t{each.place}")
    if retry:
        print(f"{marked} marked; the running bot works them off.")
    elif not updates:
        print("Nothing is parked.")
    return 0


def key(settings: Settings, arguments: argparse.Namespace) -> int:
    path = settings.seal_key_file or Path("data/seal.key")
    path.parent.mkdir(parents=True, exist_ok=True)
    today = datetime.now(settings.timezone).date()
    if path.exists():
        Seal.add_key(path, today)
        print(f"Added a key to {path}. What is new is sealed with it; the older keys still open the rest.")
    else:
        Seal.create(path, today)
        print(f"Wrote {path}. Set SEAL_KEY_FILE={path} and keep a copy away from the database and its backups.")
    return 0


def import_offices(settings: Settings, arguments: argparse.Namespace) -> int:
    try:
        text = arguments.file.read_text("utf-8-sig")  # Excel begins with a mark
    except OSError as error:
        raise Refused(f"{arguments.file} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"{arguments.file} is not written in UTF-8. Save it as CSV UTF-8.") from None
    return asyncio.run(_import_offices(settings, text))


async def _import_offices(settings: Settings, text: str) -> int:
    """Repeatable: adds what is new, brings the rest up to date, and never deletes. All rows or none."""
    async with _database(settings) as tx:
        known = await tx.offices()
        read = directory.read(text, known)
        if read.faults:
            raise Refused("\n".join((*_first(read.faults), "Nothing was imported. Put this right and run it again.")))
        for office in read.offices:
            await tx.add_office(office)
    new = len({office.code for office in read.offices} - {office.code for office in known})
    print(f"{len(read.offices)} offices imported: {new} new, {len(read.offices) - new} brought up to date.")
    return 0


def check_all(settings: Settings, _: argparse.Namespace) -> int:
    found = asyncio.run(check.findings(settings))
    for name, finding in found:
        print(f"{finding.grade:<5}{name}: {finding.text}")
    return int(any(finding.grade is check.Grade.FAIL for _, finding in found))


def _first(faults: Sequence[str]) -> list[str]:
    more = len(faults) - MOST_FAULTS
    return [*faults[:MOST_FAULTS], *([f"... and {more} more"] if more > 0 else [])]


def _database(settings: Settings) -> AbstractAsyncContextManager[Transaction]:
    """A look from outside, beside a running bot."""
    if not settings.database.exists():
        raise Refused(f"There is no database {settings.database} yet. Run the bot once.")
    return store.visit(settings.database, open_seal(settings))


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the copy to write")


def _offices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["offices"], help="what stands in the file")
    columns = f"CSV with the columns {', '.join(directory.NEEDED)}"
    parser.add_argument("file", type=Path, metavar="FILE", help=columns)


def _retry(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--retry", action="store_true", help="mark them; the running bot works them off")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["new"], help="make the key file, or add a key to it")


WORDS = (
    Word("understand", "Read JSON lines with a text, write what would be answered.", understand),
    Word("backup", "Copy the database while the bot runs, sealed as it is.", backup, _file),
    Word("check", "Look whether everything is there that the bot needs; exit code 1 if something fails.", check_all),
    Word(
        "import",
        "Add offices from a file, or bring them up to date; beside a running bot too.",
        import_offices,
        _offices,
    ),
    Word("parked", "List the updates whose handling failed (ids, kind, error; no content).", parked, _retry),
    Word("key", "Make a key for sealing names and stories, or add one.", key, _new),
)
