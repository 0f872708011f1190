"""What is kept of a person: shown, taken along, erased; and a screen that is cleared."""

from typing import Any

from bot import dialog
from bot.dialog import Draft
from bot.message import Button, File, Kind, Rows, Say
from bot.store.sent_files import WAIT
from bot.texts import plain
from handlers import complaint
from handlers.network import news
from handlers.turn import Turn

WHOLE = 1_000_000  # letters of an answer: all of it
MENU = Button("menu.button", "menu")
TAKE, ERASE = Button("data.take", "data.take"), Button("data.erase", "data.erase")


async def show(turn: Turn) -> None:
    """/data: how much there is."""
    reports = await turn.tx.own_complaints(turn.chat_id)
    closed = sum(report.done_at is not None for report in reports)
    questions = await turn.tx.own_questions(turn.chat_id)
    allowed = turn.citizen.words_allowed_at is not None
    values = {
        "open": len(reports) - closed,
        "closed": closed,
        "wishes": len(await turn.tx.wishes(turn.chat_id)),
        "drafts": len(await turn.tx.drafts(turn.chat_id)),
        "questions": len(questions),
        "words": sum(each.kept_at is not None for each in questions),
        "allowed": allowed,
        "files": len(await turn.tx.sent_files(turn.chat_id, turn.now - WAIT)),
        "recordings": await turn.tx.recordings_by(turn.chat_id),
    }
    words = (_words_button(allowed),) if turn.house.takes_reports else ()
    await turn.say(Say("data", values, (TAKE, *words, ERASE, MENU)))


async def take(turn: Turn) -> None:
    """[Ambil sebagai berkas]: all of it as one text, readable on any phone."""
    text = plain(turn.words(turn.locale, "data.file", **await _everything(turn)))
    file = File(Kind.DOCUMENT, name=turn.words(turn.locale, "data.file_name"), text=text)
    await turn.say(Say("data.taken", file=file, menu=True))


async def erase(turn: Turn) -> None:
    """[Hapus data saya]: what goes and what stays is said before."""
    reports = await turn.tx.own_complaints(turn.chat_id)
    values = {
        "numbers": [report.number for report in reports if report.done_at is None],
        "offices": [office.name for office in await turn.tx.offices_of(turn.chat_id)],
        "recordings": await turn.tx.recordings_by(turn.chat_id),
    }
    sure: Rows = ((Button("data.erase_yes", "data.erase_yes"), Button("data.erase_no", "menu")), TAKE)
    await turn.say(Say("data.erase_sure", values, sure))


async def erase_now(turn: Turn) -> None:
    """Open reports stay with their office, without the name, and so do the notes of an office; a voice names its owner.

    Twice is once; the answer needs nothing that is gone.
    """
    offices = await turn.tx.offices_of(turn.chat_id)
    released = await turn.tx.release_complaints(turn.chat_id)
    await turn.tx.forget_voice(turn.chat_id, turn.now)
    await turn.tx.forget_citizen(turn.chat_id)
    await turn.tx.forget_chat(turn.chat_id)
    for office in offices:
        await complaint.officer_left(turn, turn.chat_id, office.code)
        await news.changed(turn, "left", office, turn.chat_id, turn.chat_id)
    await turn.say(Say("data.erased", {"released": released, "offices": [office.name for office in offices]}))


async def clear(turn: Turn) -> None:
    """/bersih: both sides, as far as Telegram allows. What is said then names nothing (law 16)."""
    turn.interrupted = False  # an offer to go on would stand on the clean screen
    await turn.delete(turn.chat_id, *await turn.tx.clearable(turn.chat_id, turn.now))
    await turn.say(Say("clear.done", menu=True))


async def _everything(turn: Turn) -> dict[str, Any]:
    tx, chat_id = turn.tx, turn.chat_id
    village = await tx.office(turn.citizen.office)
    return {
        "now": turn.now,
        "zone": turn.citizen.zone,
        "citizen": turn.citizen,
        "since": await tx.known_since(chat_id),
        "village": village.name if village else "",
        "offices": [office.name for office in await tx.offices_of(chat_id)],
        "muted": sorted(await tx.mutes(chat_id)),
        "wishes": await tx.wishes(chat_id),
        "reports": await tx.own_complaints_export(chat_id),
        "drafts": [_draft(turn, draft) for draft in await tx.drafts(chat_id)],
        "emergencies": await tx.own_emergencies(chat_id),
        "allowed": turn.citizen.words_allowed_at is not None,
        "files": await tx.sent_files(chat_id, turn.now - WAIT),
        "recordings": await tx.recordings_by(chat_id),
        "questions": [(each, _title(turn, each.topic)) for each in await tx.own_questions(chat_id)],
    }


def _words_button(allowed: bool) -> Button:
    return Button("words.stop", "words.refuse") if allowed else Button("words.begin", "words.allow")


def _draft(turn: Turn, draft: Draft) -> dict[str, Any]:
    form = turn.house.papers[draft.form].form
    return {"title": f"{form.name}.title", "lines": dialog.lines(form, draft, WHOLE)}


def _title(turn: Turn, topic: str | None) -> str:
    known = turn.house.faq
    return known.topic(turn.locale, topic).title if topic and known.has(turn.locale, topic) else ""
