"""The way out on a bad day: lost answers, crashes, a full disk, a stop; nothing is lost, nothing said twice unseen."""

import asyncio
from typing import Any

import pytest

from bot.delivery.outbox import Delivery
from bot.delivery.outcome import Outcome, Sent
from bot.delivery.pacer import Pacer, Unpaced
from bot.outgoing import PROGRESS, Message
from tests.conftest import Person, Village
from tests.outbox import ALARM, BULK, due, outcome, post, row, run_and_stop, said, steps, watched

HOUR = 3600
ANSWER_WITHIN = 0.3  # seconds, where a test waits for an answer that never comes


# --- in doubt (law 2) ---


async def test_a_reply_whose_answer_was_lost_is_sent_again(village: Village, siti: Person) -> None:
    village.sandbox.faults.lose_answer(chat_id=siti.chat_id, times=2)
    await post(village, siti, "reply")
    await village.deliver()
    await village.tick(1)
    await village.tick(2)
    assert said(siti) == ["reply", "reply", "reply"]
    assert await outcome(village, "reply") == "sent"


async def test_an_alarm_whose_answer_was_lost_is_sent_again(village: Village, siti: Person) -> None:
    village.sandbox.faults.lose_answer(chat_id=siti.chat_id)
    await post(village, siti, "alarm", ALARM)
    await village.deliver()
    await village.tick(1)
    assert said(siti) == ["alarm", "alarm"]


async def test_an_announcement_whose_answer_was_lost_is_uncertain_and_not_sent_again(
    village: Village, siti: Person
) -> None:
    village.sandbox.faults.lose_answer(chat_id=siti.chat_id)
    await post(village, siti, "news", BULK, about="announcement:1")
    await village.deliver()
    await village.tick(HOUR)
    assert said(siti) == ["news"]
    async with village.store.transaction() as tx:
        assert await tx.outcomes("announcement:1") == {"uncertain": 1}


async def test_a_server_that_never_answers_is_given_up_and_asked_again(village: Village, siti: Person) -> None:
    _impatient(village)
    village.sandbox.faults.hang(chat_id=siti.chat_id)
    await post(village, siti, "reply")
    await village.deliver()
    assert said(siti) == []
    await village.tick(1)
    assert said(siti) == ["reply"]


async def test_a_server_that_never_answers_leaves_an_announcement_uncertain(village: Village, siti: Person) -> None:
    _impatient(village)
    village.sandbox.faults.hang(chat_id=siti.chat_id)
    await post(village, siti, "news", BULK)
    await village.deliver()
    assert await outcome(village, "news") == "uncertain"


def _impatient(village: Village) -> None:
    request: Any = village.rooms.receive.bot.request
    request._read_timeout = ANSWER_WITHIN


async def test_a_message_is_on_disk_and_marked_before_it_is_sent(village: Village, siti: Person) -> None:
    """Law 2: seen from another connection."""
    marks = []

    async def look(message: Message) -> None:
        marks.append((await row(village, "reply"))["marked_at"])

    await post(village, siti, "reply")
    with watched(village, look):
        await village.deliver()
    assert marks == [village.clock.now()]


async def test_after_a_crash_replies_are_sent_again_and_announcements_are_uncertain(
    village: Village, siti: Person, joko: Person
) -> None:
    await post(village, siti, "reply")
    await post(village, joko, "news", BULK)
    async with village.store.transaction() as tx:
        assert len(await tx.claim(village.clock.now(), 8, BULK, ())) == 2
    await run_and_stop(village)
    await village.deliver()
    assert (said(siti), said(joko)) == (["reply"], [])
    assert await outcome(village, "news") == "uncertain"


async def test_after_a_crash_the_officer_is_shown_what_is_uncertain(village: Village, siti: Person) -> None:
    """Law 2: also if it was the last message of all."""
    await post(village, siti, "news", BULK, about="announcement:1")
    async with village.store.transaction() as tx:
        await tx.claim(village.clock.now(), 8, BULK, ())
    await run_and_stop(village)
    assert await due(village, PROGRESS) == ["announcement:1"]


# --- trouble of our own ---


