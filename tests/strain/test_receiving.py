"""Receiving under strain: what fails is parked and holds up nobody, and a stop is in order."""

import asyncio
import sqlite3

import pytest

from bot import receive, store
from bot.message import Incoming
from bot.seal import Unsealed
from bot.store import Store, is_store_failure
from bot.store.updates import Parked
from handlers.turn import Turn
from tests.conftest import MONDAY_MORNING, Person, Village
from tests.strain.disk import DISK_FULL, full_at_commit


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
    monkeypatch.setattr(Store, "transaction", full_at_commit(Store.transaction))
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
