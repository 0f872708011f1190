"""A webhook that is deleted, replaced or restarted takes no update with it."""

import asyncio
from pathlib import Path

import aiohttp
from aiohttp import web

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, Http, Sleep
from tests.sandbox.webhooks.receiver import Receiver, delivered, serving


async def test_a_deleted_webhook_leaves_what_was_not_taken_to_get_updates(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    receiver.held = asyncio.Event()
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await receiver.until(1)
    await http("deleteWebhook")
    assert [update["message"]["text"] for update in (await http("getUpdates")).result] == ["halo"]
    receiver.held.set()


async def test_another_webhook_gets_what_the_first_one_did_not_take(
    sandbox: Sandbox, http: Http, receiver: Receiver, sleep: Sleep
) -> None:
    receiver.answers.append(web.Response(status=500))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await receiver.until(1)
    other = Receiver()
    async with serving(other) as url:
        await http("setWebhook", url=url)
        await delivered(sandbox)
    assert other.texts == ["halo"]
    assert receiver.texts == ["halo"]


async def test_a_webhook_outlives_a_restart_and_so_does_what_was_not_taken(tmp_path: Path, receiver: Receiver) -> None:
    receiver.held = asyncio.Event()
    world = tmp_path / "world.db"
    async with Sandbox(world=world, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.person(SITI, "Siti")
        await Http(sandbox, session)("setWebhook", url=receiver.url, secret_token="rahasia")
        sandbox.world.says(SITI, "halo")
        await receiver.until(1)
    receiver.held.set()
    async with Sandbox(world=world, port=0, limits=None) as sandbox:
        await receiver.until(2)
        await delivered(sandbox)
        sandbox.world.says(SITI, "lagi")
        await delivered(sandbox)
    assert receiver.texts == ["halo", "halo", "lagi"]
    assert receiver.heard[0] == receiver.heard[1]
    assert receiver.secrets == ["rahasia"] * 3


async def test_a_stop_waits_for_no_receiver(sandbox: Sandbox, http: Http, receiver: Receiver) -> None:
    receiver.held = asyncio.Event()
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await receiver.until(1)
    async with asyncio.timeout(3):
        await sandbox.stop()
    receiver.held.set()


async def test_a_world_that_begins_anew_has_no_webhook(sandbox: Sandbox, http: Http, receiver: Receiver) -> None:
    await http("setWebhook", url=receiver.url)
    sandbox.world.begin_anew()
    sandbox.world.person(SITI, "Siti")
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert receiver.heard == []
    assert len((await http("getUpdates")).result) == 1
