"""The time of day, handed over by `app` so that the sandbox and the tests can move it (pacing is monotonic)."""

import time


class Clock:
    """Unix seconds. `ahead` shifts it (the sandbox's drawer, tests)."""

    def __init__(self, ahead: int = 0) -> None:
        self.ahead = ahead

    def now(self) -> int:
        return int(time.time()) + self.ahead
