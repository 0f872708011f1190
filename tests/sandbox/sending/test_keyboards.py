"""Buttons under a message and keyboards below the chat: what is taken, and how long it stays."""

from typing import Any

import pytest
import telegram
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, Http


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


def wrong_field(name: str, of: str) -> str:
    return f'can\'t parse inline keyboard button: Field "{name}" must be of type {of}'


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        (inline(text="Ya", callback_data="é" * 33), "BUTTON_DATA_INVALID"),  # 66 bytes
        (inline(text="Ya", callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(text="", callback_data="a"), "inline keyboard button text must be non-empty"),
        (
            inline(text="Ya"),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (inline(text="Ya", url="tel:112"), "inline keyboard button URL 'tel:112' is invalid: Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 8] * 13}, "reply markup is too long"),
        ({"keyboard": [[{"text": " "}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [["a"] * 10] * 31}, "reply markup is too long"),
        ({"keyboard": [[5]]}, "can't parse keyboard button: expected an Object"),
        ({"inline_keyboard": [[5]]}, "can't parse inline keyboard button: expected an Object"),
        ({"inline_keyboard": [5]}, 'field "inline_keyboard" must be an Array of Arrays'),
        (
            inline(text="Ya", callback_data=5),
            'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
        ),
        (inline(text="Salin", copy_text={"text": "a" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(text="Salin", copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(text="Salin", copy_text={"text": 5}), wrong_field("text", "String")),
        (inline(text="Salin", copy_text={"text": "\ud800"}), "strings must be encoded in UTF-8"),
        (inline(text="Buka", url="https://a.id/\ud800"), "strings must be encoded in UTF-8"),
        (inline(text="Buka", web_app={}), wrong_field("url", "String")),
        (
            inline(text="Buka", web_app={"url": "http://a.id"}),
            "inline keyboard button Web App URL 'http://a.id' is invalid: Only HTTPS links are allowed",
        ),
        (inline(text="Masuk", login_url={}), wrong_field("url", "String")),
        (inline(text="Cari", switch_inline_query=5), wrong_field("switch_inline_query", "String")),
        (
            inline(text="Cari", switch_inline_query_chosen_chat=5),
            wrong_field("switch_inline_query_chosen_chat", "Object"),
        ),
        (inline(text="Bayar", pay=5), wrong_field("pay", "Boolean")),
        (
            {"force_reply": True, "input_field_placeholder": 5},
            'can\'t parse reply markup: Field "input_field_placeholder" must be of type String',
        ),
        ({"force_reply": True, "input_field_placeholder": "a" * 65}, "REPLY_MARKUP_PLACEHOLDER_INVALID"),
    ],
)
async def test_a_keyboard_is_refused_in_the_words_of_the_server(
    http: Http, markup: dict[str, Any], complaint: str
) -> None:
    answer = await http("sendMessage", chat_id=SITI, text="a", reply_markup=markup)
    assert answer.error == f"Bad Request: {complaint}"


async def test_64_bytes_of_data_pass(http: Http) -> None:
    answer = await http("sendMessage", chat_id=SITI, text="a", reply_markup=inline(text="Ya", callback_data="é" * 32))
    assert answer.status == 200


async def test_a_reply_keyboard_stays_until_it_is_replaced(sandbox: Sandbox, bot: telegram.Bot) -> None:
    world = sandbox.world
    assert world.keyboard(SITI) is None
    menu = ReplyKeyboardMarkup([["Lapor", "Tanya"], [KeyboardButton("Nomor saya", request_contact=True)]])
    sent = await bot.send_message(SITI, "menu", reply_markup=menu)
    assert sent.reply_markup is None  # the Bot API shows inline keyboards only
    await bot.send_message(SITI, "teks")
    await bot.send_message(SITI, "?", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", url="a.id")]]))
    assert world.keyboard(SITI) == [["Lapor", "Tanya"], ["Nomor saya"]]
    assert [message["keyboard"] is not None for message in world.messages(SITI)] == [False, True, False, False]
    await bot.send_message(SITI, "hapus", reply_markup=ReplyKeyboardRemove())
    assert world.keyboard(SITI) is None


async def test_a_reply_keyboard_goes_with_the_message_that_brought_it(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_message(SITI, "menu", reply_markup=ReplyKeyboardMarkup([["Lapor"]]))
    await bot.delete_message(SITI, sent.message_id)
    assert sandbox.world.keyboard(SITI) is None


async def test_a_forced_reply_replaces_the_keyboard(sandbox: Sandbox, bot: telegram.Bot) -> None:
    await bot.send_message(SITI, "menu", reply_markup=ReplyKeyboardMarkup([["Lapor"]]))
    await bot.send_message(SITI, "?", reply_markup=ForceReply())
    assert sandbox.world.keyboard(SITI) is None
