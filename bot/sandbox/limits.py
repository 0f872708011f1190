"""How much a bot may say: 30 a second over all, 1 a second in a chat (a short burst passes), 20 a minute in a group."""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    overall_a_second: int = 30
    chat_a_second: float = 1.0
    chat_burst: int = 5
    group_a_minute: int = 20


class Traffic:
    """What was said lately. Only what passes is counted."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._overall: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._chats: dict[int, tuple[float, float]] = {}  # tokens left in the bucket, and when

    def take(self, limits: Limits, chat_id: int, *, group: bool) -> int:
        """0 if one more message may go to this chat now, else the seconds to wait."""
        now = self._monotonic()
        tokens = self._tokens(limits, chat_id, now)
        waits = [
            _wait(self._overall, limits.overall_a_second, 1.0, now),
            _wait(self._groups[chat_id], limits.group_a_minute, 60.0, now) if group else 0.0,
            (1.0 - tokens) / limits.chat_a_second if tokens < 1.0 else 0.0,
        ]
        if any(waits):
            return max(1, math.ceil(max(waits)))
        self._overall.append(now)
        self._chats[chat_id] = (tokens - 1.0, now)
        if group:
            self._groups[chat_id].append(now)
        return 0

    def _tokens(self, limits: Limits, chat_id: int, now: float) -> float:
        tokens, at = self._chats.get(chat_id, (float(limits.chat_burst), now))
        return min(float(limits.chat_burst), tokens + (now - at) * limits.chat_a_second)


def _wait(passed: deque[float], most: int, window: float, now: float) -> float:
    """The sliding window: at most so many in any so many seconds."""
    while passed and passed[0] <= now - window:
        passed.popleft()
    return 0.0 if len(passed) < most else passed[len(passed) - most] + window - now
