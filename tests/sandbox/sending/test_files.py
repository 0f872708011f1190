"""Files: uploaded once, sent again by their id, fetched, and refused when they are too large or of another kind."""

from typing import Any

import pytest
import telegram

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, Http


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
