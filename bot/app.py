"""Puts the house together. The only place that knows every room."""

import asyncio
import contextlib
import itertools
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from telegram import BotCommandScopeAllPrivateChats, User
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot import directory, emergency, faq, places, regions
from bot.clock import Clock
from bot.clockwork import Clockwork
from bot.config import Settings
from bot.delivery.outbox import Delivery, Pace
from bot.delivery.outcome import TokenRefused as SendRefused
from bot.delivery.pacer import Pacer
from bot.delivery.sender import Sender
from bot.delivery.transport import AiohttpRequest
from bot.receive import Receive, TokenRefused
from bot.seal import OtherKey, Seal, SealBroken, Unsealed
from bot.shipped import FIRST, HOME
from bot.store import OtherBot, Store, Transaction
from bot.store.due import Due
from bot.texts import Texts
from bot.understanding import Reader
from handlers import start_up
from handlers.routes import CONTEXT, PAPERS, WORKS, Context, Router
from handlers.turn import Desk, House

logger = logging.getLogger(__name__)

App = Application[Any, Context, Any, Any, Any, Any]
DIRECTORY = Path("locales/directory")
OFFICES = DIRECTORY / "offices.csv"
BACK_OFF = (1, 2, 5, 10, 30)
LAST_ANSWERS = 1.0  # seconds that what the last batch posted has to go out
SHOWN_COMMANDS = (
    "darurat",
    "tanya",
    "lapor",
    "status",
    "lowongan",
    "profil",
    "bahasa",
    "data",
    "bersih",
    "batal",
    "bantuan",
)


@dataclass
class Rooms:
    """The bot, ready to run: one way in, one way out, one clock."""

    store: Store
    house: House
    router: Router
    receive: Receive
    delivery: Delivery
    clockwork: Clockwork

    async def run(self) -> None:
        """Until `stop`, or until one of the three fails: then the others end in order, and the failure is raised."""
        coming = (asyncio.create_task(self.receive.run()), asyncio.create_task(self.clockwork.run()))
        tasks = (*coming, asyncio.create_task(self.delivery.run()))
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        self.stop()
        await asyncio.wait(coming, timeout=LAST_ANSWERS)
        self.delivery.stop()
        failures = await asyncio.gather(*tasks, return_exceptions=True)
        for failure in filter(None, failures):
            raise failure

    def stop(self) -> None:
        self.receive.stop()
        self.clockwork.stop()


class Place(Protocol):
    """Where the bot lives: on Telegram, or in a training room that has a Telegram of its own."""

    clock: Clock
    ending: asyncio.Event  # somebody wants this life to end

    async def enter(self) -> tuple[str, str]:
        """The token, and where the Bot API answers. Asked when the database is ours alone."""

    async def settle(self, rooms: Rooms) -> None:
        """Everything is put together; nothing has been fetched yet."""


class OnTelegram:
    def __init__(self, settings: Settings) -> None:
        self.clock = Clock()
        self.ending = asyncio.Event()
        self._settings = settings

    async def enter(self) -> tuple[str, str]:
        return self._settings.token, self._settings.api_url

    async def settle(self, rooms: Rooms) -> None:
        print(f"Lentera is ready as @{rooms.house.username}. Ctrl-C stops it.", flush=True)


async def serve(settings: Settings) -> None:
    """Serves Telegram until SIGTERM or Ctrl-C. Raises what `build_house` and `live` raise."""
    place = OnTelegram(settings)
    on_order_to_stop(place.ending.set)
    await live(settings, build_house(settings), place)


def on_order_to_stop(act: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, act)


async def live(settings: Settings, house: House, place: Place) -> None:
    """One life of the bot, from opening its database to closing it; ends when the place says so.

    Raises TokenRefused, AlreadyRunning, OtherBot, TooNew, SealError, sqlite3.DatabaseError.
    """
    async with AsyncExitStack() as stack:
        seal = open_seal(settings)
        store = await stack.enter_async_context(Store.open(settings.database, seal))
        application = await stack.enter_async_context(open_application(*await place.enter()))
        me = await _unless(place.ending, _who_am_i(application))
        if me is None:
            return
        house = replace(house, username=me.username or "", takes_reports=seal.ready)
        rooms = await assemble(house, application, store, place.clock)
        await place.settle(rooms)
        beside = (
            asyncio.create_task(_stop_when(place.ending, rooms)),
            asyncio.create_task(introduce(application, house.texts)),
        )
        try:
            await rooms.run()
        except SendRefused:
            raise TokenRefused from None
        finally:
            for task in beside:
                task.cancel()


async def assemble(house: House, application: App, store: Store, clock: Clock, pacer: Pace | None = None) -> Rooms:
    """The application is initialized. Raises OtherBot, or OtherKey, if the database belongs to another bot or key."""
    async with store.transaction() as tx:
        if await tx.serve(application.bot.id) != application.bot.id:
            raise OtherBot
        await _know_its_key(tx)
    router = Router(application, house, clock)
    delivery = Delivery(store, Sender(application.bot), pacer or Pacer(), clock)
    works = {kind: _work(house, work) for kind, work in WORKS.items()}
    clockwork = Clockwork(store, clock, works, committed=delivery.wake)
    receive = Receive(application.bot, store, clock, router.handle, router.apologise, committed=delivery.wake)
    async with store.transaction() as tx:
        await start_up.settle(tx, house, clock.now())
    return Rooms(store, house, router, receive, delivery, clockwork)


