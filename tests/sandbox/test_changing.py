"""Edits, deletions and answers to taps, as far as Telegram allows them."""

from typing import Any

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.sandbox import Impossible, Sandbox
from bot.sandbox.checks import NOT_MODIFIED
from tests.sandbox.conftest import SITI, Clock, Http

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="yes")]])
TWO_DAYS = 48 * 60 * 60
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_an_edit_changes_the_message_where_it_stands(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_message(SITI, "lama", reply_markup=YES)
    sandbox.world.says(SITI, "halo")
    edited = await bot.edit_message_text("<b>baru</b>", SITI, sent.message_id, parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date
    _, seen, _ = sandbox.world.messages(SITI)
    assert (seen["text"], seen["edited"], seen["buttons"]) == ("baru", True, [])  # an edit without buttons removes them


async def test_changing_buttons_alone_does_not_mark_a_message_as_edited(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_message(SITI, "a", reply_markup=YES)
    await bot.edit_message_reply_markup(SITI, sent.message_id)
    seen = sandbox.world.messages(SITI)[-1]
    assert (seen["buttons"], seen["edited"], seen["text"]) == ([], False, "a")


async def test_a_caption_is_edited_and_its_file_stays(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_photo(SITI, b"picture", caption="lama")
    await bot.edit_message_caption(SITI, sent.message_id, caption="baru")
    seen = sandbox.world.messages(SITI)[-1]
    assert (seen["text"], bool(seen["photo"])) == ("baru", True)


async def test_the_same_again_is_refused(http: Http) -> None:
    markup = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    sent = (await http("sendMessage", chat_id=SITI, text="a", reply_markup=markup)).result
    same: dict[str, Any] = {"chat_id": SITI, "message_id": sent["message_id"], "reply_markup": markup}
    assert (await http("editMessageText", text=" a ", **same)).error == f"Bad Request: {NOT_MODIFIED}"
    assert (await http("editMessageReplyMarkup", **same)).error == f"Bad Request: {NOT_MODIFIED}"
    assert (await http("editMessageText", text="<b>a</b>", parse_mode="HTML", **same)).status == 200


async def test_what_cannot_be_edited(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    text = (await bot.send_message(SITI, "a")).message_id
    photo = (await bot.send_photo(SITI, b"picture")).message_id
    menu = (await bot.send_message(SITI, "menu", reply_markup=ReplyKeyboardMarkup([["Lapor"]]))).message_id
    theirs = sandbox.world.says(SITI, "halo")
    for method, message_id, complaint in (
        ("editMessageText", 999, "message to edit not found"),
        ("editMessageText", None, "message identifier is not specified"),
        ("editMessageText", theirs, "message can't be edited"),
        ("editMessageText", menu, "message can't be edited"),  # it brought a reply keyboard
        ("editMessageText", photo, "there is no text in the message to edit"),
        ("editMessageCaption", text, "there is no caption in the message to edit"),
    ):
        answer = await http(method, chat_id=SITI, message_id=message_id, text="b", caption="b")
        assert answer.error == f"Bad Request: {complaint}"


async def test_a_bot_edits_its_messages_at_any_age(bot: telegram.Bot, now: Clock) -> None:
    sent = await bot.send_message(SITI, "a")
    now.at += 100 * TWO_DAYS
    assert await bot.edit_message_text("b", SITI, sent.message_id)


async def test_both_sides_of_a_private_chat_can_be_deleted(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    sent = await bot.send_message(SITI, "a")
    theirs = sandbox.world.says(SITI, "halo")
    assert await bot.delete_messages(SITI, [sent.message_id, theirs, 999])
    assert [message["text"] for message in sandbox.world.messages(SITI)] == ["/start"]
    gone = sandbox.world.messages(SITI, deleted=True)[1:]
    assert [(message["deleted"], message["text"]) for message in gone] == [(True, ""), (True, "")]
    again = await http("deleteMessage", chat_id=SITI, message_id=theirs)
    assert again.error == "Bad Request: message to delete not found"


@pytest.mark.parametrize(("age", "status"), [(TWO_DAYS, 200), (TWO_DAYS + 1, 400)])
async def test_a_message_can_be_deleted_for_48_hours(http: Http, now: Clock, age: int, status: int) -> None:
    sent = (await http("sendMessage", chat_id=SITI, text="a")).result
    now.at += age
    answer = await http("deleteMessage", chat_id=SITI, message_id=sent["message_id"])
    assert answer.status == status
    if status == 400:
        assert answer.error == "Bad Request: message can't be deleted for everyone"


@pytest.mark.parametrize(
    ("ids", "complaint"),
    [
        ([], "message identifiers are not specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        ("nonsense", "can't parse message identifiers JSON array"),
    ],
)
async def test_a_list_of_ids_is_checked(http: Http, ids: Any, complaint: str) -> None:
    answer = await http("deleteMessages", chat_id=SITI, message_ids=ids)
    assert answer.error == f"Bad Request: {complaint}"


async def test_a_tap_carries_its_message_and_waits_for_an_answer(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_message(SITI, "?", reply_markup=YES)
    query_id = sandbox.world.presses(SITI, sent.message_id, "Ya")
    [update] = await bot.get_updates()
    query = update.callback_query
    assert query
    assert (query.id, query.data, query.from_user.id) == (query_id, "yes", SITI)
    assert query.message
    assert query.message.message_id == sent.message_id
    assert sandbox.world.unanswered(SITI) == 1
    await bot.answer_callback_query(query.id, "Baik")
    assert sandbox.world.unanswered(SITI) == 0
    assert list(sandbox.world.toasts) == [(SITI, "Baik")]


@pytest.mark.parametrize(("after", "status"), [(15, 200), (16, 400)])
async def test_a_tap_can_be_answered_for_15_seconds(
    sandbox: Sandbox, bot: telegram.Bot, http: Http, now: Clock, after: int, status: int
) -> None:
    sent = await bot.send_message(SITI, "?", reply_markup=YES)
    query_id = sandbox.world.presses(SITI, sent.message_id, "yes")
    now.at += after
    assert (await http("answerCallbackQuery", callback_query_id=query_id)).status == status


async def test_a_second_or_unknown_answer_is_too_late(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    sent = await bot.send_message(SITI, "?", reply_markup=YES)
    query_id = sandbox.world.presses(SITI, sent.message_id, "yes")
    await bot.answer_callback_query(str(query_id))
    for callback_query_id in (query_id, "nonsense"):
        assert (await http("answerCallbackQuery", callback_query_id=callback_query_id)).error == TOO_OLD


async def test_a_button_that_is_gone_can_only_be_pressed_late(sandbox: Sandbox, bot: telegram.Bot) -> None:
    world = sandbox.world
    sent = await bot.send_message(SITI, "?", reply_markup=YES)
    await bot.edit_message_text("sudah", SITI, sent.message_id)
    with pytest.raises(Impossible):
        world.presses(SITI, sent.message_id, "yes")
    world.presses(SITI, sent.message_id, "yes", late=True)
    await bot.delete_message(SITI, sent.message_id)
    world.presses(SITI, sent.message_id, "yes", late=True)
    late, gone = [update.callback_query for update in await bot.get_updates()]
    assert late
    assert late.message
    assert late.message.is_accessible
    assert gone
    assert gone.message
    assert not gone.message.is_accessible


async def test_a_link_to_the_bot_is_followed_and_any_other_link_is_not(sandbox: Sandbox, bot: telegram.Bot) -> None:
    links = [
        InlineKeyboardButton("Desa", url=f"https://t.me/{sandbox.world.bot.username}?start=desa_7"),
        InlineKeyboardButton("Situs", url="https://kemenp2mi.go.id"),
    ]
    sent = await bot.send_message(SITI, "?", reply_markup=InlineKeyboardMarkup([links]))
    assert sandbox.world.presses(SITI, sent.message_id, "Situs") is None
    assert await bot.get_updates() == ()
    sandbox.world.presses(SITI, sent.message_id, "Desa")
    [update] = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start desa_7"
