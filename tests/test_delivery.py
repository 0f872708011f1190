"""The way out: what is posted arrives, in order, the most urgent first, whatever Telegram says to it."""

import asyncio

import pytest

from bot.delivery.outbox import MOST_TRIES
from bot.delivery.pacer import Pacer
from bot.message import Priority
from bot.outgoing import UNREACHABLE, Message, Method
from bot.sandbox import Fault
from bot.sandbox.checks import Refused
from tests.conftest import Person, Village
from tests.outbox import ALARM, BULK, REPLY, due, outcome, post, row, run_and_stop, said, steps, watched

HOUR, DAY = 3600, 86_400


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
    await steps(village)
    await post(village, bu_ratna, "for ratna")
    delivery.wake()
    for seconds, ratna in ((29, []), (1, ["for ratna"])):
        village.clock.ahead += seconds
        watch[0] += seconds
        await steps(village)
        assert said(bu_ratna) == ratna
    assert (said(siti), said(joko)) == (["for siti"], ["for joko"])


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


# --- edits ---


async def test_of_several_edits_that_wait_only_the_newest_is_sent(village: Village, siti: Person) -> None:
    await post(village, siti, "0 sent")
    await village.deliver()
    for number in (1, 2, 3):
        await post(village, siti, f"{number} sent", method=Method.EDIT, target_key="0 sent")
    await village.deliver()
    edits = [call.given["text"] for call in village.sandbox.calls if call.method == "editMessageText"]
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
    await run_and_stop(village)
    await village.deliver()
    assert [await outcome(village, key) for key in ("1 sent", "2 sent")] == ["sent", "sent"]
    assert said(siti) == ["2 sent"]
