"""How fast we may speak: when the next message may go out, and to whom. Telegram's limits, kept by ourselves.

Time comes in as `now`, in monotonic seconds. Each limit is a clock of even steps that says when the next message would
be due; a burst may run a few steps ahead of it.
"""

RATE, MOST, LEAST = 25.0, 28.0, 1.0  # messages a second to all chats: at first, at best, after many refusals
WINDOW = 30  # Telegram refuses more than these in any second, so rate and burst together stay below
BURST = 5

CHAT_BURST = 3
CHAT_STEP = 1.0
GROUP_STEP = 60 / 17  # 3 at once and 17 more make 20 in any minute

SLOWER, FASTER = 0.9, 1.01
QUIET = 60  # seconds without a refusal for all, after which we go faster
ENOUGH = 400  # minutes lead from LEAST to MOST, and more may be too many for a float
SHARED = 10


class Pacer:
    """Telegram doesn't say whom a 429 is meant for. The first one stops its chat only; when another chat is refused
    within SHARED seconds, it's about all of us: everybody stops and we go slower. Refusals during that stop answer what
    was already under way: they may make it longer, but don't slow us down again.
    """

    def __init__(self) -> None:
        self._rate = RATE
        self._due = 0.0
        self._chats: dict[int, float] = {}
        self._halt = self._flood = 0.0
        self._quiet_since: float | None = None
        self._refused: tuple[int, float] | None = None

    @property
    def rate(self) -> float:
        return self._rate

    def ready_at(self, chat_id: int, now: float) -> float:
        """The earliest time at which this chat may be sent to."""
        return max(now, self._halt, self._opens_at(chat_id))

    def next_slot(self, now: float) -> float:
        """The earliest time at which anything may be sent."""
        burst = min(BURST, WINDOW - self._rate)
        return max(now, self._halt, self._due - (burst - 1) / self._rate)

    def closed_chats(self, now: float) -> frozenset[int]:
        """The chats that have to wait longer than the others."""
        return frozenset(chat_id for chat_id in self._chats if self._opens_at(chat_id) > now)

    def sent(self, chat_id: int, now: float) -> None:
        self._speed_up(now)
        self._forget_idle(now)
        self._due = max(self._due, now) + 1 / self._rate
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), now) + _step(chat_id)

    def told_to_wait(self, chat_id: int | None, seconds: float, now: float) -> None:
        """A 429 for a message to this chat; None for a call that concerned no chat."""
        if chat_id is None or self._meant_for_all(chat_id, now):
            self._slow_down(now)
            self._flood = max(self._flood, now + seconds)
            self.pause(seconds, now)
        if chat_id is not None:
            self._refused = chat_id, now
            self._close(chat_id, now + seconds)

    def pause(self, seconds: float, now: float) -> None:
        """Nobody is sent to for a while; says nothing about our speed."""
        self._halt = max(self._halt, now + seconds)

    def _opens_at(self, chat_id: int) -> float:
        return self._chats.get(chat_id, 0.0) - (CHAT_BURST - 1) * _step(chat_id)

    def _close(self, chat_id: int, until: float) -> None:
        self._chats[chat_id] = max(self._chats.get(chat_id, 0.0), until + (CHAT_BURST - 1) * _step(chat_id))

    def _forget_idle(self, now: float) -> None:
        self._chats = {chat_id: due for chat_id, due in self._chats.items() if due > now}

    def _meant_for_all(self, chat_id: int, now: float) -> bool:
        if now < self._flood:
            return True
        other, when = self._refused or (chat_id, now)
        return other != chat_id and now - when <= SHARED

    def _slow_down(self, now: float) -> None:
        if now >= self._flood:
            self._rate = max(LEAST, self._rate * SLOWER)
        self._quiet_since = now

    def _speed_up(self, now: float) -> None:
        if self._quiet_since is None:
            self._quiet_since = now
        minutes = int((now - self._quiet_since) // QUIET)
        self._rate = min(MOST, self._rate * FASTER ** min(minutes, ENOUGH))
        self._quiet_since += minutes * QUIET


class Unpaced:
    """A pacer that never says no, for measuring everything else."""

    rate = float("inf")

    def ready_at(self, chat_id: int, now: float) -> float:
        return now

    def next_slot(self, now: float) -> float:
        return now

    def closed_chats(self, now: float) -> frozenset[int]:
        return frozenset()

    def sent(self, chat_id: int, now: float) -> None: ...

    def told_to_wait(self, chat_id: int | None, seconds: float, now: float) -> None: ...

    def pause(self, seconds: float, now: float) -> None: ...


def _step(chat_id: int) -> float:
    return GROUP_STEP if chat_id < 0 else CHAT_STEP  # groups have negative ids
