"""Only this machine and the sandbox's own page get in."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox import Sandbox
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
