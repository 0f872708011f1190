"""What the command line can do besides running the bot; each word is a row of the table at the end."""

import argparse
import asyncio
import errno
import io
import sys
from collections.abc import Callable, Sequence, Set
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from bot import check, demo, directory, faq, store
from bot.app import OFFICES, open_seal, serve
from bot.clock import Clock
from bot.config import Settings, for_sandbox
from bot.demo import Demo
from bot.directory import Refusal
from bot.faq import cli as faq_cli
from bot.network import Office
from bot.seal import Seal
from bot.shipped import HOME, Faulty, text_of
from bot.store import Transaction
from bot.texts import Texts
from bot.training import HERE, Lesson, practise, usual_lesson
from bot.understanding import Reader, learn
from bot.understanding.cli import run as understand_lines

MOST_FAULTS = 20  # of a file; with the first ones put right the others are often right too

PORT_TROUBLE = {
    errno.EADDRINUSE: "another program uses it",
    errno.EACCES: "only the administrator may use numbers below 1024",
    errno.EADDRNOTAVAIL: "this machine has no such address",
}


class Refused(Exception):
    """One clear line for whoever typed the command; exit code 2."""


def as_they_are(settings: Settings, _: argparse.Namespace) -> Settings:
    return settings


@dataclass(frozen=True)
class Word:
    """`settle` says which settings hold for this word."""

    name: str
    help: str
    run: Callable[[Settings, argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], None] = lambda parser: None
    settle: Callable[[Settings, argparse.Namespace], Settings] = as_they_are


def run(settings: Settings, _: argparse.Namespace) -> int:
    """Telegram with a token, the usual lesson in the sandbox without one."""
    if settings.sandbox:
        return _practise(settings, usual_lesson())
    asyncio.run(serve(settings))
    return 0


def sandbox(settings: Settings, arguments: argparse.Namespace) -> int:
    lesson = Lesson(_network(arguments.seed)) if arguments.seed else usual_lesson()
    return _practise(settings, replace(lesson, host=arguments.host))


def own_sandbox(settings: Settings, arguments: argparse.Namespace) -> Settings:
    """Also with a token in .env: whoever types the word wants to practise. Each seed has files of its own."""
    return for_sandbox(settings, f"training-{arguments.seed.stem}" if arguments.seed else "sandbox", arguments.port)


def _practise(settings: Settings, lesson: Lesson) -> int:
    try:
        asyncio.run(practise(settings, lesson))
    except OSError as error:
        if error.filename is not None:
            raise
        where = f"port {settings.sandbox_port}" + ("" if lesson.host == HERE else f" of {lesson.host}")
        reason = PORT_TROUBLE.get(error.errno or 0, "this machine does not allow it")
        raise Refused(f"The sandbox can't use {where}: {reason}. Example: SANDBOX_PORT=8081") from None
    return 0


def _network(file: Path) -> Demo:
    found = demo.read(file)
    if found.faults:
        raise Refused(_told(file, found.faults, "Nothing was started. Put this right and run it again."))
    return found


def understand(settings: Settings, arguments: argparse.Namespace) -> int:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # a stray byte is one bad line, not the end
    understand_lines(sys.stdin, sys.stdout, Reader.read(HOME, faq.read(HOME)), explain=arguments.explain)
    return 0


def train(settings: Settings, arguments: argparse.Namespace) -> int:
    return learn.run(HOME, faq.read(HOME, Texts()), sys.stdout, only_if_changed=arguments.if_changed)


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
    return asyncio.run(_import_offices(settings, arguments.file, text_of(arguments.file)))


async def _import_offices(settings: Settings, file: Path, text: str) -> int:
    """Repeatable: adds what is new, brings the rest up to date, and never deletes. All rows or none.

    The offices to practise with stay as they are: in the sandbox the ministry is nobody's.
    """
    practised = {office.code for office in usual_lesson().network.offices} if settings.sandbox else set()
    async with _database(settings) as tx:
        known = await tx.offices()
        read = directory.read(text, known)
        if read.faults:
            raise Refused(_told(file, read.faults, "Nothing was imported. Put this right and run it again."))
        imported = [office for office in read.offices if office.code not in practised]
        for office in imported:
            await tx.add_office(office)
    before = {office.code for office in known}
    new = len({office.code for office in imported} - before)
    print(f"{len(imported)} offices imported: {new} new, {len(imported) - new} brought up to date.")
    _tell_kept(read.offices, practised)
    _tell_refused(read.refused, before)
    return 0


