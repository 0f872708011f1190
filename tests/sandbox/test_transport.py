"""A request comes in any way that the Bot API takes, and is answered in its envelope."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
import telegram

from bot.sandbox import Sandbox, bot_api, json_text
from tests.sandbox.conftest import SITI, Answer, Http

HALO = {"chat_id": str(SITI), "text": "é 😀"}


async def answered(response: aiohttp.ClientResponse) -> Answer:
    return Answer(response.status, await response.json(), dict(response.headers))


def url(sandbox: Sandbox, method: str = "sendMessage") -> str:
    return f"{sandbox.url}/bot{sandbox.token}/{method}"


def latest(sandbox: Sandbox) -> Any:
    return sandbox.world.messages(SITI)[-1]


def multipart(given: dict[str, str]) -> aiohttp.FormData:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in given.items():
        form.add_field(name, value)
    return form


# --- ways to ask ---


@pytest.mark.parametrize(
    ("verb", "asked"),
    [
        ("GET", {"params": HALO}),
        ("POST", {"params": HALO}),
        ("POST", {"data": HALO}),
        ("POST", {"json": HALO}),
        ("GET", {"json": HALO}),
        ("POST", {"json": HALO | {"chat_id": SITI}}),
        ("POST", {"params": {"chat_id": SITI}, "json": {"text": HALO["text"]}}),
        ("POST", {"data": json.dumps(HALO), "headers": {"Content-Type": "application/json; charset=nonsense"}}),
    ],
)
async def test_a_request_may_come_in_every_way(sandbox: Sandbox, http: Http, verb: str, asked: dict[str, Any]) -> None:
    async with http.session.request(verb, url(sandbox), **asked) as response:
        assert (await answered(response)).result["text"] == "é 😀"
        assert response.content_type == "application/json"
    assert latest(sandbox)["text"] == "é 😀"


async def test_a_request_may_come_as_multipart(sandbox: Sandbox, http: Http) -> None:
    async with http.session.post(url(sandbox), data=multipart(HALO)) as response:
        assert (await answered(response)).result["text"] == "é 😀"


@pytest.mark.parametrize("name", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_the_case_of_a_method_does_not_matter(http: Http, name: str) -> None:
    assert (await http(name, chat_id=SITI, text="a")).status == 200


async def test_the_first_of_several_counts_and_the_address_before_the_body(sandbox: Sandbox, http: Http) -> None:
    twice = aiohttp.FormData([("text", "first"), ("text", "second")])
    async with http.session.post(url(sandbox), params={"chat_id": SITI}, data=twice):
        assert latest(sandbox)["text"] == "first"
    twice_in_the_address = [("chat_id", str(SITI)), ("text", "one"), ("text", "two")]
    async with http.session.post(url(sandbox), params=twice_in_the_address, json={"text": "body"}):
        assert latest(sandbox)["text"] == "one"


@pytest.mark.parametrize("body", ["", "{", '{"chat_id": 7, "text": "a"', "[1, 2]", '"text"', "null", "5"])
async def test_a_body_that_is_no_json_object_is_as_good_as_none(sandbox: Sandbox, http: Http, body: str) -> None:
    headers = {"Content-Type": "application/json"}
    async with http.session.post(url(sandbox), data=body, headers=headers) as response:
        assert (await answered(response)).error == "Bad Request: message text is empty"
    async with http.session.post(url(sandbox), params=HALO, data=body, headers=headers) as response:
        assert response.status == 200


DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999", "-1e999", "9" * 400, "9" * 5000, DEEP])
@pytest.mark.parametrize("name", ["chat_id", "horizontal_accuracy", "reply_markup", "anything"])
async def test_figures_that_are_none_and_nests_without_end_are_refused(
    sandbox: Sandbox, http: Http, name: str, value: str
) -> None:
    body = f'{{"chat_id": {SITI}, "latitude": 1, "longitude": 1, "{name}": {value}}}'
    headers = {"Content-Type": "application/json"}
    async with http.session.post(url(sandbox, "sendLocation"), data=body, headers=headers) as response:
        assert (await answered(response)).error == "Bad Request: can't parse the request"


@pytest.mark.parametrize("value", [DEEP, '{"keyboard": NaN}', '{"keyboard": [["a"]], "x": 1e999}', '{"x": ' + DEEP])
async def test_a_keyboard_that_cannot_be_read_is_refused(http: Http, value: str) -> None:
    answer = await http("sendMessage", chat_id=SITI, text="a", reply_markup=value)
    assert answer.error == "Bad Request: can't parse reply keyboard markup JSON object"


def test_what_is_nested_as_deep_as_telegram_allows_can_be_read_and_written() -> None:
    nest = "[" * json_text.DEEPEST + "]" * json_text.DEEPEST
    assert json_text.write(json_text.read(nest)) == nest
    with pytest.raises(ValueError, match="deep"):
        json_text.read(f"[{nest}]")
    with pytest.raises(ValueError, match="JSON"):
        json_text.write(float("nan"))


@pytest.mark.parametrize(
    ("body", "kind", "complaint"),
    [
        (b'{"text": "\xff"}', "application/json", "strings must be encoded in UTF-8"),
        (b"--x\r\n", "multipart/form-data", "can't parse the request"),
        (b"text=a", "application/x-www-form-urlencoded; charset=nonsense", "can't parse the request"),
    ],
)
async def test_what_cannot_be_read_is_refused(
    sandbox: Sandbox, http: Http, body: bytes, kind: str, complaint: str
) -> None:
    async with http.session.post(url(sandbox), data=body, headers={"Content-Type": kind}) as response:
        assert (await answered(response)).error == f"Bad Request: {complaint}"


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x"])
async def test_what_is_not_packed_as_it_says_is_refused(sandbox: Sandbox, http: Http, kind: str) -> None:
    headers = {"Content-Type": kind, "Content-Encoding": "gzip"}
    async with http.session.post(url(sandbox), data=b"no gzip", headers=headers) as response:
        assert (await answered(response)).error == "Bad Request: can't parse the request"


async def test_a_request_that_is_too_large_is_refused(
    sandbox: Sandbox, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sandbox._runner
    assert sandbox._runner.app
    monkeypatch.setattr(sandbox._runner.app, "_client_max_size", 1000)
    form = aiohttp.FormData({"chat_id": str(SITI)})
    form.add_field("document", b"a" * 1001, filename="a.pdf")
    large = HALO | {"text": "a" * 1001}
    bodies: tuple[dict[str, Any], ...] = ({"data": form}, {"json": large}, {"data": large})
    for body in bodies:
        async with http.session.post(url(sandbox), **body) as response:
            assert (await answered(response)).error == "Request Entity Too Large"
            assert response.status == 413


async def test_nobody_may_use_other_verbs(sandbox: Sandbox, http: Http) -> None:
    for verb in ("PUT", "DELETE", "PATCH"):
        async with http.session.request(verb, url(sandbox), json=HALO) as response:
            assert (await answered(response)).error == "Method Not Allowed"
            assert response.status == 405


# --- files ---


@pytest.mark.parametrize("field", ["document", "file1"])
async def test_an_upload_comes_under_its_own_name_or_is_attached(sandbox: Sandbox, http: Http, field: str) -> None:
    form = aiohttp.FormData({"chat_id": str(SITI)})
    if field != "document":
        form.add_field("document", f"attach://{field}")
    form.add_field(field, b"content", filename="kontrak.pdf", content_type="application/pdf")
    async with http.session.post(url(sandbox, "sendDocument"), data=form) as response:
        document = (await answered(response)).result["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (
        "kontrak.pdf",
        "application/pdf",
        7,
    )


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("attach://other", "there is no document in the request"),
        ("file1", "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_an_upload_that_nobody_names_is_none(sandbox: Sandbox, http: Http, value: str, complaint: str) -> None:
    form = aiohttp.FormData({"chat_id": str(SITI), "document": value})
    form.add_field("file1", b"content", filename="kontrak.pdf")
    async with http.session.post(url(sandbox, "sendDocument"), data=form) as response:
        assert (await answered(response)).error == f"Bad Request: {complaint}"


async def test_a_file_is_downloaded_by_its_link(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.sends_document(SITI, content=b"<script>")
    [update] = (await http("getUpdates")).result
    file = (await http("getFile", file_id=update["message"]["document"]["file_id"])).result
    async with http.session.get(f"{sandbox.url}/file/bot{sandbox.token}/{file['file_path']}") as response:
        assert await response.read() == b"<script>"
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize("path", ["photos/file_99.jpg", "../world.db", "%2e%2e/world.db"])
async def test_there_are_no_other_files(sandbox: Sandbox, http: Http, path: str) -> None:
    async with http.session.get(f"{sandbox.url}/file/bot{sandbox.token}/{path}") as response:
        assert response.status == 404


# --- who asks, and for what ---


@pytest.mark.parametrize(
    ("token", "status", "description"),
    [
        ("1:OTHER", 401, "Unauthorized"),
        ("2:SANDBOX", 401, "Unauthorized"),
        ("1:sandbox", 401, "Unauthorized"),
        ("1", 404, "Not Found"),
        ("SANDBOX", 404, "Not Found"),
        (":SANDBOX", 404, "Not Found"),
        ("0:SANDBOX", 404, "Not Found"),
        ("1:", 404, "Not Found"),
        ("1:SAND BOX", 404, "Not Found"),
        ("1:SÄNDBOX", 404, "Not Found"),
        ("1%3ASANDBOX%00", 404, "Not Found"),
        ("١:SANDBOX", 404, "Not Found"),
    ],
)
async def test_a_wrong_token_is_refused(
    sandbox: Sandbox, http: Http, token: str, status: int, description: str
) -> None:
    for path in (f"bot{token}/getMe", f"file/bot{token}/photos/file_1.jpg"):
        async with http.session.get(f"{sandbox.url}/{path}") as response:
            answer = await answered(response)
            assert (answer.status, answer.error) == (status, description)


async def test_a_token_may_be_written_with_percent_signs(sandbox: Sandbox, http: Http) -> None:
    async with http.session.get(f"{sandbox.url}/bot1%3ASANDBOX/getMe") as response:
        assert (await answered(response)).result["is_bot"] is True


@pytest.mark.parametrize("path", ["bot", "bot/getMe", "bot1:SANDBOX", "bot1:SANDBOX/", "bot1:SANDBOX/getMe/"])
async def test_what_leads_nowhere_is_not_found(sandbox: Sandbox, http: Http, path: str) -> None:
    async with http.session.get(f"{sandbox.url}/{path}") as response:
        assert (await answered(response)).error == "Not Found"
        assert response.status == 404


async def test_a_method_that_does_not_exist_is_told_from_one_that_is_not_served(http: Http) -> None:
    unknown, unserved = await http("sendMesage"), await http("sendDice")
    assert (unknown.status, unknown.error) == (404, "Not Found: method not found")
    assert (unserved.status, unserved.error) == (501, "Not Implemented: the sandbox does not serve senddice")


# --- what is told about it ---


async def test_every_call_is_kept_with_its_number_time_and_duration(
    sandbox: Sandbox, http: Http, monotonic: Any, now: Any, sleep: Any
) -> None:
    await http("getMe")
    now.at += 5
    sandbox.faults.slow(2)
    call = asyncio.create_task(http("sendMessage", chat_id=SITI, text="a"))
    await sleep.until(1)
    monotonic.at += 2
    await sleep.wake()
    await call
    first, second = sandbox.calls
    assert (first.number, first.method, first.ms, first.answer["ok"]) == (1, "getMe", 0, True)
    assert (second.number, second.at, second.ms, second.given) == (2, now.at, 2000, {"chat_id": SITI, "text": "a"})


async def test_a_call_is_kept_without_its_files_and_secrets(sandbox: Sandbox, http: Http) -> None:
    form = aiohttp.FormData({"chat_id": str(SITI)})
    form.add_field("document", b"a" * 2500, filename="a.pdf")
    async with http.session.post(url(sandbox, "sendDocument"), data=form) as response:
        assert response.status == 200
    await http("setWebhook", url="http://127.0.0.1:1/", secret_token="rahasia")
    assert [call.given for call in sandbox.calls] == [
        {"chat_id": str(SITI), "document": "2 kB file"},
        {"url": "http://127.0.0.1:1/", "secret_token": "…"},
    ]


async def test_refused_calls_are_kept_and_strangers_are_not(sandbox: Sandbox, http: Http) -> None:
    await http("sendMessage", chat_id=4711, text="a")
    async with http.session.get(f"{sandbox.url}/bot1:OTHER/getMe"):
        pass
    assert [call.answer["description"] for call in sandbox.calls] == ["Bad Request: chat not found"]


async def test_pages_hear_of_calls_now_and_then(sandbox: Sandbox, http: Http, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot_api, "NEWS_EVERY", 0.0)
    heard: asyncio.Queue[Any] = asyncio.Queue()
    sandbox.world.watchers.add(lambda *news: heard.put_nowait(news))
    await asyncio.gather(*(http("getMe") for _ in range(3)))
    while (news := await asyncio.wait_for(heard.get(), 5)) != (0, "call", {"number": 3}):
        assert news[:2] == (0, "call")


async def test_a_library_finds_everything_in_its_place(sandbox: Sandbox, bot: telegram.Bot) -> None:
    assert (await bot.get_me()).id == sandbox.world.bot.id
    sandbox.faults.too_many(7)
    with pytest.raises(telegram.error.RetryAfter, match="Retry in"):
        await bot.send_message(SITI, "a")
    stranger = telegram.Bot("1:OTHER", base_url=f"{sandbox.url}/bot")
    with pytest.raises(telegram.error.InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
