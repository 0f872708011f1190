"""What a hostile or clumsy person tried, and what must hold all the same; by law."""

from datetime import date
from pathlib import Path

import pytest

from bot import app, config, directory
from bot.config import SettingError
from bot.network import Level, Office
from bot.risks import risks
from bot.seal import Seal, SealError, Unsealed
from handlers.turn import House
from tests.complaints import STORY, mentions, reports
from tests.conftest import Person, Village

DANGER = "saya disekap majikan"
NUMBERS = "🆘 Bila nyawa Anda terancam"


async def suspends(actor: Person, whom: Person, office: str) -> None:
    await actor.presses(f"officer.sure:{whom.chat_id}:{office}")


# Law 5: nobody reads a report that accuses them, whatever else they are


@pytest.fixture
async def works_twice(village: Village, pak_budi: Person) -> Person:
    """The officer of Desa Contoh, who also works for P4MI Contoh."""
    async with village.store.transaction() as tx:
        await tx.appoint(pak_budi.chat_id, "p4mi-contoh", None, village.clock.now())
    return pak_budi


async def test_an_accused_officer_of_the_village_sees_no_more_at_the_office_above(
    siti: Person, works_twice: Person, bu_ratna: Person
) -> None:
    number = await reports(siti, "Lainnya", accused="Ya")
    await works_twice.presses(f"complaint.open:{number}")
    await works_twice.says("/kasus")
    assert not any(number in label for label in works_twice.buttons())
    assert not mentions(works_twice, number)
    assert not mentions(works_twice, STORY)
    assert mentions(bu_ratna, number)


async def test_what_does_not_accuse_the_village_is_read_there(siti: Person, works_twice: Person) -> None:
    number = await reports(siti, "Lainnya", village="Tidak")
    await works_twice.presses(f"complaint.open:{number}")
    assert mentions(works_twice, STORY)


# Law 9: words of danger win over everything


@pytest.mark.parametrize(
    "words", ["/disekap", "/disekap majikan", "/tolong_saya_disekap", "d\u200bisekap maji\u00adkan"]
)
async def test_danger_typed_like_a_command_or_with_invisible_signs_is_seen(siti: Person, words: str) -> None:
    await siti.says(words)
    assert any(text.startswith(NUMBERS) for text in siti.sees())


@pytest.mark.parametrize("words", ["/profil", "/bantuan", "/tidak_ada"])
async def test_a_command_alone_is_no_danger(siti: Person, words: str) -> None:
    await siti.says(words)
    assert not any(text.startswith(NUMBERS) for text in siti.sees())


async def test_danger_that_only_a_suspended_officer_knew_of_rings_the_office_above_at_once(
    siti: Person, pak_made: Person, bu_dewi: Person
) -> None:
    await siti.says(DANGER)
    await siti.taps("Kirim ke petugas")
    await suspends(bu_dewi, pak_made, "bp3mi-contoh")
    assert mentions(bu_dewi, "Bahaya")


# Law 14: the category decides the office


async def answers_with_danger(siti: Person, number: str) -> None:
    await siti.presses(f"complaint.answer:{number}")
    await siti.says(DANGER)
    await siti.taps("➡️ Lanjut")
    await siti.taps("✅ Kirim")


async def test_an_answer_with_words_of_danger_takes_the_report_away_from_the_village(
    siti: Person, pak_budi: Person, pak_made: Person
) -> None:
    number = await reports(siti, "Lainnya", village="Ya, boleh")
    await pak_budi.presses(f"complaint.take:{number}")
    await pak_budi.presses(f"complaint.open:{number}")
    await answers_with_danger(siti, number)
    assert not mentions(pak_budi, STORY)
    await pak_budi.presses(f"complaint.open:{number}")
    assert not mentions(pak_budi, DANGER)
    assert mentions(pak_made, "🔴 Mendesak: ada bahaya")
    await pak_made.presses(f"complaint.open:{number}")
    assert mentions(pak_made, DANGER)


async def test_an_answer_with_words_of_danger_rings_who_has_the_report(
    siti: Person, pak_made: Person, village: Village
) -> None:
    number = await reports(siti)
    await pak_made.presses(f"complaint.take:{number}")
    await answers_with_danger(siti, number)
    assert mentions(pak_made, "🔴 Mendesak: ada bahaya")
    async with village.store.transaction() as tx:
        own = await tx.own_complaint(number, siti.chat_id)
    assert own
    assert (own.office, own.officer) == ("bp3mi-contoh", pak_made.chat_id)


async def test_an_answer_without_danger_moves_nothing(siti: Person, pak_budi: Person, village: Village) -> None:
    number = await reports(siti, "Lainnya", village="Ya, boleh")
    await siti.presses(f"complaint.answer:{number}")
    await siti.says("terima kasih, saya tunggu")
    await siti.taps("➡️ Lanjut")
    await siti.taps("✅ Kirim")
    async with village.store.transaction() as tx:
        own = await tx.own_complaint(number, siti.chat_id)
    assert own
    assert (own.office, own.urgent) == ("desa-contoh", False)


