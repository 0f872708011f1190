"""Who may know whom, which library has which door, and what is pure."""

import ast
import re
import sys
from collections.abc import Mapping

from tests.house.tree import ROOMS, File, files, house, none, place_of, within

# A room -> the rooms it may know. `app` puts the house together and knows them all.
ARROWS: Mapping[str, set[str]] = {
    "nouns": {"nouns", "shipped"},
    "clock": set(),
    "seal": set(),
    "settings": {"settings", "shipped"},
    "shipped": set(),
    "sandbox": {"sandbox"},
    "texts": {"nouns", "shipped"},
    "store": {"store", "nouns", "seal"},
    "doors": {"doors", "store", "texts", "nouns", "clock"},
    "handlers": {"handlers", "nouns", "texts", "store"},
    "routes": {"routes", "handlers", "nouns", "texts", "store", "clock"},
    "app": set(ROOMS.values()),
}
# A library -> the only places that may import it.
DOORS: Mapping[str, tuple[str, ...]] = {
    "telegram": (
        "bot/app.py",
        "bot/receive.py",
        "bot/delivery/sender.py",
        "bot/delivery/transport.py",
        "handlers/routes/",
    ),
    "aiosqlite": ("bot/store/",),
    "sqlite3": ("bot/store/", "bot/sandbox/world_store.py"),
    "jinja2": ("bot/texts.py",),
    "markupsafe": ("bot/texts.py",),
    "babel": ("bot/texts.py",),
    "langdetect": ("bot/understanding/",),
    "numpy": ("bot/understanding/",),
    "rapidfuzz": ("bot/slips.py",),
    "sklearn": ("bot/understanding/",),
    "scipy": ("bot/understanding/",),
    "markdown_it": ("bot/faq/answer.py",),
    "aiohttp": ("bot/delivery/transport.py", "bot/sandbox/"),
    "cryptography": ("bot/seal.py",),
    "dotenv": ("bot/config.py",),
}
IMPURE = {"asyncio", "random", "secrets", "socket", "sqlite3", "subprocess", "threading", "time", "uuid"}
NOW = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\b")  # time comes in as `now` or `today`


def test_each_room_knows_only_the_rooms_it_may_know() -> None:
    none(
        f"{file.path}:{line} ({file.room}) knows {module} ({room})"
        for file in house()
        for line, module in file.imports()
        if module.partition(".")[0] in ("bot", "handlers")
        and (room := File(place_of(module), "", file.tree).room) not in ARROWS[file.room]
    )


def test_nothing_of_the_house_knows_the_tests() -> None:
    none(f"{file.path}:{line}" for file in house() for line, module in file.imports() if module.startswith("tests"))


def test_every_library_comes_in_by_its_own_door() -> None:
    """A library without a row in DOORS has none at all."""
    free = set(sys.stdlib_module_names) - {"sqlite3"} | {"bot", "handlers"}
    none(
        f"{file.path}:{line} imports {module}"
        for file in house()
        for line, module in file.imports()
        if (library := module.partition(".")[0]) not in free and not within(file.path, DOORS.get(library, ()))
    )


def test_nouns_and_rules_neither_wait_nor_look_at_a_clock_nor_roll_dice() -> None:
    pure = [file for file in house() if file.room in ("nouns", "shipped")]
    none(
        f"{file.path}:{line} imports {module}"
        for file in pure
        for line, module in file.imports()
        if module.partition(".")[0] in IMPURE
    )
    none(
        f"{file.path}:{node.lineno} waits"
        for file in pure
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Await | ast.AsyncFunctionDef)
    )
    none(f"{file.path} looks at the clock itself" for file in pure if NOW.search(file.source))


def test_the_app_is_the_only_part_of_bot_that_knows_the_handlers() -> None:
    none(
        f"{file.path}:{line}"
        for file in files("bot")
        for line, module in file.imports()
        if module.startswith("handlers") and file.room != "app"
    )
