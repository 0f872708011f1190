"""A confirmed job order on its way: to whoever asked for such news, piece by piece, counted for its publisher."""

from dataclasses import replace

from bot.job_order import JobOrder
from bot.message import Priority, Say
from bot.store.due import Due
from handlers import bulk
from handlers.bulk import Circular
from handlers.job_order.told import STOP, asked_money, told, withdraw_button
from handlers.turn import Desk

EXPAND = "job_order.expand"


async def spread(desk: Desk, order: JobOrder) -> None:
    """Posts to the first 2,000 and shows the publisher how far it has come."""
    order = await _post_piece(desk, order)
    await bulk.show_progress(desk, await _circular(desk, order), Priority.ALARM)


async def expand(desk: Desk, due: Due) -> None:
    """The next 2,000 of a large audience."""
    order = await desk.tx.job_order(due.about)
    if order and order.spreading:
        await _post_piece(desk, order)


async def show_progress(desk: Desk, number: str) -> None:
    """Keeps the publisher's one message up to date, as long as they work there."""
    order = await desk.tx.job_order(number)
    if order and await desk.tx.works_at(order.publisher, order.office):
        await bulk.follow(desk, await _circular(desk, order))


async def _post_piece(desk: Desk, order: JobOrder) -> JobOrder:
    piece = await bulk.post_piece(desk, await _circular(desk, order))
    expanded_at = desk.now if piece.is_last else None
    await desk.tx.job_order_reached(order.number, piece.last, expanded_at)
    if not piece.is_last:
        await desk.tx.schedule(EXPAND, order.number, desk.now + 1)
    return replace(order, reached=piece.last, expanded_at=expanded_at)


async def _circular(desk: Desk, order: JobOrder) -> Circular:
    values = {"number": order.number, "link": f"https://t.me/{desk.house.username}?start=job_{order.number}"}
    return Circular(
        order.key,
        await told(desk, order, (asked_money(order), STOP)),
        desk.tx.job_order_readers(order),
        order.publisher,
        lambda counts: Say("job_order.progress", {**values, "counts": counts}, (withdraw_button(order),)),
        order.reached,
        not order.spreading,
    )
