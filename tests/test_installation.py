"""A broken installation says in one line which file, and does not run half deaf."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import app, check, config
from bot.check import Finding, Grade
from bot.shipped import Faulty, languages
from bot.texts import HOME, Texts
from bot.training import usual_lesson
from bot.understanding.reader import MODEL

TEXTS = Texts()
SANDBOX = config.read({}, HOME / "no.env")
Break = Callable[[Path], object]
Breaking = Callable[[str, Break], None]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is shipped, to be broken; each test leaves it whole."""
    copy = tmp_path_factory.mktemp("home")
    for folder in ("locales", "templates"):
        shutil.copytree(HOME / folder, copy / folder)
    for folder in ("bot", "handlers"):
        (copy / folder).symlink_to(HOME / folder)
    (copy / MODEL).parent.mkdir()
    shutil.copy(HOME / MODEL, copy / MODEL)
    return copy


@pytest.fixture
def broken(home: Path) -> Iterator[Breaking]:
    """Breaks a file or a folder."""
    done: list[Path] = []

    def breaking(name: str, how: Break) -> None:
        done.append(home / name)
        how(home / name)

    yield breaking
    for path in done:
        whole = HOME / path.relative_to(home)
        if whole.is_dir():
            shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(whole, path)
        else:
            shutil.copy(whole, path)


