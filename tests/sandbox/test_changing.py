"""Edits, deletions and answers to taps, as far as Telegram allows them."""

from typing import Any

import pytest
import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    ReplyKeyboardMarkup,
)

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


async def test_a_file_takes_the_place_of_another_or_of_a_text(sandbox: Sandbox, bot: telegram.Bot) -> None:
    photo = await bot.send_photo(SITI, b"picture", caption="lama", reply_markup=YES)
    text = await bot.send_message(SITI, "nanti")
    for sent in (photo, text):
        edited = await bot.edit_message_media(InputMediaDocument(b"file", caption="baru"), SITI, sent.message_id)
        assert isinstance(edited, telegram.Message)
        assert edited.document
        assert (edited.caption, edited.photo, edited.text, edited.reply_markup) == ("baru", (), None, None)
    first, second = sandbox.world.messages(SITI)[-2:]
    assert [(seen["text"], seen["edited"]) for seen in (first, second)] == [("baru", True)] * 2


async def test_in_an_album_only_photos_and_videos_change_places(bot: telegram.Bot, http: Http) -> None:
    [photo, _] = await bot.send_media_group(SITI, [InputMediaPhoto(b"one"), InputMediaPhoto(b"two")])
    edited = await bot.edit_message_media(InputMediaVideo(b"three"), SITI, photo.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.video
    assert edited.media_group_id == photo.media_group_id
    with pytest.raises(telegram.error.BadRequest, match="Can't change media type in the album"):
        await bot.edit_message_media(InputMediaDocument(b"file"), SITI, photo.message_id)


@pytest.mark.parametrize(
    ("media", "complaint"),
    [
        (None, 'parameter "media" is required'),
        ("{", "can't parse input media JSON object"),
        ("[]", "can't parse InputMedia: expected an Object"),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "sticker", "media": "a"}, 'can\'t parse InputMedia: type "sticker" is unsupported'),
    ],
)
async def test_new_media_are_checked(bot: telegram.Bot, http: Http, media: Any, complaint: str) -> None:
    sent = await bot.send_photo(SITI, b"picture")
    answer = await http("editMessageMedia", chat_id=SITI, message_id=sent.message_id, media=media)
    assert answer.error == f"Bad Request: {complaint}"


async def test_an_edit_takes_inline_keyboards_only(bot: telegram.Bot, http: Http) -> None:
    sent = await bot.send_message(SITI, "a")
    same: dict[str, Any] = {"chat_id": SITI, "message_id": sent.message_id, "reply_markup": {"keyboard": [["Lapor"]]}}
    for method in ("editMessageText", "editMessageReplyMarkup", "stopPoll"):
        assert (await http(method, text="b", **same)).error == "Bad Request: inline keyboard expected"


async def test_a_message_to_delete_must_be_named(http: Http) -> None:
    for given, complaint in (
        ({}, "chat identifier is not specified"),
        ({"chat_id": SITI}, "message identifier is not specified"),
        ({"chat_id": SITI, "message_id": 999}, "message to delete not found"),
    ):
        assert (await http("deleteMessage", **given)).error == f"Bad Request: {complaint}"


async def test_a_pinned_message_is_told_once_and_found_in_the_chat(
    sandbox: Sandbox, bot: telegram.Bot, http: Http
) -> None:
    news: list[tuple[str, Any]] = []
    sandbox.world.watchers.add(lambda chat_id, event, told: news.append((event, told)))
    first, second = [(await bot.send_message(SITI, text)).message_id for text in ("satu", "dua")]
    for message_id in (second, first, second):
        assert await bot.pin_chat_message(SITI, message_id)
    assert [told for event, told in news if event == "pinned"] == [
        {"message_ids": [second]},
        {"message_ids": [first, second]},
    ]
    notes = [update.message for update in await bot.get_updates()]
    assert [note and note.pinned_message and note.pinned_message.message_id for note in notes] == [second, first]
    assert [seen["service"] for seen in sandbox.world.messages(SITI)][-2:] == ["pinned_message"] * 2
    pinned = (await bot.get_chat(SITI)).pinned_message
    assert pinned
    assert pinned.text == "dua"


