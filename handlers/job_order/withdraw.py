"""Withdrawing a job order: by its office or one above, after asking once; nobody is told of it any more."""

from bot.message import Button, Say
from handlers.job_order.told import too_late
from handlers.turn import Turn


async def withdraw(turn: Turn) -> None:
    order = await turn.tx.job_order_for(turn.incoming.argument, turn.chat_id)
    if order is None or order.withdrawn_at is not None:
        return await too_late(turn)
    yes = Button("job_order.withdraw_yes", "job_order.withdraw_yes", order.number)
    no = Button("job_order.keep", "menu")
    return await turn.say(Say("job_order.withdraw_sure", {"number": order.number}, ((yes, no),)))


async def withdraw_yes(turn: Turn) -> None:
    """Also those whose message was waiting are not told any more."""
    order = await turn.tx.withdraw_job_order(turn.incoming.argument, turn.chat_id, turn.now)
    if order is None:
        return await too_late(turn)
    await turn.tx.record(turn.chat_id, "job_order.withdrawn", order.number, turn.now)
    await turn.tx.leave_unsaid(order.key)
    await turn.say(Say("job_order.withdrawn", {"number": order.number}, edits=turn.tapped))
    if order.publisher != turn.chat_id:
        await turn.tell(order.publisher, Say("job_order.withdrawn_yours", {"number": order.number}))
    return None
