"""Words of danger get the numbers first, for where the reader is: once an hour, or whenever somebody asks."""

import pytest

from tests.conftest import Person, Village
from tests.danger.ways import AT_HOME, BUTTONS, DANGER, DESPAIR, ELSEWHERE, FIRST_LINE, HOUR, WARM_LINE, numbers

# --- the numbers, and three buttons ---


@pytest.mark.parametrize("words", [DANGER, DANGER.upper(), f"Selamat pagi. Gaji belum dibayar. {DANGER}, sudah lama."])
async def test_words_of_danger_get_the_numbers_first_and_three_buttons(siti: Person, words: str) -> None:
    before = len(siti.messages())
    await siti.says(words)
    assert siti.sees()[before].startswith(FIRST_LINE)
    assert AT_HOME in siti.sees()[before]
    assert siti.buttons()[:3] == BUTTONS


async def test_a_question_without_danger_gets_no_numbers(siti: Person) -> None:
    await siti.says("Bagaimana kalau majikan memukul pekerja?")
    assert numbers(siti) == []


async def test_a_bare_sos_sign_gets_the_numbers(siti: Person) -> None:
    await siti.says("🆘🆘")
    assert len(numbers(siti)) == 1


async def test_danger_under_a_photo_is_heard_too(siti: Person) -> None:
    await siti.sends_photo(DANGER)
    assert len(numbers(siti)) == 1


async def test_danger_beside_a_command_is_heard_and_the_command_is_done(siti: Person) -> None:
    await siti.says(f"/bantuan {DANGER}")
    assert len(numbers(siti)) == 1
    assert any(text.startswith("Cara memakai Lentera") for text in siti.sees())


async def test_with_the_numbers_nobody_is_told_to_delete_what_proves_it(siti: Person) -> None:
    await siti.says(DANGER)
    assert "/bersih" in siti.sees()[-1]
    assert "kirim dulu ke sini" in siti.sees()[-1]


async def test_in_a_flood_danger_is_answered_all_the_same(siti: Person, village: Village) -> None:
    for number in range(30):
        village.sandbox.world.says(siti.chat_id, f"/zzz{number}")
    village.sandbox.world.says(siti.chat_id, DANGER)
    while updates := await village.rooms.receive._fetch():
        await village.rooms.receive.work_off(updates)
    await village.deliver()
    assert len(numbers(siti)) == 1


async def test_words_of_danger_in_an_edit_are_seen_too(siti: Person) -> None:
    message = await siti.says("gaji saya berapa")
    await siti.edits(message, DANGER)
    assert siti.sees()[-1].startswith(FIRST_LINE)


async def test_an_edit_without_danger_gets_no_answer(siti: Person) -> None:
    message = await siti.says("gaji saya berapa")
    before = siti.sees()
    await siti.edits(message, "gaji saya berapa?")
    assert siti.sees() == before


# --- where the reader is ---


async def test_whoever_is_abroad_gets_numbers_that_can_be_called_from_there(siti: Person, village: Village) -> None:
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="MY")
    await siti.says(DANGER)
    (told,) = numbers(siti)
    assert "999" in told
    assert AT_HOME not in told


async def test_whoever_says_where_they_are_gets_the_numbers_for_that_place(joko: Person) -> None:
    await joko.says(DANGER)
    assert "Di negara mana orang yang perlu pertolongan?" in joko.sees()[-1]
    assert joko.sees()[-1:] == numbers(joko)  # one message, whatever is not known
    assert joko.buttons()[:3] == BUTTONS
    await joko.taps("Malaysia")
    assert "999" in numbers(joko)[-1]
    assert joko.buttons() == [*BUTTONS, ELSEWHERE]


async def test_whoever_is_where_the_numbers_are_for_is_not_asked_where(siti: Person) -> None:
    await siti.says(DANGER)
    assert "negara mana" not in siti.sees()[-1]
    await siti.taps(ELSEWHERE)
    assert siti.sees()[-1].startswith("Di negara mana")


# --- despair ---


async def test_despair_gets_warm_words_with_the_numbers_and_the_same_buttons(siti: Person) -> None:
    before = len(siti.messages())
    await siti.says(DESPAIR)
    (told,) = siti.sees()[before:]
    assert told.startswith(WARM_LINE)
    assert AT_HOME in told
    assert siti.buttons()[:3] == BUTTONS
    await siti.says(DESPAIR)
    assert siti.sees()[-1].startswith("Saya masih membaca.")
    assert siti.buttons()[:3] == BUTTONS


async def test_despair_without_a_known_country_stays_warm_when_the_country_is_told(joko: Person) -> None:
    await joko.says(DESPAIR)
    await joko.taps("Malaysia")
    assert joko.sees()[-1].startswith(WARM_LINE)
    assert "999" in joko.sees()[-1]


async def test_other_danger_gets_the_usual_page(siti: Person) -> None:
    await siti.says(DANGER)
    assert not [text for text in siti.sees() if text.startswith(WARM_LINE)]


# --- how often ---


async def test_numbers_are_repeated_once_an_hour_and_no_oftener(siti: Person, village: Village) -> None:
    await siti.says(DANGER)
    await siti.says(DANGER)
    assert len(numbers(siti)) == 1
    assert siti.sees()[-1].startswith("Nomor bantuan ada di pesan di atas.")
    assert siti.buttons()[:3] == BUTTONS
    village.clock.ahead += HOUR
    await siti.says(DANGER)
    assert len(numbers(siti)) == 2


async def test_after_an_emergency_was_none_the_next_danger_gets_the_numbers_again(siti: Person) -> None:
    """Also inside a form, and within the hour: what was no emergency says nothing about what comes."""
    await siti.says(DANGER)
    await siti.taps("Tidak darurat")
    await siti.says("/lapor")
    await siti.says(DANGER)
    assert len(numbers(siti)) == 2


async def test_who_asks_for_the_numbers_gets_them_every_time(siti: Person) -> None:
    for _ in range(2):
        await siti.says("/darurat")
        await siti.taps("🆘 Darurat")
    assert len(numbers(siti)) == 4
