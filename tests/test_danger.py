"""Words of danger win over everything: any text, any form, any step (law 9)."""

import pytest

from tests.complaints import tells
from tests.conftest import Person, Village

DANGER = "Tolong, saya dipukul majikan"
LONG_DANGER = f"{DANGER}, sudah tiga hari saya tidak boleh keluar rumah"
FIRST_LINE = "🆘 Bila nyawa Anda terancam"
AT_HOME = "0800-1000"  # of the ministry, free, from Indonesia only
BUTTONS = ["Kirim ke petugas", "Saya tidak aman bicara", "Tidak darurat"]
HOUR = 3600


def numbers(person: Person) -> list[str]:
    """The messages with numbers that this person has got."""
    return [text for text in person.sees() if text.startswith(FIRST_LINE)]


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


async def test_whoever_is_abroad_gets_numbers_that_can_be_called_from_there(siti: Person, village: Village) -> None:
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="MY")
    await siti.says(DANGER)
    (told,) = numbers(siti)
    assert "999" in told
    assert AT_HOME not in told


async def test_whoever_says_where_they_are_gets_the_numbers_for_that_place(joko: Person) -> None:
    await joko.says(DANGER)
    assert joko.sees()[-1].startswith("Di negara mana orang yang perlu pertolongan?")
    await joko.taps("Malaysia")
    assert "999" in numbers(joko)[-1]


# --- for somebody who is elsewhere ---

ELSEWHERE = "🌏 Nomor di negara lain"
POLICE_OF_TAIWAN, MISSION_OF_TAIWAN = "110 / 119", "KDEI Taipei"


async def country_of(person: Person) -> tuple[str | None, str]:
    async with person.village.store.transaction() as tx:
        citizen = await tx.citizen(person.chat_id)
    assert citizen
    return citizen.country, citizen.zone


async def is_at_home(person: Person) -> None:
    async with person.village.store.transaction() as tx:
        await tx.change_citizen(person.chat_id, country="ID")


async def reported_from(person: Person) -> list[str]:
    async with person.village.store.transaction() as tx:
        return [each.country for each in await tx.own_complaints(person.chat_id)]


