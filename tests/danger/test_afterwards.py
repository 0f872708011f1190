"""What follows on words of danger: nobody is rung before a tap, nothing old is sent, nothing is kept too long."""

import pytest

from tests.conftest import Person, Village
from tests.danger.ways import DANGER, DESPAIR, FIRST_LINE, HOUR

DETAINED = "adik saya disekap imigrasi di johor, sekarang di depot, gimana cara keluarin"


async def test_nobody_is_rung_before_a_tap(siti: Person, pak_budi: Person, pak_made: Person, bu_dewi: Person) -> None:
    before = [len(person.messages()) for person in (pak_budi, pak_made, bu_dewi)]
    await siti.says(DANGER)
    assert [len(person.messages()) for person in (pak_budi, pak_made, bu_dewi)] == before


async def test_whoever_can_not_talk_is_let_go_and_told_how_to_clear_the_screen(siti: Person, pak_made: Person) -> None:
    before = len(pak_made.messages())
    await siti.says(DANGER)
    await siti.taps("Saya tidak aman bicara")
    assert "/bersih" in siti.sees()[-1]
    assert len(pak_made.messages()) == before


@pytest.mark.usefixtures("pak_made")
async def test_what_was_said_hours_ago_and_never_sent_is_not_sent_now(
    siti: Person, pak_made: Person, village: Village
) -> None:
    await siti.says("Tolong, kakek yang saya rawat jatuh dan tidak sadar")
    village.clock.ahead += 4 * HOUR
    await siti.says(DANGER)
    await siti.taps("Kirim ke petugas")
    await pak_made.taps("Buka")
    assert DANGER in pak_made.sees()[-1]
    assert "kakek" not in pak_made.sees()[-1]


async def test_of_an_emergency_that_is_over_nothing_is_kept_but_when_it_was(siti: Person, village: Village) -> None:
    await siti.says(DESPAIR)
    await siti.taps("Tidak darurat")
    async with village.store.transaction() as tx:
        ((_, kept),) = await tx.own_emergencies(siti.chat_id)
    assert (kept.kind, kept.words) == ("", "")


async def test_who_is_in_no_danger_finds_what_was_asked(siti: Person) -> None:
    """Words of danger in an ordinary question take its answer away; one tap brings it back."""
    await siti.says(DETAINED)
    await siti.taps("Tidak darurat")
    assert "Mungkin ini yang ingin Anda tanyakan" in siti.sees()[-1]
    await siti.taps(siti.buttons()[0])
    assert siti.sees()[-1].startswith("Ditahan")


async def test_who_only_pressed_the_red_button_is_offered_nothing(siti: Person) -> None:
    await siti.says("/darurat")
    await siti.taps("Tidak darurat")
    assert "tanyakan" not in siti.sees()[-1]


async def test_a_country_named_after_another_answer_asks_about_that_answer(siti: Person) -> None:
    await siti.says(DANGER)
    await siti.says("cara klaim bpjs gimana")
    await siti.says("kalau di hongkong?")
    assert not siti.sees()[-1].startswith(FIRST_LINE)


async def test_who_cries_in_english_is_answered_in_english(siti: Person) -> None:
    await siti.says("my employer beats me every day and locked the door")
    assert "Bila nyawa Anda" not in siti.sees()[-1]
    assert "Send to an officer" in siti.buttons()
    await siti.says("terima kasih banyak pak")
    assert "Terima" in siti.sees()[-1] or "Sama" in siti.sees()[-1]


@pytest.mark.parametrize("words", ["sudah aman", "dia sudah pergi, sy aman skrg", "maaf salah pencet"])
async def test_who_writes_that_all_is_well_is_asked_to_tap(siti: Person, words: str) -> None:
    """Words alone take no alarm back."""
    await siti.says(DANGER)
    await siti.says(words)
    assert siti.sees()[-1].startswith("Syukurlah kalau sudah aman.")
    await siti.taps("Tidak darurat")
    assert siti.sees()[-1].startswith("Baik. Kalau keadaan berubah")


async def test_without_an_emergency_that_all_is_well_is_small_talk(siti: Person) -> None:
    await siti.says("sudah aman")
    assert siti.sees()[-1].startswith("Syukurlah. Kalau ada bahaya")
