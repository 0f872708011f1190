"""Albums: what may stand together, and how the bot and the people see it."""

import json
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo

from bot.sandbox import Limits, Sandbox
from tests.sandbox.conftest import SITI, Clock, Http


def photo(**more: Any) -> dict[str, Any]:
    return {"type": "photo", "media": "PHOTO", **more}


async def test_an_album_comes_as_several_messages_with_one_name(sandbox: Sandbox, bot: telegram.Bot) -> None:
    first, second, third = await bot.send_media_group(
        SITI,
        [
            InputMediaPhoto(b"one", caption="*kamar*", parse_mode="MarkdownV2"),
            InputMediaVideo(b"two"),
            InputMediaPhoto(b"three"),
        ],
    )
    assert first.media_group_id
    assert first.media_group_id == second.media_group_id == third.media_group_id
    assert (first.caption, second.caption) == ("kamar", None)
    assert [message.message_id - first.message_id for message in (first, second, third)] == [0, 1, 2]
    got = await bot.get_file(third.photo[-1].file_id)
    assert bytes(await got.download_as_bytearray()) == b"three"
    seen = sandbox.world.messages(SITI)[-3:]
    assert [message["album"] for message in seen] == [first.media_group_id] * 3
    assert [bool(message["video"]) for message in seen] == [False, True, False]


@pytest.mark.parametrize("kind", [InputMediaDocument, InputMediaAudio])
async def test_documents_and_music_stand_among_themselves(bot: telegram.Bot, kind: Any) -> None:
    sent = await bot.send_media_group(SITI, [kind(b"one"), kind(b"two")], caption="berkas")
    assert [message.caption for message in sent] == ["berkas", None]
    with pytest.raises(telegram.error.BadRequest, match="can't be mixed with other media types"):
        await bot.send_media_group(SITI, [kind(b"one"), InputMediaPhoto(b"two")])


async def test_one_file_alone_is_no_album(bot: telegram.Bot) -> None:
    [sent] = await bot.send_media_group(SITI, [InputMediaPhoto(b"one")])
    assert sent.photo
    assert sent.media_group_id is None


@pytest.mark.parametrize(
    ("media", "complaint"),
    [
        (None, 'parameter "media" is required'),
        ("{", "can't parse media JSON object"),
        ("{}", "expected an Array of InputMedia"),
        ([], "there are no messages to send"),
        ([photo()] * 11, "too many messages to send as an album"),
        (["x"], "can't parse InputMedia: expected an Object"),
        ([photo(media="")], "can't parse InputMedia: media not found"),
        ([photo(media="attach://nothing")], "can't parse InputMedia: media not found"),
        ([{"media": "PHOTO"}], "can't parse InputMedia: Can't find field \"type\""),
        ([photo(type="animation")], "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup"),
        ([photo(type="voice")], 'can\'t parse InputMedia: type "voice" is unsupported'),
        (
            [photo(caption="<p>", parse_mode="HTML")],
            "can't parse InputMedia: Can't parse entities: Unsupported start tag \"p\" at byte offset 0",
        ),
        ([photo(caption="a" * 1025)], "message caption is too long"),
        ([photo(media="nonsense")], "wrong file identifier/HTTP URL specified"),
        ([photo(type="video")], "can't use file of type Photo as Video"),
        ([photo(), {"type": "document", "media": "DOCUMENT"}], "document can't be mixed with other media types"),
        ([photo(), {"type": "audio", "media": "AUDIO"}], "audio can't be mixed with other media types"),
    ],
)
async def test_an_album_is_refused_as_a_whole_in_the_words_of_the_server(
    sandbox: Sandbox, http: Http, media: Any, complaint: str
) -> None:
    world = sandbox.world
    known = {
        kind.upper(): world.add_file(kind, b"a", mime="a/b").id for kind in ("photo", "video", "audio", "document")
    }
    for entry in media if isinstance(media, list) else []:
        if isinstance(entry, dict):
            entry["media"] = known.get(entry["media"], entry["media"])
    before, files = world.messages(SITI), len(world.files)
    answer = await http("sendMediaGroup", chat_id=SITI, media=media)
    assert (answer.status, answer.error) == (400, f"Bad Request: {complaint}")
    assert (world.messages(SITI), len(world.files)) == (before, files)


async def test_an_empty_upload_spoils_the_whole_album(sandbox: Sandbox, http: Http) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(SITI))
    form.add_field("media", json.dumps([photo(media="attach://one"), photo(media="attach://two")]))
    for name, content in (("one", b"picture"), ("two", b"")):
        form.add_field(name, content, filename=f"{name}.jpg")
    async with http.session.post(f"{sandbox.url}/bot{sandbox.token}/sendMediaGroup", data=form) as response:
        assert (await response.json())["description"] == "Bad Request: file must be non-empty"
    assert not sandbox.world.files


async def test_an_album_counts_as_its_messages(
    sandbox: Sandbox, bot: telegram.Bot, http: Http, monotonic: Clock
) -> None:
    sandbox.limits = Limits(chat_burst=3)
    await bot.send_media_group(SITI, [InputMediaPhoto(b"one"), InputMediaPhoto(b"two"), InputMediaPhoto(b"three")])
    assert (await http("sendMessage", chat_id=SITI, text="a")).status == 429
    monotonic.at += 1
    assert (await http("sendMessage", chat_id=SITI, text="a")).status == 200


async def test_an_album_goes_where_nobody_has_blocked_it(sandbox: Sandbox, http: Http) -> None:
    file = sandbox.world.add_file("photo", b"a", mime="image/jpeg").id
    sandbox.world.blocks(SITI)
    answer = await http("sendMediaGroup", chat_id=SITI, media=[photo(media=file)])
    assert answer.error == "Forbidden: bot was blocked by the user"