async def test_who_helps_somebody_elsewhere_gets_those_numbers_and_keeps_the_own_country(siti: Person) -> None:
    await is_at_home(siti)
    before = await country_of(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    assert siti.sees()[-1].startswith("Di negara mana orang yang perlu pertolongan?")
    await siti.taps("Taiwan")
    assert "Dari Taiwan" in numbers(siti)[-1]
    assert MISSION_OF_TAIWAN in numbers(siti)[-1]
    assert AT_HOME not in numbers(siti)[-1]
    assert await country_of(siti) == before
    await siti.says("/darurat")
    assert AT_HOME in numbers(siti)[-1]


async def test_any_country_can_be_named_without_changing_the_profile(siti: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("🔎 Negara lain")
    await siti.says("Qatar")
    assert "KBRI Doha" in numbers(siti)[-1]
    assert (await country_of(siti))[0] == "ID"


@pytest.mark.usefixtures("pak_made")
async def test_the_report_of_an_emergency_names_the_country_whose_numbers_were_given(siti: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Taiwan")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["TW"]


@pytest.mark.usefixtures("pak_made")
async def test_a_report_after_numbers_of_home_does_not_name_the_country_of_an_earlier_one(siti: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Taiwan")
    await siti.says("/darurat")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["ID"]


async def test_a_country_told_in_danger_stands_in_for_a_silent_profile_for_a_day_and_is_not_kept_in_it(
    joko: Person, village: Village
) -> None:
    await joko.says(DANGER)
    await joko.taps("Taiwan")
    assert (await country_of(joko))[0] is None
    village.clock.ahead += 2 * HOUR
    await joko.says(DANGER)
    assert joko.sees()[-1].startswith(FIRST_LINE)
    assert POLICE_OF_TAIWAN in numbers(joko)[-1]
    village.clock.ahead += 25 * HOUR
    await joko.says(DANGER)
    assert joko.sees()[-1].startswith("Di negara mana")
    assert POLICE_OF_TAIWAN not in numbers(joko)[-1]


async def test_a_country_tapped_after_the_emergency_was_none_begins_another(siti: Person, pak_made: Person) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Tidak darurat")
    await siti.taps("Taiwan")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["TW"]


@pytest.mark.parametrize("at_home", [True, False])
async def test_words_of_danger_that_name_a_country_get_its_numbers_and_those_of_the_reader(
    joko: Person, at_home: bool
) -> None:
    if at_home:
        await is_at_home(joko)
    await joko.says("Tolong, anak saya di Taiwan dipukul majikan")
    (told,) = numbers(joko)
    assert joko.sees()[-1] == told  # nobody is asked what they have said
    assert AT_HOME in told
    assert POLICE_OF_TAIWAN in told
    assert (told.index(AT_HOME) < told.index(POLICE_OF_TAIWAN)) is at_home


STORY_TOLD = ("/lapor", "Ceritakan saja", "Gaji belum dibayar", "➡️ Lanjut")
TO_EVIDENCE = (*STORY_TOLD, "🇮🇩 Indonesia", "Penjelasan", "Ya")


@pytest.mark.parametrize(
    "steps",
    [
        ("/lapor",),
        ("/lapor", "Pilih jenis masalah"),
        STORY_TOLD,  # a country
        TO_EVIDENCE,
        (*TO_EVIDENCE, "Lewati"),  # the preview
    ],
)
async def test_inside_a_form_the_numbers_come_first_and_the_same_question_goes_on(
    siti: Person, steps: tuple[str, ...]
) -> None:
    """Nobody in danger is told that their words are no answer."""
    for step in steps:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    question, choices, before = siti.sees()[-1], siti.buttons(), len(siti.messages())
    await siti.says(LONG_DANGER)
    assert siti.sees()[before].startswith(FIRST_LINE)
    assert siti.sees()[before + 1 :] == [question]
    assert siti.buttons() == choices


@pytest.mark.parametrize("steps", [("/profil", "Ganti negara"), ("/profil", "Ganti desa", "🔎 Cari desa lain")])
async def test_a_search_is_over_as_soon_as_somebody_is_in_danger(siti: Person, steps: tuple[str, ...]) -> None:
    """There is nothing in it to go on with, and the next words are no answer to it."""
    for step in steps:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    await siti.says(LONG_DANGER)
    assert siti.sees()[-1].startswith(FIRST_LINE)
    await siti.says(LONG_DANGER)
    assert "Nomor bantuan ada di pesan di atas" in siti.sees()[-1]


async def test_inside_a_form_other_words_that_are_no_answer_get_the_reason(siti: Person) -> None:
    for step in STORY_TOLD:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    await siti.says(LONG_DANGER)
    await siti.says("negeri yang jauh")
    assert siti.sees()[-1].startswith("Saya belum mengenal nama negara itu.")


async def test_inside_a_form_words_of_danger_are_the_answer_too(siti: Person) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(DANGER)
    assert len(numbers(siti)) == 1
    assert siti.sees()[-1].startswith("Sudah tersimpan")


async def test_at_the_preview_too_words_of_danger_make_the_report_urgent(siti: Person, pak_made: Person) -> None:
    await tells(siti, "Sakit, kecelakaan", village="Ya, boleh")
    await siti.says(DANGER)
    assert len(numbers(siti)) == 1
    await siti.taps("✅ Kirim")
    assert "Mendesak" in pak_made.sees()[-1]


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


async def test_in_a_flood_danger_is_answered_all_the_same(siti: Person, village: Village) -> None:
    for number in range(30):
        village.sandbox.world.says(siti.chat_id, f"/zzz{number}")
    village.sandbox.world.says(siti.chat_id, DANGER)
    while updates := await village.rooms.receive._fetch():
        await village.rooms.receive.work_off(updates)
    await village.deliver()
    assert len(numbers(siti)) == 1


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


async def test_words_of_danger_in_an_edit_are_seen_too(siti: Person) -> None:
    message = await siti.says("gaji saya berapa")
    await siti.edits(message, DANGER)
    assert siti.sees()[-1].startswith(FIRST_LINE)


async def test_an_edit_without_danger_gets_no_answer(siti: Person) -> None:
    message = await siti.says("gaji saya berapa")
    before = siti.sees()
    await siti.edits(message, "gaji saya berapa?")
    assert siti.sees() == before
