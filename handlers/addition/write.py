"""/catatan and /rekam: an officer adds a note to an answer, or reads it aloud."""

from collections.abc import Awaitable, Callable

from bot.addition import FORMS, NOTE, RECORDING, Addition, reasons_to_wait
from bot.dialog import Answers, Draft
from bot.faq import Topic
from bot.message import Button, Say, number_in
from bot.network import Office
from handlers import form
from handlers.addition import ending, own, second
from handlers.addition.text import read_aloud
from handlers.turn import Paper, Turn

OFFERED = 3  # topics near the words behind the command


async def begin_note(turn: Turn) -> None:
    """/catatan, or /catatan paspor"""
    await _begin(turn, NOTE)


async def begin_recording(turn: Turn) -> None:
    """/rekam, or /rekam gaji"""
    await _begin(turn, RECORDING)


async def on_topic(turn: Turn) -> None:
    """[📌 Catatan kantor] and [🎙 Rekam] under an answer: `<topic>`."""
    kind, topic = _kind(turn), turn.incoming.argument
    offices = await turn.tx.offices_of(turn.chat_id)
    if not offices:
        return await turn.say(Say(f"{kind}.officers_only", menu=True))
    if read_aloud(turn.house, topic) is None:
        return await turn.say(Say("old_button", menu=True))
    if len(offices) == 1:
        return await _open(turn, kind, topic, offices[0].code)
    buttons = [
        Button("addition.office", f"{kind}.at", f"{topic}:{number}", {"name": office.name})
        for number, office in enumerate(offices)
    ]
    return await turn.say(Say("addition.which_office", buttons=tuple(buttons)))


async def at_office(turn: Turn) -> None:
    """`<topic>:<which of the officer's offices>`: a code might not fit into a button's 64 bytes."""
    topic, _, number = turn.incoming.argument.partition(":")
    offices = await turn.tx.offices_of(turn.chat_id)
    if number_in(number) >= len(offices) or read_aloud(turn.house, topic) is None:
        return await turn.say(Say("old_button", menu=True))
    return await _open(turn, _kind(turn), topic, offices[number_in(number)].code)


async def _begin(turn: Turn, kind: str) -> None:
    if not await turn.tx.offices_of(turn.chat_id):
        return await turn.say(Say(f"{kind}.officers_only", menu=True))
    await second.show_waiting(turn)
    return await own.show(turn, kind, _near(turn, kind, turn.incoming.text.partition(" ")[2]))


async def _open(turn: Turn, kind: str, topic: str, office: str) -> None:
    """Whoever reads an answer aloud has it before their eyes."""
    refusal = await _may(kind)(turn, f"{topic}:{office}")
    found = read_aloud(turn.house, topic)
    if refusal is None and kind == RECORDING:
        await turn.say(Say("recording.read_this", {"topic": found}))
    await form.begin(turn, kind, f"{topic}:{office}", {"print": found.print if found else ""})


def _near(turn: Turn, kind: str, words: str) -> list[Topic]:
    """The topics that the words behind the command may mean."""
    if not words.strip():
        return []
    ranked = [name for name, _ in turn.house.reader.understand(words).ranked[:OFFERED]]
    found = [topic for name in ranked if (topic := read_aloud(turn.house, name))]
    return [topic for topic in found if kind == NOTE or topic.voice]


def _kind(turn: Turn) -> str:
    return turn.incoming.action.partition(".")[0]


def _may(kind: str) -> Callable[[Turn, str], Awaitable[Say | None]]:
    async def may(turn: Turn, about: str) -> Say | None:
        topic, _, office = about.partition(":")
        found = read_aloud(turn.house, topic)
        if not await turn.tx.works_at(turn.chat_id, office):
            return Say(f"{kind}.officers_only", menu=True)
        if found is None or found.stale(turn.today):
            return Say("addition.not_told", menu=True)
        return None if kind == NOTE or found.voice else Say("recording.not_this", menu=True)

    return may


async def _foot(turn: Turn, draft: Draft) -> Say:
    """Under which answer it will stand, for whom, and whether somebody looks at it first."""
    topic, office = await _about(turn, draft)
    waits = reasons_to_wait(draft.form, office, str(draft.answers.get("body", "")))
    values = {"title": topic.title if topic else "", "office": office.name, "found": waits}
    return Say(f"{draft.form}.foot", values)


async def _submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    topic, office = await _about(turn, draft)
    new = _addition(turn, draft, answers, topic.title if topic else "")
    if new.outdated(topic.print if topic else "", turn.now):  # changed while it was being read aloud
        return await turn.say(ending.outdated(turn, new))
    waits = bool(reasons_to_wait(new.kind, office, new.words))
    earlier = await turn.tx.waiting_in_place_of(new)
    added = await turn.tx.add_addition(new, turn.now, waits=waits)
    if added is None:
        return await turn.say(Say(f"{new.kind}.officers_only", menu=True))
    await turn.tx.record(turn.chat_id, f"{new.kind}.added", str(added.id), turn.now)
    if waits:
        return await second.ask(turn, added, earlier)
    return await turn.say(Say("note.shown", {"title": topic.title if topic else "", "office": office.name}, menu=True))


def _addition(turn: Turn, draft: Draft, answers: Answers, title: str) -> Addition:
    name, _, office = draft.about.partition(":")
    voice = answers.get("voice")
    file = voice if isinstance(voice, dict) else {}
    return Addition(
        id=0,
        kind=draft.form,
        office=office,
        author=turn.chat_id,
        topic=name,
        title=title,
        words=str(answers.get("body", "")),
        file_kind=str(file.get("kind", "")),
        file_id=str(file.get("file_id", "")),
        language=str(answers.get("language", "")),
        print=str(answers.get("print", "")),
    )


async def _about(turn: Turn, draft: Draft) -> tuple[Topic | None, Office]:
    name, _, code = draft.about.partition(":")
    office = await turn.tx.office(code)
    assert office
    return read_aloud(turn.house, name), office


PAPERS = {kind: Paper(FORMS[kind], _submit, _may(kind), _foot) for kind in (NOTE, RECORDING)}
