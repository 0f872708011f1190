"""Words of danger win over everything: any text, any form, any step (law 9)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from bot.dialog import Answers, Draft, Form
from handlers.complaint.filing import FOR_SOMEONE, HAS_VILLAGE
from handlers.form import URGENT
from handlers.routes.tables import PAPERS
from tests.complaints import tells
from tests.conftest import Person, Village

DANGER = "Tolong, saya dipukul majikan"
LONG_DANGER = f"{DANGER}, sudah tiga hari saya tidak boleh keluar rumah"
FIRST_LINE = "🆘 Bila nyawa Anda terancam"
WARM_LINE = "💛 Terima kasih sudah menulis."
DESPAIR = "Saya mau bunuh diri"
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


async def test_with_the_numbers_nobody_is_told_to_delete_what_proves_it(siti: Person) -> None:
    await siti.says(DANGER)
    assert "/bersih" in siti.sees()[-1]
    assert "kirim dulu ke sini" in siti.sees()[-1]


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
@pytest.mark.parametrize(("later", "reported"), [(0, "TW"), (HOUR, "ID")])
async def test_who_asks_for_the_numbers_again_keeps_the_country_told_within_the_hour_and_no_longer(
    siti: Person, village: Village, later: int, reported: str
) -> None:
    await is_at_home(siti)
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("Taiwan")
    village.clock.ahead += later
    await siti.says("/darurat")
    assert AT_HOME in numbers(siti)[-1]
    assert (MISSION_OF_TAIWAN in numbers(siti)[-1]) is (reported == "TW")
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == [reported]


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
    assert "Di negara mana" in joko.sees()[-1]
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


# --- a country that is named later in the same emergency ---

CONFINED = "tolong saya disekap"
IN_TAIWAN = "dia adik saya di Taiwan, tolong dipukul agen"


@pytest.fixture
async def in_singapore(siti: Person, village: Village) -> Person:
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="SG")
    return siti


@pytest.mark.usefixtures("pak_made")
async def test_a_country_named_within_the_hour_gets_its_numbers_at_once_and_is_in_the_report(
    in_singapore: Person,
) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    await siti.says(IN_TAIWAN)
    assert len(numbers(siti)) == 2
    assert siti.sees()[-1] == numbers(siti)[-1]
    assert MISSION_OF_TAIWAN in siti.sees()[-1]
    assert "Dari Singapura" not in siti.sees()[-1]  # those stand above
    await siti.taps("Kirim ke petugas")
    assert await reported_from(siti) == ["TW"]


async def test_a_country_whose_numbers_were_given_within_the_hour_is_only_pointed_at(in_singapore: Person) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    for _ in range(2):
        await siti.says(IN_TAIWAN)
    assert len(numbers(siti)) == 2
    assert siti.sees()[-1].startswith("Nomor bantuan ada di pesan di atas.")
    assert siti.buttons() == [*BUTTONS, ELSEWHERE]


@pytest.mark.usefixtures("pak_made")
async def test_of_two_countries_the_report_names_the_one_said_last(in_singapore: Person) -> None:
    await in_singapore.says(IN_TAIWAN)
    await in_singapore.says("tolong saya disekap di Singapura")
    await in_singapore.taps("Kirim ke petugas")
    assert await reported_from(in_singapore) == ["SG"]


async def test_an_edit_that_names_a_country_gets_its_numbers_once(in_singapore: Person) -> None:
    siti = in_singapore
    message = await siti.says(CONFINED)
    for words in (f"{CONFINED} di Kamboja", f"{CONFINED} di Kamboja!"):
        await siti.edits(message, words)
    assert len(numbers(siti)) == 2
    assert "Dari Kamboja" in siti.sees()[-1]


async def test_despair_after_other_danger_gets_the_warm_page_with_numbers_once(in_singapore: Person) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    await siti.says(DESPAIR)
    assert siti.sees()[-1].startswith(WARM_LINE)
    assert "+65" in siti.sees()[-1]
    await siti.says(DESPAIR)
    assert siti.sees()[-1].startswith("Saya masih membaca.")
    await siti.says(CONFINED)
    assert siti.sees()[-1].startswith("Nomor bantuan ada di pesan di atas.")


async def test_danger_where_another_country_is_asked_for_gets_the_numbers_of_the_one_it_names(
    in_singapore: Person,
) -> None:
    siti = in_singapore
    await siti.says("/darurat")
    await siti.taps(ELSEWHERE)
    await siti.taps("🔎 Negara lain")
    await siti.says("dia disekap di Brunei tolong")
    assert "Dari Brunei" in siti.sees()[-1]
    assert siti.sees()[-1].startswith(FIRST_LINE)


@pytest.mark.parametrize("words", ["Brunei", "di brunei", "dia di Brunei sekarang", "Brunei Darussalam bu"])
async def test_within_an_hour_of_danger_a_bare_country_means_its_numbers(in_singapore: Person, words: str) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    await siti.says(words)
    assert "Dari Brunei" in siti.sees()[-1]
    assert siti.sees()[-1].startswith(FIRST_LINE)


@pytest.mark.parametrize("over", ["an hour later", "Tidak darurat"])
async def test_after_the_danger_a_bare_country_is_a_question_again(
    in_singapore: Person, village: Village, over: str
) -> None:
    siti = in_singapore
    await siti.says(CONFINED)
    if over in siti.buttons():
        await siti.taps(over)
    else:
        village.clock.ahead += HOUR
    await siti.says("Brunei")
    assert len(numbers(siti)) == 1


async def test_a_whole_question_within_the_hour_is_answered(in_singapore: Person) -> None:
    await in_singapore.says(CONFINED)
    await in_singapore.says("berapa gaji di Brunei")
    assert len(numbers(in_singapore)) == 1


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


GIVEN: Answers = {HAS_VILLAGE: True, FOR_SOMEONE: True}  # what may come with the beginning of a form
ABOUT = {"announcement": "desa-contoh", "note": "rights:desa-contoh"}  # whose preview tells for whom it is
EVERY_STEP = [
    (paper.form, field.name) for paper in PAPERS.values() if not paper.is_search for field in paper.form.fields
]


@pytest.mark.parametrize(("form", "field"), EVERY_STEP, ids=[f"{form.name}.{field}" for form, field in EVERY_STEP])
async def test_in_every_form_at_every_step_the_numbers_come_first_and_the_form_goes_on(
    siti: Person, village: Village, form: Form, field: str
) -> None:
    draft = await at_step(siti, village, form, field)
    before = len(siti.messages())
    await siti.says(LONG_DANGER)
    first, *others = siti.sees()[before:]
    assert first.startswith(FIRST_LINE)
    assert len(others) == 1  # the question again, or the next one
    async with village.store.transaction() as tx:
        left = await tx.active_draft(siti.chat_id)
    assert left
    assert (left.id, left.form, left.answers[URGENT]) == (draft.id, form.name, True)


async def at_step(person: Person, village: Village, form: Form, field: str) -> Draft:
    """A draft that asks this, whatever had to be answered before."""
    async with village.store.transaction() as tx:
        answers, about = dict(leading_to(form, field)), ABOUT.get(form.name, "")
        draft = await tx.begin_draft(person.chat_id, form.name, about, answers, village.clock.now())
        draft = replace(draft, asking=field)
        await tx.keep_draft(draft, village.clock.now())
    return draft


def leading_to(form: Form, field: str) -> Answers:
    """Choices after which this is asked."""
    wanted = form.field(field)
    above = form.fields[: form.fields.index(wanted)]
    choices = {each.name: each.kind.options for each in above if each.kind.options}
    tried: Iterator[Answers] = (
        GIVEN | dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())
    )
    return next(answers for answers in tried if wanted in form.live(form.relevant(answers)))


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
