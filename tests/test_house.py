"""The house: who may know whom, which library has which door, where words and SQL live, and how big a room may be."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pytest

from bot import dialog
from bot.dialog import Draft
from bot.texts import HOME, Texts
from handlers.routes.tables import BUTTONS, COMMANDS, PAPERS, WORKS

# A path, or a folder with all that is in it -> its room. The longest path that fits counts.
ROOMS: Mapping[str, str] = {
    "bot/": "nouns",  # and rules: dialog, understanding, faq, one file a subject
    "bot/__init__.py": "app",
    "bot/__main__.py": "app",
    "bot/app.py": "app",
    "bot/check.py": "app",
    "bot/commands.py": "app",
    "bot/clock.py": "clock",
    "bot/clockwork.py": "doors",
    "bot/config.py": "settings",
    "bot/delivery/": "nouns",  # outcome, pacer, split: pure
    "bot/delivery/outbox.py": "doors",
    "bot/delivery/sender.py": "doors",
    "bot/delivery/transport.py": "doors",
    "bot/logs.py": "settings",
    "bot/receive.py": "doors",
    "bot/sandbox/": "sandbox",
    "bot/seal.py": "seal",
    "bot/store/": "store",
    "bot/training.py": "app",
    "bot/texts.py": "texts",
    "handlers/": "handlers",
    "handlers/routes/": "routes",
}

# A room -> the rooms it may know. `app` puts the house together and knows them all.
ARROWS: Mapping[str, set[str]] = {
    "nouns": {"nouns"},
    "clock": set(),
    "seal": set(),
    "settings": {"settings"},
    "sandbox": {"sandbox"},
    "texts": {"nouns"},
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
SQL = re.compile(
    r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|ALTER TABLE|PRAGMA)\b", re.DOTALL
)
SQL_ROOMS = ("bot/store/", "bot/sandbox/world_store.py")
INDONESIAN = re.compile(
    r"\b(anda|kami|saya|yang|tidak|belum|sudah|untuk|dengan|dari|pada|akan|bisa|silakan|tolong|mohon|maaf|terima|kasih"
    r"|laporan|petugas|kantor|desa|tekan|ketik|tulis|kirim|nomor|lowongan|pengumuman|bahaya)\b",
    re.IGNORECASE,
)
# Words that people write, not words for people.
DATA = ("bot/dialog/", "bot/understanding/", "bot/faq/rules/", "bot/faq/topic.py")
LONGEST_FILE, LONGEST_FUNCTION = 400, 60
BUTTON_BYTES = 64  # Telegram takes no more
WIDEST = 2**63 - 1  # the largest id a row can have
LOGS = ("debug", "info", "warning", "error", "exception", "critical")
CHANGES = re.compile(r"%[\d.]*\w")


@dataclass(frozen=True)
class File:
    """A Python file of the tree, and what it is made of."""

    path: str
    source: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return ROOMS[max((place for place in ROOMS if within(self.path, (place,))), key=len)]

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every module this file names, wherever in it: (line, bot.store.citizens)."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def literals(self, besides: Iterable[ast.AST] = ()) -> Iterator[tuple[int, str]]:
        """Every text that is written here, except docstrings and what stands inside of `besides`."""
        skipped = {id(part) for node in (*besides, *self._docstrings()) for part in ast.walk(node)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
                yield node.lineno, node.value

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Calls of a function or method with one of these names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield node

    def _docstrings(self) -> Iterator[ast.AST]:
        """Also the bare texts that stand in a module as a comment."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Expr) and _is_text(node.value))


def _is_text(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@cache
def files(*folders: str) -> tuple[File, ...]:
    paths = [path for folder in folders for path in sorted((HOME / folder).rglob("*.py"))]
    sources = [(str(path.relative_to(HOME)), path.read_text("utf-8")) for path in paths]
    return tuple(File(path, source, ast.parse(source)) for path, source in sources)


def house() -> tuple[File, ...]:
    return files("bot", "handlers")


def within(path: str, places: Iterable[str]) -> bool:
    return any(path == place or (place.endswith("/") and path.startswith(place)) for place in places)


def place_of(module: str) -> str:
    """bot.store.citizens.CitizenRows -> bot/store/citizens.py; a name from a package is the package itself."""
    path = module.replace(".", "/")
    if (HOME / f"{path}.py").exists():
        return f"{path}.py"
    return f"{path}/__init__.py" if (HOME / path).is_dir() else place_of(module.rpartition(".")[0])


def none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n" + "\n".join(found)


# --- arrows and doors ---


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
    pure = [file for file in house() if file.room == "nouns"]
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


# --- SQL and words ---


def test_sql_is_spoken_in_the_store_only() -> None:
    none(
        f"{file.path}:{line} {text[:60]!r}"
        for file in house()
        if not within(file.path, SQL_ROOMS)
        for line, text in file.literals()
        if SQL.search(text)
    )


def test_no_indonesian_is_written_in_code() -> None:
    """Law 12: what people read is in templates/ and locales/."""
    none(
        f"{file.path}:{line} {text[:60]!r}"
        for file in house()
        if not within(file.path, DATA)
        for line, text in file.literals()
        if len(text.split()) >= 3 and INDONESIAN.search(text) and "|" not in text  # that is a pattern
    )


def test_handlers_write_no_sentence_at_all() -> None:
    """Law 12: not in English either; what goes into the log or an exception is for us."""
    none(
        f"{file.path}:{line} {text[:60]!r}"
        for file in files("handlers")
        for line, text in file.literals([*file.calls("debug", "info", "warning", "error"), *_raises(file)])
        if len(re.findall(r"[A-Za-z]{2,}", text)) >= 3 and " " in text.strip() and "[" not in text  # that is a type
    )


def _raises(file: File) -> list[ast.AST]:
    return [node for node in ast.walk(file.tree) if isinstance(node, ast.Raise | ast.Assert)]


# --- tables ---


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_one_that_telegram_takes(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]{1,32}", name)


@pytest.mark.parametrize("action", BUTTONS)
def test_an_action_leaves_room_for_its_argument(action: str) -> None:
    """The largest argument of ours that is not a form's option is an id of a row: 19 digits."""
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", action)
    assert len(f"{action}:{WIDEST}") <= BUTTON_BYTES


def test_every_action_that_a_button_names_leads_somewhere() -> None:
    none(
        f"{file.path}:{call.lineno} {action}"
        for file in house()
        for call in file.calls("Button")
        if (action := _action(call)) and action not in BUTTONS
    )


def test_everything_that_is_scheduled_is_done_by_somebody() -> None:
    none(
        f"{file.path}:{call.lineno} schedules {kind}"
        for file in house()
        for call in file.calls("schedule", "schedule_soon")
        if (kind := _text(file, call.args[0])) and kind not in WORKS
    )


def _action(call: ast.Call) -> str:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "action"]
    found = (*call.args[1:2], *named)
    return str(found[0].value) if found and isinstance(found[0], ast.Constant) else ""


