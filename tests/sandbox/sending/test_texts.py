"""A text arrives with its marks, links and replies, or is refused in the server's words."""

from typing import Any

import pytest
import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
    User,
)

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, YES, Clock, Http


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


async def test_a_reply_shows_what_it_answers(sandbox: Sandbox, bot: telegram.Bot) -> None:
    said = sandbox.world.says(SITI, "berapa gaji?")
    sent = await bot.send_message(SITI, "a", reply_parameters=ReplyParameters(said))
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "berapa gaji?"
    lost = ReplyParameters(999, allow_sending_without_reply=True)
    assert (await bot.send_message(SITI, "a", reply_parameters=lost)).reply_to_message is None


# --- marks and links ---


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