def gone(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def only_comments(path: Path) -> None:
    path.write_text("# nothing\n\n", "utf-8")


def latin(path: Path) -> None:
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(first + b"\n# caf\xe9\n" + rest)


def utf_16(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("utf-16"))


def utf_16_without_its_mark(path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("utf-16-le"))


def begins(*lines: str) -> Break:
    """These lines stand before all others."""
    return lambda path: path.write_text("\n".join((*lines, path.read_text("utf-8"))), "utf-8")


def is_now(*lines: str) -> Break:
    return lambda path: path.write_text("\n".join(lines), "utf-8")


def without(text: str) -> Break:
    def cut(path: Path) -> None:
        whole = path.read_text("utf-8")
        assert text in whole
        path.write_text(whole.replace(text, "", 1), "utf-8")

    return cut


def cut_in_half(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[: len(lines) // 2]), "utf-8")


def twice(path: Path) -> None:
    path.write_text(path.read_text("utf-8") * 2, "utf-8")


NOT_UTF_8 = "is not written in UTF-8; save it as UTF-8"
OF_EVERY_KIND = {  # a file -> the row of `check`
    "locales/id/texts.toml": "texts",
    "templates/en/welcome.html": "texts",
    "locales/doors.toml": "answers",
    "locales/en/faq/anonymity.md": "answers",
    "locales/id/faq/anonymity.txt": "answers",
    "locales/id/danger.txt": "danger",
    "locales/en/spelling.txt": "danger",
    "locales/id/usual.txt": "danger",
    "locales/id/outside/hello.txt": "understanding",
    "locales/en/danger/danger.txt": "understanding",
    "locales/id/danger/calm.txt": "understanding",
    "locales/directory/contacts.toml": "contacts",
    "locales/directory/places.csv": "places",
    "locales/directory/regencies.csv": "places",
    "locales/directory/offices.csv": "directory",
    "locales/directory/demo.toml": "practice",
}
EVERY_WAY: tuple[tuple[Break, str], ...] = (
    (gone, ": is missing"),
    (emptied, ": is empty"),
    (latin, f", line 2: {NOT_UTF_8}"),
)
BROKEN: list[tuple[str, Break, str, str]] = [
    *((name, how, row, f"{name}{said}") for name, row in OF_EVERY_KIND.items() for how, said in EVERY_WAY),
    ("locales/id/texts.toml", utf_16, "texts", f"locales/id/texts.toml, line 1: {NOT_UTF_8}"),
    ("locales/en/usual.txt", utf_16_without_its_mark, "danger", f"locales/en/usual.txt, line 1: {NOT_UTF_8}"),
    ("locales/id/texts.toml", begins("", "???"), "texts", 'locales/id/texts.toml, line 2: must look like name = "…"'),
    ("locales/id/texts.toml", begins("a = Halo"), "texts", 'texts.toml, line 1: behind = must stand a text in "…"'),
    ("locales/id/texts.toml", begins('a = "Halo'), "texts", 'texts.toml, line 1: the text has no " at its end'),
    ("locales/id/texts.toml", begins('a = "1"', 'a = "2"'), "texts", "line 2: this name stands above already"),
    ("locales/id/texts.toml", begins('a = "Halo"'), "texts", "locales/en/texts.toml: a is missing; it is in"),
    ("locales/id/texts.toml", begins("a = 7"), "texts", "locales/id/texts.toml, line 1: a must be a text"),
    ("templates/id/welcome.html", begins("", "{% if %}"), "texts", "templates/id/welcome.html, line 2: Expected"),
    ("locales/doors.toml", begins("", "???"), "answers", 'locales/doors.toml, line 2: must look like name = "…"'),
    ("locales/doors.toml", without('"start", '), "answers", "locales/doors.toml, line 12: shelf start is behind no"),
    ("locales/doors.toml", without('  "passport",\n'), "answers", "locales/doors.toml: passport stands on no shelf"),
    ("locales/doors.toml", without("[doors]"), "answers", "locales/doors.toml: [doors] is missing"),
    ("locales/doors.toml", twice, "answers", "this name stands above already"),
    ("locales/id/faq/anonymity.md", without("+++\n"), "answers", "anonymity.md, line 1: must begin with a line +++"),
    ("locales/id/faq/anonymity.md", without("confidence"), "answers", ': must look like name = "…"'),
    ("locales/id/danger.txt", only_comments, "danger", "locales/id/danger.txt: is empty"),
    ("locales/id/danger.txt", begins("[violence]", "%%% %"), "danger", 'danger.txt, line 2: "%%%" is no word'),
    ("locales/id/danger.txt", begins("[violance]"), "danger", "danger.txt, line 1: [violance] is not known"),
    ("locales/en/danger.txt", cut_in_half, "danger", "locales/en/danger.txt: no line tells of ["),
    ("locales/id/danger.txt", twice, "danger", "@kerabat stands above already"),
    ("locales/id/spelling.txt", begins("saya sy sya"), "danger", "spelling.txt, line 1: must look like"),
    ("locales/directory/contacts.toml", begins("a = 1"), "contacts", "contacts.toml, line 1: [a] must have its facts"),
    ("locales/directory/contacts.toml", without("kind ="), "contacts", 'must look like name = "…"'),
    ("locales/directory/contacts.toml", twice, "contacts", "this name stands above already"),
    ("locales/directory/places.csv", begins("???"), "places", "places.csv, line 1: there must be one column code"),
    ("locales/directory/places.csv", twice, "places", "places.csv, line"),
    ("locales/directory/offices.csv", begins("", ""), "directory", "offices.csv, line 1: there must be one column"),
    (
        "locales/directory/offices.csv",
        is_now("code,level,parent,name,area,contacts"),
        "directory",
        "no row stands below",
    ),
    ("locales/directory/demo.toml", begins("???"), "practice", 'demo.toml, line 1: must look like name = "…"'),
    ("locales/directory/demo.toml", without('level = "ministry"\n'), "practice", "level must be one of: ministry"),
    ("locales", gone, "practice", "locales/directory/demo.toml: is missing"),
    ("locales/id", gone, "texts", "locales/id/texts.toml: is missing"),
    ("locales/en", gone, "texts", "locales/en/texts.toml: is missing"),
    ("locales/id/faq", gone, "answers", "locales/id/faq/anonymity.md: is missing, and is there in en"),
    ("locales/en/outside", gone, "understanding", "locales/en/outside/bye.txt: is missing"),
    ("locales/directory", gone, "practice", "locales/directory/demo.toml: is missing"),
    ("templates", gone, "texts", "templates/en/*.html: is missing"),
    ("templates/id", gone, "texts", "templates/id/addition.line.html: is missing"),
]


@pytest.mark.parametrize(
    ("name", "how", "row", "said"),
    [pytest.param(*each, id=f"{each[0]} {each[3].rpartition(': ')[2]}") for each in BROKEN],
)
def test_a_broken_file_is_the_same_one_line_at_the_start_and_in_its_row_of_check(
    home: Path, broken: Breaking, monkeypatch: pytest.MonkeyPatch, name: str, how: Break, row: str, said: str
) -> None:
    broken(name, how)
    if row != "texts":  # then they are whole, and take half a second each time
        for user in (app, check):
            monkeypatch.setattr(user, "Texts", lambda *_: TEXTS)
    with pytest.raises(Faulty, match=re.escape(said)) as faulty:
        start(home)
    assert "\n" not in str(faulty.value)
    assert str(home) not in str(faulty.value)
    monkeypatch.setattr(check, "HOME", home)
    found = asyncio.run(check._safely(dict(check.CHECKS)[row], SANDBOX))
    assert found == Finding(Grade.FAIL, str(faulty.value))


def start(home: Path) -> None:
    """Reads all that the sandbox does before it makes anything."""
    usual_lesson(home)
    app.build_house(SANDBOX, home)


def test_a_sound_installation_is_read(home: Path) -> None:
    start(home)


def test_whatever_is_written_by_windows_is_read(home: Path, broken: Breaking) -> None:
    def by_windows(path: Path) -> None:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    for name in OF_EVERY_KIND:
        broken(name, by_windows)
    start(home)


def test_folders_that_are_no_language_are_none(tmp_path: Path) -> None:
    for folder in ("locales/en", "locales/directory", "locales/.git", "templates/jv", "templates/__pycache__"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "locales/ms").write_text("a file")
    assert languages(tmp_path) == ("id", "en", "jv")


# --- the command line ---


def says(home: Path, folder: Path, *words: str) -> tuple[int, list[str], list[str]]:
    environ = {**os.environ, "TELEGRAM_BOT_TOKEN": "", "SANDBOX_PORT": "0", "LOG_LEVEL": "ERROR"}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env={**environ, "PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return ended.returncode, ended.stdout.splitlines(), ended.stderr.splitlines()


@pytest.mark.parametrize("token", ["", "1:ABC"])
def test_with_a_broken_file_nothing_is_made_and_a_later_command_is_not_misled(
    home: Path, broken: Breaking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    broken("locales/id/danger.txt", gone)
    assert says(home, tmp_path) == (2, [], ["locales/id/danger.txt: is missing"])
    assert not list(tmp_path.iterdir())
    (said,) = says(home, tmp_path, "import", "offices")[2]
    assert said == "There is no database data/sandbox.db yet. Run the bot once."


def test_check_tells_every_broken_file_in_its_row_and_goes_on(home: Path, broken: Breaking, tmp_path: Path) -> None:
    for name in ("locales/id/texts.toml", "locales/directory/offices.csv", "locales/directory/demo.toml"):
        broken(name, emptied)
    code, rows, _ = says(home, tmp_path, "check")
    assert code == 1
    assert [row for row in rows if row.startswith("fail ")] == [
        "fail directory: locales/directory/offices.csv: is empty",
        "fail texts: locales/id/texts.toml: is empty",
        "fail practice: locales/directory/demo.toml: is empty",
    ]
    assert len(rows) == len(check.CHECKS)


def test_answers_of_a_language_without_texts_are_looked_for_all_the_same(
    home: Path, broken: Breaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken("locales/id", gone)
    monkeypatch.setattr(check, "HOME", home)
    found = asyncio.run(check._safely(dict(check.CHECKS)["answers"], SANDBOX))
    assert found == Finding(Grade.FAIL, "locales/id/faq/anonymity.md: is missing, and is there in en")


@pytest.mark.parametrize("words", [("faq", "check"), ("train",), ("understand",), ("import", "offices")])
def test_no_other_command_uses_what_is_broken(
    home: Path, broken: Breaking, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Learning from half of the examples would make the bot half deaf."""
    for name in ("locales/en/faq/anonymity.txt", "locales/directory/offices.csv"):
        broken(name, gone)
    code, out, err = says(home, tmp_path, *words)
    assert code == (1 if words[0] == "faq" else 2)
    name = "locales/directory/offices.csv" if words[0] == "import" else "locales/en/faq/anonymity.txt"
    assert [line for line in (*out, *err) if line.endswith(f"{name}: is missing")]
    assert "Traceback" not in "".join(err)
