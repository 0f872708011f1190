"""Danger inside a form: the numbers come first, and the form goes on where it was."""

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
from tests.danger.ways import DANGER, FIRST_LINE, LONG_DANGER, numbers

STORY_TOLD = ("/lapor", "Ceritakan saja", "Gaji belum dibayar", "➡️ Lanjut")
TO_EVIDENCE = (*STORY_TOLD, "🇮🇩 Indonesia", "Penjelasan", "Ya")


@pytest.mark.parametrize(
    "steps",
    [
        ("/lapor", "Pilih jenis masalah"),
        STORY_TOLD,  # a country
        TO_EVIDENCE,
        (*TO_EVIDENCE, "Lewati"),  # the preview
    ],
)
async def test_inside_a_report_the_numbers_come_first_and_the_words_are_kept_in_it(
    siti: Person, village: Village, steps: tuple[str, ...]
) -> None:
    """Nobody in danger is told that their words are no answer, and the same question goes on."""
    for step in steps:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    question, choices, before = siti.sees()[-1], siti.buttons(), len(siti.messages())
    await siti.says(LONG_DANGER)
    assert siti.sees()[before].startswith(FIRST_LINE)
    (asked,) = siti.sees()[before + 1 :]
    assert asked.startswith("Pesan Anda sudah saya simpan bersama isian ini.")
    assert asked.splitlines()[-1] == question.splitlines()[-1]
    assert siti.buttons() == choices
    async with village.store.transaction() as tx:
        draft = await tx.active_draft(siti.chat_id)
    assert draft
    assert LONG_DANGER in str(draft.answers["story"])


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


@pytest.mark.parametrize("steps", [("/lapor",), ("/lapor", "Ceritakan saja")])
async def test_inside_a_form_words_of_danger_are_the_answer_too(siti: Person, steps: tuple[str, ...]) -> None:
    """Who tells at once has chosen to tell."""
    for step in steps:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    await siti.says(DANGER)
    assert len(numbers(siti)) == 1
    assert siti.sees()[-1].startswith("Sudah tersimpan")


async def test_at_the_preview_too_words_of_danger_make_the_report_urgent(siti: Person, pak_made: Person) -> None:
    await tells(siti, "Sakit, kecelakaan", village="Ya, boleh")
    await siti.says(DANGER)
    assert len(numbers(siti)) == 1
    await siti.taps("✅ Kirim")
    assert "Mendesak" in pak_made.sees()[-1]


async def test_another_danger_within_the_hour_is_pointed_to_the_numbers_inside_a_form_too(siti: Person) -> None:
    for step in STORY_TOLD[:2]:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    await siti.says("Saya mau bunuh diri")
    seen = len(siti.sees())
    await siti.says("tolong, saya dipukul majikan pakai pisau")
    assert "Nomor bantuan ada di pesan di atas" in siti.sees()[seen]
    seen = len(siti.sees())
    await siti.says("tolong, saya dipukul majikan lagi")
    assert not any("Nomor bantuan ada" in text for text in siti.sees()[seen:])


@pytest.mark.parametrize("said_calm", [True, False])
async def test_a_report_is_urgent_unless_its_writer_says_that_there_is_no_danger(
    siti: Person, village: Village, said_calm: bool
) -> None:
    for step in STORY_TOLD:
        await (siti.taps(step) if step in siti.buttons() else siti.says(step))
    await siti.says(LONG_DANGER)
    if said_calm:
        await siti.presses("emergency.none")
    async with village.store.transaction() as tx:
        draft = await tx.active_draft(siti.chat_id)
    assert draft
    assert (URGENT in draft.answers) is not said_calm
