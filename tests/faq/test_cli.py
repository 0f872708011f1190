"""`python -m bot faq check` tells an editor file by file what to put right, and fails on an error only."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import commands
from bot.__main__ import parser
from bot.config import read
from bot.faq import cli
from tests.faq.sample import TODAY, Labels, write

BODY = {
    "id": "Simpan **slip**.\n\n**Yang bisa Anda lakukan sekarang:** Lapor.\n",
    "en": "Keep the **slip**.\n\n**What you can do now:** Report.\n",
}


def check(home: Path, *names: str, today: date = TODAY) -> tuple[int, list[str]]:
    out = io.StringIO()
    return cli.check(names, today, Labels(), out, home), out.getvalue().splitlines()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Two topics in two languages, as they should be."""
    for locale in ("id", "en"):
        for name in ("wages", "passport"):
            write(tmp_path, facts(locale, name), BODY[locale], f"{locale}/faq/{name}")
    (tmp_path / "locales/doors.toml").write_text('[doors]\na = ["b"]\n[shelves]\nb = ["wages", "passport"]\n')
    return tmp_path


def facts(locale: str, name: str, review_by: str = "2027-05-20") -> str:
    questions = ", ".join(f'"{locale} {name} {number}"' for number in range(8))
    return f"""title = "{name}"
short = "{name}"
sample = [{questions}]
sources = [{{name = "UU", year = 2017}}]
checked_on = 2026-11-20
review_by = {review_by}
confidence = "high"
related = []
"""


def test_where_all_is_well_one_line_says_so(office: Path) -> None:
    assert check(office) == (0, ["2 topics in en, id: 0 errors, 0 warnings."])


def test_an_error_is_told_with_its_file_and_fails(office: Path) -> None:
    write(office, facts("id", "wages"), "Simpan slip.\n", "id/faq/wages")
    failed, lines = check(office)
    assert failed == 1
    assert (
        'error locales/id/faq/wages.md: "**Yang bisa Anda lakukan sekarang:**" is missing above the line ---' in lines
    )
    assert lines[-1].startswith("2 topics in en, id: ")


def test_a_warning_is_told_and_fails_nothing(office: Path) -> None:
    failed, lines = check(office, today=date(2027, 5, 20) - timedelta(7))
    assert failed == 0
    assert lines[0] == "warn  locales/en/faq/passport.md: is to be reviewed by 2027-05-20"
    assert lines[-1] == "2 topics in en, id: 0 errors, 4 warnings."


def test_a_file_that_can_not_be_read_is_one_line_and_is_not_called_missing(office: Path) -> None:
    write(office, facts("en", "wages"), BODY["en"], "en/faq/wages").write_bytes(b"+++ \xe9")
    assert check(office)[1][:-1] == ["error locales/en/faq/wages.md, line 1: is not written in UTF-8; save it as UTF-8"]


def test_without_its_doors_one_line_says_so(office: Path) -> None:
    (office / "locales/doors.toml").unlink()
    failed, lines = check(office)
    assert (failed, len(lines)) == (1, 2)
    assert lines[0] == "error locales/doors.toml: is missing"


def test_a_way_that_leads_nowhere_is_an_error(office: Path) -> None:
    (office / "locales/doors.toml").write_text('[doors]\na = ["b"]\n[shelves]\nb = ["wages"]\n')
    assert check(office)[1][:-1] == ["error locales/doors.toml: passport stands on no shelf"]


def test_every_broken_file_is_named_with_its_line(office: Path) -> None:
    write(office, facts("en", "wages").replace('"high"', '"sure"'), BODY["en"], "en/faq/wages")
    write(office, facts("id", "wages"), "# Judul\n", "id/faq/wages")
    failed, lines = check(office)
    assert failed == 1
    assert [line for line in lines if line.startswith("error locales/en/faq/wages.md, line 8: confidence must")]
    assert [line for line in lines if line.startswith("error locales/id/faq/wages.md, line 11: heading")]


@pytest.mark.parametrize(("asked", "failed"), [("wages", 1), ("passport", 0), ("wages passport", 1), ("", 1)])
def test_of_the_topics_one_asks_for_only_their_own_faults_are_told(office: Path, asked: str, failed: int) -> None:
    write(office, facts("id", "wages"), "# Judul\n", "id/faq/wages")
    write(office, facts("id", "wages"), "Simpan slip.\n", "en/faq/wages")
    code, lines = check(office, *asked.split())
    assert code == failed
    assert all("/wages.md" in line for line in lines[:-1])
    assert len(lines) > 1 or not failed


def test_a_topic_that_there_is_not_is_an_error(office: Path) -> None:
    """Whoever mistypes a name must not read that all is well."""
    failed, lines = check(office, "wage", "passport")
    assert (failed, lines[0]) == (1, "error there is no answer wage")


def test_the_command_looks_at_the_answers_of_the_tree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = parser().parse_args(["faq", "check", "unpaid-wages"])
    assert arguments.command is commands.check_answers
    commands.check_answers(read({}, tmp_path / "no.env"), arguments)
    assert capsys.readouterr().out.splitlines()[-1].startswith("1 topics in en, id: ")
