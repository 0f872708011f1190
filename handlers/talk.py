"""Anything a person may send that is not a command, a menu button or a tap."""

from bot.dialog import Draft
from bot.message import Kind, Say
from handlers import ask, form, sent
from handlers.turn import Turn


async def listen(turn: Turn) -> None:
    """An answer if a form is open; else a question. Whoever asks something in the middle of a search is answered."""
    incoming = turn.incoming
    if incoming.text.startswith("/") and not incoming.file_id:
        return await turn.say(Say("unknown_command", menu=True))
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft and not await _leaves(turn, draft):
        return await form.answer(turn, draft)
    if draft is None and await form.resumed(turn):
        return None
    if incoming.file_id:
        return await sent.offer(turn)
    if incoming.kind is not Kind.TEXT:
        return await turn.say(Say("cannot_read", menu=True))
    await form.end_search(turn)
    return await ask.question(turn)


async def _leaves(turn: Turn, draft: Draft) -> bool:
    """Whether this is no answer to a search, but a question or a story."""
    knows, words = turn.house.papers[draft.form].knows, turn.incoming.text
    return knows is not None and ask.is_question(turn, words) and not await knows(turn, words)