def _text(file: File, node: ast.expr) -> str:
    """A literal, or the constant of this or another module that a name stands for."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    name = ast.unparse(node).rpartition(".")[2]
    return (
        next((text for each in (file, *house()) if (text := _constants(each).get(name))), "") if name.isupper() else ""
    )


def _constants(file: File) -> dict[str, str]:
    """NAME = "text", also several at once: A, B = "a", "b"."""
    found: dict[str, str] = {}
    for node in file.tree.body:
        if not isinstance(node, ast.Assign):
            continue
        names, values = (each.elts if isinstance(each, ast.Tuple) else [each] for each in (node.targets[0], node.value))
        pairs = zip(names, values, strict=False)
        found |= {ast.unparse(name): str(value.value) for name, value in pairs if isinstance(value, ast.Constant)}
    return found


@pytest.mark.parametrize("locale", Texts().locales)
@pytest.mark.parametrize("name", PAPERS)
def test_every_text_of_a_form_is_written(name: str, locale: str) -> None:
    """Law 12."""
    none(sorted(dialog.keys(PAPERS[name].form) - Texts().keys(locale)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_form_stands_under_its_own_name(name: str) -> None:
    assert PAPERS[name].form.name == name


@pytest.mark.parametrize("name", PAPERS)
def test_every_button_of_a_form_fits_for_the_largest_draft(name: str) -> None:
    form = PAPERS[name].form
    says = [dialog.ask(form, Draft(WIDEST, name, asking=field.name)) for field in form.fields]
    buttons = [each for say in says for row in say.buttons for each in (row if isinstance(row, tuple) else (row,))]
    none(each.data for each in buttons if len(each.data.encode()) > BUTTON_BYTES)


# --- size ---


def test_no_file_is_too_long_to_be_read_at_one_sitting() -> None:
    none(
        f"{file.path} has {lines} lines"
        for file in house()  # in a test file each dialogue is read alone
        if (lines := file.source.count("\n")) > LONGEST_FILE
    )


def test_no_function_is_too_long_to_be_held_in_mind() -> None:
    none(
        f"{file.path}:{node.lineno} {node.name} has {lines} lines"
        for file in files("bot", "handlers", "tests")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    )


def test_every_module_says_what_it_is_for() -> None:
    none(
        file.path
        for file in files("bot", "handlers", "tests")
        if file.source.strip() and not ast.get_docstring(file.tree)
    )


# --- the log ---


def test_every_line_the_log_may_have_is_explained_to_operators() -> None:
    explained = _explained()
    none(f"{place} {line!r}" for place, line in _logged() if not any(map(line.startswith, explained)))


def test_no_line_is_explained_that_the_log_never_has() -> None:
    lines = [line for _, line in _logged()]
    none(start for start in _explained() if not any(line.startswith(start) for line in lines))


def _logged() -> Iterator[tuple[str, str]]:
    """Where, and the line with … for what changes in it; the sandbox is no matter of operators."""
    for file in house():
        calls = file.calls(*LOGS) if file.room != "sandbox" else ()
        yield from ((f"{file.path}:{call.lineno}", CHANGES.sub("…", _text(file, call.args[0]))) for call in calls)


def _explained() -> list[str]:
    """How each line begins: what stands first in a row of the table."""
    _, _, after = (HOME / "docs" / "operators.md").read_text("utf-8").partition("## What the log says")
    table, _, _ = after.partition("\n## ")
    return [re.sub(r"\bN\b", "…", start) for start in re.findall(r"^\| `(.+?)`", table, re.MULTILINE)]


# --- what is installed ---


def test_every_package_is_pinned_with_its_hashes() -> None:
    entries = _locked()
    assert len(entries) > 30
    none(entry.split()[0] for entry in entries if not re.match(r"[\w.-]+==\S+", entry))
    none(entry.split()[0] for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry))


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = {entry.partition("==")[0] for entry in _locked()}
    none({re.split(r"[=<>!~\[; ]", each)[0].lower() for each in wanted} - locked)


def _locked() -> list[str]:
    """The entries of constraints.txt, each with the lines it goes on in."""
    whole = (HOME / "constraints.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in whole.splitlines() if line.strip() and not line.startswith("#")]
