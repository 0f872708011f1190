"""The clockwork under strain: no piece is forgotten, and a wrong work holds up no other."""

from bot.clockwork import Clockwork
from bot.store import Transaction
from bot.store.due import Due
from tests.conftest import MONDAY_MORNING, StoppedClock, Village


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
