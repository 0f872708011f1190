"""Photos, voice and files outside any form: nobody here hears or sees them, but for a day they can go to an officer."""

from collections.abc import Iterable, Sequence

from bot.message import Button, Incoming, Rows, Say
from bot.store.questions import ASKED, Emergency
from bot.store.sent_files import WAIT, SentFile
from handlers import ask, emergency, form
from handlers.complaint import question, talking
from handlers.turn import Turn

MENU = Button("menu.button", "menu")
REPORT = Button("menu.report", "complaint.report")


async def keep(turn: Turn) -> None:
    """Before all else, words of danger in the caption too; what comes while a form is open belongs to that form.

    In danger it belongs to both: the form may never be sent.
    """
    incoming = turn.incoming
    if not incoming.file_id:
        return
    sent = SentFile(incoming.message_id, incoming.kind, incoming.file_id, incoming.text)
    if incoming.edited:
        await turn.tx.change_file(turn.chat_id, sent)
    elif await turn.tx.active_draft(turn.chat_id) is None or await _is_danger(turn):
        await turn.tx.keep_file(turn.chat_id, sent, turn.now)


async def offer(turn: Turn) -> None:
    """What it is, that nobody heard or saw it, and who would. Once officers were rung, it goes to them."""
    if await emergency.passes_on(turn):
        return
    to_officer = (Button("sent.to_officer", "sent.to_officer"),) if turn.house.takes_reports else ()
    buttons: Rows = (*to_officer, (REPORT, MENU))
    await turn.say(Say("sent.offer", {"kind": turn.incoming.kind, "kept": turn.house.takes_reports}, buttons))
    if turn.incoming.text:
        await ask.caption(turn)


async def to_officer(turn: Turn) -> None:
    """[🙋 Kirim ke petugas]: all that was sent in a day, in the question for an officer that is begun or goes on."""
    files = await turn.tx.sent_files(turn.chat_id, turn.now - WAIT)
    noticed = await turn.tx.emergency(turn.chat_id)
    name, field, about = await _where(turn, noticed)
    waits = any((draft.form, draft.about) == (name, about) for draft in await turn.tx.drafts(turn.chat_id))
    if not files and not waits:
        return await turn.say(Say("sent.gone", menu=True))
    draft = await form.collect(turn, name, field, about, _told(turn, files))
    if draft is None:
        return None
    await turn.tx.let_go_of_files(turn.chat_id, [each for each in files if str(each.message_id) in draft.said])
    if _in_danger(turn, files, noticed):
        await form.mark_urgent(turn, draft)
    return None


async def _where(turn: Turn, noticed: Emergency | None) -> tuple[str, str, str]:
    """Form, field, and what it is about. Once officers were rung, it belongs to that report."""
    own = await turn.tx.own_complaint(noticed.number, turn.chat_id) if noticed else None
    if own and own.done_at is None:
        return talking.ANSWER.name, talking.WORDS.name, own.number
    return question.FORM.name, question.STORY.name, question.WITH_FILES


async def _is_danger(turn: Turn) -> bool:
    return bool(turn.house.reader.danger(turn.incoming.text) or await turn.tx.emergency(turn.chat_id))


def _in_danger(turn: Turn, files: Iterable[SentFile], noticed: Emergency | None) -> bool:
    """Law 14: then it is neither the village's nor the regency's."""
    said = noticed is not None and noticed.kind != ASKED
    return said or any(turn.house.reader.danger(each.text) for each in files)


def _told(turn: Turn, files: Iterable[SentFile]) -> Sequence[Incoming]:
    return [
        Incoming(0, turn.chat_id, each.message_id, kind=each.kind, text=each.text, file_id=each.file_id)
        for each in files
    ]
