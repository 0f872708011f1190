"""A question that the bot could not answer, for an officer: a report that asks for nothing but an answer."""

from dataclasses import replace

from bot import complaint, dialog
from bot.complaint import NO, QUESTION, YES, Told
from bot.dialog import Answers, Draft, Field, Form, Json, Story
from bot.message import Button, Kind, Rows, Say, number_in
from bot.questions import village_may_answer
from handlers import form
from handlers.complaint import filing
from handlers.turn import Paper, Turn

STORY = Field("story", Story(shortest=3))
FORM = Form("complaint_question", (STORY,), gathers=STORY.name)
WITH_FILES = f"{QUESTION}:files"  # about what was sent outside any form
VILLAGE = "village"  # an answer no field asks for: in which draft [Tanya desa] was tapped; another begins without it


async def ask_officer(turn: Turn, words: str) -> None:
    """[Tanya petugas]: the question stands there already, and only [Kirim] is missing."""
    part: dict[str, Json] = {"kind": Kind.TEXT.value, "text": words, "file_id": "", "message_id": 0}
    about = f"{QUESTION}:{turn.incoming.argument}"
    await form.begin(turn, FORM.name, about, {STORY.name: [part]} if words else {})


async def ask_village(turn: Turn) -> None:
    """[Tanya desa] under the preview, and back again: `<draft>:yes` or `:no`. Only the tap lets the village know."""
    number, _, said = turn.incoming.argument.partition(":")
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft is None or (draft.id, draft.form, draft.asking) != (number_in(number), FORM.name, dialog.PREVIEW):
        return await turn.say(Say("form.gone"))
    draft = replace(draft, answers=draft.answers | {VILLAGE: draft.id if said == YES else 0})
    await turn.tx.keep_draft(draft, turn.now)
    return await form.show(turn, draft, edits=turn.tapped)


async def beside(turn: Turn, draft: Draft) -> Rows:
    if not await _may_village(turn, draft):
        return ()
    label, said = ("complaint_question.not_village", NO) if _tapped(draft) else ("complaint_question.village", YES)
    return (Button(label, "question.village", f"{draft.id}:{said}"),)


async def foot(turn: Turn, draft: Draft) -> Say | None:
    told = await _told(turn, draft)
    read_by = await filing.read_by(turn, told, turn.citizen.office or "", draft.about)
    if read_by is None or told.village or not await _may_village(turn, draft):
        return read_by
    return replace(read_by, foot=Say("complaint_question.village_may"))


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    told = await _told(turn, replace(draft, answers=answers))
    filed = await filing.file(turn, told, turn.citizen.office or "")
    await filing.confirm(turn, filed, draft.about)


PAPER = Paper(FORM, submit, filing.may, foot, beside)


async def _told(turn: Turn, draft: Draft) -> Told:
    """A question accuses nobody; the village knows of it only after a tap, and if it may (asked again at [Kirim])."""
    village = _tapped(draft) and await _may_village(turn, draft)
    return Told(
        QUESTION,
        turn.citizen.country or "",
        complaint.parts(draft.answers.get(STORY.name)),
        outcome="advice",
        accused=NO if village else "",
        village=village,
        urgent=bool(draft.answers.get(complaint.URGENT)),
    )


def _tapped(draft: Draft) -> bool:
    return draft.answers.get(VILLAGE) == draft.id


async def _may_village(turn: Turn, draft: Draft) -> bool:
    """If there is somebody else at the village, and what is asked is nothing heavy (law 14)."""
    office = await turn.tx.office(turn.citizen.office)
    urgent = bool(draft.answers.get(complaint.URGENT))
    if office is None or not office.is_village or complaint.is_heavy(QUESTION, turn.citizen.country or "", urgent):
        return False
    others = [each for each in await turn.tx.officers_of(office.code) if each.chat_id != turn.chat_id]
    return bool(others) and await _is_light(turn, draft)


async def _is_light(turn: Turn, draft: Draft) -> bool:
    """By the topics that were told or offered, and those the words are near to. Nobody knows what a file tells."""
    parts = complaint.parts(draft.answers.get(STORY.name))
    words = "\n".join(part.text for part in parts)
    if any(part.file_id for part in parts) or turn.house.reader.danger(words):
        return False
    understood = turn.house.reader.understand(words)
    before = await turn.tx.question_near(turn.chat_id, number_in(draft.about.rpartition(":")[2]))
    near = {*before, *understood.near, understood.topic or ""}
    return village_may_answer(near & {*turn.house.faq.ids}, words)
