"""A question that the bot could not answer, for an officer: a report that asks for nothing but an answer."""

from bot import complaint
from bot.complaint import QUESTION, Told
from bot.dialog import Answers, Draft, Field, Form, Json, Story
from bot.message import Kind, Say
from handlers import form
from handlers.complaint import filing
from handlers.turn import Paper, Turn

FORM = Form("complaint_question", (Field("story", Story(shortest=3)),))


async def ask_officer(turn: Turn, words: str) -> None:
    """[Tanya petugas]: the question stands there already, and only [Kirim] is missing."""
    part: dict[str, Json] = {"kind": Kind.TEXT.value, "text": words, "file_id": "", "message_id": 0}
    about = f"{QUESTION}:{turn.incoming.argument}"
    await form.begin(turn, FORM.name, about, {"story": [part]} if words else {})


async def foot(turn: Turn, draft: Draft) -> Say | None:
    return await filing.read_by(turn, _told(turn, draft.answers), turn.citizen.office or "", draft.about)


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    filed = await filing.file(turn, _told(turn, answers), turn.citizen.office or "")
    await filing.confirm(turn, filed, draft.about)


PAPER = Paper(FORM, submit, filing.may, foot)


def _told(turn: Turn, answers: Answers) -> Told:
    """Nobody has asked whether the village may know, so it doesn't."""
    urgent = bool(answers.get(complaint.URGENT))
    story = complaint.parts(answers.get("story"))
    return Told(QUESTION, turn.citizen.country or "", story, outcome="advice", urgent=urgent)
