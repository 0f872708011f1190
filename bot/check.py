"""`python -m bot check`: is everything there that the bot needs? One line for each question, and what to do."""

import shutil
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from bot import directory, emergency, faq, places, regions, store
from bot.app import DIRECTORY, OFFICES, other_key_here, who_am_i
from bot.clock import Clock
from bot.config import Settings
from bot.faq import Faq
from bot.faq.rules import Words
from bot.receive import TokenRefused
from bot.seal import Seal, SealBroken, SealError, Unsealed
from bot.shipped import FIRST, HOME, Faulty, languages
from bot.store import Transaction
from bot.texts import Texts
from bot.training import usual_lesson
from bot.understanding import StaleModel
from bot.understanding.examples import gather
from bot.understanding.model import Model
from bot.understanding.patterns import read_patterns
from bot.understanding.reader import MODEL

LITTLE_SPACE = 200 * 2**20
SOON = timedelta(days=30)  # for whoever has to check an answer again
IMPORT = "python -m bot import offices"


class Grade(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Finding:
    grade: Grade
    text: str


Check = Callable[[Settings], Awaitable[Finding]]


async def findings(settings: Settings) -> list[tuple[str, Finding]]:
    return [(name, await _safely(check, settings)) for name, check in CHECKS]


async def _safely(check: Check, settings: Settings) -> Finding:
    """A check that falls over has found something too: the others still run."""
    try:
        return await check(settings)
    except Faulty as error:
        return _fail(str(error))
    except Exception as error:
        return _fail(f"could not be checked ({type(error).__name__})")


async def _settings(settings: Settings) -> Finding:
    if settings.misspelt:
        return _warn(" ".join(settings.misspelt))
    return _ok(f"{settings.database}, {settings.timezone.key}, {settings.default_locale}")


async def _token(settings: Settings) -> Finding:
    if settings.sandbox:
        return _ok("none, so the sandbox runs on this machine; Telegram was not asked")
    try:
        me = await who_am_i(settings)
    except TokenRefused:
        return _fail("Telegram refuses it (401). Put the one @BotFather shows into TELEGRAM_BOT_TOKEN")
    except Exception as error:  # its text might hold the address with the token
        return _fail(f"Telegram can't be reached ({type(error).__name__}). Check the network and TELEGRAM_API_URL")
    served = await _served(settings)
    if served not in (None, str(me.id)):
        return _fail("it belongs to another bot than this database. Give DATABASE_URL another file")
    return _ok(f"Telegram knows it as @{me.username}")


async def _key(settings: Settings) -> Finding:
    path = settings.seal_key_file
    if path is None:
        return await _without_key(settings)
    if settings.sandbox and not path.exists():
        lost = settings.database.exists()
        return _fail(other_key_here(settings)) if lost else _ok(f"{path} is made at the first start")
    try:
        seal = Seal.load(path)
        opened = await _open_names(settings, seal)
    except SealError as error:
        return _fail(str(error))
    except SealBroken:
        other = f"{path} does not open what is in the database. Put the right key file back"
        return _fail(other_key_here(settings) if settings.sandbox else other)
    return _ok(f"{path}, " + ("opens what is sealed" if opened else "nothing is sealed yet"))


async def _without_key(settings: Settings) -> Finding:
    try:
        await _open_names(settings, Unsealed())
    except SealBroken:
        return _fail("names are sealed in the database and SEAL_KEY_FILE is not set. Set it to the file they need")
    return _warn("no SEAL_KEY_FILE: names are not kept and reports not taken. Make one: python -m bot key new")


async def _database(settings: Settings) -> Finding:
    if not settings.database.exists():
        return _warn(f"{settings.database} is not there yet; the bot makes it at its first start")
    async with _look(settings) as tx:
        faults = await tx.faults()
    if faults:
        return _fail(f"{settings.database}: {'; '.join(faults)}. Stop the bot and go back to the last backup")
    return _ok(f"{settings.database} is sound")


async def _offices(settings: Settings) -> Finding:
    if not settings.database.exists():
        return _warn("none yet: run the bot once, then " + IMPORT)
    async with _look(settings) as tx:
        offices = await tx.offices()
        ministry = await tx.ministry()
    if not offices:
        return Finding(Grade.OK if settings.sandbox else Grade.FAIL, f"none yet. Import them: {IMPORT}")
    if ministry is None:
        return _fail(f"{len(offices)}, but no ministry above them: reports find no office. Import it: {IMPORT}")
    return _ok(f"{len(offices)}, below {ministry.name}")


async def _officers(settings: Settings) -> Finding:
    if not settings.database.exists():
        return _warn("none yet")
    async with _look(settings) as tx:
        offices, unmanned, ministry = await tx.offices(), await tx.unmanned(), await tx.ministry()
    if ministry and ministry.code in unmanned:
        return _fail("the ministry has none. Put chat ids into ADMIN_CHAT_IDS and let these people write /start")
    if unmanned:
        return _warn(f"{len(unmanned)} of {len(offices)} offices have none; invite them in the chat: /undang")
    return _ok(f"each of {len(offices)} offices has one") if offices else _warn("none yet")


async def _duty(settings: Settings) -> Finding:
    if not settings.database.exists():
        return _warn("nobody yet")
    async with _look(settings) as tx:
        on_duty = await tx.count_on_duty(Clock().now())
    if not on_duty:
        return _warn(
            "nobody now at BP3MI or the ministry: in danger all their officers are told. They type /jaga in the chat"
        )
    return _ok(f"{on_duty} on duty now")


async def _answers(settings: Settings) -> Finding:
    today = datetime.fromtimestamp(Clock().now(), settings.timezone).date()
    return reviews(faq.read(home=HOME, words=_words()), today)


def _words() -> Words:
    with suppress(Faulty):
        return Texts(HOME)
    return _Unread(languages(HOME))


@dataclass
class _Unread:
    """Stands for texts that can't be read, which another line says: as if no name were missing."""

    locales: tuple[str, ...]

    def has(self, _locale: str, _key: str) -> bool:
        return True


def reviews(answers: Faq, today: date) -> Finding:
    """Whether somebody has to check an answer again: it is not told after its review day (law 7)."""
    soonest = sorted(answers.topics.values(), key=lambda topic: (topic.review_by, topic.id, topic.locale))
    stale = [topic for topic in soonest if topic.stale(today)]
    soon = [topic for topic in soonest if topic.stale(today + SOON)]
    if not soon:
        return _ok(f"{len(soonest)}, none to be reviewed in the next {SOON.days} days")
    first = soon[0]
    where = f"locales/{first.locale}/faq/{first.id}.md, by {first.review_by}"
    past = f", {len(stale)} of them not told any more" if stale else ""
    return _warn(f"{len(soon)} of {len(soonest)} are to be reviewed{past}. The first: {where}")


async def _understanding(_: Settings) -> Finding:
    answers = faq.load(HOME)[0]
    examples = gather(HOME, answers)
    if answers.unread:
        return _fail("can't be told before every answer can be read")
    try:
        Model.load(HOME / MODEL, examples.print)
    except StaleModel:
        return _fail("learned from other files than these, or never: python -m bot train")
    return _ok(f"learned from {len(examples.texts)} examples")


# Files that only have to be sound: a bot does not start with a broken one. What each is, once it is read.


def _directory(home: Path) -> str:
    return f"{len(directory.load(home / OFFICES))} offices that can be imported"


def _places(home: Path) -> str:
    known = regions.load(home / DIRECTORY / "regencies.csv")
    return f"{len(places.load(home / DIRECTORY / 'places.csv', known))} LTSA, posts and missions outside the network"


def _contacts(home: Path) -> str:
    """The numbers that somebody in danger gets."""
    return f"{len(emergency.read(home / DIRECTORY / 'contacts.toml'))} help numbers"


def _danger(home: Path) -> str:
    return f"{len(read_patterns(home).readings.known)} words by which danger is noticed"


def _texts(home: Path) -> str:
    texts = Texts(home)
    return f"{len(texts.keys(FIRST))} in each of {', '.join(texts.locales)}"


def _practice(home: Path) -> str:
    network = usual_lesson(home).network
    return f"{len(network.people)} people of {len(network.offices)} offices to practise with"


def _files(read: Callable[[Path], str]) -> Check:
    async def check(_: Settings) -> Finding:
        return _ok(read(HOME))

    return check


async def _disk(settings: Settings) -> Finding:
    folder = next(each for each in settings.database.absolute().parents if each.exists())
    free = shutil.disk_usage(folder).free
    said = f"{free // 2**20:,} MB free at {folder}"
    return _warn(f"{said}. Make room: on a full disk nothing can be kept") if free < LITTLE_SPACE else _ok(said)


CHECKS: tuple[tuple[str, Check], ...] = (
    ("settings", _settings),
    ("token", _token),
    ("key", _key),
    ("database", _database),
    ("offices", _offices),
    ("directory", _files(_directory)),
    ("places", _files(_places)),
    ("contacts", _files(_contacts)),
    ("officers", _officers),
    ("duty", _duty),
    ("answers", _answers),
    ("danger", _files(_danger)),
    ("understanding", _understanding),
    ("texts", _files(_texts)),
    ("practice", _files(_practice)),
    ("disk", _disk),
)


async def _served(settings: Settings) -> str | None:
    """The id of the bot whose database this is."""
    if not settings.database.exists():
        return None
    async with _look(settings) as tx:
        return await tx.fact("bot")


async def _open_names(settings: Settings, seal: Seal) -> int:
    if not settings.database.exists():
        return 0
    async with store.look(settings.database, seal) as tx:
        return await tx.open_sealed_names()


def _look(settings: Settings) -> AbstractAsyncContextManager[Transaction]:
    """Without the key: nothing sealed is opened here."""
    return store.look(Path(settings.database), Unsealed())


def _ok(text: str) -> Finding:
    return Finding(Grade.OK, text)


def _warn(text: str) -> Finding:
    return Finding(Grade.WARN, text)


def _fail(text: str) -> Finding:
    return Finding(Grade.FAIL, text)
