"""The page and what it is built on: everything that a person does there reaches the bot."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import telegram

from bot.sandbox import Sandbox
from bot.sandbox.page_files import PAGE, PAGE_FILES
from tests.sandbox.conftest import SITI, Http


async def test_the_page_says_what_it_is_and_needs_nothing_from_outside(sandbox: Sandbox, http: Http) -> None:
    async with http.session.get(sandbox.url) as response:
        page = await response.text()
        assert response.content_type == "text/html"
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "Latihan — bukan Telegram" in page
    for path in re.findall(r'(?:src|href)="(/[^"]+)"', page):
        async with http.session.get(sandbox.url + path) as response:
            assert response.status == 200


async def test_every_file_of_the_page_is_served_and_nothing_else(sandbox: Sandbox, http: Http) -> None:
    assert sorted(PAGE_FILES) == sorted(path.name for path in PAGE.iterdir())
    for name in (*PAGE_FILES, "../phones.py", "..%2fphones.py", "phones.py"):
        async with http.session.get(f"{sandbox.url}/page/{name}") as response:
            assert (response.status == 200) == (name in PAGE_FILES)


@pytest.mark.parametrize("path", sorted(PAGE.iterdir()), ids=lambda path: path.name)
def test_no_text_ever_becomes_html_and_nothing_is_loaded_from_elsewhere(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(", source)
    assert not re.findall(r"""(?:src|href|from|import|url)[=(\s]*["']?(?:https?:)?//(?!t\.me)""", source)


def test_the_page_speaks_both_languages() -> None:
    keys = re.compile(r'^  "?([\w ]+?)"?:\s', re.MULTILINE)
    indonesian, english = (keys.findall((PAGE / f"texts_{language}.js").read_text()) for language in ("id", "en"))
    assert indonesian == english
    brought_along = "".join(path.read_text() for path in PAGE.glob("*_texts.js"))
    used = re.findall(r'data-(?:text|label)="(\w+)"', (PAGE / "index.html").read_text())
    used += re.findall(r'\bt\("(\w+)"', "".join(path.read_text() for path in PAGE.glob("*.js")))
    assert [key for key in used if key not in english and f" {key}: " not in brought_along] == []


async def test_the_list_shows_who_was_introduced_and_not_who_is_gone(sandbox: Sandbox, http: Http) -> None:
    sandbox.introduce(SITI, "Siti Aminah", "warga", "Desa Contoh")
    sandbox.world.person(8, "Joko")
    sandbox.world.disappears(8)
    async with http.session.get(f"{sandbox.url}/sandbox/people") as response:
        people = (await response.json())["people"]
    assert len(people) == 1
    shown = {name: people[0][name] for name in ("id", "name", "role", "place", "language_code", "zone")}
    assert shown == {
        "id": SITI,
        "name": "Siti Aminah",
        "role": "warga",
        "place": "Desa Contoh",
        "language_code": "id",
        "zone": "Asia/Makassar",
    }


async def test_someone_new_can_come(sandbox: Sandbox, http: Http) -> None:
    told = {"first_name": " Budi ", "language_code": "en"}
    async with http.session.post(f"{sandbox.url}/sandbox/people", json=told) as response:
        person = await response.json()
    assert (person["name"], person["language_code"]) == ("Budi", "en")
    assert (await http.does("says", {"text": "/start"}, who=person["id"]))[0] == 200
    async with http.session.post(f"{sandbox.url}/sandbox/people", json={"first_name": " "}) as response:
        assert response.status == 409


async def test_nobody_comes_from_nowhere(sandbox: Sandbox, http: Http) -> None:
    told = {"first_name": "Budi", "zone": "Mars/Olympus"}
    async with http.session.post(f"{sandbox.url}/sandbox/people", json=told) as response:
        assert response.status == 409
    assert list(sandbox.world.people) == [SITI]


@pytest.mark.parametrize(
    ("zone", "known"),
    [
        *((zone, True) for zone in ("Asia/Jakarta", "America/Argentina/Ushuaia", "UTC")),
        *((zone, False) for zone in ("posix/Asia/Jakarta", "right/Asia/Jakarta", "localtime", "posixrules", "Factory")),
        *((zone, False) for zone in ("Asia", "Asia/", "Asia/../Asia/Jakarta", "asia/jakarta", "", None, 7, ["UTC"])),
    ],
)
async def test_a_phone_shows_the_time_of_a_place_that_browsers_know(
    sandbox: Sandbox, http: Http, zone: Any, *, known: bool
) -> None:
    status, _ = await http.does("changes", {"first_name": "Aminah", "zone": zone})
    person = sandbox.world.people[SITI]
    assert (status, person.first_name) == ((200, "Aminah") if known else (409, "Siti"))
    assert person.zone == (zone if known else "Asia/Makassar")


async def test_a_phone_shows_the_whole_chat(sandbox: Sandbox, http: Http) -> None:
    await http("sendMessage", chat_id=SITI, text="menu", reply_markup={"keyboard": [["Lapor"]]})
    await http("setMyCommands", commands=[{"command": "lapor", "description": "Lapor"}])
    async with http.session.get(f"{sandbox.url}/sandbox/people/{SITI}") as response:
        phone = await response.json()
    assert [message["text"] for message in phone["messages"]] == ["/start", "menu"]
    assert phone["keyboard"]["keyboard"] == [[{"text": "Lapor"}]]
    assert phone["commands"] == [{"command": "lapor", "description": "Lapor"}]
    assert phone["blocked"] is False


async def test_what_a_person_does_on_the_page_reaches_the_bot(sandbox: Sandbox, http: Http, bot: telegram.Bot) -> None:
    said = (await http.does("says", {"text": "<script>alert(1)</script>"}))[1]["result"]
    await http.does("edits", {"message_id": said, "text": "halo"})
    markup = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    sent = (await http("sendMessage", chat_id=SITI, text="?", reply_markup=markup)).result["message_id"]
    await http.does("presses", {"message_id": sent, "button": "yes"})
    await http.does("opens", {"link": f"https://t.me/{sandbox.world.bot.username}?start=lapor"})
    await http.does("shares_contact")
    await http.does("blocks")
    await http.does("unblocks")
    await http.does("deletes", {"message_id": said})
    updates = [update.to_dict() for update in await bot.get_updates()]
    kinds = [next(kind for kind in update if kind != "update_id") for update in updates]
    assert kinds == ["message", "edited_message", "callback_query", *["message"] * 2, *["my_chat_member"] * 2]
    assert updates[0]["message"]["text"] == "<script>alert(1)</script>"
    assert updates[3]["message"]["text"] == "/start lapor"


@pytest.mark.parametrize(
    ("mime", "kind"),
    [
        ("image/jpeg", "photo"),
        ("video/mp4", "video"),
        ("audio/ogg", "voice"),
        ("audio/mpeg", "audio"),
        ("application/pdf", "document"),
        ("text/html", "document"),
    ],
)
async def test_a_file_is_sent_as_what_it_is(sandbox: Sandbox, http: Http, mime: str, kind: str) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"<script>", filename="a.html", content_type=mime)
    form.add_field("caption", "lihat")
    async with http.session.post(f"{sandbox.url}/sandbox/people/{SITI}/file", data=form) as response:
        assert response.status == 200
    seen = sandbox.world.messages(SITI)[-1]
    assert seen["text"] == "lihat"
    file = seen["photo"][-1] if kind == "photo" else seen[kind]
    async with http.session.get(f"{sandbox.url}/sandbox/files/{file['file_id']}") as response:
        assert await response.read() == b"<script>"
        # whatever somebody has uploaded is never run as a page of ours
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.headers["Cache-Control"] == "no-store"
        assert "sandbox" in response.headers["Content-Security-Policy"]


