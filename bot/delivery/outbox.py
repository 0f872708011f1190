"""Delivers what transactions have posted: mark a few rows, wait for the pacer, send, write down what happened."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.clock import Clock
from bot.delivery.outcome import GiveUp, Moved, Outcome, Sent, TokenRefused, TryLater, Unknown
from bot.message import Priority
from bot.outgoing import PROGRESS, UNREACHABLE, Message
from bot.store import Store, Transaction, is_store_failure

logger = logging.getLogger(__name__)

AHEAD = 8  # rows marked ahead of the pacer
BULK_AHEAD = 4  # of these: a reply must find room
OPEN = 16  # sends under way
GATHER = 0.050  # seconds that outcomes wait for company: one commit for several
MOST_TRIES = 10
DRAIN = 12.0  # seconds that sends under way have at a stop; all in all it ends within 15
PROGRESS_PAUSE = 2  # seconds between two states of the counts that an officer sees
LONGEST_NAP = 1.0  # the clock may be moved


class Pace(Protocol):
    def ready_at(self, chat_id: int, now: float) -> float: ...
    def next_slot(self, now: float) -> float: ...
    def closed_chats(self, now: float) -> frozenset[int]: ...
    def sent(self, chat_id: int, now: float) -> None: ...
    def told_to_wait(self, chat_id: int | None, seconds: float, now: float) -> None: ...
    def pause(self, seconds: float, now: float) -> None: ...


@dataclass
class Delivery:
    """`step` does what can be done now and says how long nothing more can; `run` repeats it."""

    store: Store
    send: Callable[[Message], Awaitable[Outcome]]
    pacer: Pace
    clock: Clock
    monotonic: Callable[[], float] = time.monotonic
    commits: int = 0
    _news: bool = True  # somebody posted since the last look
    _more: bool = False  # the last look left rows behind
    _opens_at: float | None = None  # when a chat that had to wait may be sent to again
    _waiting: list[Message] = field(default_factory=list)
    _sending: dict[int, asyncio.Task[None]] = field(default_factory=dict)  # by chat: one at a time
    _finished: list[tuple[Message, Outcome]] = field(default_factory=list)
    _finished_since: float = 0.0
    _next_due: int | None = None
    _minute: int = 0
    _refused: bool = False
    _event: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: bool = False

    def wake(self) -> None:
        """A transaction has posted something."""
        self._news = True
        self._event.set()

    def stop(self) -> None:
        self._stopping = True
        self._event.set()

    @property
    def idle(self) -> bool:
        return not (self._news or self._more or self._waiting or self._sending or self._finished)

    async def run(self) -> None:
        """Until `stop`; then waits for the sends under way. Raises TokenRefused."""
        await self._recover()
        while not self._stopping and not self._refused:
            nap = await self.step()
            await self._sleep(nap)
        await self._drain()
        if self._refused:
            raise TokenRefused

    async def step(self) -> float:
        """Returns the seconds until there is something to do."""
        self._event.clear()
        try:
            if self._hungry() or self._outcomes_ripe():
                await self._turn_over()
        except Exception as error:
            if not is_store_failure(error):
                raise
            self._complain(error)
            return LONGEST_NAP
        self._send_what_may_go()
        return self._nap()

    async def _recover(self) -> None:
        async with self.store.transaction() as tx:
            again, abouts = await tx.recover_marked(self.clock.now())
            await self._show_progress(tx, abouts)
        if again:
            logger.warning("%s messages were in flight when the last run ended; they are sent again", again)

    # Deciding

    def _hungry(self) -> bool:
        """Worth a look into the outbox: no marked reply goes first anyway, and something is new, due or left."""
        now = self.monotonic()
        if len(self._waiting) >= AHEAD:
            return False
        if any(row.priority is Priority.REPLY and self._may_go(row, now) for row in self._waiting):
            return False
        due = self._next_due is not None and self._next_due <= self.clock.now()
        opened = self._opens_at is not None and self._opens_at <= now
        return self._news or due or opened or (self._more and not self._waiting)

    def _outcomes_ripe(self) -> bool:
        if not self._finished:
            return False
        idle = not self._sending and not self._waiting
        return idle or len(self._finished) >= AHEAD or self.monotonic() - self._finished_since >= GATHER

    def _nap(self) -> float:
        if self._hungry():
            return 0.0
        now, naps = self.monotonic(), [LONGEST_NAP]
        if self._waiting and len(self._sending) < OPEN:
            slot = self.pacer.next_slot(now)
            free = [row.chat_id for row in self._waiting if row.chat_id not in self._sending]
            naps += [max(slot, self.pacer.ready_at(chat_id, now)) - now for chat_id in free]
        if self._finished:
            naps.append(self._finished_since + GATHER - now)
        if self._next_due is not None:
            naps.append(self._next_due - self.clock.now())
        if self._opens_at is not None:
            naps.append(self._opens_at - now)
        return max(0.0, min(naps))

    # Doing

    async def _turn_over(self) -> None:
        """One transaction: the last outcomes are written, the next rows marked."""
        finished, self._finished = self._finished, []
        now = self.clock.now()
        try:
            async with self.store.transaction() as tx:
                await self._keep_house(tx, now)
                await self._write_all(tx, finished, now)
                marked = await self._mark(tx, now)
        except BaseException:
            self._finished = finished + self._finished
            self._news = True  # what was seen is not marked: look again
            raise
        self.commits += 1
        self._waiting = sorted([*self._waiting, *marked], key=lambda row: (row.priority, row.id))

    async def _show_progress(self, tx: Transaction, abouts: set[str]) -> None:
        for about in sorted(abouts - {""}):
            await tx.schedule_soon(PROGRESS, about, self.clock.now() + PROGRESS_PAUSE)

    async def _mark(self, tx: Transaction, now: int) -> list[Message]:
        clock = self.monotonic()
        resting = self.pacer.closed_chats(clock)
        closed = resting | self._sending.keys()
        room = AHEAD - len(self._waiting)
        news = self._news and not room  # nobody could look for a reply that overtakes
        urgent = await tx.claim(now, room, Priority.ALARM, closed) if room else []
        room -= len(urgent)
        bulk_room = min(room, BULK_AHEAD - sum(row.priority is Priority.BULK for row in self._waiting))
        bulk = await tx.claim(now, bulk_room, Priority.BULK, closed) if bulk_room > 0 else []
        self._news, self._more = news, not room or len(bulk) == bulk_room
        self._opens_at = min((self.pacer.ready_at(chat_id, clock) for chat_id in resting), default=None)
        self._next_due = await tx.next_due(now) if not self._more else None
        return [*urgent, *bulk]

    async def _keep_house(self, tx: Transaction, now: int) -> None:
        if self._minute != now // 60:
            self._minute = now // 60
            await tx.keep_the_night(now)
            await tx.give_up_late(now)

    async def _write_all(self, tx: Transaction, finished: Sequence[tuple[Message, Outcome]], now: int) -> None:
        """Whoever counts what became of something is told soon."""
        await self._show_progress(tx, {await self._write(tx, message, outcome, now) for message, outcome in finished})

    async def _write(self, tx: Transaction, message: Message, outcome: Outcome, now: int) -> str:
        """Returns what the row was about, if it is done for good."""
        match outcome:
            case Sent(message_id):
                return await tx.finish(message.id, "sent", now, message_id)
            case Moved(chat_id):
                await tx.move_chat(message.chat_id, chat_id)
                await tx.requeue(message.id, now, tried=False)
            case GiveUp(reason, unreachable):
                logger.warning("message %s given up: %s", message.id, reason)
                if unreachable:
                    await tx.close_chat(message.chat_id, now)
                    await tx.schedule(UNREACHABLE, str(message.chat_id), now)
                return await tx.finish(message.id, "unreachable" if unreachable else "failed", now, reason=reason)
            case Unknown(reason) if message.priority is Priority.BULK:
                return await tx.finish(message.id, "uncertain", now, reason=reason)
            case Unknown(reason):
                return await self._again(tx, message, 2.0**message.attempts, reason, now, tried=True)
            case TryLater(seconds, reason, counts):
                return await self._again(tx, message, seconds, reason, now, tried=counts)
        return ""

    async def _again(
        self, tx: Transaction, message: Message, seconds: float, reason: str, now: int, *, tried: bool
    ) -> str:
        if tried and message.attempts + 1 >= MOST_TRIES:
            logger.error("message %s failed after %s tries: %s", message.id, message.attempts + 1, reason)
            return await tx.finish(message.id, "failed", now, reason=reason)
        logger.info("message %s waits %.0f s: %s", message.id, seconds, reason)
        retry_at = now + max(1, round(seconds))
        await tx.requeue(message.id, retry_at, tried)
        return ""

    def _send_what_may_go(self) -> None:
        """Most urgent first; a chat that must wait lets the others pass."""
        now = self.monotonic()
        for message in tuple(self._waiting):
            if len(self._sending) >= OPEN or self.pacer.next_slot(now) > now:
                return
            if self._may_go(message, now):
                self._waiting.remove(message)
                self.pacer.sent(message.chat_id, now)
                self._sending[message.chat_id] = asyncio.create_task(self._deliver(message))

    def _may_go(self, message: Message, now: float) -> bool:
        """One at a time is under way to a chat."""
        return message.chat_id not in self._sending and self.pacer.ready_at(message.chat_id, now) <= now

    async def _deliver(self, message: Message) -> None:
        try:
            outcome = await self.send(message)
        except TokenRefused:
            self._refused = True
            outcome = TryLater(60, "token", counts_as_try=False)
        except Exception as error:  # a bug in one message must not silence the whole network
            logger.error("message %s could not be sent: %s", message.id, type(error).__name__)
            outcome = Unknown("unexpected")
        self._hear(message, outcome)

    def _hear(self, message: Message, outcome: Outcome) -> None:
        now = self.monotonic()
        if isinstance(outcome, TryLater) and outcome.flood:
            self.pacer.told_to_wait(message.chat_id, outcome.seconds, now)
        elif isinstance(outcome, TryLater) and outcome.everyone:
            self.pacer.pause(outcome.seconds, now)
        if not self._finished:
            self._finished_since = now
        self._finished.append((message, outcome))
        del self._sending[message.chat_id]
        self._event.set()

    async def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            try:
                await asyncio.wait_for(self._event.wait(), seconds)
            except TimeoutError:
                return
        else:
            await asyncio.sleep(0)

    async def _drain(self) -> None:
        """Nothing new goes out; what is under way is awaited and written, what is only marked goes back."""
        if self._sending:
            await asyncio.wait(self._sending.values(), timeout=DRAIN)
        try:
            await self._put_back()
        except Exception as error:
            if not is_store_failure(error):
                raise
            self._complain(error)  # the next start finds them marked, as after a crash

    async def _put_back(self) -> None:
        async with self.store.transaction() as tx:
            now = self.clock.now()
            await self._write_all(tx, self._finished, now)
            for message in self._waiting:
                await tx.requeue(message.id, now, tried=False)
        self._finished, self._waiting = [], []

    def _complain(self, error: Exception) -> None:
        logger.error("The database takes no outcomes (%s): free disk space or check it.", type(error).__name__)
