"""30 a second over all, one a second in a chat after a short burst, 20 a minute in a group."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import Limits, Sandbox, bot_api
from bot.sandbox.bot_api import count
from bot.sandbox.limits import LIMITS, Traffic
from bot.sandbox.parameters import Parameters
from tests.sandbox.conftest import SITI, Clock, Http, Sleep


def allowed(traffic: Traffic, chats: list[int], limits: Limits | None = None, *, group: bool = False) -> list[int]:
    """The chats that may be written to, in this moment."""
    return [chat for chat in chats if traffic.take(limits or Limits(), chat, group=group) == 0]


def test_over_all_the_window_slides(monotonic: Clock) -> None:
    traffic = Traffic(monotonic)
    assert len(allowed(traffic, list(range(20)))) == 20
    monotonic.at = 0.9
    assert len(allowed(traffic, list(range(100, 120)))) == 10
    monotonic.at = 1.0  # the first 20 have left the window, the later 10 have not
    assert len(allowed(traffic, list(range(200, 230)))) == 20


def test_a_chat_takes_a_burst_and_then_one_a_second(monotonic: Clock) -> None:
    traffic = Traffic(monotonic)
    assert len(allowed(traffic, [SITI] * 9)) == 5
    monotonic.at = 1.0
    assert len(allowed(traffic, [SITI] * 9)) == 1
    assert allowed(traffic, [8]) == [8]  # somebody else's chat is free


def test_a_group_takes_20_a_minute(monotonic: Clock) -> None:
    traffic, figures = Traffic(monotonic), Limits(chat_burst=100)
    assert len(allowed(traffic, [-5] * 25, figures, group=True)) == 20
    monotonic.at = 59.0
    assert traffic.take(figures, -5, group=True) == 1
    monotonic.at = 60.0
    assert len(allowed(traffic, [-5] * 25, figures, group=True)) == 20


def test_the_wait_is_as_long_as_it_must_be(monotonic: Clock) -> None:
    traffic, figures = Traffic(monotonic), Limits(chat_burst=100)
    allowed(traffic, [-5] * 20, figures, group=True)
    monotonic.at = 10.5
    assert traffic.take(figures, -5, group=True) == 50


def test_what_is_refused_is_not_counted(monotonic: Clock) -> None:
    traffic = Traffic(monotonic)
    for moment in range(50):
        monotonic.at = moment / 50
        allowed(traffic, list(range(moment * 10, moment * 10 + 10)))
    monotonic.at = 1.0
    assert allowed(traffic, [9999]) == [9999]


def test_an_album_counts_as_its_messages(monotonic: Clock) -> None:
    traffic, figures = Traffic(monotonic), Limits(chat_burst=100)
    assert traffic.take(figures, -5, group=True, messages=10) == 0
    assert traffic.take(figures, -5, group=True, messages=9) == 0
    assert traffic.take(figures, -5, group=True, messages=2) == 60
    assert traffic.take(figures, -5, group=True) == 0


def test_an_album_larger_than_the_burst_goes_and_delays_what_comes_after(monotonic: Clock) -> None:
    traffic = Traffic(monotonic)
    assert traffic.take(Limits(), SITI, group=False, messages=10) == 0
    assert traffic.take(Limits(), SITI, group=False) == 6
    assert Traffic(monotonic).take(Limits(overall_a_second=3), SITI, group=False, messages=5) == 0


def test_an_album_waits_for_a_full_burst(monotonic: Clock) -> None:
    traffic = Traffic(monotonic)
    assert allowed(traffic, [SITI, SITI]) == [SITI, SITI]
    assert traffic.take(Limits(), SITI, group=False, messages=10) == 2
    monotonic.at = 2.0
    assert traffic.take(Limits(), SITI, group=False, messages=10) == 0


@pytest.mark.parametrize("end", ["least", "most"])
def test_every_figure_that_may_be_chosen_lets_something_through_and_says_when(monotonic: Clock, end: str) -> None:
    chosen: dict[str, Any] = {name: getattr(bounds, end) for name, bounds in LIMITS.items()}
    traffic, waits = Traffic(monotonic), [0]
    assert len(allowed(traffic, [-5] * 1000, group=True)) == 5  # by the usual figures, before
    while waits[-1] < 1:
        waits.append(traffic.take(Limits(**chosen), -5, group=True, messages=3))
    monotonic.at += waits[-1]
    assert traffic.take(Limits(**chosen), -5, group=True, messages=3) == 0


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        ({"media": [{}, {}, {}]}, 3),
        ({"media": "[{}, {}]"}, 2),
        ({"message_ids": [1, 2, 3, 4]}, 4),
        ({"media": {"type": "photo"}}, 1),  # editMessageMedia
        ({"media": "["}, 1),
        ({"text": "a"}, 1),
    ],
)
def test_what_goes_together_is_counted_one_by_one(given: dict[str, Any], messages: int) -> None:
    assert count(Parameters(given)) == messages


async def test_too_much_is_answered_with_429_and_how_long_to_wait(
    sandbox: Sandbox, http: Http, monotonic: Clock
) -> None:
    sandbox.limits = Limits(chat_burst=1)
    sent = (await http("sendMessage", chat_id=SITI, text="a")).result
    answer = await http("editMessageText", chat_id=SITI, message_id=sent["message_id"], text="b")
    assert (answer.status, answer.error) == (429, "Too Many Requests: retry after 1")
    assert answer.body["parameters"] == {"retry_after": 1}
    assert answer.headers["Retry-After"] == "1"
    monotonic.at += 1
    assert (await http("editMessageText", chat_id=SITI, message_id=sent["message_id"], text="b")).status == 200


async def test_typing_deleting_and_answering_taps_count_nothing(sandbox: Sandbox, http: Http) -> None:
    sandbox.limits = Limits(chat_burst=1)
    sent = (await http("sendMessage", chat_id=SITI, text="a")).result
    for _ in range(5):
        assert (await http("sendChatAction", chat_id=SITI, action="typing")).status == 200
    assert (await http("deleteMessage", chat_id=SITI, message_id=sent["message_id"])).status == 200


async def test_limits_can_be_switched_off(sandbox: Sandbox, http: Http) -> None:
    sandbox.limits = None
    for _ in range(40):
        assert (await http("sendMessage", chat_id=SITI, text="a")).status == 200


@pytest.mark.parametrize(("limits", "status"), [(Limits(), 429), (None, 200)])
async def test_who_has_too_many_requests_open_is_held_and_sent_away(
    sandbox: Sandbox,
    http: Http,
    sleep: Sleep,
    monkeypatch: pytest.MonkeyPatch,
    limits: Limits | None,
    status: int,
) -> None:
    monkeypatch.setattr(bot_api, "MOST_OPEN", 1)
    sandbox.limits = limits
    poll = asyncio.create_task(http("getUpdates", timeout=50))
    await sandbox.until_polled()
    call = asyncio.create_task(http("getMe"))
    if limits:
        await sleep.wake(seconds=3)
    assert (await call).status == status
    assert (await call).headers.get("Retry-After") == ("60" if limits else None)
    await sleep.wake(seconds=50)
    assert (await poll).status == 200
