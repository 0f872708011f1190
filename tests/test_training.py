"""The training room: the trainer moves the clock and begins anew, while the pages stay open."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import config, demo
from bot.app import build_house
from bot.commands import as_they_are
from bot.config import HOME, Settings, for_sandbox
from bot.demo import Demo
from bot.seal import Unsealed
from bot.shipped import Faulty
from bot.store import visit
from bot.training import Lesson, TrainingRoom, usual_lesson

SITI = 800000001
DAY = 24 * 3600
MINE = """
[offices.kemenp2mi]
level = "ministry"
name = "Kementerian (latihan)"

[offices.desa-mekar]
level = "village"
parent = "kemenp2mi"
name = "Desa Mekar (latihan)"

[people.ani]
name = "Ani"
office = "desa-mekar"

[people.joko]
name = "Joko"
office = "desa-mekar"
works = true
"""


@dataclass
class Visitor:
    """A browser, without the page."""

    room: TrainingRoom
    session: aiohttp.ClientSession

    async def ask(self, path: str) -> Any:
        async with self.session.get(f"{self.room.sandbox.url}/sandbox/{path}") as response:
            return await response.json()

    async def tell(self, path: str, told: dict[str, Any]) -> Any:
        async with self.session.post(f"{self.room.sandbox.url}/sandbox/{path}", json=told) as response:
            return await response.json()

    async def sees(self, who: int, words: str) -> str:
        """Waits for a message with these words, woken by every piece of news."""
        async with asyncio.timeout(20), self.session.get(f"{self.room.sandbox.url}/sandbox/events") as news:
            while True:
                for message in (await self.ask(f"people/{who}"))["messages"]:
                    if message["from_bot"] and words in message["text"]:
                        return str(message["text"])
                await news.content.readuntil(b"\n\n")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    usual = config.read({"SANDBOX_PORT": "0"}, tmp_path / "no.env")
    return replace(usual, database=tmp_path / "sandbox.db", seal_key_file=tmp_path / "sandbox.key")


@pytest.fixture
async def visitor(settings: Settings) -> AsyncIterator[Visitor]:
    async with _opened(settings, usual_lesson()) as visitor:
        yield visitor


class _opened:
    """A training room that is ready, and somebody who visits it."""

    def __init__(self, settings: Settings, lesson: Lesson) -> None:
        self._room = TrainingRoom(settings, build_house(settings), lesson)
        self._session = aiohttp.ClientSession()

    async def __aenter__(self) -> Visitor:
        self._running = asyncio.create_task(self._room.run())
        ready = asyncio.create_task(self._room._ready.wait())
        await asyncio.wait((self._running, ready), timeout=20, return_when=asyncio.FIRST_COMPLETED)
        assert ready.done(), self._running
        return Visitor(self._room, self._session)

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        self._room.close()
        await self._running


async def test_the_people_of_the_lesson_are_on_the_page_with_the_time_of_where_they_are(visitor: Visitor) -> None:
    people = {person["name"]: person for person in (await visitor.ask("people"))["people"]}
    assert set(people) == {person.name for person in usual_lesson().network.people}
    assert people["Siti"]["zone"] == "Asia/Makassar"
    assert people["Yanto"]["zone"] == "Asia/Kuala_Lumpur"


async def test_the_real_offices_are_found_and_stand_in_no_network_to_practise_in(visitor: Visitor) -> None:
    new = await visitor.tell("people", {"first_name": "Orang baru"})
    who = new["id"]
    await visitor.tell(f"people/{who}/says", {"text": "paspor"})
    await visitor.sees(who, "paspor")
    message = (await visitor.ask(f"people/{who}"))["messages"][-1]
    await visitor.tell(f"people/{who}/presses", {"message_id": message["message_id"], "button": "🏢 Kantor terdekat"})
    await visitor.sees(who, "Ketik kabupaten/kota")
    await visitor.tell(f"people/{who}/says", {"text": "Sambas"})
    assert "P4MI Sambas" in await visitor.sees(who, "Kantor terdekat: Kabupaten Sambas")
    async with visit(visitor.room._settings.database, Unsealed()) as tx:
        assert {office.code for office in await tx.offices()} == {each.code for each in usual_lesson().network.offices}


async def test_a_jump_moves_the_bot_and_its_telegram_together(visitor: Visitor) -> None:
    before = (await visitor.ask("trainer"))["clock"]["now"]
    clock = await visitor.tell("trainer/jump", {"seconds": 7 * DAY})
    assert clock["ahead"] == 7 * DAY
    assert before + 7 * DAY <= clock["now"] < before + 8 * DAY
    assert visitor.room.clock.now() - clock["now"] in (0, 1)
    await visitor.tell(f"people/{SITI}/says", {"text": "/start"})
    await visitor.sees(SITI, "Lentera")
    assert (await visitor.ask(f"people/{SITI}"))["messages"][-1]["date"] >= clock["now"]


async def test_without_a_report_there_is_no_deadline_to_jump_to(visitor: Visitor) -> None:
    assert (await visitor.ask("trainer"))["clock"]["deadline"] is None
    assert await visitor.tell("trainer/jump", {"to": "deadline"}) == {"ok": False, "reason": "no deadline"}


@pytest.mark.parametrize("told", [{"seconds": -1}, {"seconds": "week"}, {"seconds": 10**12}, {}])
async def test_time_goes_forward_and_not_for_ever(visitor: Visitor, told: dict[str, Any]) -> None:
    async with visitor.session.post(f"{visitor.room.sandbox.url}/sandbox/trainer/jump", json=told) as response:
        assert response.status == 400
    assert visitor.room.clock.ahead == 0


async def test_a_fresh_start_empties_the_world_and_the_store_and_goes_on(visitor: Visitor) -> None:
    await visitor.tell(f"people/{SITI}/says", {"text": "/start"})
    await visitor.sees(SITI, "Lentera")
    await visitor.tell("people", {"first_name": "Orang baru"})
    await visitor.tell("trainer/jump", {"seconds": DAY})
    assert await visitor.tell("trainer/reset", {}) == {"ok": True, "result": None}
    people = (await visitor.ask("people"))["people"]
    assert [person["name"] for person in people] == [person.name for person in usual_lesson().network.people]
    assert (await visitor.ask(f"people/{SITI}"))["messages"] == []
    assert visitor.room.clock.ahead == 0
    await visitor.tell(f"people/{SITI}/says", {"text": "/start"})
    await visitor.sees(SITI, "Lentera")


async def test_a_moved_clock_is_still_moved_after_a_restart(settings: Settings) -> None:
    async with _opened(settings, usual_lesson()) as visitor:
        await visitor.tell("trainer/jump", {"seconds": DAY})
    async with _opened(settings, usual_lesson()) as visitor:
        assert (await visitor.ask("people"))["clock"]["ahead"] == DAY
        assert visitor.room.clock.ahead == DAY


async def test_nobody_who_hangs_holds_up_the_end(settings: Settings) -> None:
    async with asyncio.timeout(8), _opened(settings, usual_lesson()) as visitor:
        await visitor.tell("trainer/fault", {"name": "hang"})
        await visitor.tell(f"people/{SITI}/says", {"text": "/start"})
        await visitor.room.sandbox.faults.struck.wait()


Read = Callable[[str], Demo]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a file with this text."""

    def written(text: str) -> Demo:
        (tmp_path / "mine.toml").write_text(text, "utf-8")
        return demo.read(tmp_path / "mine.toml")

    return written


