"""An announcement on its way: to the residents piece by piece, counted for its author, and as text for WhatsApp."""

from dataclasses import replace

from bot import announcement as rules
from bot.announcement import Announcement
from bot.message import Button, Priority, Rows, Say
from bot.network import Office
from bot.store.due import Due
from handlers import bulk
from handlers.bulk import Circular
from handlers.turn import Desk, Turn

EXPAND = "announcement.expand"
STOP = Button("mute.stop", "mute", rules.KIND)
LONGEST_COPY = 256  # UTF-16 units that a button can copy (Telegram)


async def send(desk: Desk, sent: Announcement, priority: Priority) -> None:
    """Posts the first 2,000 and shows the author how far it has come."""
    sent = await _post_piece(desk, sent)
    await bulk.show_progress(desk, await _circular(desk, sent), priority)


async def expand(desk: Desk, due: Due) -> None:
    """The next 2,000 of a large audience."""
    sent = await desk.tx.announcement(int(due.about))
    if sent and sent.sent_at is not None and sent.expanded_at is None:
        await _post_piece(desk, sent)


async def show_progress(desk: Desk, number: str) -> None:
    """Keeps the author's one message up to date, as long as they work there."""
    sent = await desk.tx.announcement(int(number))
    if sent and await desk.tx.works_at(sent.author, sent.office):
        await bulk.follow(desk, await _circular(desk, sent))


async def copy(turn: Turn) -> None:
    """[Teks untuk WhatsApp]: the plain text, to be copied with one tap where Telegram's button has room for it."""
    sent = await turn.tx.announcement_for(turn.incoming.number, turn.chat_id)
    if sent is None or sent.sent_at is None:
        return await turn.say(Say("old_button", menu=True))
    values = {"office": (await office_of(turn, sent.office)).name, "body": sent.body}
    text = turn.house.texts.label(turn.locale, "announcement.plain", **values)
    fits = len(text.encode("utf-16-le")) // 2 <= LONGEST_COPY
    buttons: Rows = (Button("announcement.copy_button", copy=text),) if fits else ()
    return await turn.say(Say("announcement.copy", values, buttons))


async def office_of(desk: Desk, code: str) -> Office:
    office = await desk.tx.office(code)
    assert office
    return office


async def _post_piece(desk: Desk, sent: Announcement) -> Announcement:
    piece = await bulk.post_piece(desk, await _circular(desk, sent))
    expanded_at = desk.now if piece.is_last else None
    await desk.tx.announcement_reached(sent.id, piece.last, expanded_at)
    if not piece.is_last:
        await desk.tx.schedule(EXPAND, str(sent.id), desk.now + 1)
    return replace(sent, reached=piece.last, expanded_at=expanded_at)


async def _circular(desk: Desk, sent: Announcement) -> Circular:
    name = (await office_of(desk, sent.office)).name
    whatsapp = Button("announcement.for_whatsapp", "announcement.copy", str(sent.id))
    return Circular(
        sent.key,
        Say("announcement.text", {"office": name, "body": sent.body}, (STOP,)),
        desk.tx.announcement_readers(sent.office, sent.author),
        sent.author,
        lambda counts: Say("announcement.progress", {"office": name, "counts": counts}, (whatsapp,)),
        sent.reached,
        sent.expanded_at is not None,
    )
