"""A draft that waits for long: it is there after a month, gets one word before its time is over, and then goes."""

import pytest

from tests.complaints import STORY
from tests.conftest import Person, Village

DAY = 86_400
WORD = "Seminggu lagi catatan itu dihapus"


async def begins_and_stops(siti: Person) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(STORY)


async def test_a_report_can_be_taken_up_again_after_a_month_of_silence(siti: Person, village: Village) -> None:
    """Law 10."""
    await begins_and_stops(siti)
    await village.tick(31 * DAY)
    await siti.says("/status")
    assert siti.sees()[-1] == "Ada catatan yang belum selesai."
    await siti.taps("Lanjutkan")
    assert "Sudah tersimpan: 1 pesan" in siti.sees()[-1]


async def test_a_draft_gets_one_word_a_week_before_it_goes(siti: Person, village: Village) -> None:
    """Law 16: and the word does not say what it is about."""
    await begins_and_stops(siti)
    await village.tick(82 * DAY)
    assert not words(siti)
    for _ in range(3):
        await village.tick(DAY)
    assert len(words(siti)) == 1
    assert "lapor" not in words(siti)[0].lower()
    await siti.says("/batal")
    await siti.taps("Lanjutkan")
    assert "Sudah tersimpan: 1 pesan" in siti.sees()[-1]


async def test_after_ninety_days_it_is_gone_and_not_before(siti: Person, village: Village) -> None:
    await begins_and_stops(siti)
    await village.tick(89 * DAY)
    assert await drafts(village, siti) == 1
    await village.tick(2 * DAY)
    assert await drafts(village, siti) == 0


async def test_a_draft_that_is_taken_up_again_has_its_time_anew(siti: Person, village: Village) -> None:
    await begins_and_stops(siti)
    await village.tick(85 * DAY)
    await siti.says("Dan paspor saya belum kembali")
    await village.tick(6 * DAY)
    assert await drafts(village, siti) == 1


# --- thrown away, begun twice, over ---


async def throw_away_button(siti: Person) -> str:
    await siti.says("/batal")
    return siti.data("Hapus")


async def test_the_old_button_of_a_draft_that_is_over_leaves_a_later_one_alone(siti: Person, village: Village) -> None:
    """Law 10."""
    await siti.says("/lapor")
    old = await throw_away_button(siti)
    await siti.taps("Hapus")
    await begins_and_stops(siti)
    await siti.presses(old)
    assert "sudah selesai" in siti.sees()[-1]
    assert await drafts(village, siti) == 1


async def test_what_holds_answers_is_thrown_away_at_a_second_tap_only(siti: Person, village: Village) -> None:
    """Law 10."""
    await begins_and_stops(siti)
    await throw_away_button(siti)
    await siti.taps("Hapus")
    assert "Anda yakin" in siti.sees()[-1]
    assert await drafts(village, siti) == 1
    await siti.taps("Tidak, lanjut mengisi")
    assert "Sudah tersimpan: 1 pesan" in siti.sees()[-1]
    await throw_away_button(siti)
    await siti.taps("Hapus")
    await siti.taps("Ya, hapus")
    assert siti.sees()[-1].startswith("Sudah dibatalkan")
    assert await drafts(village, siti) == 0


async def test_what_holds_nothing_is_thrown_away_at_the_first_tap(siti: Person, village: Village) -> None:
    await siti.says("/lapor")
    await throw_away_button(siti)
    await siti.taps("Hapus")
    assert await drafts(village, siti) == 0


@pytest.mark.parametrize("button", ["➡️ Lanjut", "❌ Batal", "Lanjutkan"])
async def test_a_button_of_a_draft_that_is_over_says_so_and_a_later_one_goes_on(
    siti: Person, village: Village, button: str
) -> None:
    await begins_and_stops(siti)
    await throw_away_button(siti)
    old = siti.data(button)
    await siti.taps("Hapus")
    await siti.taps("Ya, hapus")
    await siti.presses(old)
    assert siti.sees()[-1].startswith("Isian itu sudah selesai")
    await begins_and_stops(siti)
    await siti.presses(old)
    assert siti.sees()[-1].startswith("Isian itu sudah selesai")
    assert await drafts(village, siti) == 1


async def test_a_form_begun_twice_with_nothing_answered_repeats_its_question(siti: Person) -> None:
    await siti.says("/lapor")
    question, choice = siti.sees()[-1], siti.data("Ceritakan saja")
    await siti.taps("📣 Lapor")
    assert siti.sees()[-1] == question
    await siti.presses(choice)
    await siti.says(STORY)
    assert siti.sees()[-1].startswith("Sudah tersimpan")


async def test_a_form_begun_twice_with_answers_in_it_is_offered_and_its_old_buttons_say_that_it_waits(
    siti: Person,
) -> None:
    await begins_and_stops(siti)
    onward = siti.data("➡️ Lanjut")
    await siti.taps("📣 Lapor")
    assert siti.sees()[-1] == "Ada catatan yang belum selesai."
    await siti.presses(onward)
    assert siti.sees()[-1] == "Ada catatan yang belum selesai."
    await siti.taps("Lanjutkan")
    assert "Sudah tersimpan: 1 pesan" in siti.sees()[-1]


def words(person: Person) -> list[str]:
    return [text for text in person.sees() if WORD in text]


async def drafts(village: Village, person: Person) -> int:
    async with village.store.transaction() as tx:
        return len(await tx.drafts(person.chat_id))
