"""How much a bot may say: 30 a second over all, 1 a second in a chat (a short burst passes), 20 a minute in a group."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    overall_a_second: int = 30
    chat_a_second: float = 1.0
    chat_burst: int = 5
    group_a_minute: int = 20


@dataclass(frozen=True)
class Bounds:
    """Between which two figures one may choose, and whether there is something between whole ones."""

    least: float
    most: float
    whole: bool = True

    def take(self, figure: Any) -> bool:
        known = isinstance(figure, int if self.whole else int | float) and not isinstance(figure, bool)
        return known and self.least <= figure <= self.most


class Traffic:
    """What was said lately. Only what passes is counted."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._overall: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._chats: dict[int, tuple[float, float]] = {}  # tokens left in the bucket, and when

    def take(self, limits: Limits, chat_id: int, *, group: bool, messages: int = 1) -> int:
        """0 if this may go to the chat now, else the seconds to wait.

        An album goes as a whole. One that is larger than the limit needs all of it, and delays what comes after.
        """
        now = self._monotonic()
        tokens = self._tokens(limits, chat_id, now)
        missing = min(messages, limits.chat_burst) - tokens
        waits = [
            _wait(self._overall, limits.overall_a_second, 1.0, now, messages),
            _wait(self._groups[chat_id], limits.group_a_minute, 60.0, now, messages) if group else 0.0,
            missing / limits.chat_a_second if missing > 0 else 0.0,
        ]
        if any(waits):
            return max(1, math.ceil(max(waits)))
        self._overall.extend([now] * messages)
        self._chats[chat_id] = (tokens - messages, now)
        if group:
            self._groups[chat_id].extend([now] * messages)
        return 0

    def _tokens(self, limits: Limits, chat_id: int, now: float) -> float:
        tokens, at = self._chats.get(chat_id, (float(limits.chat_burst), now))
        return min(float(limits.chat_burst), tokens + (now - at) * limits.chat_a_second)


def _wait(passed: deque[float], most: int, window: float, now: float, messages: int) -> float:
    """The sliding window: at most so many in any so many seconds."""
    while passed and passed[0] <= now - window:
        passed.popleft()
    leave = len(passed) + min(messages, most) - most  # so many of the eldest must have left before
    return 0.0 if leave <= 0 else passed[leave - 1] + window - now


LIMITS = {  # what a trainer may choose
    "overall_a_second": Bounds(1, 1000),
    "chat_a_second": Bounds(0.1, 100, whole=False),
    "chat_burst": Bounds(1, 1000),
    "group_a_minute": Bounds(1, 1000),
}