async def test_a_picture_is_shown_in_place(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.sends_photo(SITI)
    file_id = sandbox.world.messages(SITI)[-1]["photo"][-1]["file_id"]
    async with http.session.get(f"{sandbox.url}/sandbox/files/{file_id}") as response:
        assert (response.content_type, response.headers.get("Content-Disposition")) == ("image/png", None)


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"RIFF\x24\x08\0\nWAVEfmt ", "audio/wav"),
        (b"RIFF\x24\x08\0\nWEBPVP8 ", "image/webp"),
        (b"RIFF\x24\x08\0\nAVI LIST", "application/octet-stream"),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"a RIFF....WAVE", "application/octet-stream"),
    ],
)
async def test_a_recording_is_played_as_what_its_bytes_say(
    sandbox: Sandbox, http: Http, content: bytes, mime: str
) -> None:
    sandbox.world.sends_voice(SITI, content=content)
    file_id = sandbox.world.messages(SITI)[-1]["voice"]["file_id"]
    async with http.session.get(f"{sandbox.url}/sandbox/files/{file_id}") as response:
        assert response.content_type == mime


@pytest.mark.parametrize(
    ("deed", "told", "status"),
    [
        ("says", {"text": " "}, 409),
        ("presses", {"message_id": 1, "button": "yes"}, 409),
        ("opens", {"link": "https://evil.example"}, 409),
    ],
)
async def test_what_nobody_can_do_is_refused_with_a_reason(
    http: Http, deed: str, told: dict[str, Any], status: int
) -> None:
    answered, body = await http.does(deed, told)
    assert answered == status
    assert body["reason"]


