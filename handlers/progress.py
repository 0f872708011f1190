"""Messages to many are on their way: the officer who sent them sees how far they have come."""

from collections.abc import Awaitable, Callable, Mapping

from bot.announcement import KIND as ANNOUNCEMENT
from bot.job_order import KIND as JOB_ORDER
from bot.store.due import Due
from handlers import announcement, job_order
from handlers.turn import Desk

SUBJECTS: Mapping[str, Callable[[Desk, str], Awaitable[None]]] = {
    ANNOUNCEMENT: announcement.show_progress,
    JOB_ORDER: job_order.show_progress,
}


async def show(desk: Desk, due: Due) -> None:
    """`due.about` is what the rows of the outbox are about: "announcement:12"."""
    kind, _, subject = due.about.partition(":")
    if kind in SUBJECTS:
        await SUBJECTS[kind](desk, subject)
