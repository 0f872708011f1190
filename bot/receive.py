"""The way in from Telegram: fetch, hand over, commit, and only then acknowledge."""

import asyncio
import contextlib
import json
import logging
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.clock import Clock
from bot.store import Store, StoreFailed, Transaction, is_store_failure
from bot.store.updates import Parked

logger = logging.getLogger(__name__)

Update = dict[str, Any]
Handle = Callable[[Update, Transaction, str], Awaitable[None]]  # the update, the transaction, the key of what is said
Apologise = Callable[[Transaction, int, str], Awaitable[None]]  # the transaction, the chat, the key

BATCH, MOST_AT_ONCE, LONGEST = 100, 20, 0.050  # fetched at once; updates and seconds a commit
PATIENCE = 5.0  # seconds a handler has
POLL = 25  # seconds of a long poll (Telegram allows 50)
DEATHS = 3
GOODBYE = 5.0  # seconds that Telegram has to take the last acknowledgement
BACK_OFF = (1, 2, 5, 10, 30)
KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
)
HOUSE = Path(__file__).parent.parent


class TokenRefused(Exception):
    """401: the token is wrong or was revoked. The process must stop and say so."""


@dataclass
class Receive:
    """Keeps no state that a restart would miss: the offset only acknowledges what this run has committed."""

    bot: Bot
    store: Store
    clock: Clock
    handle: Handle
    apologise: Apologise
    committed: Callable[[], None] = lambda: None
    poll: int = POLL
    _offset: int | None = None
    _alone: bool = False
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _presses: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self) -> None:
        """Until `stop`. Raises TokenRefused."""
        async with self.store.transaction() as tx:
            self._alone = await tx.begin_run()
        while not self._stopping.is_set():
            await self._one_round()
        await self._say_goodbye()

    def stop(self) -> None:
        """No further fetch; the batch at hand is finished."""
        self._stopping.set()

    async def work_off(self, updates: Sequence[Update]) -> None:
        """Commits the updates in order, in groups; raises StoreFailed at the first group the store can't take."""
        for press in filter(None, (update.get("callback_query") for update in updates)):
            self._answer_press(str(press.get("id", "")) if isinstance(press, dict) else "")
        while updates and not self._stopping.is_set():
            done = await (self._one_alone(updates[0]) if self._alone else self._group(updates[:MOST_AT_ONCE]))
            self._offset = updates[done - 1]["update_id"] + 1
            self.committed()
            updates = updates[done:]

    async def _one_round(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                await self._retry_parked()
                updates = await self._fetch()
                await self.work_off(updates)
            except TelegramError as error:
                await self._wait_after(error, failures)
            except StoreFailed as error:
                logger.error(
                    "The database takes nothing (%s): free disk space or check it; nothing is lost meanwhile.", error
                )
                await self._pause(BACK_OFF[min(failures, len(BACK_OFF) - 1)])
            else:
                self._alone = self._alone and not updates
                return
            failures += 1

    async def _fetch(self) -> list[Update]:
        """Raw, so that one odd update can't spoil the others. Ends early when asked to stop."""
        wanted = {"timeout": self.poll, "limit": BATCH, "allowed_updates": json.dumps(KINDS)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        # "get_Updates": PTB warns when it has a method of that very name, but its own parses all or nothing.
        call = self.bot.do_api_request("get_Updates", api_kwargs=wanted, read_timeout=self.poll + 5)
        fetching, stopping = asyncio.ensure_future(call), asyncio.ensure_future(self._stopping.wait())
        await asyncio.wait((fetching, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not fetching.done():
            fetching.cancel()
            await asyncio.gather(fetching, return_exceptions=True)
            return []
        found = fetching.result()
        return (
            [update for update in found if isinstance(update.get("update_id"), int)] if isinstance(found, list) else []
        )

    async def _wait_after(self, error: TelegramError, failures: int) -> None:
        pause: float = BACK_OFF[min(failures, len(BACK_OFF) - 1)]
        match error:
            case InvalidToken() | EndPointNotFound():  # PTB's word for a 401 of a raw call
                raise TokenRefused from None
            case Conflict():
                logger.error("Another instance receives with this token (409). Stop one of the two.")
            case RetryAfter():
                logger.warning("Telegram asks to wait before the next fetch.")
                wait = error.retry_after
                pause = wait if isinstance(wait, int) else wait.total_seconds()
            case BadRequest():  # before NetworkError, which it inherits from
                logger.error("Telegram refused the fetch (400); next try in %s s.", pause)
            case NetworkError():
                logger.warning("Telegram can't be reached (%s); next try in %s s.", type(error).__name__, pause)
            case _:
                logger.error("Telegram refused the fetch (%s); next try in %s s.", type(error).__name__, pause)
        await self._pause(pause)

    async def _group(self, updates: Sequence[Update]) -> int:
        """One transaction of up to 20 updates or 50 ms; returns how many it took."""
        done, began = 0, time.monotonic()
        try:
            async with self.store.transaction() as tx:
                for update in updates:
                    await self._one(update, tx)
                    done += 1
                    if time.monotonic() - began > LONGEST:
                        break
        except Exception as error:
            if is_store_failure(error):
                raise StoreFailed(type(error).__name__) from None
            raise
        return done

    async def _one_alone(self, update: Update) -> int:
        """After an unclean stop: a mark is committed before each try, so an update that kills the process is found."""
        try:
            async with self.store.transaction() as tx:
                deaths = await tx.deaths(update["update_id"])
                await tx.try_alone(update["update_id"])
            async with self.store.transaction() as tx:
                if deaths >= DEATHS:
                    await self._park(update, tx, "Death", "")
                else:
                    await self._one(update, tx)
                await tx.survived(update["update_id"])
        except Exception as error:
            if is_store_failure(error):
                raise StoreFailed(type(error).__name__) from None
            raise
        return 1

    async def _one(self, update: Update, tx: Transaction) -> None:
        await tx.savepoint()
        if await tx.first_time(update["update_id"], self.clock.now()):
            error = await self._try(update, tx, f"update:{update['update_id']}")
            if error is not None:
                await tx.undo()
                return await self._park(update, tx, *_type_and_place(error))
        return await tx.release()

    async def _try(self, update: Update, tx: Transaction, key: str) -> BaseException | None:
        """None, or the handler's failure. Raises what the store failed with."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self.handle(update, tx, key)
        except Exception as error:
            if is_store_failure(error):
                raise
            if not tx.open:  # SQLite has rolled back the whole batch, whatever the handler made of it
                raise StoreFailed(type(error).__name__) from None
            return error
        if not tx.open:
            raise StoreFailed("transaction is gone")
        return None

    async def _park(self, update: Update, tx: Transaction, error: str, place: str) -> None:
        """Outside the savepoint: the update is done, kept for another try, and its sender told."""
        number, chat_id, kind = update["update_id"], private_chat(update), kind_of(update)
        logger.error("update %s (%s) parked: %s at %s", number, kind, error, place)
        await tx.first_time(number, self.clock.now())
        await tx.park(Parked(number, kind, error, place, self.clock.now(), json.dumps(update)), chat_id)
        if chat_id is not None and kind in ("message", "callback_query"):
            await self._apologise(tx, chat_id, f"parked:{number}")

    async def _apologise(self, tx: Transaction, chat_id: int, key: str) -> None:
        try:
            await self.apologise(tx, chat_id, key)
        except Exception as error:  # the update is parked all the same; a bug here must not end the receiving
            if is_store_failure(error):
                raise
            logger.error("no apology for %s: %s", key, type(error).__name__)

    async def _retry_parked(self) -> None:
        """Works off what `python -m bot parked --retry` marked; what fails again stays parked."""
        try:
            while not self._stopping.is_set():
                async with self.store.transaction() as tx:
                    number = await tx.next_retry()
                if number is None:
                    return
                async with self.store.transaction() as tx:
                    await self._rerun(number, tx)
                self.committed()
        except Exception as error:
            if is_store_failure(error):
                raise StoreFailed(type(error).__name__) from None
            raise

    async def _rerun(self, number: int, tx: Transaction) -> None:
        raw = await tx.parked_update(number)
        if raw is None:
            logger.error("update %s stays parked: no key opens it", number)
            return await tx.parked_again(number, "SealBroken", "")
        await tx.savepoint()
        error = await self._try(json.loads(raw), tx, f"rerun:{number}")
        if error is None:
            await tx.unpark(number)
            return await tx.release()
        await tx.undo()
        kind, place = _type_and_place(error)
        logger.error("update %s parked again: %s at %s", number, kind, place)
        return await tx.parked_again(number, kind, place)

    # Presses: the spinner ends at once; whatever is said about a press is a row of the outbox.

    def _answer_press(self, query_id: str) -> None:
        task = asyncio.create_task(self._end_spinner(query_id))
        self._presses.add(task)
        task.add_done_callback(self._presses.discard)

    async def _end_spinner(self, query_id: str) -> None:
        try:
            await self.bot.answer_callback_query(query_id)
        except TelegramError:
            return  # too late or twice: the press itself is answered by a message

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _say_goodbye(self) -> None:
        """Acknowledges the last batch, so that the next start is not told it again."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE):
                await asyncio.gather(self._acknowledge(), *self._presses)
        try:
            async with self.store.transaction() as tx:
                await tx.end_run()
        except Exception as error:
            if not is_store_failure(error):
                raise
            logger.error("The database takes nothing (%s); the next start will be a careful one.", type(error).__name__)

    async def _acknowledge(self) -> None:
        if self._offset is None:
            return
        try:
            wanted = {"timeout": 0, "limit": 1, "offset": self._offset}
            await self.bot.do_api_request("get_Updates", api_kwargs=wanted)
        except TelegramError:
            logger.info("The last batch was not acknowledged; it will be recognised as a repeat.")


def kind_of(update: Update) -> str:
    return next((name for name in update if name != "update_id"), "empty")


def private_chat(update: Update) -> int | None:
    """The private chat an update belongs to, if it does; reads raw JSON that may be anything."""
    content = update.get(kind_of(update))
    if not isinstance(content, dict):
        return None
    holder = content.get("message") if kind_of(update) == "callback_query" else content
    chat = holder.get("chat") if isinstance(holder, dict) else content.get("from")
    if not isinstance(chat, dict) or chat.get("type", "private") != "private":
        return None
    return chat["id"] if isinstance(chat.get("id"), int) else None


def _type_and_place(error: BaseException) -> tuple[str, str]:
    """Of an exception only its type and where in this house it was raised, never its message (law 11)."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(HOUSE))]
    ours = [frame for frame in frames if ".venv" not in frame.filename]
    place = f"{Path(ours[-1].filename).relative_to(HOUSE)}:{ours[-1].lineno}" if ours else ""
    return type(error).__name__, place
