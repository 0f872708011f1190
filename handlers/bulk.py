"""The same message to many people, each in their language and outside their night, and one message that counts them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import quiet
from bot.bulk import Counts, counts
from bot.message import Priority, Say
from bot.outgoing import PROGRESS
from bot.store.bulk import Audience, Piece
from bot.store.outbox import Posting
from handlers.turn import Desk

NEXT_LOOK = 5  # seconds between two counts while messages go out


@dataclass(frozen=True)
class Circular:
    """What is said to whom. `key`: why everybody hears it. `officer`: who sees the `progress`.

    `reached`: the last chat it was posted to; `expanded`: that was the last of all.
    """

    key: str
    say: Say
    audience: Audience
    officer: int
    progress: Callable[[Counts], Say]
    reached: int
    expanded: bool

    @property
    def progress_key(self) -> str:
        return f"{self.key}:progress"


async def post_piece(desk: Desk, circular: Circular) -> Piece:
    """To the next 2,000, one statement for each language and zone. The caller notes how far it came."""
    piece = await desk.tx.next_piece(circular.audience, circular.reached)
    for locale, zone in piece.readers:
        content = desk.content(locale, circular.say, desk.render(locale, circular.say))
        due, night = quiet.window(desk.now, zone)
        posting = Posting(0, circular.key, content, Priority.BULK, due, about=circular.key, quiet_at=night)
        await desk.tx.post_piece(piece, locale, zone, posting)
    return piece


async def show_progress(desk: Desk, circular: Circular, priority: Priority) -> None:
    """The one message that shows the officer how far it has come; from now on `follow` keeps it up to date."""
    say = circular.progress(await _count(desk, circular))
    await desk.tell(circular.officer, say, priority, key=circular.progress_key)
    await _look_again(desk, circular)


async def follow(desk: Desk, circular: Circular) -> None:
    """An edit rings nobody, so it need not wait for the morning; only one of a message that still waits does."""
    so_far = await _count(desk, circular)
    out = await desk.tx.is_out(circular.officer, circular.progress_key)
    say = replace(circular.progress(so_far), edits=circular.progress_key)
    await desk.tell(circular.officer, say, Priority.REPLY if out else Priority.ALARM)
    if so_far.waiting:
        await _look_again(desk, circular)


async def _count(desk: Desk, circular: Circular) -> Counts:
    left = 0 if circular.expanded else await desk.tx.count_readers(circular.audience, circular.reached)
    return counts(await desk.tx.outcomes(circular.key), left)


async def _look_again(desk: Desk, circular: Circular) -> None:
    """At night nothing changes before the morning: the next look is when the next message may go out."""
    soon = desk.now + NEXT_LOOK
    await desk.tx.schedule(PROGRESS, circular.key, max(soon, await desk.tx.next_look(circular.key) or soon))
