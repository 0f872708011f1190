"""A webhook is set, told and deleted, or refused in the server's words."""

import asyncio
from typing import Any

import pytest
import telegram

from bot.sandbox import Sandbox
from bot.sandbox.methods import webhook
from bot.sandbox.polling import WEBHOOK_ACTIVE, WEBHOOK_SET
from tests.sandbox.conftest import SITI, Http
from tests.sandbox.webhooks.receiver import Receiver, delivered, info


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"url": "not an address"}, "invalid webhook URL specified"),
        ({"url": "ftp://127.0.0.1/"}, "invalid webhook URL specified"),
        ({"url": "https://me:secret@127.0.0.1/"}, "invalid webhook URL specified"),
        ({"url": "https://127.0.0.1:99999/"}, "invalid webhook URL specified"),
        ({"url": "https://127.0.0.1\\@evil.example/"}, "invalid webhook URL specified"),
        ({"url": "https://127.0.0.1/\nHost: evil.example"}, "invalid webhook URL specified"),
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/"}, webhook.ELSEWHERE),
        ({"url": "https://192.168.1.5/"}, webhook.ELSEWHERE),
        ({"url": "https://0.0.0.0/"}, webhook.ELSEWHERE),
        ({"url": "https://127.0.0.1.evil.example/"}, webhook.ELSEWHERE),
        ({"url": "https://2130706433/"}, webhook.ELSEWHERE),
        ({"url": "https://[::ffff:8.8.8.8]/"}, webhook.ELSEWHERE),
        ({"url": "https://localhost/", "ip_address": "192.168.1.5"}, webhook.ELSEWHERE),
        (
            {"url": "https://127.0.0.1:8080/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://127.0.0.1/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://127.0.0.1/", "secret_token": "rahasia\n"}, "secret token contains unallowed characters"),
        ({"url": "https://127.0.0.1/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_is_refused_in_the_words_of_the_server(
    http: Http, given: dict[str, Any], complaint: str
) -> None:
    answer = await http("setWebhook", **given)
    assert (answer.status, answer.error) == (400, f"Bad Request: {complaint}")
    assert (await info(http))["url"] == ""


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:5000/hook", "127.0.0.1"),
        ("http://LocalHost:5000/hook?a=1", "127.0.0.1"),
        ("http://[::1]:5000", "::1"),
        ("https://127.0.0.1:8443/hook", "127.0.0.1"),
        ("https://127.0.0.2", "127.0.0.2"),
    ],
)
async def test_a_bot_on_this_machine_needs_no_https_but_may_have_it(http: Http, url: str, address: str) -> None:
    assert (await http("setWebhook", url=url, secret_token="a" * 256)).result is True
    told = await info(http)
    assert (told["url"], told["ip_address"]) == (url, address)


async def test_an_address_without_a_scheme_means_https(http: Http) -> None:
    assert (await http("setWebhook", url="127.0.0.1/hook")).result is True
    assert (await info(http))["url"] == "https://127.0.0.1/hook"


@pytest.mark.parametrize(
    ("given", "connections"),
    [({}, 40), ({"max_connections": 7}, 7), ({"max_connections": 0}, 1), ({"max_connections": 1000}, 100)],
)
async def test_40_connections_are_usual_and_100_the_most(
    http: Http, receiver: Receiver, given: dict[str, int], connections: int
) -> None:
    await http("setWebhook", url=receiver.url, **given)
    assert (await info(http))["max_connections"] == connections


async def test_the_answer_says_what_has_changed(http: Http, receiver: Receiver) -> None:
    calls = [
        ("setWebhook", {"url": receiver.url}, "Webhook was set"),
        ("setWebhook", {"url": receiver.url}, "Webhook is already set"),
        ("setWebhook", {"url": receiver.url, "secret_token": "a"}, "Webhook was set"),
        ("deleteWebhook", {}, "Webhook was deleted"),
        ("deleteWebhook", {}, "Webhook is already deleted"),
        ("setWebhook", {"url": receiver.url}, "Webhook was set"),
        ("setWebhook", {"url": ""}, "Webhook was deleted"),
    ]
    for method, given, description in calls:
        assert (await http(method, **given)).body == {"ok": True, "result": True, "description": description}


async def test_without_a_webhook_there_is_little_to_tell(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.says(SITI, "halo")
    assert await info(http) == {"url": "", "has_custom_certificate": False, "pending_update_count": 1}


async def test_what_waits_can_be_dropped_when_a_webhook_comes_or_goes(
    sandbox: Sandbox, http: Http, receiver: Receiver, bot: telegram.Bot
) -> None:
    sandbox.world.says(SITI, "before")
    await http("setWebhook", url=receiver.url, drop_pending_updates=True)
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert receiver.texts == ["halo"]
    await http("deleteWebhook")
    sandbox.world.says(SITI, "lagi")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_the_wanted_kinds_are_set_and_told_with_the_webhook(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    await http("setWebhook", url=receiver.url, allowed_updates=["my_chat_member"])
    assert (await info(http))["allowed_updates"] == ["my_chat_member"]
    sandbox.world.says(SITI, "nobody hears this")
    sandbox.world.blocks(SITI)
    await delivered(sandbox)
    assert [set(update) for update in receiver.heard] == [{"update_id", "my_chat_member"}]


async def test_while_there_is_a_webhook_nobody_may_ask(sandbox: Sandbox, http: Http, receiver: Receiver) -> None:
    poll = asyncio.create_task(http("getUpdates", timeout=50))
    await sandbox.until_polled()
    await http("setWebhook", url=receiver.url)
    assert ((await poll).status, (await poll).error) == (409, WEBHOOK_SET)
    assert (await http("getUpdates")).error == WEBHOOK_ACTIVE
    await http("deleteWebhook")
    assert (await http("getUpdates")).status == 200


async def test_the_conflicts_have_the_words_of_the_server() -> None:
    assert WEBHOOK_SET == "Conflict: terminated by setWebhook request"
    assert WEBHOOK_ACTIVE == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
