"""Anything a person may send that is not a command, a menu button or a tap."""

from bot.message import Kind, Say
from handlers import ask, form
from handlers.turn import Turn


async def listen(turn: Turn) -> None:
    """An answer if a form is open; else a question."""
    incoming = turn.incoming
    if incoming.text.startswith("/"):
        return await turn.say(Say("unknown_command", menu=True))
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft:
        return await form.answer(turn, draft)
    if incoming.kind is not Kind.TEXT:
        return await turn.say(Say("cannot_read", menu=True))
    return await ask.question(turn)