async def test_who_has_blocked_the_bot_uploads_nothing(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.blocks(SITI)
    assert await uploads(http, PICTURE) == 409
    assert not sandbox.world.files


PICTURE = (
    b'--x\r\nContent-Disposition: form-data; name="reply_to"\r\n\r\n1\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    b"abc\r\n--x--\r\n"
)


@pytest.mark.parametrize(
    "body",
    [
        b"--x\r\n",
        PICTURE[:60],
        PICTURE.replace(b'; name="file"', b""),
        PICTURE.replace(b'"reply_to"', b'"reply_to"\r\nContent-Transfer-Encoding: bogus'),
        PICTURE.replace(b"image/jpeg\r\n", b"image/jpeg\r\nnonsense\r\n"),
        PICTURE.replace(b'"reply_to"', b'"reply_to"\r\nContent-Type: text/plain; charset=bogus'),
        PICTURE.replace(b"\r\n1\r\n", b"\r\n\xff\r\n"),
        PICTURE.replace(b"\r\n1\r\n", b"\r\nx\r\n"),
        PICTURE.replace(b"\r\n1\r\n", b"\r\n" + b"9" * 5000 + b"\r\n"),
    ],
)
async def test_a_broken_upload_is_refused_and_kept_nowhere(sandbox: Sandbox, http: Http, body: bytes) -> None:
    assert await uploads(http, PICTURE) == 200
    kept = len(sandbox.world.files)
    assert await uploads(http, body) == 400
    assert len(sandbox.world.files) == kept


@pytest.mark.parametrize("deed", ["says", "file"])
async def test_what_is_not_packed_as_it_says_is_refused(sandbox: Sandbox, http: Http, deed: str) -> None:
    assert await uploads(http, b"no gzip", deed, {"Content-Encoding": "gzip"}) == 400


@pytest.mark.parametrize("value", ["NaN", "1e999", "9" * 400, "9" * 5000, "[" * 100_000 + "]" * 100_000, "[1]", "1.5"])
@pytest.mark.parametrize(("deed", "name"), [("says", "reply_to"), ("reads", "message_id"), ("deletes", "message_id")])
async def test_a_number_that_is_none_is_refused_and_does_nothing(
    sandbox: Sandbox, http: Http, deed: str, name: str, value: str
) -> None:
    before = sandbox.world.messages(SITI)
    assert await uploads(http, f'{{"text": "a", "{name}": {value}}}'.encode(), deed) == 400
    assert sandbox.world.messages(SITI) == before
    assert sandbox.world.chats[SITI].read == 0


async def test_words_in_an_unknown_writing_are_refused(sandbox: Sandbox, http: Http) -> None:
    kind = {"Content-Type": "application/json; charset=bogus"}
    assert await uploads(http, b'{"text": "a"}', "says", kind) == 400


async def uploads(http: Http, body: bytes, deed: str = "file", headers: dict[str, str] | None = None) -> int:
    url, kind = f"{http.sandbox.url}/sandbox/people/{SITI}/{deed}", {"Content-Type": "multipart/form-data; boundary=x"}
    async with http.session.post(url, data=body, headers=kind | (headers or {})) as response:
        return response.status


@pytest.mark.parametrize("path", ["9" * 5000, f"{'9' * 5000}/says", f"{'9' * 5000}/file"])
async def test_there_is_nobody_with_an_endless_number(sandbox: Sandbox, http: Http, path: str) -> None:
    url = f"{sandbox.url}/sandbox/people/{path}"
    async with http.session.get(url) as looked, http.session.post(url, json={"text": "a"}) as said:
        assert {looked.status, said.status} <= {404, 405}


@pytest.mark.parametrize("path", ["7/dances", "7/says", "4711/says"])
async def test_nonsense_on_the_page_side_is_refused(sandbox: Sandbox, http: Http, path: str) -> None:
    async with http.session.post(f"{sandbox.url}/sandbox/people/{path}", json={"words": 1}) as response:
        assert response.status in (400, 404)


async def test_news_of_all_chats_arrive_live(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.person(8, "Joko")
    async with http.session.get(f"{sandbox.url}/sandbox/events") as response:
        assert response.content_type == "text/event-stream"
        assert await response.content.readuntil(b"\n\n") == b"retry: 1000\n\n"
        sandbox.world.says(8, "halo")
        markup = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
        sent = (await http("sendMessage", chat_id=SITI, text="halo\n\n<b>", reply_markup=markup)).result["message_id"]
        query = sandbox.world.presses(SITI, sent, "Ya")
        await http("answerCallbackQuery", callback_query_id=query, text="Baik", show_alert=True)
        await http("deleteMessage", chat_id=SITI, message_id=sent)
        sandbox.world.blocks(SITI)
        news = [item async for item in _news(response, 5)]
    assert [(kind, told["chat_id"]) for kind, told in news] == [
        ("message", 8),
        *((kind, SITI) for kind in ("message", "answer", "deleted", "bot")),
    ]
    assert news[1][1]["text"] == "halo\n\n<b>"
    assert news[2][1] == {"chat_id": SITI, "message_id": sent, "text": "Baik", "alert": True, "url": ""}


async def _news(response: aiohttp.ClientResponse, number: int) -> AsyncIterator[tuple[str, Any]]:
    """Without the calls of the bot, which are told as well."""
    while number:
        kind, told = await _next(response)
        if kind != "call":
            number -= 1
            yield kind, told


async def _next(response: aiohttp.ClientResponse) -> tuple[str, Any]:
    async with asyncio.timeout(5):
        kind, data = (await response.content.readuntil(b"\n\n")).decode().strip().split("\n")
    return kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_a_stop_closes_open_pages(sandbox: Sandbox, http: Http) -> None:
    async with http.session.get(f"{sandbox.url}/sandbox/events") as response:
        await response.content.readuntil(b"\n\n")
        async with asyncio.timeout(3):
            await sandbox.stop()
            assert await response.content.read() == b""
    assert not sandbox.world.watchers