async def test_an_office_practises_with_its_own_places(settings: Settings, read: Read) -> None:
    async with _opened(settings, Lesson(read(MINE))) as visitor:
        people = {person["name"]: person for person in (await visitor.ask("people"))["people"]}
        assert {name: (person["role"], person["place"]) for name, person in people.items()} == {
            "Ani": ("warga", "Desa Mekar (latihan)"),
            "Joko": ("petugas desa", "Desa Mekar (latihan)"),
        }
        await visitor.tell(f"people/{people['Ani']['id']}/says", {"text": "/start"})
        await visitor.sees(people["Ani"]["id"], "Desa Mekar")


# The file of a trainer


def test_a_line_before_changes_nobody(read: Read) -> None:
    later = MINE.replace("[people.ani]", '[people.aan]\nname = "Aan"\noffice = "desa-mekar"\n\n[people.ani]')
    ids = {person.name: person.user_id for person in read(MINE).people}
    assert ids.items() <= {person.name: person.user_id for person in read(later).people}.items()


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("[offices.kemenp2mi]", "[offices.kemenp2mi", "mine.toml, line 2: Expected ']'"),
        ("[people.ani]", "[orang.ani]", "[orang] is none of: offices, people."),
        (
            'level = "village"',
            'level = "desa"',
            "line 7: [offices.desa-mekar] level must be one of: ministry",
        ),
        ('parent = "kemenp2mi"', 'parent = "bp3mi"', "[offices.desa-mekar] parent must be the code of an office"),
        ('level = "ministry"', 'level = "regency"', "[offices.kemenp2mi] parent must be the code of an office"),
        ('name = "Ani"', "name = 7", '[people.ani] name must be text in "…".'),
        ('name = "Ani"', 'name = " "', "line 11: [people.ani] needs a name of at most 100 letters."),
        ('name = "Ani"', 'nama = "Ani"', "[people.ani] has nama, which is none of: id, name"),
        ('office = "desa-mekar"\nworks', 'office = "desa-lain"\nworks', "[people.joko] office must be the code"),
        ("works = true", "works = 1", "line 18: [people.joko] works must be true or false."),
        ("works = true", 'country = "Malaysia"', "[people.joko] country must be a code like ID, MY, TW or HK."),
        (
            "works = true",
            "id = 5000\n[people.b]\nid = 5000\nname = 'B'\noffice = 'desa-mekar'",
            "of [people.joko]: give",
        ),
        ("works = true", "id = 1", "[people.joko] id must be a number from 1000 to"),
        ("works = true", f"id = {2**53}", "[people.joko] id must be a number from 1000 to"),
        ("works = true", "id = -5", "[people.joko] id must be a number from 1000 to"),
        ("works = true", f"id = {'9' * 5000}", "mine.toml: can't be read"),
        ("works = true", f"works = {'[' * 5000}{']' * 5000}", "mine.toml: can't be read"),
        ('parent = "kemenp2mi"', 'parent = ["kemenp2mi"]', '[offices.desa-mekar] parent must be text in "…".'),
        (
            'name = "Ani"\noffice = "desa-mekar"',
            'name = "Ani"\noffice = ["x"]\ncountry = {a = 1}',
            "[people.ani] office must",
        ),
        ("[offices.desa-mekar]", '[offices."desa mekar"]', "the code may have the letters"),
    ],
)
def test_a_fault_in_the_file_is_named_with_its_line(read: Read, wrong: str, right: str, said: str) -> None:
    try:
        told = "\n".join(read(MINE.replace(wrong, right, 1)).faults)
    except Faulty as error:
        told = str(error)
    assert said in told


