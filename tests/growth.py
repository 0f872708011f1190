"""How long a piece of work takes against a shorter one in the same run: a guard, no measure."""

import time
from collections.abc import Callable

TRIES = 3  # the least of them counts: other work on the machine only adds
LENGTHS = 4  # how many times longer the long work is
UNEVEN = 2.5  # what caches and small numbers may add; work that looks back each time takes LENGTHS times too long


def grows_evenly(work: Callable[[], object], shorter: Callable[[], object]) -> bool:
    """Whether `work`, which is LENGTHS times as long as `shorter`, takes about as many times longer."""
    return seconds(work) < LENGTHS * UNEVEN * seconds(shorter)


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, which stands still when the machine does something else."""

    def once() -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    return min(once() for _ in range(TRIES))
