"""What ends a search for an office: a question, a command, a report, danger; and what it leaves alone."""

import pytest

from tests.conftest import Person, Village
from tests.nearest.ways import QUESTION, drafts, types


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("gaji saya tidak dibayar", "Gaji"),
        ("gaji saya tidak dibayar di malang", "Gaji"),
        ("saya sudah tiga bulan bekerja di malaysia dan gaji saya tidak dibayar oleh majikan", "Gaji"),
        ("apa itu p3mi", ""),  # whether answered or asked back is for the reader to say
        ("paspor", "aspor"),
        ("terima kasih", "Sama-sama"),
    ],
)
async def test_a_question_in_the_middle_is_answered_and_ends_the_search(
    village: Village, joko: Person, asked: str, answer: str
) -> None:
    await types(joko, asked)
    assert answer in joko.sees()[-1]
    assert "belum kami kenal" not in joko.sees()[-1]
    assert await drafts(village, joko) == []


async def test_a_story_the_bot_is_not_sure_about_ends_the_search_too(village: Village, joko: Person) -> None:
    await types(joko, "tadi pagi di pasar ketemu teman lama lalu kami makan bakso bersama")
    assert "belum kami kenal" not in joko.sees()[-1]
    assert await drafts(village, joko) == []


@pytest.mark.parametrize("said", ["/bantuan", "❓ Tanya", "/batal", "📣 Lapor"])
async def test_a_command_or_a_menu_button_ends_the_search(village: Village, joko: Person, said: str) -> None:
    await joko.presses("nearest.find")
    await joko.says(said)
    assert "nearest" not in await drafts(village, joko)
    assert "Lanjutkan" not in joko.buttons()


async def test_a_report_that_begins_during_a_search_ends_it(village: Village, siti: Person) -> None:
    await siti.presses("nearest.find")
    await siti.presses("complaint.report")
    assert await drafts(village, siti) == ["complaint"]


async def test_asking_again_begins_anew_and_leaves_nothing_lying_about(village: Village, joko: Person) -> None:
    for _ in range(3):
        await joko.presses("nearest.find")
    assert QUESTION in joko.sees()[-1]
    await joko.says("Sigi")
    assert await drafts(village, joko) == []


async def test_a_search_throws_no_other_form_away(village: Village, siti: Person) -> None:
    await siti.says("/lapor")
    await types(siti, "Sigi")
    assert await drafts(village, siti) == ["complaint"]


async def test_words_of_danger_come_before_the_search(joko: Person) -> None:
    await joko.presses("nearest.find")
    await joko.says("saya disekap majikan di Lombok Timur")
    assert any(said.startswith("🆘 Bila nyawa Anda terancam") for said in joko.sees())


async def test_words_of_danger_end_the_search_and_each_gets_a_reply(village: Village, joko: Person) -> None:
    await joko.presses("nearest.find")
    await joko.says("saya disekap majikan")
    assert await drafts(village, joko) == []
    await joko.presses("nearest.find")
    before = len(joko.sees())
    await joko.says("tolong saya disekap majikan")
    assert "Nomor bantuan ada di pesan di atas" in joko.sees()[-1]
    assert len(joko.sees()) == before + 1
    assert await drafts(village, joko) == []
    await joko.says("saya mau dibunuh")
    assert "Nomor bantuan ada di pesan di atas" in joko.sees()[-1]