def _tell_kept(offices: Sequence[Office], practised: Set[str]) -> None:
    for office in offices:
        if office.code in practised:
            print(f"{office.name}: not imported; in the sandbox {office.code} is an office to practise with.")


def _tell_refused(refused: Sequence[Refusal], before: Set[str]) -> None:
    if refused:
        print(f"{len(refused)} refused:")
    for each in refused:
        there = " (imported before, and still there)" if each.code in before else ""
        print(f"{each.name}: {each.reason}{there}")


def check_answers(settings: Settings, arguments: argparse.Namespace) -> int:
    today = datetime.now(settings.timezone).date()
    return faq_cli.check(arguments.topics, today, Texts(), sys.stdout)


def check_all(settings: Settings, _: argparse.Namespace) -> int:
    found = asyncio.run(check.findings(settings))
    for name, finding in found:
        print(f"{finding.grade:<5}{name}: {finding.text}")
    return int(any(finding.grade is check.Grade.FAIL for _, finding in found))


def _told(file: Path, faults: Sequence[str], then: str) -> str:
    more = len(faults) - MOST_FAULTS
    first = (str(Faulty(file, fault)) for fault in faults[:MOST_FAULTS])
    return "\n".join((*first, *([f"... and {more} more"] if more > 0 else []), then))


def _database(settings: Settings) -> AbstractAsyncContextManager[Transaction]:
    """A look from outside, beside a running bot."""
    if not settings.database.exists():
        raise Refused(f"There is no database {settings.database} yet. Run the bot once.")
    return store.visit(settings.database, open_seal(settings))


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--explain", action="store_true", help="for editors: which pieces of the text decided")


def _if_changed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-changed", action="store_true", help="only if the files have changed since")


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the copy to write")


def _offices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["offices"], help="what stands in the file")
    columns = f"CSV with the columns {', '.join(directory.NEEDED)}"
    shipped = f"{columns}; without it the one that comes with the bot"
    parser.add_argument("file", type=Path, metavar="FILE", nargs="?", default=HOME / OFFICES, help=shipped)


def _topics(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "act", choices=["check"], help="look for what is stale, missing, unsourced, too long, unbalanced"
    )
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help="only these; without any: all")


def _retry(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--retry", action="store_true", help="mark them; the running bot works them off")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["new"], help="make the key file, or add a key to it")


def _lesson(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=Path, metavar="FILE", help="your own offices and people: docs/training.md")
    parser.add_argument("--host", default=HERE, help="an address of this machine; 0.0.0.0 lets the whole network in")
    parser.add_argument("--port", type=_port, help="instead of SANDBOX_PORT")


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65535:
        raise argparse.ArgumentTypeError(f"{value} is no port number")
    return int(value)


WORDS = (
    Word(
        "sandbox",
        "Practise with phones on a web page, without Telegram; also with your own places.",
        sandbox,
        _lesson,
        own_sandbox,
    ),
    Word("understand", "Read JSON lines with a text, write what would be answered.", understand, _explain),
    Word("train", "Learn from the sample questions which topic a question is about.", train, _if_changed),
    Word("backup", "Copy the database while the bot runs, sealed as it is.", backup, _file),
    Word("check", "Look whether everything is there that the bot needs; exit code 1 if something fails.", check_all),
    Word(
        "import",
        "Add offices from a file, or bring them up to date; beside a running bot too.",
        import_offices,
        _offices,
    ),
    Word("faq", "Look whether every answer may be told as it is; exit code 1 on an error.", check_answers, _topics),
    Word("parked", "List the updates whose handling failed (ids, kind, error; no content).", parked, _retry),
    Word("key", "Make a key for sealing names and stories, or add one.", key, _new),
)