async def test_a_bug_in_one_message_silences_no_other(
    village: Village, siti: Person, joko: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(message: Message) -> None:
        if message.chat_id == siti.chat_id:
            raise RuntimeError("secret words of a citizen")

    await post(village, siti, "for siti")
    await post(village, siti, "news", BULK)
    await post(village, joko, "for joko")
    with watched(village, fails):
        await village.deliver()
    assert said(joko) == ["for joko"]
    assert "RuntimeError" in caplog.text
    assert "secret words" not in caplog.text
    await village.tick(1)
    assert said(siti) == ["for siti"]


async def test_a_message_that_does_not_open_any_more_silences_no_other(
    village: Village, siti: Person, joko: Person
) -> None:
    """A key that is gone, a row that was changed by hand: the bot must go on."""
    await post(village, siti, "for siti")
    await post(village, joko, "for joko")
    async with village.store.transaction() as tx:
        await tx._run("UPDATE outbox SET content_sealed = 'k9.nothing' WHERE key = 'for siti'")
    await village.deliver()
    assert said(joko) == ["for joko"]
    assert await outcome(village, "for siti") == "failed"


async def test_outcomes_that_a_full_disk_does_not_take_are_written_later(
    village: Village, siti: Person, joko: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """What was sent is not sent again: nobody forgets it meanwhile."""
    delivery = village.rooms.delivery
    await post(village, siti, "reply")
    await post(village, joko, "news", BULK)
    await _fill_disk_at_the_next_outcome(village)
    await steps(village)
    assert "The database takes no outcomes" in caplog.text
    assert not delivery.idle
    assert (said(siti), said(joko)) == (["reply"], ["news"])
    assert await outcome(village, "reply") is None

    await village.store.set_page_limit(1_000_000)
    await village.deliver()
    assert [await outcome(village, key) for key in ("reply", "news")] == ["sent", "sent"]
    assert (said(siti), said(joko)) == (["reply"], ["news"])


async def _fill_disk_at_the_next_outcome(village: Village) -> None:
    """To write an outcome down needs more room than there is."""
    async with village.store.transaction() as tx:
        await tx._run(
            "CREATE TRIGGER fill AFTER UPDATE OF outcome ON outbox BEGIN "
            "INSERT INTO fact VALUES ('padding', hex(zeroblob(500000))) ON CONFLICT DO NOTHING; END"
        )
    await village.store.set_page_limit(1)  # SQLite never goes below the size it has


# --- stopping ---


async def test_at_a_stop_what_is_under_way_is_awaited_and_what_is_only_marked_goes_back(village: Village) -> None:
    delivery, under_way, may_end = village.rooms.delivery, asyncio.Semaphore(0), asyncio.Event()
    delivery.pacer, delivery.monotonic = Pacer(), lambda: 0.0  # five may go, then nobody more

    async def slow(message: Message) -> Outcome:
        under_way.release()
        await may_end.wait()
        return Sent(message.chat_id)

    delivery.send = slow
    people = [village.person(1000 + number, "Warga") for number in range(8)]
    for person in people:
        await post(village, person, f"{person.chat_id}")
    running = asyncio.create_task(delivery.run())
    for _ in range(5):
        await under_way.acquire()
    delivery.stop()
    may_end.set()
    await running
    rows = [await row(village, f"{person.chat_id}") for person in people]
    assert [each["outcome"] for each in rows] == ["sent"] * 5 + [None] * 3
    assert [(each["marked_at"], each["attempts"]) for each in rows[5:]] == [(None, 0)] * 3


async def test_what_does_not_end_in_time_at_a_stop_is_in_doubt(
    village: Village, siti: Person, joko: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(message: Message) -> Outcome:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr("bot.delivery.outbox.DRAIN", 0.01)
    delivery, send = village.rooms.delivery, village.rooms.delivery.send
    delivery.send = never
    await post(village, siti, "reply")
    await post(village, joko, "news", BULK)
    delivery.wake()
    await delivery.step()
    delivery.stop()
    await delivery._drain()
    for task in delivery._sending.values():
        task.cancel()

    village.rooms.delivery = Delivery(village.store, send, Unpaced(), village.clock)
    await run_and_stop(village)
    assert await outcome(village, "news") == "uncertain"
    await village.deliver()
    assert said(siti) == ["reply"]


async def test_what_ends_at_a_stop_is_counted_for_the_officer_too(village: Village, siti: Person) -> None:
    await post(village, siti, "news", BULK, about="announcement:1")
    village.rooms.delivery.wake()
    await village.rooms.delivery.step()
    await _run_and_stop_without_recovery(village)
    assert await outcome(village, "news") == "sent"
    assert await due(village, PROGRESS) == ["announcement:1"]


async def _run_and_stop_without_recovery(village: Village) -> None:
    """The end of a run that has long begun."""
    village.rooms.delivery.stop()
    await village.rooms.delivery._drain()
