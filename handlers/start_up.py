"""What is put in order each time the bot starts: daily cleaning and review are due, the first officers are known."""

from bot.message import Say
from bot.store import Transaction
from bot.store.due import Due
from handlers import network
from handlers.review import REVIEW
from handlers.turn import Desk, House

DAY = 86_400
DRAFT_KEPT, DRAFT_WARNED = 90 * DAY, 83 * DAY
CLEAN = "clean"


async def settle(tx: Transaction, house: House, now: int) -> None:
    await tx.schedule_soon(CLEAN, "", now)
    await tx.schedule(REVIEW, "", now)
    await network.first_officers(Desk(tx, house, now, f"start:{now}"))


async def clean(desk: Desk, due: Due) -> None:
    """Once a day: what has been kept long enough goes; a draft gets one word before (design: one draft is one row)."""
    tx, now = desk.tx, desk.now
    await tx.forget_updates(now)
    await tx.forget_messages(now)
    await tx.forget_heard(now)
    await tx.forget_words(now)
    await tx.forget_files(now)
    await tx.forget_invitations(now)
    await tx.forget_drafts(now - DRAFT_KEPT)
    for chat_id in await tx.stale_drafts(now - DRAFT_WARNED, now):
        await desk.tell(chat_id, Say("form.expiring"), key=f"expiring:{now}")
    await tx.schedule(CLEAN, "", now + DAY)
