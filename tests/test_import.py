"""A directory of offices is read as a whole or not at all, and each fault is named by its line."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot import commands, config, directory
from bot.__main__ import parser
from bot.config import HOME, Settings
from bot.directory import Refusal
from bot.network import Level, Office
from bot.seal import Unsealed
from bot.shipped import Faulty
from bot.store import Store, visit
from bot.training import usual_lesson

HEADER = "code,level,parent,name,area,contacts"
GOOD = f"""{HEADER}
desa,village,p4mi,Desa Suka,"Suka, Kabupaten Contoh",
p4mi,regency,pusat,P4MI Contoh,,0800
pusat,ministry,,Kementerian,,
"""
PUSAT = Office("pusat", Level.MINISTRY, None, "Kementerian")
P4MI = Office("p4mi", Level.REGENCY, "pusat", "P4MI Contoh")
DESA = Office("desa", Level.VILLAGE, "p4mi", "Desa Suka")


def faults(*rows: str, known: tuple[Office, ...] = (PUSAT, P4MI)) -> tuple[str, ...]:
    found = directory.read("\n".join((HEADER, *rows)), known)
    assert not (found.offices and found.faults)
    return found.faults


# --- reading ---


def test_the_directory_of_the_tree_is_right() -> None:
    found = directory.read((HOME / "locales/directory/offices.csv").read_text("utf-8-sig"))
    assert found.faults == ()
    assert [office.level for office in found.offices].count(Level.MINISTRY) == 1


def test_a_parent_may_come_later_in_the_file_and_is_imported_first() -> None:
    found = directory.read(GOOD)
    assert [office.code for office in found.offices] == ["pusat", "p4mi", "desa"]
    assert found.offices[2].area == "Suka, Kabupaten Contoh"


def test_a_parent_may_be_there_already() -> None:
    assert faults("desa,village,p4mi,Desa Suka,,") == ()


def test_source_seen_and_confidence_are_kept() -> None:
    found = directory.read(f"{HEADER},source,seen,confidence\npusat,ministry,,Kementerian,,,koran,2026-01,tinggi\n")
    assert (found.offices[0].source, found.offices[0].seen, found.offices[0].confidence) == (
        "koran",
        "2026-01",
        "tinggi",
    )


def test_the_semicolons_of_an_indonesian_spreadsheet_are_read() -> None:
    found = directory.read(GOOD.replace(",", ";").replace('"Suka; Kabupaten Contoh"', "Suka"))
    assert len(found.offices) == 3


def test_a_refused_row_is_no_office_and_keeps_its_reason() -> None:
    """Also one whose parent is nowhere: what is only planned has none yet."""
    found = directory.read(
        f"{HEADER},refused\npusat,ministry,,Kementerian,,,\np4mi,regency,x,P4MI Baru,,,direncanakan\n"
    )
    assert [office.code for office in found.offices] == ["pusat"]
    assert found.refused == (Refusal("p4mi", "P4MI Baru", "direncanakan"),)


def test_a_refused_row_is_read_as_carefully_as_any_other() -> None:
    found = directory.read(f"{HEADER},refused\np4mi,pos,x,P4MI Baru,,,direncanakan\n")
    assert found.faults == ('line 2: level "pos" is none of ministry, province, regency, village',)


def test_nothing_stands_below_an_office_that_is_refused() -> None:
    found = directory.read(f"{HEADER},refused\np4mi,regency,x,P4MI,,,direncanakan\ndesa,village,p4mi,Desa Suka,,,\n")
    assert found.faults == ('line 3: parent "p4mi" is neither in this file nor among the offices already there',)


def test_empty_lines_are_no_offices() -> None:
    assert len(directory.read(f"{GOOD}\n,,,,,\n").offices) == 3


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("desa,desa,p4mi,Desa Suka,,", 'line 2: level "desa" is none of ministry, province, regency, village'),
        ("d e,village,p4mi,Desa,,", 'line 2: code "d e" must be up to 30 of A-Z, a-z, 0-9, _ and -'),
        (f"{'x' * 31},village,p4mi,Desa,,", f'line 2: code "{"x" * 31}" must be up to 30 of A-Z, a-z, 0-9, _ and -'),
        ("desa,village,p4mi,,,", "line 2: name must have 1 to 100 letters"),
        ("desa,village,,Desa,,", "line 2: parent is empty; only the ministry has none"),
        ("pusat,ministry,p4mi,Pusat,,", 'line 2: the ministry has nobody above it, so parent "p4mi" must be empty'),
        (
            "desa,village,p5mi,Desa,,",
            'line 2: parent "p5mi" is neither in this file nor among the offices already there',
        ),
        ("bp3mi,province,p4mi,BP3MI,,", 'line 2: parent "p4mi" is a regency, which stands above no province'),
        ("desa,village,desa,Desa,,", 'line 2: parent "desa" is a village, which stands above no village'),
        ("lain,ministry,,Lain,,", 'line 2: there is one ministry only, and "pusat" is it'),
        ("desa,village,p4mi,Desa", "line 2: has 4 columns instead of 6"),
        ("desa,village,p4mi,Desa,,,,", "line 2: has 8 columns instead of 6"),
        ('desa,village,p4mi,"Desa,,', "line 2: unexpected end of data"),
    ],
)
def test_a_fault_is_named_by_its_line(row: str, fault: str) -> None:
    assert faults(row) == (fault,)


def test_every_fault_is_told_at_once_with_the_line_it_begins_on() -> None:
    told = faults('desa,village,p4mi,"Desa\nSuka",,', "", "x,desa,,X,,", "desa,village,p4mi,Desa,,")
    assert told == (
        'line 5: level "desa" is none of ministry, province, regency, village',
        'line 6: code "desa" stands in line 2 already',
    )


def test_an_office_does_not_sink_to_the_level_of_those_below_it() -> None:
    assert faults("p4mi,village,pusat,P4MI,,", known=(PUSAT, P4MI, DESA)) == (
        'line 2: "desa" stands below it, so it can\'t be a village',
    )


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ("", "line 1: there must be one column code; needed are code, level, parent, name, area, contacts"),
        ("code,level,name,area,contacts", "line 1: there must be one column parent; needed are code, level, parent, "),
        (f"{HEADER},code", "line 1: there must be one column code; needed are code, level, parent, "),
        (f"{HEADER},kontak", 'line 1: no column is named "kontak"; besides the needed ones: source, seen, confidence'),
    ],
)
def test_a_wrong_header_is_named_first(header: str, fault: str) -> None:
    told = directory.read(f"{header}\nx\n").faults
    assert len(told) == 1
    assert told[0].startswith(fault)


# --- the command ---


@pytest.fixture
async def settings(tmp_path: Path) -> Settings:
    """Of a bot with a token that has run once."""
    environ = {"TELEGRAM_BOT_TOKEN": "1:TEST", "DATABASE_URL": f"sqlite:///{tmp_path / 'lentera.db'}"}
    async with Store.open(tmp_path / "lentera.db", Unsealed()):
        pass
    return config.read(environ, tmp_path / "no.env")


async def run(settings: Settings, content: str | bytes) -> int:
    """In a thread of its own, since the command brings its own event loop."""
    file = settings.database.with_name("offices.csv")
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    arguments = parser().parse_args(["import", "offices", str(file)])
    return await asyncio.to_thread(commands.import_offices, settings, arguments)


async def names(settings: Settings) -> list[str]:
    async with visit(settings.database, Unsealed()) as tx:
        return [office.name for office in await tx.offices()]


async def test_offices_are_imported_and_brought_up_to_date_and_never_deleted(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    await run(settings, GOOD)
    await run(settings, f"{HEADER}\ndesa,village,p4mi,Desa Suka Maju,,\nbaru,village,p4mi,Desa Baru,,\n")
    assert capsys.readouterr().out.splitlines() == [
        "3 offices imported: 3 new, 0 brought up to date.",
        "2 offices imported: 1 new, 1 brought up to date.",
    ]
    assert await names(settings) == ["Desa Baru", "Desa Suka Maju", "P4MI Contoh", "Kementerian"]


async def test_importing_again_changes_nothing(settings: Settings) -> None:
    await run(settings, GOOD)
    before = await names(settings)
    assert await run(settings, GOOD) == 0
    assert await names(settings) == before


async def test_what_was_refused_is_told_with_its_reason(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    planned = 'p4mi,regency,pusat,P4MI Contoh,,,"direncanakan, belum dipastikan berdiri"'
    await run(settings, GOOD)
    await run(
        settings, f"{HEADER},refused\npusat,ministry,,Kementerian,,,\n{planned}\nlain,village,p4mi,Desa Lain,,,calon\n"
    )
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1 offices imported: 0 new, 1 brought up to date.",
        "2 refused:",
        "P4MI Contoh: direncanakan, belum dipastikan berdiri (imported before, and still there)",
        "Desa Lain: calon",
    ]
    assert "Desa Lain" not in await names(settings)


async def test_in_the_sandbox_the_offices_to_practise_with_stay_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = replace(config.read({}, tmp_path / "no.env"), database=tmp_path / "sandbox.db", seal_key_file=None)
    assert settings.sandbox
    async with Store.open(settings.database, Unsealed()) as store, store.transaction() as tx:
        for office in usual_lesson().network.offices:
            await tx.add_office(office)
    arguments = parser().parse_args(["import", "offices"])
    assert await asyncio.to_thread(commands.import_offices, settings, arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "59 offices imported: 59 new, 0 brought up to date."
    assert told[1].endswith("not imported; in the sandbox kemenp2mi is an office to practise with.")
    imported = await names(settings)
    assert "Kementerian P2MI (latihan)" in imported
    assert "P4MI Sulawesi Barat" in imported


async def test_without_a_file_the_offices_of_the_tree_are_imported(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = parser().parse_args(["import", "offices"])
    assert await asyncio.to_thread(commands.import_offices, settings, arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "60 offices imported: 60 new, 0 brought up to date."
    assert "P4MI Labuan Bajo: direncanakan, belum dipastikan berdiri" in told
    imported = await names(settings)
    assert "P4MI Sulawesi Barat" in imported
    assert not {"P4MI Malang", "P4MI Labuan Bajo", "Desa Tambu"} & {*imported}


async def test_with_one_wrong_row_nothing_is_imported(settings: Settings) -> None:
    with pytest.raises(commands.Refused) as refused:
        await run(settings, GOOD + "x,desa,,X,,\n")
    file = settings.database.with_name("offices.csv")
    assert str(refused.value).splitlines() == [
        f'{file}, line 5: level "desa" is none of ministry, province, regency, village',
        "Nothing was imported. Put this right and run it again.",
    ]
    assert await names(settings) == []


async def test_of_many_faults_the_first_twenty_are_told(settings: Settings) -> None:
    with pytest.raises(commands.Refused, match=r"line 21: .*\n\.\.\. and 5 more\nNothing was imported"):
        await run(settings, "\n".join((HEADER, *["x,desa,,X,,"] * 25)))


async def test_offices_are_imported_beside_a_running_bot(settings: Settings) -> None:
    async with Store.open(settings.database, Unsealed()) as store:
        await run(settings, GOOD)
        async with store.transaction() as tx:
            assert await tx.office("desa")


async def test_the_mark_that_a_spreadsheet_writes_first_is_read_over(settings: Settings) -> None:
    assert await run(settings, b"\xef\xbb\xbf" + GOOD.encode()) == 0


async def test_a_file_in_another_encoding_is_refused_with_what_to_do(settings: Settings) -> None:
    with pytest.raises(Faulty, match=r"offices\.csv, line \d+: is not written in UTF-8; save it as UTF-8$"):
        await run(settings, GOOD.replace("Suka", "Séka").encode("latin-1"))


async def test_a_file_that_is_not_there_is_refused(settings: Settings) -> None:
    arguments = parser().parse_args(["import", "offices", "no-such-file.csv"])
    with pytest.raises(Faulty, match=r"^no-such-file\.csv: is missing$"):
        commands.import_offices(settings, arguments)


async def test_before_the_first_run_there_is_nothing_to_import_into(settings: Settings) -> None:
    settings.database.unlink()
    with pytest.raises(commands.Refused, match="Run the bot once"):
        await run(settings, GOOD)
