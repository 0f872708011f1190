"""How an announcement is written and sent, once, as it was typed; and who may."""

import pytest

from tests.announcements.ways import SEND, SUNDAY, announces, heard, resident
from tests.bulk import progress
from tests.complaints import suspends
from tests.conftest import Person, Village

# --- who may ---


async def test_a_citizen_can_not_announce(siti: Person, joko: Person) -> None:
    await joko.says("/umumkan")
    assert "Pengumuman hanya bisa dikirim oleh petugas" in joko.sees()[-1]
    await joko.presses("announcement.office:desa-contoh")
    assert "Pengumuman hanya bisa dikirim oleh petugas" in joko.sees()[-1]


async def test_law_4_an_officer_suspended_before_the_last_button_sends_nothing(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """Law 4: asked at the last button, not only at the entrance."""
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    await suspends(pak_budi)
    await pak_budi.taps(SEND)
    assert heard(siti) == 0
    assert "hanya bisa dikirim oleh petugas" in pak_budi.sees()[-1]


async def test_who_works_for_several_offices_says_for_which(village: Village, siti: Person, bu_ratna: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.appoint(bu_ratna.chat_id, "desa-lain", None, village.clock.now())
    await bu_ratna.says("/umumkan")
    assert bu_ratna.buttons() == ["P4MI Contoh", "Desa Lain"]
    await bu_ratna.taps("Desa Lain")
    await bu_ratna.says(SUNDAY)
    await bu_ratna.taps(SEND)
    assert heard(siti) == 0


# --- what is typed ---


@pytest.mark.parametrize(("text", "answer"), [("pendek", "terlalu pendek"), ("a" * 3001, "terlalu panjang")])
async def test_a_text_that_does_not_fit_is_asked_again(siti: Person, pak_budi: Person, text: str, answer: str) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.says(text)
    assert answer in pak_budi.sees()[-1]
    await pak_budi.says(SUNDAY)
    await pak_budi.taps(SEND)
    assert heard(siti) == 1


async def test_a_photo_is_no_announcement(pak_budi: Person) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.sends_photo("Poster")
    assert "hanya bisa membaca tulisan" in pak_budi.sees()[-1]


async def test_an_announcement_interrupted_by_a_command_can_be_taken_up_again(siti: Person, pak_budi: Person) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    await pak_budi.says("/bantuan")
    await pak_budi.taps(pak_budi.buttons()[0])
    await pak_budi.taps(SEND)
    assert heard(siti) == 1


async def test_what_an_officer_types_is_no_markup(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "Rapat <b>penting</b> & makan <3 {{ office }}")
    assert heard(siti, "Rapat <b>penting</b> & makan <3 {{ office }}") == 1


async def test_the_longest_announcement_is_one_message(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "&" * 3000)
    assert heard(siti, "&" * 3000) == 1


# --- the last button ---


async def test_the_preview_says_how_many_will_get_it(village: Village, siti: Person, pak_budi: Person) -> None:
    await resident(village, 101)
    await resident(village, 102, "desa-lain")
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    assert "Desa Contoh kepada 2 warga" in pak_budi.sees()[-1]
    assert heard(siti) == 0


async def test_a_village_without_residents_is_told_so(pak_budi: Person) -> None:
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    assert "Belum ada warga" in pak_budi.sees()[-1]
    await pak_budi.taps(SEND)
    assert "Pengiriman selesai" in progress(pak_budi)[-1]


async def test_law_2_send_tapped_twice_sends_once(siti: Person, pak_budi: Person) -> None:
    """Law 2: bulk at most once per citizen."""
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    send = pak_budi.data(SEND)
    await pak_budi.taps(SEND)
    await pak_budi.presses(send)
    assert heard(siti) == 1


async def test_law_2_two_announcements_are_two_messages(siti: Person, pak_budi: Person) -> None:
    """The other half: the key is the announcement's, not the text's."""
    await announces(pak_budi, SUNDAY)
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 2
