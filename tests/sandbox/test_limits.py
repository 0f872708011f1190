"""30 a second over all, one a second in a chat after a short burst, 20 a minute in a group."""

from bot.sandbox import Limits, Sandbox
from bot.sandbox.limits import Traffic
from tests.sandbox.conftest import SITI, Clock, Http


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