async def _know_its_key(tx: Transaction) -> None:
    """With another key, or none, every citizen would be met with silence: better not to start."""
    try:
        await tx.open_sealed_names()
    except SealBroken:
        raise OtherKey(
            "The names in this database are sealed with another key. Put that key file back; nothing was changed. "
            "Example: SEAL_KEY_FILE=/etc/lentera/seal.key"
        ) from None


def build_house(settings: Settings, home: Path = HOME) -> House:
    """All that comes with the bot. Without a name, and without reports, until it is known who we are and have a key.

    Raises Faulty if a file can't be used as it is, StaleModel if the model is of other files.
    """
    texts = Texts(home, settings.timezone.key)
    answers = faq.read(home, texts)
    known = regions.load(home / DIRECTORY / "regencies.csv")
    return House(
        texts=texts,
        faq=answers,
        reader=Reader.read(home, answers),
        contacts=emergency.read(home / DIRECTORY / "contacts.toml"),
        places=places.load(home / DIRECTORY / "places.csv", known),
        regions=known,
        directory=directory.load(home / OFFICES) if settings.sandbox else (),
        papers=PAPERS,
        username="",
        default_locale=settings.default_locale,
        zone=settings.timezone.key,
        admins=frozenset(settings.admin_chat_ids),
        takes_reports=False,
    )


def open_seal(settings: Settings) -> Seal:
    """The sandbox makes its own key, once; a real bot without one runs, but takes no reports (law 18)."""
    if settings.seal_key_file is None:
        logger.warning("No SEAL_KEY_FILE: names are not kept and reports not taken. Make one: python -m bot key new")
        return Unsealed()
    if settings.sandbox and not settings.seal_key_file.exists():
        if settings.database.exists():
            raise OtherKey(other_key_here(settings))
        settings.seal_key_file.parent.mkdir(parents=True, exist_ok=True)
        Seal.create(settings.seal_key_file, datetime.now(settings.timezone).date())
    return Seal.load(settings.seal_key_file)


def other_key_here(settings: Settings) -> str:
    stem = settings.database.with_suffix("")
    return f"{settings.database} was sealed with another key. Remove {stem}.db* and {stem}-world.db* to begin anew."


@asynccontextmanager
async def open_application(token: str, api: str) -> AsyncIterator[App]:
    """PTB as a router and a list of methods: no updater, no persistence, no rate limiter; aiohttp below it."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest())
        .context_types(CONTEXT)
        .updater(None)
        .build()
    )
    try:
        yield application
    finally:
        await application.shutdown()
        await application.bot.shutdown()


async def who_am_i(settings: Settings) -> User:
    """Asks Telegram once (getMe), for `check`. Raises TokenRefused, or what went wrong on the way."""
    async with open_application(settings.token, settings.api_url) as application:
        try:
            await application.bot.initialize()
        except InvalidToken:
            raise TokenRefused from None
        me: User = application.bot.bot
        return me


async def introduce(application: App, texts: Texts) -> None:
    """What stands behind Telegram's menu button and on the empty chat: for everybody, and for each other language.

    A menu of yesterday is no reason not to start.
    """
    with contextlib.suppress(TelegramError):
        for locale in texts.locales:
            commands = [(name, texts.label(locale, f"command.{name}")) for name in SHOWN_COMMANDS]
            code = None if locale == FIRST else locale
            await application.bot.set_my_commands(commands, BotCommandScopeAllPrivateChats(), code)
            await application.bot.set_my_description(texts.label(locale, "bot.description"), code)
            await application.bot.set_my_short_description(texts.label(locale, "bot.short"), code)


async def _unless(stopping: asyncio.Event, work: Coroutine[Any, Any, User]) -> User | None:
    """None if the process is asked to stop before the work is done, however long Telegram lets it hang."""
    working, waiting = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    await asyncio.wait((working, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if working.done():
        return working.result()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return None


async def _who_am_i(application: App) -> User:
    """getMe is a call like any other: it may fail, then it is tried again."""
    pauses = itertools.chain(BACK_OFF, itertools.repeat(BACK_OFF[-1]))
    while True:
        try:
            await application.bot.initialize()
            await application.initialize()
            await application.bot.delete_webhook()
            me: User = application.bot.bot
            return me
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError as error:
            pause = next(pauses)
            logger.warning("Telegram can't be reached (%s); next try in %s s.", type(error).__name__, pause)
        await asyncio.sleep(pause)


async def _stop_when(stopping: asyncio.Event, rooms: Rooms) -> None:
    await stopping.wait()
    rooms.stop()


def _work(house: House, work: Any) -> Any:
    async def run(tx: Transaction, due: Due, now: int) -> None:
        await work(Desk(tx, house, now, f"due:{due.id}:{due.at}"), due)

    return run
