"""The open job orders: a list, one of them, and the link that leads to it."""

from dataclasses import replace

from bot.job_order import JobOrder
from bot.message import Button, Rows, Say
from handlers.job_order.told import LIST, MINE, WISH, asked_money, line, told, withdraw_button
from handlers.turn import Turn

PAGE = 8


async def listing(turn: Turn) -> None:
    """/lowongan and 💼 Lowongan."""
    await turn.say(await _list(turn, 1))


async def page(turn: Turn) -> None:
    """Turning the pages of the list, in its place."""
    await turn.say(replace(await _list(turn, turn.incoming.number), edits=turn.tapped))


async def show(turn: Turn) -> None:
    await show_linked(turn, turn.incoming.argument)


async def show_linked(turn: Turn, number: str) -> None:
    """One job order, by its button or by a link that somebody passed on."""
    order = await turn.tx.job_order(number.upper())
    if order is None or not order.open(turn.today):
        return await turn.say(Say("job_order.closed", buttons=(LIST,)))
    return await turn.say(await told(turn, order, (asked_money(order), LIST, *await _for_officers(turn, order))))


async def _list(turn: Turn, wanted: int) -> Say:
    """A page that is not there any more is the last one."""
    total = await turn.tx.count_open_job_orders(turn.today)
    pages = max(1, -(-total // PAGE))
    here = min(max(wanted, 1), pages)
    orders = await turn.tx.open_job_orders(turn.today, here - 1, PAGE)
    buttons: Rows = (*(line(order, "job_order.show") for order in orders), *_turning(here, pages), WISH, MINE)
    values = {"total": total, "page": here, "pages": pages}
    return Say("job_order.list" if orders else "job_order.none", values, buttons)


async def _for_officers(turn: Turn, order: JobOrder) -> Rows:
    theirs = await turn.tx.job_order_for(order.number, turn.chat_id)
    return (withdraw_button(order),) if theirs else ()


def _turning(page: int, pages: int) -> Rows:
    back = (Button("job_order.back", "job_order.page", str(page - 1)),) if page > 1 else ()
    on = (Button("job_order.next", "job_order.page", str(page + 1)),) if page < pages else ()
    return ((*back, *on),) if back or on else ()
