"""What happens because time passes: claims the due rows and does each in a transaction of its own."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.store import Store, StoreFailed, Transaction, is_store_failure
from bot.store.due import Due

logger = logging.getLogger(__name__)

Work = Callable[[Transaction, Due, int], Awaitable[None]]  # the transaction, what is due, now
LOOK = 1.0  # seconds between two looks: the clock may be moved, and others schedule
BACK_OFF = 60
LONGEST_BACK_OFF = 3600


@dataclass
class Clockwork:
    """`works` is a table kind -> function. What fails is tried again until it works, and disturbs nothing else."""

    store: Store
    clock: Clock
    works: Mapping[str, Work]
    committed: Callable[[], None] = lambda: None
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self.catch_up()
            except Exception as error:
                if not is_store_failure(error):
                    raise
                logger.error("The database takes nothing (%s): free disk space or check it.", type(error).__name__)
            await self._pause()

    def stop(self) -> None:
        self._stopping.set()

    async def catch_up(self) -> None:
        """Does everything that is due now."""
        while not self._stopping.is_set():
            async with self.store.transaction() as tx:
                now = self.clock.now()
                due = await tx.next_duty(now)
                if due is None:
                    return
                await self._do(tx, due, now)
            self.committed()

    async def _do(self, tx: Transaction, due: Due, now: int) -> None:
        await tx.savepoint()
        try:
            await tx.duty_done(due, now)
            await self.works[due.kind](tx, due, now)
        except Exception as error:
            if is_store_failure(error):
                raise
            if not tx.open:
                raise StoreFailed(type(error).__name__) from None
            await tx.undo()
            logger.error("due %s (%s) failed: %s", due.id, due.kind, type(error).__name__)
            return await tx.duty_failed(due, now + min(BACK_OFF * 2 ** min(due.attempts, 10), LONGEST_BACK_OFF))
        return await tx.release()

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), LOOK)
        except TimeoutError:
            return
