"""The way over the wire: what arrives, how failures are called, and that no failure shows the token."""

import asyncio
import logging
import traceback
from asyncio import StreamReader as Reader
from asyncio import StreamWriter as Writer
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from telegram import Bot, InputFile, InputMediaDocument
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.delivery.transport import AiohttpRequest, MaybeSent, NotSent, Refused, _failure
from tests.delivery.api import TOKEN, Api, refusal, serving


@pytest_asyncio.fixture
async def api() -> AsyncIterator[Api]:
    async with serving() as api:
        yield api


@asynccontextmanager
async def bot_at(url: str, **timeouts: float) -> AsyncIterator[Bot]:
    """A bot that has not introduced itself (getMe)."""
    request = AiohttpRequest(**timeouts)
    async with request:
        yield Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=AiohttpRequest())


@asynccontextmanager
async def line(talk: Callable[[Reader, Writer], Awaitable[None]]) -> AsyncIterator[str]:
    """A server below HTTP, for what goes wrong there."""

    calls = []

    async def call(reader: Reader, writer: Writer) -> None:
        calls.append(asyncio.current_task())
        with suppress(ConnectionError):
            await talk(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    server = await asyncio.start_server(call, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await asyncio.gather(*filter(None, calls))


async def failure_of(call: Awaitable[Any]) -> TelegramError:
    try:
        await call
    except TelegramError as error:
        return error
    raise AssertionError("nothing failed")


async def test_a_message_arrives_with_its_parameters(api: Api) -> None:
    async with bot_at(api.url) as bot:
        told = await bot.send_message(7, "Halo & <b>é😀</b>", parse_mode="HTML", disable_notification=True)
    assert told.message_id == 42
    wanted = {"chat_id": 7, "text": "Halo & <b>é😀</b>", "parse_mode": "HTML", "disable_notification": True}
    assert api.asked == [("sendMessage", wanted)]


async def test_a_call_without_parameters_arrives(api: Api) -> None:
    api.says({"id": 1, "is_bot": True, "first_name": "Lentera", "username": "lentera_bot"})
    async with bot_at(api.url) as bot:
        assert (await bot.get_me()).id == 1
    assert api.asked == [("getMe", {})]


async def test_a_file_is_uploaded_under_its_name(api: Api) -> None:
    async with bot_at(api.url) as bot:
        await bot.send_document(7, InputFile(b"nomor,desa\n", filename="warga.csv"), caption="Daftar")
    ((method, form),) = api.asked
    assert method == "sendDocument"
    assert form["document"] == ("warga.csv", "text/csv", b"nomor,desa\n")
    assert (form["chat_id"], form["caption"]) == (7, "Daftar")


async def test_a_file_attached_by_name_is_uploaded_too(api: Api) -> None:
    api.says([])
    async with bot_at(api.url) as bot:
        await bot.send_media_group(7, [InputMediaDocument(b"satu", filename="1.txt"), InputMediaDocument("file-id")])
    ((_, form),) = api.asked
    name = form["media"][0]["media"].removeprefix("attach://")
    assert form[name] == ("1.txt", "text/plain", b"satu")
    assert form["media"][1]["media"] == "file-id"


async def test_a_file_is_downloaded(api: Api) -> None:
    api.answers = [(200, "isi berkas")]
    async with AiohttpRequest() as request:
        assert await request.retrieve(f"{api.url}/file/bot{TOKEN}/voice/1.oga") == b"isi berkas"


REFUSALS = [
    # status, description, parameters -> error
    (400, "Bad Request: chat not found", {}, BadRequest),
    (401, "Unauthorized", {}, InvalidToken),
    (403, "Forbidden: bot was blocked by the user", {}, Forbidden),
    (404, "Not Found", {}, InvalidToken),
    (409, "Conflict: terminated by other getUpdates request", {}, Conflict),
    (429, "Too Many Requests: retry after 5", {"retry_after": 5}, RetryAfter),
    (429, "Too Many Requests", {}, Refused),
    (413, "Request Entity Too Large", {}, Refused),
    (500, "Internal Server Error", {}, Refused),
    (502, "Bad Gateway", {}, Refused),
    (504, "Gateway Timeout", {}, MaybeSent),
]


@pytest.mark.parametrize(("status", "description", "parameters", "kind"), REFUSALS)
async def test_each_refusal_has_its_error(
    api: Api, status: int, description: str, parameters: dict[str, int], kind: type[TelegramError]
) -> None:
    api.refuses(status, description, **parameters)
    async with bot_at(api.url) as bot:
        error = await failure_of(bot.send_message(7, "halo"))
    assert type(error) is kind
    if isinstance(error, Refused):
        assert error.status == status


async def test_a_page_instead_of_json_is_a_refusal_too(api: Api) -> None:
    api.answers = [(502, "<html>nginx</html>")]
    async with bot_at(api.url) as bot:
        assert type(await failure_of(bot.send_message(7, "halo"))) is Refused


async def test_a_redirect_is_not_followed_and_a_token_not_carried_elsewhere(api: Api) -> None:
    api.answers = [(302, aiohttp.web.Response(status=302, headers={"Location": f"{api.url}/elsewhere"}))]
    async with bot_at(api.url) as bot:
        error = await failure_of(bot.send_message(7, "halo"))
    assert isinstance(error, Refused)
    assert len(api.asked) == 1


async def test_an_answer_cut_short_is_in_doubt_and_not_logged(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    api.answers = [(200, '{"ok":true,"result":{"text":"cerita rahasia')]
    with caplog.at_level(logging.DEBUG, "telegram.request"):
        async with bot_at(api.url) as bot:
            error = await failure_of(bot.send_message(7, "halo"))
    assert type(error) is MaybeSent
    assert "rahasia" not in caplog.text


async def hang_up(reader: Reader, writer: Writer) -> None:
    await reader.read(10)


async def hang_up_halfway(reader: Reader, writer: Writer) -> None:
    await reader.read(10)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
    await writer.drain()


async def talk_nonsense(reader: Reader, writer: Writer) -> None:
    await reader.read(10)
    writer.write(b"220 mail.example.org ESMTP\r\n\r\n")
    await writer.drain()


async def say_nothing(reader: Reader, writer: Writer) -> None:
    await reader.read()  # until the other side gives up


@pytest.mark.parametrize("talk", [hang_up, hang_up_halfway, talk_nonsense, say_nothing])
async def test_a_message_without_an_answer_is_in_doubt(talk: Callable[[Reader, Writer], Awaitable[None]]) -> None:
    async with line(talk) as url, bot_at(url, read_timeout=0.05) as bot:
        error = await failure_of(bot.send_message(7, "halo"))
    assert type(error) is MaybeSent
    assert_silent_about_the_token(error)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "https://127.0.0.1:1", "http://"])
async def test_a_message_that_finds_no_server_is_not_sent(url: str) -> None:
    async with bot_at(url) as bot:
        error = await failure_of(bot.send_message(7, "halo"))
    assert type(error) is NotSent
    assert_silent_about_the_token(error)


async def test_a_server_that_is_not_who_it_says_is_not_sent_to() -> None:
    async with line(hang_up) as url, bot_at(url.replace("http:", "https:")) as bot:
        error = await failure_of(bot.send_message(7, "halo"))
    assert type(error) is NotSent


def test_a_connection_that_takes_too_long_is_not_sent() -> None:
    address = f"https://api.telegram.org/bot{TOKEN}/sendMessage"
    error = _failure(aiohttp.ConnectionTimeoutError(f"Connection timeout to host {address}"))
    assert type(error) is NotSent
    assert str(error) == "ConnectionTimeoutError"


IN_DOUBT = [
    aiohttp.SocketTimeoutError(),
    aiohttp.ServerDisconnectedError(),
    aiohttp.ClientOSError(),
    aiohttp.ClientPayloadError(),
    TimeoutError(),
    ConnectionResetError(),
]


@pytest.mark.parametrize("error", IN_DOUBT, ids=lambda error: type(error).__name__)
def test_what_breaks_after_the_connection_stood_is_in_doubt(error: Exception) -> None:
    assert type(_failure(error)) is MaybeSent


async def test_a_request_before_the_start_or_after_the_end_is_not_sent(api: Api) -> None:
    request = AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{api.url}/bot", request=request, get_updates_request=AiohttpRequest())
    assert type(await failure_of(bot.send_message(7, "halo"))) is NotSent
    await request.initialize()
    await request.initialize()
    await bot.send_message(7, "halo")
    await request.shutdown()
    await request.shutdown()
    assert type(await failure_of(bot.send_message(7, "halo"))) is NotSent
    async with request:
        await bot.send_message(7, "halo")
    assert len(api.asked) == 2


async def test_one_call_may_be_given_more_patience_than_the_others(api: Api) -> None:
    async with line(say_nothing) as url, bot_at(url, read_timeout=30) as bot:
        async with asyncio.timeout(5):
            error = await failure_of(bot.send_message(7, "halo", read_timeout=0.05))
    assert isinstance(error, NetworkError)


async def test_a_refusal_is_silent_about_the_token_too(api: Api) -> None:
    async with bot_at(api.url) as bot:
        for status in (400, 401, 403, 404, 409, 413, 429, 500, 502, 504):
            api.answers = [refusal(status, "Something")]
            assert_silent_about_the_token(await failure_of(bot.send_message(7, "halo")))


def assert_silent_about_the_token(error: BaseException) -> None:
    shown = "".join(traceback.format_exception(error)) + repr(error) + str(error) + repr(error.__dict__)
    assert "SECRET" not in shown
    assert error.__cause__ is None
    assert error.__context__ is None
