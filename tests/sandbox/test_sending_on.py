"""What is passed on: forwards say whom it came from, copies do not, and several keep their order."""

from typing import Any

import pytest
import telegram

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, Http

JOKO = 8


@pytest.fixture
def joko(sandbox: Sandbox) -> int:
    sandbox.world.person(JOKO, "Joko")
    sandbox.world.says(JOKO, "/start")
    return JOKO


async def test_a_forward_names_whom_it_came_from_at_first(sandbox: Sandbox, bot: telegram.Bot, joko: int) -> None:
    said = sandbox.world.says(SITI, "tolong")
    first = await bot.forward_message(joko, SITI, said)
    second = await bot.forward_message(SITI, joko, first.message_id)
    for message in (first, second):
        assert isinstance(message.forward_origin, telegram.MessageOriginUser)
        assert message.forward_origin.sender_user.id == SITI
    assert sandbox.world.messages(joko)[-1]["forwarded"]


async def test_several_are_forwarded_in_order_and_what_is_gone_is_skipped(
    sandbox: Sandbox, bot: telegram.Bot, joko: int
) -> None:
    said = [sandbox.world.says(SITI, text) for text in ("satu", "dua", "tiga")]
    sandbox.world.deletes(SITI, said[1])
    ids = await bot.forward_messages(joko, SITI, [*said, 999])
    seen = sandbox.world.messages(joko)[-2:]
    assert [(message["message_id"], message["text"]) for message in seen] == [
        (ids[0].message_id, "satu"),
        (ids[1].message_id, "tiga"),
    ]


async def test_several_are_copied_with_or_without_their_captions(
    sandbox: Sandbox, bot: telegram.Bot, joko: int
) -> None:
    said = [sandbox.world.says(SITI, "a"), sandbox.world.sends_photo(SITI, "foto")]
    await bot.copy_messages(joko, SITI, said)
    await bot.copy_messages(joko, SITI, said, remove_caption=True)
    seen = sandbox.world.messages(joko)[-4:]
    assert [(message["text"], message["forwarded"]) for message in seen] == [
        ("a", False),
        ("foto", False),
        ("a", False),
        ("", False),
    ]


@pytest.mark.parametrize("method", ["forwardMessages", "copyMessages"])
async def test_an_album_stays_an_album(sandbox: Sandbox, http: Http, joko: int, method: str) -> None:
    said = [sandbox.world.sends_photo(SITI, album="one") for _ in range(2)]
    await http(method, chat_id=joko, from_chat_id=SITI, message_ids=said)
    first, second = sandbox.world.messages(joko)[-2:]
    assert first["album"] == second["album"] not in ("", "one")
    await http(method, chat_id=joko, from_chat_id=SITI, message_ids=said[:1])
    assert sandbox.world.messages(joko)[-1]["album"] == ""


async def test_a_copy_may_get_another_caption(sandbox: Sandbox, bot: telegram.Bot, joko: int) -> None:
    said = sandbox.world.sends_photo(SITI, "lama")
    await bot.copy_message(joko, SITI, said, caption="<b>baru</b>", parse_mode="HTML")
    assert sandbox.world.messages(joko)[-1]["text"] == "baru"


@pytest.mark.parametrize(
    ("method", "given", "complaint"),
    [
        ("forwardMessage", {"message_id": 999}, "message to forward not found"),
        ("copyMessage", {"message_id": 999}, "message to copy not found"),
        ("copyMessage", {"from_chat_id": ""}, 'parameter "from_chat_id" is required'),
        ("forwardMessage", {"from_chat_id": 4711}, "chat not found"),
        ("copyMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("copyMessages", {"message_ids": list(range(1, 102))}, "too many message identifiers specified"),
        ("forwardMessages", {"message_ids": [2, 1]}, "message identifiers must be in a strictly increasing order"),
        ("forwardMessages", {"message_ids": [998, 999]}, "there are no messages to forward"),
        ("forwardMessages", {"message_ids": ["x"]}, "can't parse message identifier as Number"),
        ("forwardMessages", {"message_ids": [0]}, "invalid message identifier specified"),
    ],
)
async def test_what_cannot_be_passed_on(http: Http, method: str, given: dict[str, Any], complaint: str) -> None:
    answer = await http(method, **{"chat_id": SITI, "from_chat_id": SITI, **given})
    assert answer.error == f"Bad Request: {complaint}"


async def test_what_is_protected_is_left_out(sandbox: Sandbox, bot: telegram.Bot, http: Http, joko: int) -> None:
    protected = (await bot.send_message(SITI, "rahasia", protect_content=True)).message_id
    said = sandbox.world.says(SITI, "terbuka")
    await bot.copy_messages(joko, SITI, [protected, said])
    assert [message["text"] for message in sandbox.world.messages(joko)] == ["/start", "terbuka"]
    for method in ("forwardMessages", "copyMessages"):
        answer = await http(method, chat_id=joko, from_chat_id=SITI, message_ids=[protected])
        assert answer.error == "Bad Request: there are no messages to forward"


async def test_what_telegram_wrote_itself_is_not_passed_on(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    sent = await bot.send_message(SITI, "penting")
    await bot.pin_chat_message(SITI, sent.message_id)
    note = sandbox.world.messages(SITI)[-1]["message_id"]
    for method, complaint in (
        ("copyMessage", "message can't be copied"),
        ("forwardMessage", "message can't be forwarded"),
    ):
        answer = await http(method, chat_id=SITI, from_chat_id=SITI, message_id=note)
        assert answer.error == f"Bad Request: {complaint}"


async def test_what_is_protected_can_neither_be_forwarded_nor_copied(sandbox: Sandbox, bot: telegram.Bot) -> None:
    open_one = await bot.send_message(SITI, "<b>a</b>", parse_mode="HTML")
    protected = await bot.send_message(SITI, "b", protect_content=True)
    assert protected.has_protected_content
    forwarded = await bot.forward_message(SITI, SITI, open_one.message_id)
    assert forwarded.forward_origin
    assert forwarded.text == "a"
    copied = await bot.copy_message(SITI, SITI, open_one.message_id)
    assert sandbox.world.messages(SITI)[-1]["message_id"] == copied.message_id
    with pytest.raises(telegram.error.BadRequest, match="Message can't be forwarded"):
        await bot.forward_message(SITI, SITI, protected.message_id)
    with pytest.raises(telegram.error.BadRequest, match="Message can't be copied"):
        await bot.copy_message(SITI, SITI, protected.message_id)
    with pytest.raises(telegram.error.BadRequest, match="Message to forward not found"):
        await bot.forward_message(SITI, SITI, 999)
