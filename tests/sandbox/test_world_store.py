"""The world survives a stop, and what was answered survives a kill."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox import Sandbox, world_store
from tests.sandbox.conftest import SITI, Http

SERVE = """
import asyncio, sys
from pathlib import Path
from bot.sandbox import Sandbox, world_store

async def serve():
    sandbox = Sandbox(world=Path(sys.argv[1]), port=0, limits=None)
    sandbox.world.person(7, "Siti")
    await sandbox.start()
    print(sandbox.url, flush=True)
    await asyncio.Event().wait()

asyncio.run(serve())
"""


async def test_everything_is_there_again_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "data" / "world.db"
    async with Sandbox(world=path, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        http = Http(sandbox, session)
        sandbox.introduce(SITI, "Siti Aminah", "warga", "Desa Contoh")
        sandbox.world.says(SITI, "/start")
        sandbox.world.sends_photo(SITI, content=b"picture")
        keyboard = {"keyboard": [[{"text": "Lapor"}]]}
        await http("sendMessage", chat_id=SITI, text="<b>menu</b>", parse_mode="HTML", reply_markup=keyboard)
        await http("setMyCommands", commands=[{"command": "lapor", "description": "Lapor"}])
        gone = (await http("sendMessage", chat_id=SITI, text="gone")).result["message_id"]
        await http("deleteMessage", chat_id=SITI, message_id=gone)
        first, second = (await http("getUpdates")).result
        await http("getUpdates", offset=second["update_id"])
        seen = sandbox.world.messages(SITI)
        sandbox.world.blocks(SITI)

    async with Sandbox(world=path, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        http, world = Http(sandbox, session), sandbox.world
        assert world.messages(SITI) == seen
        assert world.keyboard(SITI) == [["Lapor"]]
        person = world.people[SITI]
        assert (person.name, person.role, person.place) == ("Siti Aminah", "warga", "Desa Contoh")
        assert (await http("getMyCommands")).result == [{"command": "lapor", "description": "Lapor"}]
        photo, blocked = (await http("getUpdates")).result
        assert photo == second
        assert blocked["update_id"] == second["update_id"] + 1 > first["update_id"] + 1
        assert (await http("sendMessage", chat_id=SITI, text="a")).status == 403
        assert world.files[photo["message"]["photo"][-1]["file_id"]].content == b"picture"
        world.unblocks(SITI)
        assert world.says(SITI, "halo") > gone


async def test_acknowledged_updates_stay_forgotten_and_ids_go_on(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    async with Sandbox(world=path, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.person(SITI, "Siti")
        sandbox.world.says(SITI, "halo")
        [update] = (await Http(sandbox, session)("getUpdates")).result
        await Http(sandbox, session)("getUpdates", offset=update["update_id"] + 1)
    async with Sandbox(world=path, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        assert (await Http(sandbox, session)("getUpdates")).result == []
        sandbox.world.says(SITI, "lagi")
        [later] = (await Http(sandbox, session)("getUpdates")).result
        assert later["update_id"] == update["update_id"] + 1


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """A sandbox in a process of its own, with its world in tmp_path/world.db."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", SERVE, str(tmp_path / "world.db")),
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    yield (await process.stdout.readline()).decode().strip(), process
    if process.returncode is None:
        process.kill()
    await process.wait()


async def test_what_was_answered_survives_a_kill(
    tmp_path: Path, served: tuple[str, asyncio.subprocess.Process]
) -> None:
    url, process = served
    async with aiohttp.ClientSession() as session:

        async def says(number: int) -> None:
            async with session.post(f"{url}/sandbox/people/{SITI}/says", json={"text": str(number)}) as response:
                assert response.status == 200

        async def answers(number: int) -> None:
            given = {"chat_id": SITI, "text": f"bot {number}"}
            async with session.post(f"{url}/bot1:SANDBOX/sendMessage", json=given) as response:
                assert response.status == 200

        await says(-1)
        async with session.get(f"{url}/bot1:SANDBOX/getUpdates?offset=2") as response:
            assert (await response.json())["result"] == []
        await asyncio.gather(*(says(number) for number in range(20)), *(answers(number) for number in range(20)))
        process.kill()
        await process.wait()

    async with Sandbox(world=tmp_path / "world.db", port=0, limits=None) as sandbox:
        said = {message["text"] for message in sandbox.world.messages(SITI)}
        assert said == {"-1", *map(str, range(20)), *(f"bot {number}" for number in range(20))}
        assert [update.id for update in sandbox.world.updates.waiting()] == list(range(2, 22))


async def test_a_port_in_use_is_an_error_at_the_start(tmp_path: Path) -> None:
    async with Sandbox(port=0) as first:
        with pytest.raises(OSError, match="in use"):
            await Sandbox(port=first.port, world=tmp_path / "world.db").start()


async def test_what_could_not_be_written_is_written_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "world.db"

    def disk_full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async with Sandbox(world=path, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        sandbox.world.person(SITI, "Siti")
        url = f"{sandbox.url}/sandbox/people/{SITI}/says"
        with monkeypatch.context() as patch:
            patch.setattr(world_store, "_write", disk_full)
            async with session.post(url, json={"text": "satu"}) as response:
                assert response.status == 500
        async with session.post(url, json={"text": "dua"}) as response:
            assert response.status == 200
    async with Sandbox(world=path, port=0, limits=None) as sandbox:
        assert [message["text"] for message in sandbox.world.messages(SITI)] == ["satu", "dua"]


async def test_a_sandbox_can_be_stopped_and_started_again(tmp_path: Path) -> None:
    sandbox = Sandbox(world=tmp_path / "world.db", port=0, limits=None)
    sandbox.world.person(SITI, "Siti")
    async with aiohttp.ClientSession() as session:
        for text in ("satu", "dua"):
            async with sandbox:
                poll = asyncio.create_task(Http(sandbox, session)("getUpdates", offset=-1, timeout=50))
                await sandbox.until_polled()
                sandbox.world.says(SITI, text)
                [update] = (await poll).result
                assert update["message"]["text"] == text
                await Http(sandbox, session)("getUpdates", offset=update["update_id"] + 1)


async def test_a_stop_before_the_start_harms_nobody(tmp_path: Path) -> None:
    await Sandbox(port=0, world=tmp_path / "world.db").stop()


async def test_without_a_file_nothing_is_remembered() -> None:
    async with Sandbox(port=0) as sandbox:
        sandbox.world.person(SITI, "Siti")
        sandbox.world.says(SITI, "halo")
    async with Sandbox(port=0) as sandbox:
        assert sandbox.world.people == {}