async def test_a_report_does_not_stay_where_nobody_is_left_though_it_has_climbed_before(
    siti: Person, bu_ratna: Person, pak_made: Person, bu_dewi: Person, village: Village
) -> None:
    number = await reports(siti, "Lainnya", village="Tidak")
    await village.tick(3 * 86_400)
    await pak_made.presses(f"complaint.take:{number}")
    await suspends(bu_dewi, pak_made, "bp3mi-contoh")
    assert mentions(bu_dewi, number)
    await bu_dewi.presses(f"complaint.open:{number}")
    assert mentions(bu_dewi, STORY)


async def test_colleagues_who_were_not_on_duty_hear_of_what_a_suspended_officer_had_not_taken(
    siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await bu_ratna.presses("duty.begin:8")
    number = await reports(siti, "Lainnya", village="Tidak")
    assert not mentions(bu_wati, number)
    await suspends(bu_wati, bu_ratna, "p4mi-contoh")
    assert mentions(bu_wati, number)


# Law 13: what people write is shown as they wrote it, and means nothing to us

EVIL = '<b>X</b> & {{ 7*7 }} {% raw %} <a href="tg://user?id=1">k</a>'


async def test_markup_in_names_and_stories_is_shown_as_it_was_typed(village: Village, pak_made: Person) -> None:
    evil = village.person(901, EVIL)
    await evil.says("/start desa_desa-contoh")
    number = await reports(evil, story=EVIL)
    await pak_made.presses(f"complaint.open:{number}")
    assert pak_made.sees()[-1].count(EVIL) == 2


# Law 18: a bot with the wrong key does not start; it would answer nobody


async def test_with_another_key_the_bot_does_not_start(
    village: Village, siti: Person, house: House, tmp_path: Path
) -> None:
    village.store.seal = Seal.create(tmp_path / "other.key", date(2026, 11, 23))
    with pytest.raises(SealError, match="SEAL_KEY_FILE="):
        await app.assemble(house, village.rooms.router.application, village.store, village.clock)


async def test_without_the_key_it_had_the_bot_does_not_start(village: Village, siti: Person, house: House) -> None:
    village.store.seal = Unsealed()
    with pytest.raises(SealError, match="SEAL_KEY_FILE="):
        await app.assemble(house, village.rooms.router.application, village.store, village.clock)


async def test_with_its_own_key_it_starts_again(village: Village, siti: Person, house: House) -> None:
    rooms = await app.assemble(house, village.rooms.router.application, village.store, village.clock)
    assert rooms.store is village.store


# Law 19: a number or a link in disguise waits all the same


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("0812\n0000\n0000", "phone"),
        ("0812,0000,0000", "phone"),
        ("0|8|1|2|0|0|0|0|0|0", "phone"),
        ("0•8•1•2•0•0•0•0•0•0", "phone"),
        ("nol lapan satu dua tiga empat lima enam tujuh lapan", "phone"),
        ("daftar di linktr.ee/loker", "link"),
        ("isi forms.gle/abc", "link"),
        ("lihat loker.zone/taiwan", "link"),
        ("contoh。com", "link"),
        ("cek loker.work", "link"),
        ("kirim lewat OVO", "account"),
        ("GoPay juga boleh", "account"),
    ],
)
def test_a_disguised_number_link_or_account_is_found(text: str, risk: str) -> None:
    assert risk in risks(text)


@pytest.mark.parametrize(
    "text",
    ["oleh H. Yusuf, S.Pd/M.Pd", "Senin 08.00\n10.00 WITA", "12/03/2027\n13/03/2027", "RT 1, 2, 3, 4, 5, 6, 7, 8, 9"],
)
def test_degrees_hours_and_days_in_a_row_are_no_risk(text: str) -> None:
    assert risks(text) == ()


# Clumsy hands at the command line


def test_a_directory_of_every_village_is_read_in_seconds() -> None:
    """84,000 villages; one look at each for every other would take hours."""
    known = Office("bp3mi-contoh", Level.PROVINCE, "kemenp2mi-contoh", "BP3MI Contoh")
    ministry = Office("kemenp2mi-contoh", Level.MINISTRY, None, "Kementerian Contoh")
    lines = "".join(f"v{number},village,bp3mi-contoh,Desa {number},,\n" for number in range(20_000))
    read = directory.read(f"code,level,parent,name,area,contacts\n{lines}", (ministry, known))
    assert len(read.offices) == 20_000


def test_a_folder_of_locales_without_texts_is_no_language() -> None:
    with pytest.raises(SettingError, match="must be one of id, en"):
        config.read({"DEFAULT_LOCALE": "directory"}, Path("no.env"))
