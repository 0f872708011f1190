"""From a row of the outbox to the Bot API, and from Telegram's answer to an outcome."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from telegram import Bot

from bot.delivery.outcome import GiveUp, Moved, Outcome, Sent, TokenRefused, TryLater, Unknown
from bot.delivery.sender import Sender
from bot.delivery.transport import AiohttpRequest
from bot.message import Priority
from bot.outgoing import Content, Key, Message, Method
from tests.delivery.api import TOKEN, Api, refusal, serving


@pytest_asyncio.fixture
async def api() -> AsyncIterator[Api]:
    async with serving() as api:
        yield api


@pytest_asyncio.fixture
async def send(api: Api) -> AsyncIterator[Sender]:
    async with AiohttpRequest() as request:
        yield Sender(Bot(TOKEN, base_url=f"{api.url}/bot", request=request, get_updates_request=AiohttpRequest()))


def message(
    method: Method = Method.SEND, content: Content | None = None, target: int | None = None, attempts: int = 0
) -> Message:
    return Message(1, 7, method, content or Content("Halo"), Priority.REPLY, attempts, target)


# What Telegram is asked


async def test_a_text_goes_out_as_html_without_a_link_preview(api: Api, send: Sender) -> None:
    assert await send(message(content=Content("<b>Halo</b> https://kp2mi.go.id"))) == Sent(42)
    ((method, asked),) = api.asked
    assert method == "sendMessage"
    assert asked == {
        "chat_id": 7,
        "text": "<b>Halo</b> https://kp2mi.go.id",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "protect_content": False,
    }


async def test_buttons_carry_data_a_link_or_something_to_copy(api: Api, send: Sender) -> None:
    rows = (
        (Key("Ya", data="complaint.submit:12"), Key("Tidak", data="complaint.cancel")),
        (Key("Buka", url="https://kp2mi.go.id"),),
        (Key("Salin", copy="+62 21 1234"),),
    )
    await send(message(content=Content("Kirim?", rows=rows, keyboard=(("Menu",),))))
    ((_, asked),) = api.asked
    assert asked["reply_markup"] == {
        "inline_keyboard": [
            [
                {"text": "Ya", "callback_data": "complaint.submit:12"},
                {"text": "Tidak", "callback_data": "complaint.cancel"},
            ],
            [{"text": "Buka", "url": "https://kp2mi.go.id"}],
            [{"text": "Salin", "copy_text": {"text": "+62 21 1234"}}],
        ]
    }


async def test_more_than_eight_buttons_in_a_row_make_two_rows(api: Api, send: Sender) -> None:
    await send(message(content=Content("Tanggal?", rows=(tuple(Key(str(day), data=f"d:{day}") for day in range(10)),))))
    ((_, asked),) = api.asked
    assert [len(row) for row in asked["reply_markup"]["inline_keyboard"]] == [8, 2]


async def test_the_main_keyboard_stays_and_fits_the_screen(api: Api, send: Sender) -> None:
    await send(message(content=Content("Halo", keyboard=(("🆘 Darurat",), ("❓ Tanya", "📣 Lapor")))))
    ((_, asked),) = api.asked
    keyboard = asked["reply_markup"]
    assert [[key["text"] for key in row] for row in keyboard["keyboard"]] == [["🆘 Darurat"], ["❓ Tanya", "📣 Lapor"]]
    assert (keyboard["resize_keyboard"], keyboard["is_persistent"]) == (True, True)


async def test_a_protected_text_can_not_be_forwarded(api: Api, send: Sender) -> None:
    await send(message(content=Content("Cerita", protect=True)))
    assert api.asked[0][1]["protect_content"] is True


async def test_an_edit_replaces_text_and_buttons(api: Api, send: Sender) -> None:
    content = Content("<i>Baru</i>", rows=((Key("Ya", data="ok"),),))
    assert await send(message(Method.EDIT, content, target=9)) == Sent(9)
    ((method, asked),) = api.asked
    assert method == "editMessageText"
    assert (asked["chat_id"], asked["message_id"], asked["text"]) == (7, 9, "<i>Baru</i>")
    assert asked["parse_mode"] == "HTML"
    assert asked["reply_markup"] == {"inline_keyboard": [[{"text": "Ya", "callback_data": "ok"}]]}


async def test_an_edit_without_buttons_takes_them_away(api: Api, send: Sender) -> None:
    await send(message(Method.EDIT, target=9))
    await send(message(Method.MARKUP, Content(), target=9))
    assert [method for method, _ in api.asked] == ["editMessageText", "editMessageReplyMarkup"]
    assert all("reply_markup" not in asked for _, asked in api.asked)


async def test_an_edit_of_what_was_never_sent_is_said_anew(api: Api, send: Sender) -> None:
    assert await send(message(Method.EDIT, target=None)) == Sent(42)
    assert api.asked[0][0] == "sendMessage"


@pytest.mark.parametrize("method", [Method.MARKUP, Method.DELETE])
async def test_buttons_and_messages_that_never_were_need_no_removal(method: Method, api: Api, send: Sender) -> None:
    assert await send(message(method, Content(), target=None)) == GiveUp("no_target")
    assert api.asked == []


FILES = [
    (Method.PHOTO, "sendPhoto", "photo"),
    (Method.VIDEO, "sendVideo", "video"),
    (Method.VOICE, "sendVoice", "voice"),
    (Method.AUDIO, "sendAudio", "audio"),
    (Method.DOCUMENT, "sendDocument", "document"),
]


@pytest.mark.parametrize(("method", "called", "field"), FILES)
async def test_a_file_goes_out_by_its_id_with_a_caption(
    method: Method, called: str, field: str, api: Api, send: Sender
) -> None:
    content = Content("<b>Bukti</b>", rows=((Key("Buka", data="e:1"),),), file_id="AgACAgQ", protect=True)
    assert await send(message(method, content)) == Sent(42)
    ((asked_method, asked),) = api.asked
    assert asked_method == called
    assert (asked[field], asked["caption"], asked["parse_mode"]) == ("AgACAgQ", "<b>Bukti</b>", "HTML")
    assert asked["protect_content"] is True
    assert "inline_keyboard" in asked["reply_markup"]


async def test_a_text_of_ours_goes_out_as_a_document(api: Api, send: Sender) -> None:
    content = Content("Data Anda", upload="Nama: Siti\nDesa: Contoh 🌾", filename="data-saya.txt")
    assert await send(message(Method.DOCUMENT, Content.from_json(content.to_json()))) == Sent(42)
    ((method, asked),) = api.asked
    assert method == "sendDocument"
    filename, kind, sent = asked["document"]
    assert (filename, kind, sent.decode()) == ("data-saya.txt", "text/plain", "Nama: Siti\nDesa: Contoh 🌾")
    assert asked["caption"] == "Data Anda"


async def test_one_message_is_deleted(api: Api, send: Sender) -> None:
    api.says(True)
    assert await send(message(Method.DELETE, Content(), target=9)) == Sent()
    assert api.asked == [("deleteMessages", {"chat_id": 7, "message_ids": [9]})]


async def test_many_messages_are_deleted_a_hundred_at_once(api: Api, send: Sender) -> None:
    api.says(True)
    assert await send(message(Method.DELETE, Content(message_ids=tuple(range(1, 251))))) == Sent()
    assert [len(asked["message_ids"]) for _, asked in api.asked] == [100, 100, 50]


async def test_a_message_too_old_to_delete_does_not_save_the_others(api: Api, send: Sender) -> None:
    too_old = refusal(400, "Bad Request: message can't be deleted for everyone")
    done = (200, {"ok": True, "result": True})
    api.answers = [too_old, too_old, too_old, done, done]  # 1-4, 1-2, 1 alone, 2 alone, 3-4
    assert await send(message(Method.DELETE, Content(message_ids=(1, 2, 3, 4)))) == Sent()
    assert [asked["message_ids"] for _, asked in api.asked] == [[1, 2, 3, 4], [1, 2], [1], [2], [3, 4]]


async def test_a_deletion_refused_for_another_reason_is_not_tried_piece_by_piece(api: Api, send: Sender) -> None:
    api.refuses(400, "Bad Request: chat not found")
    outcome = await send(message(Method.DELETE, Content(message_ids=(1, 2, 3, 4))))
    assert outcome == GiveUp("chat_not_found", unreachable=True)
    assert len(api.asked) == 1


# What came of it

OUTCOMES: list[tuple[int, str, dict[str, Any], Outcome]] = [
    (429, "Too Many Requests: retry after 7", {"retry_after": 7}, TryLater(7, "slow_down", False, flood=True)),
    (429, "Too Many Requests", {}, TryLater(10, "slow_down", False, flood=True)),
    (500, "Internal Server Error", {}, TryLater(2, "http_500")),
    (502, "Bad Gateway", {}, TryLater(2, "http_502")),
    (504, "Gateway Timeout", {}, Unknown("no_answer")),
    (413, "Request Entity Too Large", {}, GiveUp("http_413")),
    (403, "Forbidden: bot was blocked by the user", {}, GiveUp("blocked", unreachable=True)),
    (403, "Forbidden: user is deactivated", {}, GiveUp("deactivated", unreachable=True)),
    (403, "Forbidden: bot can't initiate conversation with a user", {}, GiveUp("never_started", unreachable=True)),
    (403, "Forbidden: bot was kicked from the supergroup chat", {}, GiveUp("kicked", unreachable=True)),
    (403, "Forbidden: bot can't send messages to bots", {}, GiveUp("forbidden")),
    (403, "Forbidden: MESSAGE_DELETE_FORBIDDEN", {}, GiveUp("forbidden")),
    (400, "Bad Request: group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": -1001}, Moved(-1001)),
    (400, "Bad Request: message is not modified: specified new message content …", {}, Sent(9)),
    (400, "Bad Request: chat not found", {}, GiveUp("chat_not_found", unreachable=True)),
    (400, "Bad Request: message to edit not found", {}, GiveUp("message_gone")),
    (400, "Bad Request: message to delete not found", {}, Sent()),
    (400, "Bad Request: message can't be edited", {}, GiveUp("not_editable")),
    (400, "Bad Request: message can't be deleted", {}, GiveUp("not_deletable")),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0', {}, GiveUp("bad_markup")),
    (400, "Bad Request: message is too long", {}, GiveUp("too_long")),
    (400, "Bad Request: message caption is too long", {}, GiveUp("too_long")),
    (400, "Bad Request: message text is empty", {}, GiveUp("empty")),
    (400, "Bad Request: text must be non-empty", {}, GiveUp("empty")),
    (400, "Bad Request: BUTTON_DATA_INVALID", {}, GiveUp("bad_button")),
    (400, "Bad Request: inline keyboard button text must be non-empty", {}, GiveUp("bad_button")),
    (400, "Bad Request: wrong file_id or the file is temporarily unavailable", {}, GiveUp("bad_file")),
    (400, "Bad Request: can't use file of type Video as Document", {}, GiveUp("bad_file")),
    (400, "Bad Request: something that Telegram thinks of next year", {}, GiveUp("bad_request")),
]


@pytest.mark.parametrize(("status", "description", "parameters", "outcome"), OUTCOMES)
async def test_each_answer_has_its_outcome(
    status: int, description: str, parameters: dict[str, int], outcome: Outcome, api: Api, send: Sender
) -> None:
    api.refuses(status, description, **parameters)
    assert await send(message(Method.EDIT, target=9)) == outcome


@pytest.mark.parametrize(("status", "description"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_refused_token_is_no_outcome(status: int, description: str, api: Api, send: Sender) -> None:
    api.refuses(status, description)
    with pytest.raises(TokenRefused):
        await send(message())


async def test_each_failure_of_telegram_is_waited_out_longer(api: Api, send: Sender) -> None:
    api.refuses(500, "Internal Server Error")
    waits = [await send(message(attempts=attempts)) for attempts in (0, 1, 2, 3, 4, 50)]
    assert waits == [TryLater(seconds, "http_500") for seconds in (2, 10, 30, 120, 300, 300)]


async def test_a_telegram_out_of_reach_is_nobodys_fault(api: Api) -> None:
    async with AiohttpRequest() as request:
        bot = Bot(TOKEN, base_url="http://127.0.0.1:1/bot", request=request, get_updates_request=AiohttpRequest())
        assert await Sender(bot)(message()) == TryLater(5, "not_connected", False, everyone=True)


async def test_a_lost_answer_leaves_it_unknown(api: Api, send: Sender) -> None:
    api.answers = [(200, '{"ok":tr')]
    assert await send(message()) == Unknown("no_answer")


async def test_a_send_that_is_called_off_stays_called_off(api: Api, send: Sender) -> None:
    task = asyncio.create_task(send(message()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


# The row itself

CONTENTS = [
    Content(),
    Content("Halo & <b>é😀</b>"),
    Content("Halo", rows=((Key("Ya", data="a:1"), Key("Buka", url="https://x.id")), (Key("Salin", copy="1"),))),
    Content("Halo", keyboard=(("A",), ("B", "C"))),
    Content("Bukti", file_id="AgACAgQ", protect=True),
    Content(message_ids=(1, 2, 3)),
]


@pytest.mark.parametrize("content", CONTENTS)
def test_content_survives_being_written_down(content: Content) -> None:
    assert Content.from_json(content.to_json()) == content


def test_content_takes_no_more_room_than_it_needs() -> None:
    assert Content().to_json() == "{}"
    assert Content("é").to_json() == '{"text":"é"}'
