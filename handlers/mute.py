"""[Berhenti dari info ini] and [Mulai lagi]: one kind of news, and nothing else."""

from bot import announcement, job_order
from bot.message import Button, Say
from handlers.turn import Turn

KINDS = (announcement.KIND, job_order.KIND)


async def mute(turn: Turn) -> None:
    """Also what already waits for the morning is not said any more."""
    kind = turn.incoming.argument
    if kind not in KINDS:
        return await turn.say(Say("old_button", menu=True))
    await turn.tx.stop_hearing(turn.chat_id, kind)
    return await turn.say(Say(f"mute.stopped.{kind}", buttons=(Button("mute.again", "unmute", kind),)))


async def unmute(turn: Turn) -> None:
    kind = turn.incoming.argument
    if kind not in KINDS:
        return await turn.say(Say("old_button", menu=True))
    await turn.tx.unmute(turn.chat_id, kind)
    return await turn.say(Say(f"mute.started.{kind}", menu=True))