@pytest.mark.parametrize("text", ["# nobody", "[offices]", MINE[: MINE.index("[people")]])
def test_a_file_without_offices_or_people_says_what_is_missing(read: Read, text: str) -> None:
    assert "is missing: the file needs at least one" in read(text).faults[0]


# The word on the command line


def _sandbox(folder: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "bot", "sandbox", *words]
    environ = {"PYTHONPATH": str(HOME), "PATH": "/usr/bin:/bin", "SANDBOX_PORT": "0", "LOG_LEVEL": "ERROR"}
    ended = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, timeout=60)
    return ended.returncode, ended.stderr


def test_a_faulty_seed_starts_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINE.replace('"village"', '"desa"'))
    code, said = _sandbox(tmp_path, "--seed", "mine.toml")
    assert code == 2
    assert said.startswith("mine.toml, line 7: [offices.desa-mekar] level must be one of")
    assert said.endswith("Nothing was started. Put this right and run it again.\n")
    assert not (tmp_path / "data").exists()


def test_a_seed_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    assert _sandbox(tmp_path, "--seed", "mine.toml") == (2, "mine.toml: is missing\n")


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    code, said = _sandbox(tmp_path, f"--port={port}")
    assert code == 2
    assert "is no port number" in said


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    code, said = _sandbox(tmp_path, "--host", "192.0.2.1")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("The sandbox can't use port 0 of 192.0.2.1: this machine has no such address.")


def test_the_sandbox_ignores_the_token_and_the_database_of_the_bot(tmp_path: Path) -> None:
    live = config.read({"TELEGRAM_BOT_TOKEN": "1:ABC", "SANDBOX_PORT": "8090"}, tmp_path / "no.env")
    own = for_sandbox(live, "training-mine", None)
    assert (own.sandbox, str(own.database), own.sandbox_port) == (True, "data/training-mine.db", 8090)
    assert for_sandbox(live, "sandbox", 8091).sandbox_port == 8091
    assert as_they_are(live, None) is live  # type: ignore[arg-type]
