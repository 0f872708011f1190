"""What the bot sends arrives as sent, or is refused in the server's words."""

from typing import Any

import pytest
import telegram
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    User,
)

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, Clock, Http

YES = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}


def entity(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": 0, "length": 1, **more}


async def test_a_text_arrives_with_its_entities_and_buttons(sandbox: Sandbox, bot: telegram.Bot, now: Clock) -> None:
    sent = await bot.send_message(
        SITI,
        "Nomor <b>LP-7</b>",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="yes")]]),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
    )
    assert sent.text_html == "Nomor <b>LP-7</b>"
    assert sent.date.timestamp() == now.at
    assert (sent.from_user and sent.from_user.is_bot, sent.chat.id) == (True, SITI)
    assert sent.reply_markup
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "yes"
    seen = sandbox.world.messages(SITI)[-1]
    assert (seen["text"], seen["from_bot"], seen["message_id"]) == ("Nomor LP-7", True, sent.message_id)
    assert seen["entities"] == [{"type": "bold", "offset": 6, "length": 4}]
    assert seen["buttons"] == YES["inline_keyboard"]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": None}, "message text is empty"),
        ({"text": " \n"}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "<b>" * 4000 + "a" * 30_000, "parse_mode": "HTML"}, "text is too long"),
        ({"text": "a", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"text": "<p>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
        ),
        ({"text": "\ud83d"}, "strings must be encoded in UTF-8"),
        (
            {"text": "a.", "parse_mode": "MarkdownV2"},
            "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
        (
            {"text": "é*a", "parse_mode": "MarkdownV2"},
            "can't parse entities: Can't find end of Bold entity at byte offset 2",
        ),
        (
            {"text": "*a", "parse_mode": "Markdown"},
            "can't parse entities: Can't find end of the entity starting at byte offset 0",
        ),
        (
            {"text": "<b>a", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            {"text": "<b>a</i>", "parse_mode": "HTML"},
            'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ({"entities": ["x"]}, "can't parse MessageEntity: expected an Object"),
        ({"entities": [{"type": "bold", "length": 1}]}, "can't parse MessageEntity: Can't find field \"offset\""),
        (
            {"entities": [{"type": "loud", "offset": 0, "length": 1}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
        *(
            ({"entities": [entity("bold", offset=offset)]}, "can't parse MessageEntity: Field must be of type Number")
            for offset in ("x", True, 0.5, None)
        ),
        (
            {"entities": [entity("text_mention", user=5)]},
            'can\'t parse MessageEntity: Field "user" must be of type Object',
        ),
        (
            {"entities": [entity("custom_emoji")]},
            "can't parse MessageEntity: invalid custom emoji identifier specified",
        ),
        (
            {"entities": [entity("pre", language=5)]},
            'can\'t parse MessageEntity: Field "language" must be of type String',
        ),
        ({"entities": [entity("pre", language="\ud800")]}, "strings must be encoded in UTF-8"),
        *(
            ({"reply_parameters": {"message_id": number}}, "can't parse reply parameters JSON object")
            for number in (True, 1.5, [1], "x")
        ),
        ({"reply_parameters": '{"message_id": 1e999}'}, "can't parse reply parameters JSON object"),
        ({"chat_id": ""}, "chat_id is empty"),
        ({"chat_id": 4711}, "chat not found"),
        ({"chat_id": "@nobody"}, "chat not found"),
        ({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"reply_markup": "[]"}, "object expected as reply markup"),
        ({"reply_parameters": "{"}, "can't parse reply parameters JSON object"),
    ],
)
async def test_a_text_is_refused_in_the_words_of_the_server(
    sandbox: Sandbox, http: Http, given: dict[str, Any], complaint: str
) -> None:
    before = sandbox.world.messages(SITI)
    answer = await http("sendMessage", **{"chat_id": SITI, "text": "a", **given})
    assert (answer.status, answer.error) == (400, f"Bad Request: {complaint}")
    assert sandbox.world.messages(SITI) == before


@pytest.mark.parametrize("text", ["😀" * 4096, f"  {'a' * 4096}  ", f"<b>{'a' * 4096}</b>"])
async def test_length_counts_code_points_after_tags_and_trimming(http: Http, text: str) -> None:
    assert (await http("sendMessage", chat_id=SITI, text=text, parse_mode="HTML")).status == 200


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


async def test_nobody_is_written_to_who_is_not_there_for_it(sandbox: Sandbox, http: Http) -> None:
    world = sandbox.world
    for user_id, name in ((11, "Blocked"), (12, "Gone"), (13, "Silent"), (14, "Back")):
        world.person(user_id, name)
    for user_id in (11, 12, 14):
        world.says(user_id, "/start")
    world.blocks(11)
    world.disappears(12)
    world.blocks(14)
    world.unblocks(14)
    answers = {user_id: await http("sendMessage", chat_id=user_id, text="a") for user_id in (11, 12, 13, 14)}
    assert answers[11].error == "Forbidden: bot was blocked by the user"
    assert answers[12].error == "Forbidden: user is deactivated"
    assert answers[13].error == "Forbidden: bot can't initiate conversation with a user"
    assert [answers[user_id].status for user_id in (11, 12, 13, 14)] == [403, 403, 403, 200]


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


async def test_a_reply_shows_what_it_answers(sandbox: Sandbox, bot: telegram.Bot) -> None:
    said = sandbox.world.says(SITI, "berapa gaji?")
    sent = await bot.send_message(SITI, "a", reply_parameters=ReplyParameters(said))
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "berapa gaji?"
    lost = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(SITI, "a", reply_parameters=lost)).reply_to_message is None


@pytest.mark.parametrize("kind", ["photo", "video", "voice", "audio", "document"])
async def test_a_file_is_uploaded_once_and_sent_again_by_its_id(sandbox: Sandbox, bot: telegram.Bot, kind: str) -> None:
    send: Any = getattr(bot, f"send_{kind}")
    sent = await send(SITI, b"content", caption="<i>lihat</i>", parse_mode="HTML", filename="kontrak.pdf")
    file = sent.photo[-1] if kind == "photo" else getattr(sent, kind)
    again = await send(SITI, file.file_id, caption="lagi")
    same = again.photo[-1] if kind == "photo" else getattr(again, kind)
    assert same.file_unique_id == file.file_unique_id
    got = await bot.get_file(same.file_id)
    assert bytes(await got.download_as_bytearray()) == b"content"
    first, second = sandbox.world.messages(SITI)[-2:]
    assert (first["text"], second["text"]) == ("lihat", "lagi")
    assert first[kind]


async def test_what_a_person_sends_can_be_fetched(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sandbox.world.sends_photo(SITI, content=b"\xff\xd8\xff the picture")
    [update] = await bot.get_updates()
    assert update.message
    got = await bot.get_file(update.message.photo[-1].file_id)
    assert bytes(await got.download_as_bytearray()) == b"\xff\xd8\xff the picture"
    small = await bot.get_file(update.message.photo[0].file_id)
    assert bytes(await small.download_as_bytearray()) != b"\xff\xd8\xff the picture"


@pytest.mark.parametrize(
    ("method", "given", "complaint"),
    [
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendVoice", {}, "there is no voice in the request"),
        ("sendDocument", {}, "there is no document in the request"),
        ("sendVideo", {}, "there is no video in the request"),
        ("sendAudio", {}, "there is no audio in the request"),
        ("sendPhoto", {"photo": "attach://nothing"}, "there is no photo in the request"),
        ("sendDocument", {"document": "nonsense"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"photo": "https://a.id/x.jpg"}, "failed to get HTTP URL content"),
        ("sendPhoto", {"photo": "VOICE"}, "can't use file of type VoiceNote as Photo"),
        ("sendDocument", {"document": "VIDEO"}, "can't use file of type Video as Document"),
        ("sendVoice", {"voice": "AUDIO"}, "can't use file of type Audio as VoiceNote"),
        ("sendVideo", {"video": "LARGE"}, "can't use file of type Document as Video"),
        ("sendAudio", {"audio": "VOICE"}, "can't use file of type VoiceNote as Audio"),
        ("sendVoice", {"voice": "VOICE", "caption": "a" * 1025}, "message caption is too long"),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "nonsense"}, "wrong file_id or the file is temporarily unavailable"),
        ("getFile", {"file_id": "LARGE"}, "file is too big"),
    ],
)
async def test_files_are_refused_in_the_words_of_the_server(
    sandbox: Sandbox, http: Http, method: str, given: dict[str, str], complaint: str
) -> None:
    world = sandbox.world
    known = {
        "VOICE": world.add_file("voice", b"a", mime="audio/ogg").id,
        "VIDEO": world.add_file("video", b"a", mime="video/mp4").id,
        "AUDIO": world.add_file("audio", b"a", mime="audio/mpeg").id,
        "LARGE": world.add_file("document", bytes(20 * 2**20 + 1), mime="video/mp4", name="a.mp4").id,
    }
    answer = await http(method, chat_id=SITI, **{name: known.get(value, value) for name, value in given.items()})
    assert answer.error == f"Bad Request: {complaint}"


async def test_an_empty_file_is_refused(bot: telegram.Bot) -> None:
    with pytest.raises(telegram.error.BadRequest, match="File must be non-empty"):
        await bot.send_document(SITI, b"", filename="a.pdf")


async def test_a_photo_may_be_smaller_than_a_file(bot: telegram.Bot) -> None:
    large = bytes(10 * 2**20 + 1)
    with pytest.raises(telegram.error.NetworkError, match="Request Entity Too Large"):
        await bot.send_photo(SITI, large)
    assert await bot.send_document(SITI, large)


async def test_a_long_voice_note_arrives_as_a_file(bot: telegram.Bot) -> None:
    sent = await bot.send_voice(SITI, bytes(2**20 + 1))
    assert sent.voice is None
    assert sent.document


@pytest.mark.parametrize(
    ("source", "mode"),
    [("*tebal* [x](https://a.id)", "MarkdownV2"), ("*tebal* [x](https://a.id)", "markdown"), ("tebal x", None)],
)
async def test_every_way_to_mark_up_a_text_ends_in_the_same_entities(
    bot: telegram.Bot, source: str, mode: str | None
) -> None:
    given = [MessageEntity("bold", 0, 5), MessageEntity("text_link", 6, 1, url="https://a.id/")]
    sent = await bot.send_message(SITI, source, parse_mode=mode, entities=None if mode else given)
    assert (sent.text, list(sent.entities)) == ("tebal x", given)


async def test_entities_that_telegram_finds_itself_are_passed_over(http: Http) -> None:
    entities = [{"type": "hashtag", "offset": 0, "length": 1}]
    sent = (await http("sendMessage", chat_id=SITI, text="abc", entities=entities)).result
    assert "entities" not in sent


@pytest.mark.parametrize(
    "given",
    [
        entity("text_link"),
        entity("text_link", url="javascript:alert(1)"),
        entity("text_link", url="tg://user?id=999"),
        entity("text_mention", user={"id": 999, "is_bot": False, "first_name": "?"}),
    ],
)
async def test_a_link_that_leads_nowhere_is_dropped(http: Http, given: dict[str, Any]) -> None:
    assert "entities" not in (await http("sendMessage", chat_id=SITI, text="abc", entities=[given])).result


@pytest.mark.parametrize(
    "given",
    [
        {"text": "<a href='tg://user?id=7'>Siti</a>", "parse_mode": "HTML"},
        {"text": "[Siti](tg://user?id=7)", "parse_mode": "MarkdownV2"},
        {"text": "[Siti](tg://user?id=7)", "parse_mode": "Markdown"},
        {"text": "Siti", "entities": [MessageEntity("text_link", 0, 4, url="tg://user?id=7")]},
        {"text": "Siti", "entities": [MessageEntity("text_mention", 0, 4, user=User(7, "?", is_bot=False))]},
    ],
)
async def test_a_link_to_a_known_person_mentions_them(bot: telegram.Bot, given: dict[str, Any]) -> None:
    [mention] = (await bot.send_message(SITI, **given)).entities
    assert mention.user
    assert (mention.type, mention.length, mention.user.first_name) == ("text_mention", 4, "Siti")


async def test_places_and_contacts_arrive(sandbox: Sandbox, bot: telegram.Bot) -> None:
    place = await bot.send_location(SITI, -8.65, 116.32, horizontal_accuracy=30)
    assert place.location
    assert (place.location.latitude, place.location.longitude) == (-8.65, 116.32)
    contact = await bot.send_contact(SITI, "+628000", "Pak Budi", "Santoso")
    assert contact.contact
    assert (contact.contact.phone_number, contact.contact.last_name) == ("+628000", "Santoso")
    first, second = sandbox.world.messages(SITI)[-2:]
    assert (first["location"]["latitude"], second["contact"]["first_name"]) == (-8.65, "Pak Budi")


@pytest.mark.parametrize(
    ("method", "given", "complaint"),
    [
        ("sendLocation", {"longitude": 1}, "latitude is empty"),
        ("sendLocation", {"latitude": 1, "longitude": " "}, "longitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location specified"),
        ("sendLocation", {"latitude": "nan", "longitude": 1}, "wrong location specified"),
        ("sendLocation", {"latitude": 1, "longitude": 1, "live_period": 5}, "wrong live location period specified"),
        *(
            (
                "sendLocation",
                {"latitude": 1, "longitude": 1, "horizontal_accuracy": accuracy},
                "wrong horizontal accuracy specified",
            )
            for accuracy in (-1, 1501, "nan", "inf")
        ),
        (
            "sendContact",
            {"phone_number": "1", "first_name": "Budi", "last_name": "\ud800"},
            "strings must be encoded in UTF-8",
        ),
        ("sendContact", {"first_name": "Budi"}, 'parameter "phone_number" is required'),
        ("sendContact", {"phone_number": "1"}, 'parameter "first_name" is required'),
    ],
)
async def test_places_and_contacts_are_refused_in_the_words_of_the_server(
    http: Http, method: str, given: dict[str, Any], complaint: str
) -> None:
    assert (await http(method, chat_id=SITI, **given)).error == f"Bad Request: {complaint}"


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


async def test_typing_is_shown_and_unknown_actions_are_refused(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    seen: list[tuple[int, str, Any]] = []
    sandbox.world.watchers.add(lambda *news: seen.append(news))
    await bot.send_chat_action(SITI, "typing")
    assert seen == [(SITI, "action", {"action": "typing"})]
    answer = await http("sendChatAction", chat_id=SITI, action="dancing")
    assert answer.error == "Bad Request: wrong parameter action in request"
