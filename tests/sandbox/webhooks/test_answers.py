"""The answer to a post may call a method, and any other answer calls nothing."""

from typing import Any

import pytest
from aiohttp import web

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, YES, Http
from tests.sandbox.webhooks.receiver import Receiver, delivered, info


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
