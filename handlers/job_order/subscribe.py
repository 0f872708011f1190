"""Info lowongan: a citizen says for which country and sector they want to hear of job orders, and stops it."""

from dataclasses import replace

from bot import job_order
from bot.dialog import Answers, Draft
from bot.job_order import MOST_SUBSCRIPTIONS, Wish
from bot.message import Button, Rows, Say
from handlers import form
from handlers.job_order.told import LIST, MINE, WISH
from handlers.turn import Paper, Turn


async def wish(turn: Turn) -> None:
    """[Minta info lowongan]"""
    await form.begin(turn, job_order.SUBSCRIPTION.name)


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    """Whoever asks anew wants to hear of them again, also after [Berhenti dari info ini]."""
    new = Wish(str(answers["country"]), str(answers["sector"]))
    await turn.tx.subscribe(turn.chat_id, new, turn.now)
    await turn.tx.unmute(turn.chat_id, job_order.KIND)
    await turn.say(Say("subscription.added", {"wish": new}, (MINE, LIST)))


async def may(turn: Turn, about: str) -> Say | None:
    full = len(await turn.tx.wishes(turn.chat_id)) >= MOST_SUBSCRIPTIONS
    return Say("subscription.full", {"most": MOST_SUBSCRIPTIONS}, (MINE,)) if full else None


PAPER = Paper(job_order.SUBSCRIPTION, submit, may)


async def wishes(turn: Turn) -> None:
    """[Info lowongan saya]: each with a button that stops it."""
    await turn.say(await _wishes(turn))


async def stop(turn: Turn) -> None:
    """Stopping twice is stopping once."""
    old = job_order.wish(turn.incoming.argument)
    if old is None:
        return await turn.say(Say("old_button", menu=True))
    await turn.tx.unsubscribe(turn.chat_id, old)
    return await turn.say(replace(await _wishes(turn), edits=turn.tapped))


async def _wishes(turn: Turn) -> Say:
    mine = await turn.tx.wishes(turn.chat_id)
    muted = bool(mine) and job_order.KIND in await turn.tx.mutes(turn.chat_id)
    rows: Rows = tuple(Button("subscription.stop", "subscription.stop", each.argument, {"wish": each}) for each in mine)
    again: Rows = (Button("mute.again", "unmute", job_order.KIND),) if muted else ()
    return Say("subscription.list" if mine else "subscription.none", {"muted": muted}, (*rows, *again, WISH, LIST))
