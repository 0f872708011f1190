"""A village in one process: the sandbox's Bot API over HTTP, the real Application, a real SQLite; nothing is faked."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis
import pytest

from bot import app, config
from bot.clock import Clock
from bot.delivery.pacer import Unpaced
from bot.network import Level, Office
from bot.sandbox import Sandbox
from bot.sandbox.bot_api import BotApi
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json
from bot.seal import Seal
from bot.store import Store, Transaction
from handlers.turn import House
from tests import schema

hypothesis.settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the code
hypothesis.settings.load_profile("untimed")
MONDAY_MORNING = int(datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Makassar")).timestamp())
TOKEN = "1:TEST"
OFFICES = (
    Office("kemenp2mi-contoh", Level.MINISTRY, None, "Kementerian Contoh"),
    Office("bp3mi-contoh", Level.PROVINCE, "kemenp2mi-contoh", "BP3MI Contoh", "Provinsi Contoh"),
    Office("p4mi-contoh", Level.REGENCY, "bp3mi-contoh", "P4MI Contoh", "Kabupaten Contoh"),
    Office("desa-contoh", Level.VILLAGE, "p4mi-contoh", "Desa Contoh", "Desa Contoh, Kabupaten Contoh"),
    Office("desa-lain", Level.VILLAGE, "p4mi-contoh", "Desa Lain", "Desa Lain, Kabupaten Contoh"),
)


class StoppedClock(Clock):
    """Stands at a Monday morning until a test moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.start = MONDAY_MORNING

    def now(self) -> int:
        return self.start + self.ahead


@dataclass
class Village:
    """Everything a test may look at. `settle` lets the bot do all that can be done now, `tick` also what is due."""

    sandbox: Sandbox
    rooms: app.Rooms
    clock: StoppedClock
    store: Store
    people: dict[int, "Person"] = field(default_factory=dict)

    async def settle(self) -> None:
        """Fetch until nothing is left, then deliver until nothing is under way."""
        while updates := await self.rooms.receive._fetch():
            await self.rooms.receive.work_off(updates)
        await self.deliver()

    async def deliver(self) -> None:
        delivery = self.rooms.delivery
        delivery.wake()
        while not delivery.idle:
            await delivery.step()
            if delivery._sending:
                await asyncio.wait(delivery._sending.values())

    async def tick(self, seconds: int = 0) -> None:
        self.clock.ahead += seconds
        await self.rooms.clockwork.catch_up()
        await self.settle()

    def person(self, user_id: int, name: str, language: str | None = "id") -> "Person":
        self.sandbox.world.person(user_id, name, language)
        return Person(self, user_id, name)


@dataclass
class Person:
    """Someone with a phone: says, taps, and sees."""

    village: Village
    chat_id: int
    name: str

    @property
    def world(self) -> Any:
        return self.village.sandbox.world

    async def says(self, text: str) -> int:
        message_id: int = self.world.says(self.chat_id, text)
        await self.village.settle()
        return message_id

    async def edits(self, message_id: int, text: str) -> None:
        self.world.edits(self.chat_id, message_id, text)
        await self.village.settle()

    async def taps(self, label: str, *, late: bool = False) -> None:
        """The newest message that has such a button; of the main keyboard, its label is sent as text."""
        keyboard = self.world.keyboard(self.chat_id) or []
        found = next((m for m in reversed(self.messages()) if label in _labels(m)), None)
        if found is None and any(label in row for row in keyboard):
            self.world.says(self.chat_id, label)
        else:
            assert found, f"{self.name} sees no button {label!r}, only {self.buttons()}"
            self.world.presses(self.chat_id, found["message_id"], label)
        await self.village.settle()

    async def presses(self, data: str) -> None:
        """Sends the data of a button that is perhaps no longer there (an old message, a second tap)."""
        newest = self.messages()[-1]["message_id"]
        self.world.presses(self.chat_id, newest, data, late=True)
        await self.village.settle()

    async def opens(self, payload: str) -> None:
        self.world.opens(self.chat_id, f"https://t.me/{self.world.bot.username}?start={payload}")
        await self.village.settle()

    async def sends_photo(self, caption: str = "", album: str | None = None) -> None:
        self.world.sends_photo(self.chat_id, caption, album)
        await self.village.settle()

    async def sends_voice(self) -> None:
        self.world.sends_voice(self.chat_id)
        await self.village.settle()

    async def sends_video(self, caption: str = "") -> None:
        self.world.sends_video(self.chat_id, caption)
        await self.village.settle()

    async def sends_audio(self, caption: str = "") -> None:
        self.world.sends_audio(self.chat_id, caption)
        await self.village.settle()

    async def sends_sticker(self) -> None:
        self.world.sends_sticker(self.chat_id)
        await self.village.settle()

    async def blocks(self) -> None:
        self.world.blocks(self.chat_id)
        await self.village.settle()

    async def unblocks(self) -> None:
        self.world.unblocks(self.chat_id)
        await self.village.settle()

    def messages(self) -> list[dict[str, Any]]:
        """What the bot said and is still to be seen, newest last."""
        shown = self.world.messages(self.chat_id)
        return [message for message in shown if message["from_bot"] and not message.get("deleted")]

    def sees(self) -> list[str]:
        return [message.get("text") or message.get("caption") or "" for message in self.messages()]

    def buttons(self) -> list[str]:
        """The inline buttons of the newest message that has any."""
        return next((labels for m in reversed(self.messages()) if (labels := _labels(m))), [])

    def data(self, label: str) -> str:
        """What a button of the newest message with that label sends back."""
        keys = [key for m in reversed(self.messages()) for row in m.get("buttons") or [] for key in row]
        return next(str(key["callback_data"]) for key in keys if key["text"] == label)


