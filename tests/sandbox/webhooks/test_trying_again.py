"""What is not taken is posted again, later and later, until it is too old or the bot says it is gone."""

import asyncio
import sqlite3
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox import Sandbox, world_store
from bot.sandbox.webhooks import current
from tests.sandbox.conftest import SITI, YES, Clock, Http, Sleep
from tests.sandbox.webhooks.receiver import Receiver, delivered, info, serving

HOUR = 60 * 60


async def test_the_first_try_again_is_at_once_and_then_the_waits_double(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep
) -> None:
    receiver.answers.extend(web.Response(status=500) for _ in range(10))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    for _ in range(10):
        await sleep.wake()
    await delivered(sandbox)
    assert receiver.texts == ["halo"] * 11
    assert sleep.slept[:6] == [0, 2, 4, 8, 16, 32]
    assert all(60 <= seconds <= 120 for seconds in sleep.slept[6:])


async def test_a_failure_is_told_and_stays_told(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep, now: Clock
) -> None:
    receiver.answers.append(web.Response(status=503, reason="Out of Rice"))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await sleep.wake()
    await delivered(sandbox)
    told = await info(http)
    assert told["last_error_date"] == now.at
    assert told["last_error_message"] == "Wrong response from the webhook: 503 Out of Rice"


async def test_a_failing_chat_does_not_hold_up_the_others(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep
) -> None:
    sandbox.world.person(8, "Joko")
    receiver.answers.append(web.Response(status=500))
    await http("setWebhook", url=receiver.url, max_connections=1)
    sandbox.world.says(SITI, "Siti")
    await receiver.until(1)
    sandbox.world.says(8, "Joko")
    await receiver.until(2)
    assert receiver.texts == ["Siti", "Joko"]
    await sleep.wake()
    await delivered(sandbox)
    assert receiver.texts == ["Siti", "Joko", "Siti"]


@pytest.mark.parametrize(("asked", "waited"), [("30", 30), ("3601", 3600), ("0", 0), ("soon", 0)])
async def test_retry_after_is_honoured_up_to_an_hour(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep, asked: str, waited: int
) -> None:
    receiver.answers.append(web.Response(status=429, headers={"Retry-After": asked}))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await sleep.wake()
    await delivered(sandbox)
    assert sleep.slept == [waited]
    assert receiver.texts == ["halo", "halo"]


async def test_what_would_be_too_old_at_the_next_try_is_dropped_and_what_comes_next_is_posted(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    sent = (await http("sendMessage", chat_id=SITI, text="?", reply_markup=YES)).result["message_id"]
    receiver.answers.append(web.Response(status=429, headers={"Retry-After": "151"}))
    await http("setWebhook", url=receiver.url)
    sandbox.world.presses(SITI, sent, "Ya")
    sandbox.world.presses(SITI, sent, "Ya")
    await delivered(sandbox)
    assert [update["callback_query"]["id"] for update in receiver.heard] == ["1", "2"]


async def test_what_expires_while_it_waits_is_not_posted_any_more(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep, now: Clock
) -> None:
    receiver.answers.append(web.Response(status=500))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await sleep.until(1)
    now.at += 25 * HOUR
    await sleep.wake()
    await delivered(sandbox)
    assert receiver.texts == ["halo"]


async def test_a_redirect_is_not_followed(sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep) -> None:
    receiver.answers.append(web.Response(status=307, headers={"Location": receiver.url}))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await receiver.until(1)
    await sleep.wake()
    await delivered(sandbox)
    assert len(receiver.heard) == 2
    assert (await info(http))["last_error_message"].startswith("Wrong response from the webhook: 307")


async def test_a_bot_that_does_not_run_gets_everything_when_it_does(sandbox: Sandbox, http: Http, sleep: Sleep) -> None:
    receiver = Receiver()
    async with serving(receiver) as url:
        pass
    await http("setWebhook", url=url)
    sandbox.world.says(SITI, "halo")
    await sleep.wake()
    await sleep.until(2)
    assert (await info(http))["last_error_message"] == "Connection refused"
    async with serving(receiver, port=int(url.split(":")[2].partition("/")[0])):
        await sleep.wake()
        await delivered(sandbox)
    assert receiver.texts == ["halo"]


async def test_a_full_disk_delays_an_update_but_loses_none(
    tmp_path: Path, receiver: Receiver, sleep: Sleep, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    world = tmp_path / "world.db"
    async with Sandbox(world=world, port=0, sleep=sleep) as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.person(SITI, "Siti")
        await Http(sandbox, session)("setWebhook", url=receiver.url)
        with monkeypatch.context() as patch:
            patch.setattr(world_store, "_write", disk_full)
            sandbox.world.says(SITI, "halo")
            await sleep.until(1)
        await sleep.wake()
        await delivered(sandbox)
    assert receiver.texts == ["halo"]


@pytest.mark.parametrize(("hours", "closed"), [(22, False), (24, True)])
async def test_a_bot_that_says_gone_for_23_hours_has_no_webhook_any_more(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep, now: Clock, hours: int, *, closed: bool
) -> None:
    receiver.answers.extend(web.Response(status=410) for _ in range(3))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "satu")
    await sleep.wake()
    await sleep.until(2)
    now.at += hours * HOUR
    sandbox.world.person(8, "Joko")
    dropped = asyncio.Event()
    sandbox.world.drawers.on_change = lambda kind, key: None if current(sandbox.world) else dropped.set()
    sandbox.world.says(8, "dua")
    async with asyncio.timeout(5):
        await (dropped.wait() if closed else sleep.until(3))
    for _ in sleep.slept[1:]:
        await sleep.wake()
    await delivered(sandbox)
    assert receiver.texts == ["satu", "satu", "dua", *([] if closed else ["satu", "dua"])]
    assert (await http("getUpdates")).status == (200 if closed else 409)


async def test_any_other_answer_than_gone_begins_the_23_hours_anew(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep, now: Clock
) -> None:
    await http("setWebhook", url=receiver.url)
    for who, status in ((SITI, 410), (8, 200), (9, 410)):
        sandbox.world.person(who, "Warga")
        receiver.answers.append(web.Response(status=status))
        before = len(receiver.heard)
        sandbox.world.says(who, "halo")
        await receiver.until(before + 1)
        now.at += 12 * HOUR
    await sleep.wake()
    await sleep.wake()
    await delivered(sandbox)
    assert (await info(http))["url"] == receiver.url