async def test_what_is_pinned_can_be_taken_down_again(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    pinned = sandbox.world.chats[SITI].pinned
    ids = [(await bot.send_message(SITI, text)).message_id for text in ("satu", "dua", "tiga", "empat")]
    for message_id in ids:
        await bot.pin_chat_message(SITI, message_id)
    await bot.unpin_chat_message(SITI)  # the newest
    await bot.unpin_chat_message(SITI, message_id=ids[0])
    await bot.delete_message(SITI, ids[1])
    assert sandbox.world.chats[SITI].pinned == [ids[2]] != pinned
    await bot.unpin_all_chat_messages(SITI)
    assert sandbox.world.chats[SITI].pinned == []
    for given in ({}, {"message_id": ids[2]}, {"message_id": 999}):
        answer = await http("unpinChatMessage", chat_id=SITI, **given)
        assert answer.error == "Bad Request: message to unpin not found"


async def test_what_cannot_be_pinned(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    sent = await bot.send_message(SITI, "a")
    await bot.pin_chat_message(SITI, sent.message_id)
    note = sandbox.world.messages(SITI)[-1]["message_id"]
    for message_id, complaint in ((999, "message to pin not found"), (note, "message can't be pinned")):
        answer = await http("pinChatMessage", chat_id=SITI, message_id=message_id)
        assert answer.error == f"Bad Request: {complaint}"


async def test_a_reaction_of_the_bot_is_one_emoji_and_can_be_taken_back(sandbox: Sandbox, bot: telegram.Bot) -> None:
    said = sandbox.world.says(SITI, "terima kasih")
    await bot.get_updates(offset=-1)
    for reaction, shown in (("👍", ["👍"]), ("❤", ["❤"]), ([], [])):
        await bot.set_message_reaction(SITI, said, reaction)
        assert sandbox.world.messages(SITI)[-1]["reactions"] == shown


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"message_id": 999}, "message to react not found"),
        ({"reaction": [{"type": "emoji", "emoji": "x"}]}, "REACTION_INVALID"),
        ({"reaction": [{"type": "custom_emoji", "custom_emoji_id": "5"}]}, "REACTION_INVALID"),
        ({"reaction": [{"type": "emoji", "emoji": emoji} for emoji in "👍👎"]}, "REACTIONS_TOO_MANY"),
        ({"reaction": [{"type": "sound"}]}, "can't parse ReactionType: invalid reaction type specified"),
        ({"reaction": ["👍"]}, "can't parse ReactionType: expected an Object"),
        ({"reaction": "{"}, "can't parse reaction types JSON object"),
        ({"reaction": {}}, "expected an Array of ReactionType"),
    ],
)
async def test_a_reaction_is_checked(bot: telegram.Bot, http: Http, given: dict[str, Any], complaint: str) -> None:
    sent = await bot.send_message(SITI, "a")
    thumb = [{"type": "emoji", "emoji": "👍"}]
    answer = await http(
        "setMessageReaction", **{"chat_id": SITI, "message_id": sent.message_id, "reaction": thumb, **given}
    )
    assert answer.error == f"Bad Request: {complaint}"


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
    place = (await bot.send_location(SITI, -8.5, 116.1)).message_id
    file = sandbox.world.add_file("document", b"a", mime="a/b").id
    for method, message_id, complaint in (
        ("editMessageText", 999, "message to edit not found"),
        ("editMessageText", None, "message to edit not found"),
        ("editMessageText", theirs, "message can't be edited"),
        ("editMessageText", menu, "message can't be edited"),  # it brought a reply keyboard
        ("editMessageText", photo, "there is no text in the message to edit"),
        ("editMessageCaption", text, "there is no caption in the message to edit"),
        ("editMessageCaption", place, "there is no caption in the message to edit"),
        ("editMessageMedia", theirs, "message can't be edited"),
        ("editMessageMedia", place, "message media can't be edited"),
        ("editMessageReplyMarkup", 999, "message to edit not found"),
    ):
        media = {"type": "document", "media": file}
        answer = await http(method, chat_id=SITI, message_id=message_id, text="b", caption="b", media=media)
        assert answer.error == f"Bad Request: {complaint}"
    assert (await http("editMessageText", text="b")).error == "Bad Request: message identifier is not specified"


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
        ("nonsense", "can't parse message_ids JSON object"),
        ({}, "expected an Array of message identifiers"),
        ([[]], "message identifier must be a Number"),
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