def _labels(message: dict[str, Any]) -> list[str]:
    return [key["text"] for row in message.get("buttons") or [] for key in row]


@pytest.fixture(autouse=True)
def telegram_would_understand(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a sandbox did for a bot, in any test, was asked for as the Bot API has it."""
    done: list[tuple[str, Json]] = []
    note = BotApi._note

    def listen(api: BotApi, name: str, given: Parameters, answer: Json, seconds: float) -> None:
        note(api, name, given, answer, seconds)
        if answer["ok"]:
            done.append((name, given.values | given.uploads))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BotApi, "_note", listen)
        yield
    if request.node.originalname not in schema.ON_PURPOSE:
        complaints = [complaint for name, given in done for complaint in schema.complaints(name, given)]
        assert not complaints, "\n".join(complaints)


@pytest.fixture(scope="session")
def house() -> House:
    """Texts, answers and understanding, read once: they don't change while the tests run."""
    return replace(app.build_house(settings(Path("unused"))), username="lentera_test_bot", takes_reports=True)


def settings(folder: Path) -> config.Settings:
    environ = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{folder / 'lentera.db'}",
        "ADMIN_CHAT_IDS": "500",
    }
    return config.read(environ, folder / "no.env")


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    Seal.create(tmp_path / "seal.key", datetime.fromtimestamp(MONDAY_MORNING, ZoneInfo("UTC")).date())
    return Seal.load(tmp_path / "seal.key")


@pytest.fixture
async def village(tmp_path: Path, house: House, seal: Seal) -> AsyncIterator[Village]:
    """The offices of OFFICES are there; their officers come with the fixtures of people."""
    async with AsyncExitStack() as stack:
        clock = StoppedClock()
        sandbox = Sandbox(token=TOKEN, port=0, limits=None, now=lambda: float(clock.now()))
        await stack.enter_async_context(sandbox)
        store = await stack.enter_async_context(Store.open(tmp_path / "lentera.db", seal))
        application = await stack.enter_async_context(app.open_application(TOKEN, sandbox.url))
        await application.initialize()
        async with store.transaction() as tx:
            for office in OFFICES:
                await tx.add_office(office)
        rooms = await app.assemble(house, application, store, clock, Unpaced())
        rooms.receive.poll = 0
        yield Village(sandbox, rooms, clock, store)


@pytest.fixture
async def siti(village: Village) -> Person:
    """A citizen of Desa Contoh."""
    siti = village.person(100, "Siti")
    await siti.says("/start")
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, office="desa-contoh", country="ID")
    return siti


@pytest.fixture
async def joko(village: Village) -> Person:
    """A stranger, who must not see."""
    joko = village.person(900, "Joko")
    await joko.says("/start")
    return joko


async def _officer(village: Village, chat_id: int, name: str, office: str) -> Person:
    officer = village.person(chat_id, name)
    await officer.says("/start")
    async with village.store.transaction() as tx:
        await tx.change_citizen(chat_id, office=office, country="ID")
        await tx.appoint(chat_id, office, None, village.clock.now())
    return officer


@pytest.fixture
async def pak_budi(village: Village) -> Person:
    return await _officer(village, 200, "Budi", "desa-contoh")


@pytest.fixture
async def pak_joni(village: Village) -> Person:
    """The officer of another village."""
    return await _officer(village, 210, "Joni", "desa-lain")


@pytest.fixture
async def bu_ratna(village: Village) -> Person:
    return await _officer(village, 300, "Ratna", "p4mi-contoh")


@pytest.fixture
async def bu_wati(village: Village) -> Person:
    """A second officer of P4MI Contoh."""
    return await _officer(village, 310, "Wati", "p4mi-contoh")


@pytest.fixture
async def pak_made(village: Village) -> Person:
    return await _officer(village, 400, "Made", "bp3mi-contoh")


@pytest.fixture
async def bu_dewi(village: Village) -> Person:
    return await _officer(village, 500, "Dewi", "kemenp2mi-contoh")


@pytest.fixture
async def tx(village: Village) -> AsyncIterator[Transaction]:
    """A look into the store."""
    async with village.store.transaction() as transaction:
        yield transaction
