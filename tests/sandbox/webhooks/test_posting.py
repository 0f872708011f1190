"""Updates are posted with the secret, in order within a chat, and no more at once than the bot allows."""

import asyncio
from typing import Any

import pytest
import telegram
from aiohttp import web

from bot.sandbox import Sandbox
from bot.sandbox.webhooks import queue
from tests.sandbox.conftest import SITI, YES, Http
from tests.sandbox.webhooks.receiver import Receiver, delivered, info


async def test_an_update_is_posted_with_the_secret_and_taken_by_a_2xx(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    receiver.answers.append(web.Response(status=204))
    await http("setWebhook", url=receiver.url, secret_token="rahasia-7_A")
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert receiver.texts == ["halo"]
    assert receiver.secrets == ["rahasia-7_A"]
    assert (await info(http))["pending_update_count"] == 0
    update = telegram.Update.de_json(receiver.heard[0])
    assert update.message
    assert update.message.from_user


async def test_without_a_secret_no_header_comes(sandbox: Sandbox, http: Http, receiver: Receiver) -> None:
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert receiver.secrets == [None]


async def test_what_waited_before_the_webhook_is_posted_first(sandbox: Sandbox, http: Http, receiver: Receiver) -> None:
    for text in ("satu", "dua", "tiga"):
        sandbox.world.says(SITI, text)
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "empat")
    await delivered(sandbox)
    assert receiver.texts == ["satu", "dua", "tiga", "empat"]


async def test_of_one_chat_one_post_is_under_way_while_others_are_served(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    sandbox.world.person(8, "Joko")
    receiver.held = asyncio.Event()
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "Siti 1")
    sandbox.world.says(SITI, "Siti 2")
    sandbox.world.says(8, "Joko 1")
    await receiver.until(2)
    assert receiver.texts == ["Siti 1", "Joko 1"]
    receiver.held.set()
    await delivered(sandbox)
    assert receiver.texts == ["Siti 1", "Joko 1", "Siti 2"]


async def test_no_more_posts_are_under_way_than_the_bot_allows(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    receiver.held = asyncio.Event()
    await http("setWebhook", url=receiver.url, max_connections=2)
    for who in range(11, 15):
        sandbox.world.person(who, "Warga")
        sandbox.world.says(who, "halo")
    await receiver.until(2)
    await http("getMe")  # a round trip, in which a third post would have come
    assert receiver.under_way == len(receiver.heard) == 2
    receiver.held.set()
    await delivered(sandbox)
    assert len(receiver.heard) == 4


async def test_a_press_overtakes_a_message_that_is_not_taken(sandbox: Sandbox, http: Http, receiver: Receiver) -> None:
    sent = (await http("sendMessage", chat_id=SITI, text="?", reply_markup=YES)).result["message_id"]
    receiver.held = asyncio.Event()
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    sandbox.world.presses(SITI, sent, "Ya")
    sandbox.world.blocks(SITI)
    await receiver.until(3)
    assert receiver.under_way == 3
    receiver.held.set()
    await delivered(sandbox)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"message": {"chat": {"id": 7}, "from": {"id": 8}}}, "chat 7"),
        ({"edited_message": {"chat": {"id": 7}}}, "chat 7"),
        ({"channel_post": {"chat": {"id": -1007}}}, "chat -1007"),
        ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 9}}}}, "callback_query 7"),
        ({"my_chat_member": {"chat": {"id": 7}}}, "my_chat_member 7"),
        ({"poll_answer": {"user": {"id": 7}, "poll_id": "5"}}, "poll_answer 7"),
        ({"poll": {"id": "5"}}, "poll 5"),
        ({"mystery": 5}, "mystery"),
        ({}, ""),
    ],
)
def test_messages_queue_by_chat_and_all_else_by_its_kind(body: dict[str, Any], name: str) -> None:
    assert queue(body) == name
