"""The way out: what is posted arrives once or is known to be in doubt, in order, whatever Telegram and the disk do."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Row
from typing import Any

import pytest

from bot.delivery.outbox import MOST_TRIES, Delivery
from bot.delivery.outcome import Outcome, Sent
from bot.delivery.pacer import Pacer, Unpaced
from bot.message import Priority, Say
from bot.outgoing import PROGRESS, UNREACHABLE, Content, Message, Method
from bot.sandbox import Fault
from bot.sandbox.checks import Refused
from bot.store.outbox import Posting
from handlers.turn import Desk
from tests.conftest import Person, Village

REPLY, ALARM, BULK = Priority.REPLY, Priority.ALARM, Priority.BULK
HOUR, DAY = 3600, 86_400
AT_22 = 13 * HOUR  # the village's clock stands at nine in the morning
ANSWER_WITHIN = 0.3  # seconds, where a test waits for an answer that never comes

Send = Callable[[Message], Awaitable[Outcome]]


async def post(village: Village, person: Person, text: str, priority: Priority = REPLY, **more: Any) -> None:
    """Under its text as the key."""
    due = more.pop("due_at", village.clock.now())
    async with village.store.transaction() as tx:
        await tx.post(Posting(person.chat_id, text, Content(text=text), priority, due, **more))


async def row(village: Village, key: str) -> Row:
    async with village.store.reading() as tx:
        found = await tx._one("SELECT * FROM outbox WHERE key = :key", key=key)
    assert found
    return found


async def outcome(village: Village, key: str) -> str | None:
    """None: it is still to be sent."""
    found: str | None = (await row(village, key))["outcome"]
    return found


async def due(village: Village, kind: str) -> list[str]:
    async with village.store.reading() as tx:
        return [found["about"] for found in await tx._all("SELECT about FROM due WHERE kind = :kind", kind=kind)]


@contextmanager
def watched(village: Village, before: Callable[[Message], Awaitable[None]]) -> Iterator[None]:
    """Looks at each message at the moment it is sent."""
    delivery = village.rooms.delivery
    send = delivery.send

    async def sending(message: Message) -> Outcome:
        await before(message)
        return await send(message)

    delivery.send = sending
    yield
    delivery.send = send


def said(person: Person) -> list[str]:
    """Without the welcome."""
    return [text for text in person.sees() if len(text) <= 12]


# --- refusals ---


GONE = ["bot was blocked by the user", "user is deactivated", "bot can't initiate conversation with a user"]


@pytest.mark.parametrize("words", GONE)
async def test_whoever_can_not_be_reached_is_left_alone_and_the_others_are_not(
    village: Village, siti: Person, joko: Person, words: str
) -> None:
    village.sandbox.faults.forbidden(words, chat_id=siti.chat_id)
    await post(village, siti, "first")
    await post(village, siti, "second")
    await post(village, siti, "news", BULK)
    await post(village, joko, "for joko")
    await village.deliver()
    assert [await outcome(village, key) for key in ("first", "second", "news")] == ["unreachable"] * 3
    assert (said(siti), said(joko)) == ([], ["for joko"])
    assert await due(village, UNREACHABLE) == [str(siti.chat_id)]
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
    assert citizen
    assert citizen.closed_at == village.clock.now()


async def test_a_refusal_that_we_do_not_know_closes_no_chat(village: Village, siti: Person) -> None:
    village.sandbox.faults.forbidden("something new", chat_id=siti.chat_id)
    await post(village, siti, "first")
    await post(village, siti, "second")
    await village.deliver()
    assert await outcome(village, "first") == "failed"
    assert said(siti) == ["second"]


async def test_a_message_that_telegram_does_not_take_holds_up_no_other(village: Village, siti: Person) -> None:
    await post(village, siti, "<b>broken")
    await post(village, siti, "whole")
    await village.deliver()
    assert await outcome(village, "<b>broken") == "failed"
    assert said(siti) == ["whole"]


async def test_a_group_that_became_a_supergroup_gets_its_messages_there(village: Village, siti: Person) -> None:
    group = village.person(-500, "RT 02")
    village.sandbox.world.group(-500, "RT 02", siti.chat_id)
    village.sandbox.world.upgrades(-500, -100_500)
    await post(village, group, "first")
    await post(village, group, "second")
    await village.deliver()
    moved = [message.get("text") for message in village.sandbox.world.messages(-100_500) if message["from_bot"]]
    assert [text for text in moved if text] == ["first", "second"]


# --- waiting and trying again ---


async def test_a_chat_that_is_told_to_wait_waits_alone_and_uses_up_no_try(
    village: Village, siti: Person, joko: Person
) -> None:
    village.sandbox.faults.too_many(30, chat_id=siti.chat_id)
    await post(village, siti, "slow")
    await post(village, joko, "for joko")
    await village.deliver()
    assert (said(siti), said(joko)) == ([], ["for joko"])
    assert (await row(village, "slow"))["attempts"] == 0
    await village.tick(29)
    assert said(siti) == []
    await village.tick(1)
    assert said(siti) == ["slow"]


async def test_when_all_are_told_to_wait_nobody_is_sent_to_until_then(
    village: Village, siti: Person, joko: Person, bu_ratna: Person
) -> None:
    """Two chats refused in a row: it is about all of us."""
    delivery, watch = village.rooms.delivery, [0.0]
    delivery.pacer, delivery.monotonic = Pacer(), lambda: watch[0]
    village.sandbox.faults.too_many(30, times=2)
    await post(village, siti, "for siti")
    await post(village, joko, "for joko")
    await _steps(village)
    await post(village, bu_ratna, "for ratna")
    delivery.wake()
    for seconds, ratna in ((29, []), (1, ["for ratna"])):
        village.clock.ahead += seconds
        watch[0] += seconds
        await _steps(village)
        assert said(bu_ratna) == ratna
    assert (said(siti), said(joko)) == (["for siti"], ["for joko"])


async def _steps(village: Village, most: int = 10) -> None:
    """As often as is enough, also where the pacer would make us wait."""
    delivery = village.rooms.delivery
    delivery.wake()
    for _ in range(most):
        await delivery.step()
        if delivery._sending:
            await asyncio.wait(delivery._sending.values())


async def test_broken_servers_are_tried_again_later_and_later(village: Village, siti: Person, joko: Person) -> None:
    village.sandbox.faults.broken(502, chat_id=siti.chat_id, times=2)
    await post(village, siti, "hello")
    await post(village, joko, "for joko")
    await village.deliver()
    assert said(joko) == ["for joko"]
    for seconds, tries, seen in ((1, 1, []), (1, 2, []), (9, 2, []), (1, 2, ["hello"])):
        await village.tick(seconds)
        assert (await row(village, "hello"))["attempts"] == tries
        assert said(siti) == seen


async def test_after_ten_tries_a_message_has_failed_and_the_next_one_goes(village: Village, siti: Person) -> None:
    village.sandbox.faults.broken(502, chat_id=siti.chat_id, times=MOST_TRIES)
    await post(village, siti, "first")
    await post(village, siti, "second")
    for _ in range(MOST_TRIES):
        assert await outcome(village, "first") is None
        await village.tick(300)
    assert await outcome(village, "first") == "failed"
    assert said(siti) == ["second"]


async def test_a_message_that_waits_holds_the_later_ones_for_a_day_and_no_longer(
    village: Village, siti: Person
) -> None:
    village.sandbox.faults.too_many(30 * HOUR, chat_id=siti.chat_id)
    await post(village, siti, "first")
    await post(village, siti, "second")
    await village.tick(DAY)
    assert said(siti) == []
    await village.tick(60)
    assert (await row(village, "first"))["reason"] == "late"
    assert said(siti) == ["second"]


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
    await _run_and_stop(village)
    await village.deliver()
    assert (said(siti), said(joko)) == (["reply"], [])
    assert await outcome(village, "news") == "uncertain"


async def test_after_a_crash_the_officer_is_shown_what_is_uncertain(village: Village, siti: Person) -> None:
    """Law 2: also if it was the last message of all."""
    await post(village, siti, "news", BULK, about="announcement:1")
    async with village.store.transaction() as tx:
        await tx.claim(village.clock.now(), 8, BULK, ())
    await _run_and_stop(village)
    assert await due(village, PROGRESS) == ["announcement:1"]


async def _run_and_stop(village: Village) -> None:
    village.rooms.delivery.stop()
    await village.rooms.delivery.run()


# --- order and priority (law 3) ---


async def test_within_a_chat_messages_arrive_in_order_also_after_a_failure(village: Village, siti: Person) -> None:
    village.sandbox.faults.broken(502, chat_id=siti.chat_id)
    for number in range(5):
        await post(village, siti, f"{number}")
    await village.deliver()
    assert said(siti) == []
    await village.tick(2)
    assert said(siti) == ["0", "1", "2", "3", "4"]


async def test_one_message_at_a_time_is_under_way_to_a_chat(village: Village, siti: Person, joko: Person) -> None:
    under_way: list[int] = []
    most = []

    async def look(message: Message) -> None:
        under_way.append(message.chat_id)
        most.append(under_way.count(message.chat_id))
        await asyncio.sleep(0)
        under_way.remove(message.chat_id)

    for person in (siti, joko):
        for number, priority in enumerate((BULK, REPLY, REPLY, ALARM, BULK)):
            await post(village, person, f"{person.name} {number}", priority)
    with watched(village, look):
        await village.deliver()
    assert most == [1] * 10


async def test_replies_go_first_then_alarms_then_announcements(village: Village) -> None:
    order: list[Priority] = []

    async def look(message: Message) -> None:
        order.append(message.priority)

    for number, priority in enumerate((BULK, BULK, ALARM, REPLY, ALARM, REPLY, BULK, BULK, ALARM, REPLY)):
        await post(village, village.person(1000 + number, "Warga"), "hello", priority)
    with watched(village, look):
        await village.deliver()
    assert order == [REPLY] * 3 + [ALARM] * 3 + [BULK] * 4


async def test_a_reply_overtakes_the_announcement_that_waits_for_the_same_chat(village: Village, siti: Person) -> None:
    await post(village, siti, "news", BULK, due_at=village.clock.now())
    await post(village, siti, "reply")
    await village.deliver()
    assert said(siti) == ["reply", "news"]


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
    await _steps(village)
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
    await _run_and_stop(village)
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


# --- edits ---


async def test_of_several_edits_that_wait_only_the_newest_is_sent(village: Village, siti: Person) -> None:
    await post(village, siti, "0 sent")
    await village.deliver()
    for number in (1, 2, 3):
        await post(village, siti, f"{number} sent", method=Method.EDIT, target_key="0 sent")
    await village.deliver()
    edits = [given["text"] for method, given, _ in village.sandbox.calls if method == "editMessageText"]
    assert edits == ["3 sent"]
    assert said(siti) == ["3 sent"]


async def test_an_edit_of_what_never_arrived_is_said_anew(village: Village, siti: Person) -> None:
    village.sandbox.faults.order(Fault(chat_id=siti.chat_id, refusal=Refused(400, "Bad Request: odd")))
    await post(village, siti, "0 sent")
    await village.deliver()
    await post(village, siti, "1 sent", method=Method.EDIT, target_key="0 sent")
    await village.deliver()
    assert said(siti) == ["1 sent"]


async def test_a_reply_that_would_stand_in_the_place_of_a_deleted_message_is_said_anew(
    village: Village, siti: Person
) -> None:
    """Law 13: whoever taps and deletes the message is answered all the same."""
    await post(village, siti, "0 sent")
    await village.deliver()
    village.sandbox.world.deletes(siti.chat_id, siti.messages()[-1]["message_id"])
    await post(village, siti, "1 sent", method=Method.EDIT, target_key="0 sent")
    await village.deliver()
    assert said(siti) == ["1 sent"]


async def test_an_alarm_that_was_deleted_does_not_come_back_with_its_next_edit(village: Village, siti: Person) -> None:
    """Laws 15 and 16: what was cleared stays cleared."""
    await post(village, siti, "0 sent", ALARM)
    await village.deliver()
    village.sandbox.world.deletes(siti.chat_id, siti.messages()[-1]["message_id"])
    await post(village, siti, "1 sent", ALARM, method=Method.EDIT, target_key="0 sent")
    await village.deliver()
    assert said(siti) == []


async def test_an_edit_under_way_is_not_taken_back_by_a_newer_one(village: Village, siti: Person) -> None:
    await post(village, siti, "0 sent")
    await village.deliver()
    await post(village, siti, "1 sent", method=Method.EDIT, target_key="0 sent")
    async with village.store.transaction() as tx:
        await tx.claim(village.clock.now(), 8, BULK, ())
    await post(village, siti, "2 sent", method=Method.EDIT, target_key="0 sent")
    await _run_and_stop(village)
    await village.deliver()
    assert [await outcome(village, key) for key in ("1 sent", "2 sent")] == ["sent", "sent"]
    assert said(siti) == ["2 sent"]


# --- the night ---


async def tell(village: Village, person: Person, cause: str, priority: Priority, *, danger: bool = False) -> None:
    async with village.store.transaction() as tx:
        desk = Desk(tx, village.rooms.house, village.clock.now(), cause)
        assert await desk.tell(person.chat_id, Say("menu.more"), priority, danger=danger)


@pytest.mark.parametrize("priority", [ALARM, BULK])
async def test_at_night_what_nobody_asked_for_waits_until_six(
    village: Village, siti: Person, priority: Priority
) -> None:
    village.clock.ahead = AT_22
    await tell(village, siti, "night", priority)
    await village.deliver()
    await village.tick(8 * HOUR - 1)
    assert said(siti) == []
    await village.tick(1)
    assert len(said(siti)) == 1


async def test_replies_and_danger_go_out_at_night(village: Village, siti: Person, pak_made: Person) -> None:
    village.clock.ahead = AT_22
    await tell(village, siti, "reply", REPLY)
    await tell(village, pak_made, "danger", ALARM, danger=True)
    await village.deliver()
    assert (len(said(siti)), len(said(pak_made))) == (1, 1)


async def test_the_night_is_the_reader_s_own(village: Village, siti: Person, joko: Person) -> None:
    """At 22 in Makassar it is 17 in Riyadh and 23 in Tokyo."""
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, zone="Asia/Riyadh")
        await tx.change_citizen(joko.chat_id, zone="Asia/Tokyo")
    village.clock.ahead = AT_22
    for person in (siti, joko):
        await tell(village, person, "news", BULK)
    await village.deliver()
    assert (len(said(siti)), len(said(joko))) == (1, 0)


@pytest.mark.parametrize("days", [0, 1, 2, 5])
async def test_what_was_not_out_by_nine_in_the_evening_waits_until_six(
    village: Village, siti: Person, days: int
) -> None:
    """Also after the bot was away for days and comes back in the night."""
    await tell(village, siti, "news", BULK)
    await village.tick(AT_22 + days * DAY)
    assert said(siti) == []
    await village.tick(8 * HOUR)
    assert len(said(siti)) == 1


async def test_what_waits_for_its_time_is_not_sent_before(village: Village, siti: Person) -> None:
    await post(village, siti, "later", BULK, due_at=village.clock.now() + HOUR)
    await post(village, siti, "now", BULK)
    await village.deliver()
    assert said(siti) == ["now"]
    await village.tick(HOUR)
    assert said(siti) == ["now", "later"]
