"""With a webhook every update is posted to the bot, in order, until it is taken."""

import asyncio
import ipaddress
import sqlite3
import ssl
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import telegram
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.sandbox import Sandbox, world_store
from bot.sandbox.methods import webhook
from bot.sandbox.polling import WEBHOOK_ACTIVE, WEBHOOK_SET
from bot.sandbox.webhooks import SECRET, current, queue
from tests.sandbox.conftest import SITI, Clock, Http, Sleep

HOUR = 60 * 60
YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}


@dataclass
class Receiver:
    """The bot's own web server: notes what is posted and answers as it was told, else with 200."""

    url: str = ""
    answers: deque[web.Response] = field(default_factory=deque)
    heard: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    under_way: int = 0
    held: asyncio.Event | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.StreamResponse:
        self.heard.append(await request.json())
        self.secrets.append(request.headers.get(SECRET))
        self.under_way += 1
        self.news.set()
        if self.held:
            await self.held.wait()
        self.under_way -= 1
        return self.answers.popleft() if self.answers else web.Response()

    async def until(self, posts: int) -> None:
        async with asyncio.timeout(5):
            while len(self.heard) < posts:
                self.news.clear()
                await self.news.wait()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with serving(receiver) as url:
        receiver.url = url
        yield receiver


@asynccontextmanager
async def serving(receiver: Receiver, tls: ssl.SSLContext | None = None, port: int = 0) -> AsyncIterator[str]:
    """Yields the address of the receiver."""
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, ssl_context=tls).start()
    yield f"{'https' if tls else 'http'}://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def delivered(sandbox: Sandbox) -> None:
    async with asyncio.timeout(5):
        await sandbox.until_delivered()


async def info(http: Http) -> dict[str, Any]:
    told: dict[str, Any] = (await http("getWebhookInfo")).result
    return told


# --- setting it ---


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


# --- posting ---


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


# --- what is not taken ---


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


# --- coming and going ---


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


# --- a method in the answer ---


@pytest.mark.parametrize(
    "answer",
    [
        web.json_response({"method": "sendMessage", "chat_id": SITI, "text": "baik", "reply_markup": YES}),
        web.Response(
            text=f"method=sendmessage&chat_id={SITI}&text=baik", content_type="application/x-www-form-urlencoded"
        ),
    ],
    ids=["json", "form"],
)
async def test_the_answer_to_a_post_may_call_a_method(
    sandbox: Sandbox, http: Http, receiver: Receiver, answer: web.Response
) -> None:
    receiver.answers.append(answer)
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert [message["text"] for message in sandbox.world.messages(SITI)][-1] == "baik"
    assert sandbox.calls[-1].method.lower() == "sendmessage"


@pytest.mark.parametrize(
    "answer",
    [
        {"json": {"method": "deleteWebhook"}},
        {"json": {"method": "setWebhook", "url": ""}},
        {"json": {"method": "getUpdates"}},
        {"json": {"text": "baik"}},
        {"json": ["sendMessage"]},
        {"text": "{", "content_type": "application/json"},
        {"body": b"\xff", "content_type": "application/x-www-form-urlencoded"},
        {"text": "OK"},
    ],
)
async def test_any_other_answer_calls_nothing(
    sandbox: Sandbox, http: Http, receiver: Receiver, answer: dict[str, Any]
) -> None:
    made = web.json_response(answer["json"]) if "json" in answer else web.Response(**answer)
    receiver.answers.append(made)
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert [call.method for call in sandbox.calls] == ["setWebhook"]
    assert (await info(http))["url"] == receiver.url


async def test_trouble_on_order_strikes_a_method_in_the_answer_too(
    sandbox: Sandbox, http: Http, receiver: Receiver
) -> None:
    sandbox.faults.forbidden()
    receiver.answers.append(web.json_response({"method": "sendMessage", "chat_id": SITI, "text": "baik"}))
    await http("setWebhook", url=receiver.url)
    sandbox.world.says(SITI, "halo")
    await delivered(sandbox)
    assert sandbox.calls[-1].answer["error_code"] == 403
    assert len(receiver.heard) == 1  # the update is taken all the same


# --- over TLS ---


async def test_a_certificate_of_the_bots_own_making_is_trusted_when_it_was_sent_along(
    sandbox: Sandbox, http: Http, sleep: Sleep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "PORTS", range(65_536))
    certificate, tls = _self_signed(tmp_path)
    receiver = Receiver()
    async with serving(receiver, tls) as url:
        await http("setWebhook", url=url)
        sandbox.world.says(SITI, "halo")
        await sleep.wake()
        await sleep.until(2)
        assert (await info(http))["last_error_message"].startswith("SSL error")
        form = aiohttp.FormData({"url": url})
        form.add_field("certificate", certificate, filename="bot.pem")
        async with http.session.post(f"{sandbox.url}/bot{sandbox.token}/setWebhook", data=form) as response:
            assert response.status == 200
        await delivered(sandbox)
        assert (await info(http))["has_custom_certificate"] is True
    assert receiver.texts == ["halo"]


async def test_a_certificate_that_is_none_is_refused(sandbox: Sandbox, http: Http) -> None:
    form = aiohttp.FormData({"url": "https://127.0.0.1/"})
    form.add_field("certificate", b"no certificate", filename="bot.pem")
    async with http.session.post(f"{sandbox.url}/bot{sandbox.token}/setWebhook", data=form) as response:
        assert (await response.json())["description"].startswith("Bad Request: bad webhook")


def _self_signed(folder: Path) -> tuple[bytes, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "bot.pem").write_bytes(certificate + private)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder / "bot.pem")
    return certificate, tls
