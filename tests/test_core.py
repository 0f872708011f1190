"""The heart of the house under strain: a full outbox, a full disk, a broken statement, a stop in a bad moment."""

import asyncio
import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import receive, store
from bot.citizen import Citizen
from bot.clockwork import Clockwork
from bot.message import Incoming, Priority
from bot.outgoing import Content
from bot.sandbox import Fault, Sandbox
from bot.sandbox.checks import Refused
from bot.seal import Seal, Unsealed
from bot.store import Store, Transaction, connection, is_store_failure
from bot.store.due import Due
from bot.store.outbox import Posting
from bot.store.updates import Parked
from bot.texts import HOME
from handlers.turn import Turn
from tests.conftest import MONDAY_MORNING, TOKEN, Person, StoppedClock, Village

DISK_FULL = sqlite3.OperationalError("database or disk is full")

# Receiving


async def test_after_a_failure_no_other_handler_touches_the_turn(
    village: Village, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk SQLite has ended the transaction: whatever else a handler wrote would stay, and be done twice."""
    touched: list[Incoming] = []

    async def fail(turn: Turn) -> bool:
        raise RuntimeError

    async def listen(turn: Turn) -> None:
        touched.append(turn.incoming)

    monkeypatch.setattr("handlers.emergency.comes_first", fail)
    for handler in village.rooms.router.application.handlers[0]:
        monkeypatch.setattr(handler, "callback", lambda update, context: listen(context.turn))
    await siti.says("halo")
    assert touched == []
    async with village.store.transaction() as tx:
        assert [parked.error for parked in await tx.parked()] == ["RuntimeError"]


async def test_a_statement_that_is_wrong_parks_its_update_and_holds_up_nobody(
    village: Village, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug of ours, not a broken disk: tried again and again it would silence the whole network."""

    async def fail(turn: Turn) -> bool:
        await turn.tx._run("SELECT nothing FROM nowhere")
        return False

    with monkeypatch.context() as broken:
        broken.setattr("handlers.emergency.comes_first", fail)
        await siti.says("halo")
    await siti.says("/zzz")
    assert siti.sees()[-1].startswith("Perintah itu tidak ada.")
    async with village.store.transaction() as tx:
        assert [parked.error for parked in await tx.parked()] == ["OperationalError"]


FAILURES = [
    (DISK_FULL, True),
    (sqlite3.DatabaseError("file is not a database"), True),
    (store.StoreFailed("OperationalError"), True),
    (sqlite3.IntegrityError("UNIQUE constraint failed"), False),
    (sqlite3.ProgrammingError("You did not supply a value for binding"), False),
    (RuntimeError(), False),
]


@pytest.mark.parametrize(("error", "expected"), FAILURES, ids=lambda value: type(value).__name__)
def test_a_broken_disk_is_told_from_a_broken_handler(error: Exception, expected: bool) -> None:
    assert is_store_failure(error) is expected


@pytest.fixture
async def parked(village: Village, siti: Person) -> int:
    """An update of Siti's that failed and is marked for another try."""
    async with village.store.transaction() as tx:
        await tx.park(Parked(7, "message", "RuntimeError", "", MONDAY_MORNING, "{}"), siti.chat_id)
        await tx.retry_parked(MONDAY_MORNING)
    return 7


async def test_a_parked_update_that_no_key_opens_any_more_ends_no_run(
    village: Village, parked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(village.store, "seal", Unsealed())
    await village.rooms.receive._retry_parked()
    async with village.store.transaction() as tx:
        assert [each.error for each in await tx.parked()] == ["SealBroken"]


async def test_a_parked_update_that_kills_the_process_is_not_tried_at_the_next_start(
    village: Village, parked: int
) -> None:
    tries = []

    async def die(*_: object) -> None:
        tries.append(1)
        raise SystemExit

    village.rooms.receive.handle = die
    with pytest.raises(SystemExit):
        await village.rooms.receive._retry_parked()
    await village.rooms.receive._retry_parked()
    assert len(tries) == 1
    async with village.store.transaction() as tx:
        assert [each.update_id for each in await tx.parked()] == [parked]


async def test_a_full_disk_at_the_stop_is_told_and_ends_the_run_in_order(
    village: Village, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "transaction", _full_at_commit(Store.transaction))
    await village.rooms.receive._say_goodbye()
    assert "The database takes nothing" in caplog.text


async def test_the_last_words_to_telegram_do_not_hold_up_a_stop(
    village: Village, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive, "GOODBYE", 0.01)
    receiving = village.rooms.receive
    village.sandbox.world.says(siti.chat_id, "/zzz")
    await receiving.work_off(await receiving._fetch())
    village.sandbox.faults.hang(method="getUpdates")
    receiving.stop()
    async with asyncio.timeout(5):
        await receiving.run()


# The clockwork


async def test_what_schedules_itself_for_this_very_second_is_done_again(village: Village) -> None:
    """Large audiences are worked off in pieces: no piece may be forgotten because a second had not passed."""
    done: list[int] = []

    async def again(tx: Transaction, due: Due, now: int) -> None:
        done.append(now)
        if len(done) < 3:
            await tx.schedule_soon(due.kind, due.about, now)

    clockwork = Clockwork(village.store, StoppedClock(), {"again": again, "clean": _nothing})
    async with village.store.transaction() as tx:
        await tx.schedule("again", "x", MONDAY_MORNING)
    await clockwork.catch_up()
    assert len(done) == 3


async def test_a_work_whose_statement_is_wrong_holds_up_no_other(village: Village) -> None:
    done: list[str] = []

    async def wrong(tx: Transaction, due: Due, now: int) -> None:
        await tx._run("SELECT nothing FROM nowhere")

    async def right(tx: Transaction, due: Due, now: int) -> None:
        done.append(due.about)

    clockwork = Clockwork(village.store, StoppedClock(), {"wrong": wrong, "right": right, "clean": _nothing})
    async with village.store.transaction() as tx:
        await tx.schedule("wrong", "x", MONDAY_MORNING - 1)
        await tx.schedule("right", "x", MONDAY_MORNING)
    await clockwork.catch_up()
    assert done == ["x"]


async def _nothing(tx: Transaction, due: Due, now: int) -> None: ...


# The outbox

CROWD = 100_000


@pytest.mark.parametrize("lowest", Priority)
@pytest.mark.parametrize("wait", [0, 3600], ids=["due", "waiting for the morning"])
async def test_a_look_into_a_full_outbox_touches_few_rows(village: Village, lowest: Priority, wait: int) -> None:
    """Law 3: a reply must not wait until the database has gone through 100,000 announcements."""
    now = MONDAY_MORNING
    async with village.store.transaction() as tx:
        await _announce(tx, CROWD, now + wait)
        steps = Steps()
        tx._db.set_progress_handler(steps, 100)
        await tx.claim(now, 4, lowest, {1, 2})
        await tx.next_due(now)
        await tx.give_up_late(now)
        await tx.next_look("announcement:1")
        assert steps.count < CROWD


class Steps:
    """Counts what SQLite does, by the hundred; a row costs it several."""

    count = 0

    def __call__(self) -> int:
        self.count += 100
        return 0


async def _announce(tx: Transaction, chats: int, due_at: int) -> None:
    values = tx._columns(
        Posting(0, "news", Content(text="news"), Priority.BULK, due_at, about="announcement:1", quiet_at=due_at + 9)
    )
    columns = ", ".join(values)
    await tx._run(
        "WITH RECURSIVE chat (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM chat WHERE id < :chats) "
        f"INSERT INTO outbox (chat_id, {columns}) SELECT id, {', '.join(f':{name}' for name in values)} FROM chat",
        chats=chats,
        **values,
    )


async def test_within_a_chat_the_order_is_that_of_posting_whatever_the_due_times(village: Village) -> None:
    """The index leads by due time; what was posted first still goes first, once both are due."""
    now = MONDAY_MORNING
    async with village.store.transaction() as tx:
        await tx.post(Posting(9, "first", Content(text="first"), Priority.REPLY, now))
        await tx.post(Posting(9, "second", Content(text="second"), Priority.REPLY, now - 5))
        assert [message.content.text for message in await tx.claim(now, 8, Priority.BULK, ())] == ["first"]


async def test_what_a_failed_commit_could_not_mark_is_looked_for_again(
    village: Village, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else need post anything for it."""
    async with village.store.transaction() as tx:
        await tx.post(Posting(siti.chat_id, "halo", Content(text="halo"), Priority.REPLY, village.clock.now()))
    delivery = village.rooms.delivery
    delivery.wake()
    with monkeypatch.context() as broken:
        broken.setattr(Store, "transaction", _full_at_commit(Store.transaction))
        await delivery.step()
    assert not delivery.idle
    while not delivery.idle:
        await delivery.step()
        await asyncio.gather(*delivery._sending.values())
    assert siti.sees()[-1] == "halo"


def _full_at_commit(transaction: Any) -> Any:
    @contextlib.asynccontextmanager
    async def full(self: Store) -> Any:
        async with transaction(self) as tx:
            yield tx
            raise DISK_FULL

    return full


async def test_a_full_disk_at_the_stop_ends_the_delivery_in_order(
    village: Village, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "transaction", _full_at_commit(Store.transaction))
    await village.rooms.delivery._drain()
    assert "The database takes no outcomes" in caplog.text


# The store


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "broken.db"
    source.write_text("no database at all, but long enough to be looked at " * 100)
    with pytest.raises(sqlite3.DatabaseError):
        store.backup(source, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


async def test_a_database_may_stand_in_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    source = tmp_path / "50% ?#" / "lentera.db"
    async with Store.open(source, Unsealed()) as opened, opened.transaction() as tx:
        await tx.note("word", "kept")
    store.backup(source, tmp_path / "copy.db")
    async with store.look(tmp_path / "copy.db", Unsealed()) as tx:
        assert await tx.fact("word") == "kept"


async def test_a_lock_that_can_not_be_made_is_not_taken_for_another_bot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    with pytest.raises(OSError, match="No locks available"):
        async with Store.open(tmp_path / "lentera.db", Unsealed()):
            pass


# The process: how it begins and ends


def _environ(folder: Path, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite:///{folder / 'lentera.db'}",
        "SEAL_KEY_FILE": "",
    }


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setMyCommands", "getUpdates"])
async def test_a_stop_while_telegram_does_not_answer_is_quick_and_in_order(tmp_path: Path, method: str) -> None:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        sandbox.faults.hang(method=method, times=None)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=_environ(tmp_path, sandbox.url), stderr=asyncio.subprocess.DEVNULL
        )
        await asyncio.wait_for(sandbox.faults.struck.wait(), 30)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0


async def test_a_menu_that_hangs_holds_up_nobody(tmp_path: Path) -> None:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        sandbox.faults.hang(method="setMyCommands", times=None)
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=_environ(tmp_path, sandbox.url))
        await asyncio.wait_for(sandbox.until_polled(), 15)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
async def test_a_token_that_is_revoked_while_we_run_stops_the_process_with_one_line(
    tmp_path: Path, method: str
) -> None:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        siti = sandbox.world.person(100, "Siti")
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            env={**_environ(tmp_path, sandbox.url), "LOG_LEVEL": "ERROR"},
            stderr=asyncio.subprocess.PIPE,
        )
        await asyncio.wait_for(sandbox.until_polled(), 30)
        sandbox.faults.order(Fault(method, times=None, refusal=Refused(401, "Unauthorized")))
        sandbox.world.says(siti.id, "halo")
        _, said = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert said.decode().splitlines() == [
        "Telegram refuses the token (401). Put the one @BotFather shows into TELEGRAM_BOT_TOKEN."
    ]


def _broken_file(folder: Path) -> str:
    (folder / "lentera.db").write_text("no database at all, but long enough to be looked at " * 100)
    return "The database can't be used (SQLITE_NOTADB"


def _folder_that_is_a_file(folder: Path) -> str:
    (folder / "data").write_text("")
    return f"{folder / 'data'} can't be used"


def _empty_file(folder: Path) -> str:
    (folder / "lentera.db").touch()
    return "This database is empty or of an earlier version of Lentera"


@pytest.mark.parametrize("breaking", [_broken_file, _empty_file], ids=lambda breaking: breaking.__name__)
def test_a_command_that_can_not_use_the_database_says_so_in_one_clear_line(
    tmp_path: Path, breaking: Callable[[Path], str]
) -> None:
    line = breaking(tmp_path)
    environ = {**_environ(tmp_path, "http://127.0.0.1:9"), "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "bot", "parked"]
    ended = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2
    assert ended.stderr.startswith(line)
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("breaking", [_broken_file, _folder_that_is_a_file], ids=lambda breaking: breaking.__name__)
def test_a_database_that_can_not_be_used_is_one_clear_line(tmp_path: Path, breaking: Callable[[Path], str]) -> None:
    line = breaking(tmp_path)
    environ = _environ(tmp_path, "http://127.0.0.1:9")
    if "data" in line.split()[0]:
        environ["DATABASE_URL"] = f"sqlite:///{tmp_path / 'data' / 'lentera.db'}"
    ended = subprocess.run(
        [sys.executable, "-m", "bot"], env={**environ, "LOG_LEVEL": "ERROR"}, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(line)
    assert len(ended.stderr.splitlines()) == 1


def test_a_misspelt_setting_is_one_line_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SANDBOX_PROT=8081\n", "utf-8")
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "PYTHONPATH": str(HOME)}
    hint = "SANDBOX_PROT in .env is no setting. Did you mean SANDBOX_PORT?"
    for word in ("key", "new"), ("check",):
        command = [sys.executable, "-m", "bot", *word]
        ended = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=60)
        assert ended.returncode == 0
        assert (ended.stdout + ended.stderr).count(hint) == 1


def test_whoever_reads_may_stop_reading(tmp_path: Path) -> None:
    """As `python -m bot check | head -1` does."""
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "PYTHONPATH": str(HOME), "PYTHONUNBUFFERED": "1"}
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bot", "check"]
    ended = subprocess.run(command, cwd=tmp_path, env=environ, stdout=writing, stderr=subprocess.PIPE, timeout=60)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


# The sandbox has settings of its own

LOST_KEY = (
    "data/sandbox.db was sealed with another key. Remove data/sandbox.db* and data/sandbox-world.db* to begin anew."
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a sandbox has run before, with the key `other.key`."""
    asyncio.run(_has_run(tmp_path / "other.key", tmp_path / "data" / "sandbox.db"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def _has_run(key: Path, database: Path) -> None:
    async with Store.open(database, Seal.create(key, date(2026, 11, 23))) as store, store.transaction() as tx:
        await tx.add_citizen(Citizen(100, "Siti", "id", "Asia/Makassar"), 1)


def _says(*words: str) -> tuple[int, list[str]]:
    """How a sandbox ends that is started in this folder, and what it says."""
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "SANDBOX_PORT": "0", "LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "bot", *words]
    ended = subprocess.run(
        command, env={**environ, "PYTHONPATH": str(HOME)}, capture_output=True, text=True, timeout=60
    )
    return ended.returncode, ended.stderr.splitlines()


def test_a_second_sandbox_is_told_to_stop_the_first(folder: Path) -> None:
    (folder / "other.key").rename(folder / "data" / "sandbox.key")
    with connection._lock(folder / "data" / "sandbox.db"):
        assert _says() == (2, ["Another Lentera already runs here. Stop it first."])


@pytest.mark.parametrize("words", [(), ("parked",)])
def test_a_sandbox_that_lost_its_key_says_how_to_begin_anew_and_makes_no_other(
    folder: Path, words: tuple[str, ...]
) -> None:
    assert _says(*words) == (2, [LOST_KEY])
    assert not (folder / "data" / "sandbox.key").exists()


def test_a_sandbox_with_another_key_says_how_to_begin_anew(folder: Path) -> None:
    Seal.create(folder / "data" / "sandbox.key", date(2026, 11, 23))
    assert _says() == (2, [LOST_KEY])
