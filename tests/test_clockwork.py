"""What happens because time passes: each thing at its time, once, and nothing disturbs anything else."""

import asyncio
import sqlite3

import pytest

from bot.clockwork import BACK_OFF, LONGEST_BACK_OFF, Clockwork
from bot.store import Store, Transaction
from bot.store.due import Due
from tests.conftest import MONDAY_MORNING, StoppedClock, Village

HOUR = 3600


class Bell:
    """A work that notes what it was rung for, and fails as long as it is broken."""

    def __init__(self) -> None:
        self.rung: list[str] = []
        self.broken = False

    async def __call__(self, tx: Transaction, due: Due, now: int) -> None:
        await tx.note(due.about, "half done")
        if self.broken:
            raise RuntimeError("secret words of a citizen")
        self.rung.append(due.about)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
async def store(village: Village) -> Store:
    """Without what a start has scheduled."""
    async with village.store.transaction() as tx:
        for kind in ("clean", "review"):
            await tx.unschedule(kind, "")
    return village.store


@pytest.fixture
def clockwork(store: Store, bell: Bell) -> Clockwork:
    return Clockwork(store, StoppedClock(), {"bell": bell, "again": _again})


async def _again(tx: Transaction, due: Due, now: int) -> None:
    """Sets its own next time."""
    await tx.schedule("again", due.about, now + HOUR)


async def schedule(clockwork: Clockwork, kind: str, about: str, seconds: int = 0) -> None:
    async with clockwork.store.transaction() as tx:
        await tx.schedule(kind, about, MONDAY_MORNING + seconds)


async def after(clockwork: Clockwork, seconds: int) -> None:
    clockwork.clock.ahead += seconds
    await clockwork.catch_up()


async def test_a_thing_happens_once_at_its_time_and_not_before(clockwork: Clockwork, bell: Bell) -> None:
    await schedule(clockwork, "bell", "tea", HOUR)
    await after(clockwork, HOUR - 1)
    assert bell.rung == []
    await after(clockwork, 1)
    await after(clockwork, HOUR)
    assert bell.rung == ["tea"]


async def test_what_was_due_while_the_bot_was_away_happens_in_the_order_of_its_time(
    clockwork: Clockwork, bell: Bell
) -> None:
    await schedule(clockwork, "bell", "second", 2)
    await schedule(clockwork, "bell", "first", 1)
    await after(clockwork, 24 * HOUR)
    assert bell.rung == ["first", "second"]


async def test_scheduling_again_moves_it(clockwork: Clockwork, bell: Bell) -> None:
    await schedule(clockwork, "bell", "tea", 1)
    await schedule(clockwork, "bell", "tea", HOUR)
    await after(clockwork, 1)
    assert bell.rung == []
    await after(clockwork, HOUR)
    assert bell.rung == ["tea"]


async def test_what_sets_its_own_next_time_keeps_it(clockwork: Clockwork) -> None:
    await schedule(clockwork, "again", "day")
    await after(clockwork, 0)
    async with clockwork.store.transaction() as tx:
        assert await tx.next_time() == MONDAY_MORNING + HOUR


async def test_a_failure_leaves_nothing_half_done_disturbs_no_other_and_is_tried_again(
    clockwork: Clockwork, bell: Bell, caplog: pytest.LogCaptureFixture
) -> None:
    """Law 11: of the failure its type is told and nothing else."""
    bell.broken = True
    await schedule(clockwork, "bell", "tea")
    await schedule(clockwork, "again", "day", 1)
    await after(clockwork, 1)
    async with clockwork.store.transaction() as tx:
        assert await tx.fact("tea") is None
        assert await tx.next_time() == MONDAY_MORNING + 1 + BACK_OFF
    assert "RuntimeError" in caplog.text
    assert "secret words" not in caplog.text
    bell.broken = False
    await after(clockwork, BACK_OFF)
    assert bell.rung == ["tea"]


async def test_what_fails_again_and_again_is_tried_every_hour_until_it_works(clockwork: Clockwork, bell: Bell) -> None:
    """A deadline of a report must not be lost because of a bug that is mended the next day."""
    bell.broken = True
    await schedule(clockwork, "bell", "tea")
    for _ in range(30):
        await after(clockwork, LONGEST_BACK_OFF)
    bell.broken = False
    await after(clockwork, LONGEST_BACK_OFF)
    assert bell.rung == ["tea"]


async def test_a_kind_nobody_knows_disturbs_nothing(clockwork: Clockwork, bell: Bell) -> None:
    """A database that a later version has written into."""
    await schedule(clockwork, "of tomorrow", "x")
    await schedule(clockwork, "bell", "tea")
    await after(clockwork, 0)
    assert bell.rung == ["tea"]


async def test_a_full_disk_counts_as_no_try(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run goes on and looks again."""
    monkeypatch.setattr("bot.clockwork.LOOK", 0)
    looked = asyncio.Semaphore(0)

    async def write(tx: Transaction, due: Due, now: int) -> None:
        looked.release()
        raise sqlite3.OperationalError("database or disk is full")

    clockwork = Clockwork(store, StoppedClock(), {"write": write})
    await schedule(clockwork, "write", "x")
    running = asyncio.create_task(clockwork.run())
    for _ in range(3):
        await looked.acquire()
    clockwork.stop()
    await running
    async with store.transaction() as tx:
        due = await tx.next_duty(MONDAY_MORNING)
    assert due
    assert due.attempts == 0


async def test_a_stop_ends_it_between_two_things(clockwork: Clockwork, bell: Bell) -> None:
    await schedule(clockwork, "bell", "tea")
    clockwork.stop()
    await clockwork.run()
    assert bell.rung == []
