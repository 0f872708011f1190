"""Only this machine and the sandbox's own page get in."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from yarl import URL

from bot.sandbox import Sandbox
from bot.sandbox.guard import Guard
from tests.sandbox.conftest import SITI

PATHS = ("/", "/bot1:SANDBOX/getMe", "/file/bot1:SANDBOX/x", "/sandbox/people", "/sandbox/people/7/events", "/nowhere")


@pytest.fixture
async def session(sandbox: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:PORT"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_strangers_stay_outside(
    sandbox: Sandbox, session: aiohttp.ClientSession, path: str, headers: dict[str, str]
) -> None:
    headers = {name: value.replace("PORT", str(sandbox.port)) for name, value in headers.items()}
    async with session.get(sandbox.url + path, headers=headers) as response:
        assert response.status == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
async def test_this_machine_gets_in(sandbox: Sandbox, session: aiohttp.ClientSession, host: str) -> None:
    own = f"{host}:{sandbox.port}"
    for headers in ({"Host": own}, {"Host": own, "Origin": f"http://{own}", "Sec-Fetch-Site": "same-origin"}):
        async with session.get(f"{sandbox.url}/bot{sandbox.token}/getMe", headers=headers) as response:
            assert response.status == 200


async def test_a_link_on_another_site_opens_the_page_and_nothing_else(
    sandbox: Sandbox, session: aiohttp.ClientSession
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    for path in PATHS:
        async with session.get(sandbox.url + path, headers=headers) as response:
            assert response.status == (200 if path == "/" else 403)


async def test_a_stranger_changes_nothing(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    before = sandbox.world.messages(SITI)
    headers = {"Origin": "https://evil.example"}
    async with session.post(f"{sandbox.url}/sandbox/people/7/says", json={"text": "a"}, headers=headers) as response:
        assert response.status == 403
    assert sandbox.world.messages(SITI) == before


@pytest.mark.parametrize(
    ("listens", "host", "allowed"),
    [
        ("127.0.0.1", "192.168.1.5:8080", False),  # nobody can come in by that address
        ("192.168.1.5", "192.168.1.5:8080", True),
        ("192.168.1.5", "192.168.1.6:8080", False),
        ("office.local", "Office.Local:8080", True),
        ("office.local", "evil.example:8080", False),
        ("0.0.0.0", "192.168.1.5:8080", True),
        ("0.0.0.0", "127.0.0.1:8080", True),
        ("0.0.0.0", "localhost:8080", True),
        ("0.0.0.0", "[fd00::5]:8080", True),
        ("::", "[fd00::5]:8080", True),
        ("0.0.0.0", "192.168.1.5:8081", False),
        ("0.0.0.0", "192.168.1.5", False),
        ("0.0.0.0", "evil.example:8080", False),
        ("0.0.0.0", "192.168.1.5.evil.example:8080", False),
        ("0.0.0.0", "192.168.1:8080", False),  # browsers write addresses in full
        ("0.0.0.0", "3232235781:8080", False),
        ("0.0.0.0", "fd00::5:8080", False),
        ("0.0.0.0", "[192.168.1.5]:8080", False),
        ("0.0.0.0", "0.0.0.0:8080", False),  # the machine of whoever looks, for some browsers
        ("0.0.0.0", "[::]:8080", False),
        ("::", "[::]:8080", False),
        ("0.0.0.0", ":8080", False),
        ("0.0.0.0", "", False),
    ],
)
async def test_only_addresses_and_our_own_names_let_anybody_in(listens: str, host: str, *, allowed: bool) -> None:
    assert await lets_in(listens, 8080, {"Host": host}) is allowed


@pytest.mark.parametrize(
    ("host", "allowed"), [("192.168.1.5", True), ("192.168.1.5:80", True), ("evil.example", False)]
)
async def test_port_80_may_be_left_out(host: str, *, allowed: bool) -> None:
    assert await lets_in("0.0.0.0", 80, {"Host": host}) is allowed


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"Origin": "http://192.168.1.5:8080"}, True),
        ({"Origin": "http://192.168.1.6:8080"}, False),  # another address, another page
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
    ],
)
async def test_a_sandbox_for_the_whole_network_hears_its_own_pages_alone(
    headers: dict[str, str], *, allowed: bool
) -> None:
    assert await lets_in("0.0.0.0", 8080, {"Host": "192.168.1.5:8080", **headers}) is allowed


async def test_a_sandbox_for_the_whole_network_opens_over_its_address() -> None:
    async with Sandbox(host="0.0.0.0", port=0) as sandbox, aiohttp.ClientSession() as session:
        for host, status in (("10.1.2.3", 200), ("evil.example", 403)):
            headers = {"Host": f"{host}:{sandbox.port}"}
            async with session.get(f"{sandbox.url}/sandbox/people", headers=headers) as response:
                assert response.status == status


# --- the Bot API ---


@pytest.mark.parametrize("path", ["/bot1:SANDBOX/getMe", "/bot", "/%62ot1:SANDBOX/getMe", "/file/bot1:SANDBOX/x"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "10.1.2.3", "0.0.0.0"])
async def test_the_bot_api_is_there_under_a_name_of_this_machine_alone(path: str, host: str) -> None:
    async with Sandbox(host="0.0.0.0", port=0) as sandbox, aiohttp.ClientSession() as session:
        headers = {"Host": f"{host}:{sandbox.port}"}
        async with session.get(URL(sandbox.url + path, encoded=True), headers=headers) as response:
            assert (response.status == 403) == (host in ("10.1.2.3", "0.0.0.0"))


@pytest.mark.parametrize(
    ("listens", "called", "caller", "allowed"),
    [
        ("127.0.0.1", "127.0.0.1", "127.0.0.1", True),
        ("0.0.0.0", "127.0.0.1", "127.0.0.1", True),
        ("0.0.0.0", "192.168.1.5", "192.168.1.9", False),  # whatever it says in the Host
        ("192.168.1.5", "192.168.1.5", "192.168.1.5", True),  # the bot, where the sandbox listens nowhere else
        ("192.168.1.5", "192.168.1.5", "192.168.1.9", False),
    ],
)
async def test_the_bot_api_is_there_for_this_machine_alone(
    monkeypatch: pytest.MonkeyPatch, listens: str, called: str, caller: str, *, allowed: bool
) -> None:
    monkeypatch.setattr(web.BaseRequest, "remote", caller)
    monkeypatch.setattr(web.BaseRequest, "get_extra_info", lambda request, name: (called, 8080))
    host = {"Host": f"{'127.0.0.1' if listens == '0.0.0.0' else listens}:8080"}
    assert await lets_in(listens, 8080, host, "/bot1:SANDBOX/getMe") is allowed
    assert await lets_in(listens, 8080, host) is True


async def lets_in(listens: str, port: int, headers: dict[str, str], path: str = "/sandbox/people") -> bool:
    async def open_door(request: web.BaseRequest) -> web.StreamResponse:
        return web.Response()

    guard = Guard(listens)
    guard.watch(port)
    try:
        await guard.middleware(make_mocked_request("GET", path, headers=headers), open_door)
    except web.HTTPForbidden:
        return False
    return True
