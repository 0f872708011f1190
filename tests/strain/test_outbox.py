"""The outbox under strain: 100,000 rows, and a disk that is full at the commit."""

import asyncio

import pytest

from bot.message import Priority
from bot.outgoing import Content
from bot.store import Store, Transaction
from bot.store.outbox import Posting
from tests.conftest import MONDAY_MORNING, Person, Village
from tests.strain.disk import full_at_commit

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
        broken.setattr(Store, "transaction", full_at_commit(Store.transaction))
        await delivery.step()
    assert not delivery.idle
    while not delivery.idle:
        await delivery.step()
        await asyncio.gather(*delivery._sending.values())
    assert siti.sees()[-1] == "halo"


async def test_a_full_disk_at_the_stop_ends_the_delivery_in_order(
    village: Village, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "transaction", full_at_commit(Store.transaction))
    await village.rooms.delivery._drain()
    assert "The database takes no outcomes" in caplog.text
