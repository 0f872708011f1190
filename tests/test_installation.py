"""A broken installation says which file, and does not run half deaf."""

import shutil
from pathlib import Path

import pytest

from bot import emergency
from bot.sheet import Faulty
from bot.texts import HOME, BrokenText, Texts
from bot.understanding import BrokenList, spelling
from bot.understanding.patterns import read_patterns


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The lists and texts of the real one, to be broken."""
    for name in ("id/danger.txt", "en/danger.txt", "id/spelling.txt", "id/texts.toml", "en/texts.toml"):
        path = tmp_path / "locales" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HOME / "locales" / name, path)
    for locale in ("id", "en"):
        (tmp_path / "locales" / locale / "faq").mkdir()
        shutil.copytree(HOME / "templates" / locale, tmp_path / "templates" / locale)
    return tmp_path


def test_a_sound_installation_is_read(home: Path) -> None:
    read_patterns(home)
    Texts(home)


@pytest.mark.parametrize("locale", ["id", "en"])
def test_without_the_words_of_danger_of_a_language_nothing_starts(home: Path, locale: str) -> None:
    """Nobody in danger would be noticed, and nobody would notice that."""
    path = home / "locales" / locale / "danger.txt"
    path.write_text("# nothing but a comment\n", "utf-8")
    with pytest.raises(BrokenList, match=f"{locale}/danger.txt: is empty"):
        read_patterns(home)
    path.unlink()
    with pytest.raises(BrokenList, match=f"{locale}/danger.txt: is missing"):
        read_patterns(home)


@pytest.mark.parametrize("name", ["danger.txt", "spelling.txt"])
def test_a_list_in_other_letters_is_named(home: Path, name: str) -> None:
    (home / "locales" / "id" / name).write_bytes(b"\xff\xfe")
    with pytest.raises(BrokenList, match=f"id/{name}: is not written in UTF-8"):
        read_patterns(home)
    if name == "spelling.txt":
        with pytest.raises(BrokenList):
            spelling.read(home)


def test_a_slip_in_a_template_is_found_at_the_start(home: Path) -> None:
    (home / "templates" / "id" / "note.foot.html").write_text("{% if %}", "utf-8")
    with pytest.raises(BrokenText, match=r"note\.foot in id: line 1"):
        Texts(home)


def test_texts_in_other_letters_are_named(home: Path) -> None:
    (home / "locales" / "en" / "texts.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BrokenText, match=r"en/texts\.toml: is not written in UTF-8"):
        Texts(home)


def test_help_numbers_without_a_number_are_no_help_numbers(tmp_path: Path) -> None:
    path = tmp_path / "contacts.toml"
    path.write_text("", "utf-8")
    with pytest.raises(Faulty, match="holds no number"):
        emergency.read(path)
