"""`check` says in one line each what is well, what is doubtful, and what must be put right."""

import asyncio
import dataclasses
import shutil
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import app, check, commands, config, faq
from bot.__main__ import parser
from bot.check import Finding, Grade
from bot.citizen import Citizen
from bot.clock import Clock
from bot.config import Settings
from bot.faq import Faq, Topic
from bot.sandbox import Sandbox
from bot.seal import Seal, Unsealed
from bot.shipped import Faulty
from bot.store import Store
from tests.conftest import OFFICES, TOKEN

DEWI = Citizen(500, "Dewi", "id", "Asia/Makassar")


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that need no review: those in the tree will need one some day."""
    monkeypatch.setattr(faq, "read", lambda **_: answers(date(9999, 1, 1)))


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN, port=0) as sandbox:
        yield sandbox


@pytest.fixture
async def settings(tmp_path: Path, telegram: Sandbox) -> Settings:
    """Of a bot that is well: a token, a key, a database with offices, an officer everywhere, one on duty."""
    key = tmp_path / "seal.key"
    environ = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'lentera.db'}",
        "SEAL_KEY_FILE": str(key),
    }
    async with (
        Store.open(tmp_path / "lentera.db", Seal.create(key, date(2026, 11, 23))) as store,
        store.transaction() as tx,
    ):
        await tx.serve(1)
        await tx.add_citizen(DEWI, 1)
        for office in OFFICES:
            await tx.add_office(office)
            await tx.appoint(DEWI.chat_id, office.code, None, 1)
        await tx.start_duty(DEWI.chat_id, Clock().now() + 3600)
    return config.read(environ, tmp_path / "no.env")


async def finding(settings: Settings, name: str) -> Finding:
    return dict(await check.findings(settings))[name]


async def change(settings: Settings, *statements: str) -> None:
    async with Store.open(settings.database, Unsealed()) as store, store.transaction() as tx:
        for statement in statements:
            await tx._run(statement)


async def test_where_all_is_well_every_line_is_ok(settings: Settings) -> None:
    found = await check.findings(settings)
    assert {name for name, each in found if each.grade is not Grade.OK} == set()
    assert [name for name, _ in found] == [
        "settings",
        "token",
        "key",
        "database",
        "offices",
        "directory",
        "places",
        "contacts",
        "officers",
        "duty",
        "answers",
        "danger",
        "understanding",
        "texts",
        "practice",
        "disk",
    ]


async def test_it_looks_beside_a_running_bot(settings: Settings) -> None:
    async with Store.open(settings.database, Unsealed()) as store, store.transaction():
        assert (await finding(settings, "database")).grade is Grade.OK


async def test_a_name_in_the_file_that_is_nearly_a_setting_is_a_warning(settings: Settings) -> None:
    hint = "SANDBOX_PROT in .env is no setting. Did you mean SANDBOX_PORT?"
    assert await finding(dataclasses.replace(settings, misspelt=(hint,)), "settings") == Finding(Grade.WARN, hint)


async def test_a_broken_list_of_help_numbers_fails_with_its_file_and_entry(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locales/directory").mkdir(parents=True)
    (tmp_path / "locales/directory/contacts.toml").write_text('[here]\nnumber = "999"\n')
    monkeypatch.setattr(check, "HOME", tmp_path)
    broken = await finding(settings, "contacts")
    assert broken == Finding(Grade.FAIL, "locales/directory/contacts.toml, line 1: [here] name_id is missing")


# --- token ---


async def test_a_token_that_telegram_refuses_fails(settings: Settings) -> None:
    refused = await finding(dataclasses.replace(settings, token="2:WRONG"), "token")
    assert refused.grade is Grade.FAIL
    assert "401" in refused.text


async def test_a_telegram_that_is_not_there_fails_without_naming_the_token(settings: Settings) -> None:
    away = await finding(dataclasses.replace(settings, api_url="http://127.0.0.1:9"), "token")
    assert away.grade is Grade.FAIL
    assert TOKEN not in away.text


async def test_a_database_of_another_bot_fails(settings: Settings) -> None:
    await change(settings, "UPDATE fact SET value = '7' WHERE name = 'bot'")
    assert "another bot" in (await finding(settings, "token")).text


def test_the_sandbox_needs_no_token_no_key_and_no_offices(tmp_path: Path) -> None:
    sandbox = dataclasses.replace(
        config.read({}, tmp_path / "no.env"), database=tmp_path / "sandbox.db", seal_key_file=tmp_path / "sandbox.key"
    )
    found = dict(asyncio.run(check.findings(sandbox)))
    assert {each.grade for each in found.values()} == {Grade.OK, Grade.WARN}
    assert "Telegram was not asked" in found["token"].text
    assert not list(tmp_path.iterdir())  # a look makes nothing


# --- key ---


async def test_a_key_of_the_sandbox_that_was_lost_or_exchanged_fails_and_says_how_to_begin_anew(
    settings: Settings,
) -> None:
    key = settings.database.with_name("seal.key")
    sandbox = dataclasses.replace(settings, token="")
    key.unlink()
    lost = await finding(sandbox, "key")
    Seal.create(key, date(2026, 11, 23))
    assert lost == await finding(sandbox, "key") == Finding(Grade.FAIL, app.other_key_here(sandbox))


async def test_without_a_key_file_that_is_named_it_fails(settings: Settings) -> None:
    (settings.database.with_name("seal.key")).unlink()
    assert (await finding(settings, "key")) == Finding(
        Grade.FAIL, f"There is no key file {settings.seal_key_file}. Run: python -m bot key new"
    )


async def test_another_key_fails(settings: Settings) -> None:
    path = settings.database.with_name("seal.key")
    path.unlink()
    Seal.create(path, date(2026, 11, 23))
    assert "does not open what is in the database" in (await finding(settings, "key")).text


async def test_no_key_at_all_is_a_warning_as_long_as_nothing_is_sealed(settings: Settings) -> None:
    without = dataclasses.replace(settings, seal_key_file=None)
    assert (await finding(without, "key")).grade is Grade.FAIL
    await change(settings, "UPDATE citizen SET name_sealed = ''")
    assert (await finding(without, "key")).grade is Grade.WARN


# --- database ---


async def test_a_row_that_points_at_nothing_fails(settings: Settings) -> None:
    async with Store.open(settings.database, Unsealed()) as store:
        await store._db.execute_fetchall("PRAGMA foreign_keys = OFF")
        await store._db.execute_fetchall("DELETE FROM office WHERE code = 'desa-lain'")
    assert "1 rows point at nothing" in (await finding(settings, "database")).text


async def test_a_broken_file_fails_and_the_other_lines_are_still_there(settings: Settings) -> None:
    settings.database.write_bytes(b"no database at all, " * 500)
    found = dict(await check.findings(settings))
    assert found["database"].grade is Grade.FAIL
    assert found["texts"].grade is Grade.OK


# --- offices, officers, duty ---


async def test_a_real_bot_without_offices_is_told_how_to_import_them(settings: Settings) -> None:
    await change(settings, "DELETE FROM officer", "UPDATE office SET parent = NULL", "DELETE FROM office")
    none = await finding(settings, "offices")
    assert none.grade is Grade.FAIL
    assert "python -m bot import offices" in none.text


async def test_offices_without_a_ministry_fail(settings: Settings) -> None:
    await change(settings, "UPDATE office SET level = 'province' WHERE level = 'ministry'")
    assert "no ministry" in (await finding(settings, "offices")).text


async def test_offices_without_an_active_officer_are_counted(settings: Settings) -> None:
    await change(
        settings,
        "DELETE FROM officer WHERE office = 'desa-contoh'",
        "UPDATE officer SET suspended_at = 2 WHERE office = 'desa-lain'",
        "UPDATE officer SET active_at = NULL, waiting_at = 2 WHERE office = 'p4mi-contoh'",
    )
    found = await finding(settings, "officers")
    assert found.grade is Grade.WARN
    assert found.text.startswith("3 of 5 offices have none")


async def test_a_ministry_without_an_officer_fails(settings: Settings) -> None:
    await change(settings, "UPDATE officer SET suspended_at = 2 WHERE office = 'kemenp2mi-contoh'")
    found = await finding(settings, "officers")
    assert found.grade is Grade.FAIL
    assert "ADMIN_CHAT_IDS" in found.text


@pytest.mark.parametrize(
    "left",
    [
        "UPDATE duty SET until = 1",
        "DELETE FROM duty WHERE office IN (SELECT code FROM office WHERE level IN ('ministry', 'province'))",
    ],
)
async def test_nobody_on_duty_where_danger_goes_is_a_warning(settings: Settings, left: str) -> None:
    """Law 14: a village on duty is never rung in danger."""
    await change(settings, left)
    assert (await finding(settings, "duty")).grade is Grade.WARN


# --- answers ---


def answers(*days: date) -> Faq:
    """An answer for each review day."""
    return Faq({("id", f"topic-{number}"): _topic(f"topic-{number}", day) for number, day in enumerate(days)})


def _topic(name: str, review_by: date) -> Topic:
    checked_on = date(2026, 1, 1)
    return Topic(name, "id", "Judul", "Judul", (), (), checked_on, review_by, "high", (), "Jawaban.")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (31, "2, none to be reviewed in the next 30 days"),
        (29, "1 of 2 are to be reviewed. The first: locales/id/faq/topic-1.md, by 2026-12-22"),
        (0, "1 of 2 are to be reviewed. The first: locales/id/faq/topic-1.md, by 2026-11-23"),
        (-1, "1 of 2 are to be reviewed, 1 of them not told any more. The first: locales/id/faq/topic-1.md"),
    ],
)
def test_an_answer_near_or_past_its_review_day_is_a_warning(days: int, said: str) -> None:
    """Law 7: past that day it is withheld."""
    today = date(2026, 11, 23)
    found = check.reviews(answers(date(2027, 11, 23), today + timedelta(days)), today)
    assert found.grade is (Grade.OK if days > 30 else Grade.WARN)
    assert found.text.startswith(said)


async def test_an_answer_that_can_not_be_read_fails(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> Faq:
        raise Faulty(Path("locales/id/faq/a.md"), "must be a text", 3)

    monkeypatch.setattr(faq, "read", broken)
    assert await finding(settings, "answers") == Finding(Grade.FAIL, "locales/id/faq/a.md, line 3: must be a text")


# --- disk, and the command ---


async def test_little_space_is_a_warning(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(settings.database.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=199 * 2**20))
    assert (await finding(settings, "disk")).grade is Grade.WARN


async def test_the_command_prints_a_line_each_and_fails_if_one_does(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = parser().parse_args(["check"])
    assert await asyncio.to_thread(commands.check_all, settings, arguments) == 0
    assert len(capsys.readouterr().out.splitlines()) == 16
    await change(settings, "UPDATE officer SET suspended_at = 2")
    assert await asyncio.to_thread(commands.check_all, settings, arguments) == 1
    assert "fail officers: " in capsys.readouterr().out


@pytest.mark.parametrize(("there", "grade"), [(True, Grade.OK), (False, Grade.FAIL)])
async def test_what_was_learned_from_other_files_is_a_failure(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, there: bool, grade: Grade
) -> None:
    if not there:
        monkeypatch.setattr(check, "MODEL", Path("data/no-such-model.npz"))
    found = await finding(settings, "understanding")
    assert found.grade is grade
    assert there or found.text.endswith("python -m bot train")
