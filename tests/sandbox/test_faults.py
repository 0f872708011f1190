"""Trouble comes as ordered: where, how often, and with or without the effect."""

import asyncio

import aiohttp
import pytest

from bot.sandbox import Sandbox
from bot.sandbox.faults import ORDERS, ordered
from tests.sandbox.conftest import SITI, Http, Sleep


def said(sandbox: Sandbox) -> list[str]:
    return [message["text"] for message in sandbox.world.messages(SITI) if message["from_bot"]]


async def test_a_fault_strikes_as_often_as_ordered(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.too_many(7, times=2)
    answers = [await http("sendMessage", chat_id=SITI, text=str(number)) for number in range(3)]
    assert [answer.status for answer in answers] == [429, 429, 200]
    assert (answers[0].headers["Retry-After"], answers[0].body["parameters"]) == ("7", {"retry_after": 7})
    assert said(sandbox) == ["2"]


async def test_a_fault_for_one_chat_leaves_the_others_alone(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.person(8, "Joko")
    sandbox.world.says(8, "/start")
    sandbox.faults.forbidden(chat_id=8, times=None)
    assert (await http("sendMessage", chat_id=SITI, text="a")).status == 200
    for _ in range(3):
        assert (await http("sendMessage", chat_id=8, text="a")).error == "Forbidden: bot was blocked by the user"
    sandbox.faults.clear()
    assert (await http("sendMessage", chat_id=8, text="a")).status == 200


async def test_a_fault_without_a_method_spares_what_is_said_to_no_chat(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.broken(502, times=None)
    assert (await http("getMe")).status == 200
    assert (await http("getUpdates")).status == 200
    assert (await http("sendMessage", chat_id=SITI, text="a")).error == "Bad Gateway"


async def test_a_fault_of_a_method_strikes_only_that(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.broken(500, method="getUpdates")
    assert (await http("sendMessage", chat_id=SITI, text="a")).status == 200
    assert (await http("getUpdates")).status == 500
    assert (await http("getUpdates")).status == 200


async def test_the_answer_is_lost_after_the_effect(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.lose_answer(method="sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await http("sendMessage", chat_id=SITI, text="a")
    assert said(sandbox) == ["a"]
    assert (await http("sendMessage", chat_id=SITI, text="b")).status == 200


async def test_a_lost_answer_to_get_updates_has_acknowledged_all_the_same(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.says(SITI, "halo")
    [update] = (await http("getUpdates")).result
    sandbox.faults.lose_answer(method="getUpdates")
    with pytest.raises(aiohttp.ClientError):
        await http("getUpdates", offset=update["update_id"] + 1)
    assert (await http("getUpdates")).result == []


async def test_a_hanging_request_has_no_effect_and_ends_with_the_sandbox(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.hang()
    call = asyncio.create_task(http("sendMessage", chat_id=SITI, text="a"))
    async with asyncio.timeout(5):
        await sandbox.faults.struck.wait()
        assert (await http("sendMessage", chat_id=SITI, text="b")).status == 200
        assert not call.done()
        await sandbox.stop()
        await asyncio.wait([call])
    assert call.exception() is not None or call.result().status == 500
    assert said(sandbox) == ["b"]


async def test_a_slow_answer_comes_in_the_end(sandbox: Sandbox, http: Http, sleep: Sleep) -> None:
    sandbox.faults.slow(20)
    slow = asyncio.create_task(http("sendMessage", chat_id=SITI, text="slow"))
    async with asyncio.timeout(5):
        await sandbox.faults.struck.wait()
        await http("sendMessage", chat_id=SITI, text="quick")
        await sleep.wake()
        assert (await slow).status == 200
    assert said(sandbox) == ["quick", "slow"]
    assert sleep.slept == [20]


async def test_whoever_is_slow_goes_on_when_it_is_calmed(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.slow(1000)
    slow = asyncio.create_task(http("sendMessage", chat_id=SITI, text="slow"))
    await sandbox.faults.struck.wait()
    sandbox.faults.clear()
    async with asyncio.timeout(5):
        assert (await slow).status == 200
    assert said(sandbox) == ["slow"]


async def test_a_stop_does_not_wait_for_a_slow_answer(sandbox: Sandbox, http: Http) -> None:
    sandbox.faults.slow(1000)
    slow = asyncio.create_task(http("sendMessage", chat_id=SITI, text="slow"))
    await sandbox.faults.struck.wait()
    async with asyncio.timeout(5):
        await sandbox.stop()
        await asyncio.wait([slow])


@pytest.mark.parametrize("name", ORDERS)
async def test_an_ordered_trouble_says_what_it_is(sandbox: Sandbox, name: str) -> None:
    sandbox.faults.order(ordered(name, chat_id=SITI, seconds=4, times=2))
    [fault] = sandbox.faults.ordered
    assert (fault.name, fault.chat_id, fault.seconds, fault.times) == (name, SITI, 4, 2)


@pytest.mark.parametrize(("name", "status"), [("too_many", 429), ("forbidden", 403), ("broken", 502)])
async def test_trouble_that_answers_is_known_by_its_code(sandbox: Sandbox, http: Http, name: str, status: int) -> None:
    sandbox.faults.order(ordered(name, chat_id=None, seconds=2.5, times=None))
    answer = await http("sendMessage", chat_id=SITI, text="a")
    assert (answer.status, answer.headers.get("Retry-After")) == (status, "3" if status == 429 else None)


async def test_trouble_that_is_used_up_is_no_longer_in_the_list_and_pages_hear_of_it(
    sandbox: Sandbox, http: Http
) -> None:
    told: list[str] = []
    sandbox.faults.broken(times=2)
    sandbox.world.watchers.add(lambda chat_id, event, details: told.append(event))
    for left in ([1], []):
        await http("sendMessage", chat_id=SITI, text="a")
        assert [fault.times for fault in sandbox.faults.ordered] == left
    assert told == ["trouble", "trouble"]
