"""Everything said is a row here before it is sent. Within a chat and priority rows go out by id, one at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any

from bot.message import Priority
from bot.outgoing import Content, Message, Method
from bot.quiet import NIGHT
from bot.seal import SealBroken
from bot.store.rows import Rows, listed

KEPT = 3 * 86_400  # done rows: longer than /bersih can delete (48 h)
HELD = 86_400  # a waiting row holds the later ones of its chat, at most this long
NAMES = ("key", "about", "priority", "method", "content_sealed", "target_key", "target_id", "due_at", "quiet_at")
COLUMNS, VALUES = ", ".join(NAMES), ", ".join(f":{name}" for name in NAMES)

# An earlier due row of the same chat and priority goes first, also while it waits to be retried. What is marked holds
# only what is no more urgent: a reply passes an announcement that still waits for the pacer. The order is that of the
# index, so that 100,000 rows that wait, or are kept for the morning, cost a claim nothing.
CLAIM = """
    SELECT id FROM outbox o
    WHERE done_at IS NULL AND marked_at IS NULL AND due_at <= :now AND (retry_at IS NULL OR retry_at <= :now)
      AND priority IN {priorities} AND chat_id NOT IN {closed}
      AND NOT EXISTS (
        SELECT 1 FROM outbox e
        WHERE e.chat_id = o.chat_id AND e.done_at IS NULL AND e.due_at <= :now
          AND ((e.marked_at IS NOT NULL AND e.priority <= o.priority) OR (e.priority = o.priority AND e.id < o.id)))
    ORDER BY priority, due_at, id LIMIT :most
"""

WAITING = "outbox WHERE done_at IS NULL AND marked_at IS NULL"
NEXT_DUE = "SELECT min(at) FROM ({}) AS times".format(
    " UNION ALL ".join(
        (
            f"SELECT min(retry_at) AS at FROM {WAITING} AND retry_at > :now",
            *(f"SELECT min(due_at) FROM {WAITING} AND priority = {each:d} AND due_at > :now" for each in Priority),
        )
    )
)


@dataclass(frozen=True)
class Posting:
    """A row to be. `key` says why it exists and is unique in its chat: posting twice is posting once.

    `about` groups rows for counting ("announcement:12"). `quiet_at`: from then on it waits nine hours (the night).
    """

    chat_id: int
    key: str
    content: Content
    priority: Priority
    due_at: int
    method: Method = Method.SEND
    about: str = ""
    target_key: str | None = None
    target_id: int | None = None
    quiet_at: int | None = None


class OutboxRows(Rows):
    async def post(self, posting: Posting) -> None:
        if posting.target_key:
            await self._replace_waiting_edit(posting)
        await self._run(
            f"INSERT INTO outbox (chat_id, {COLUMNS}) VALUES (:chat_id, {VALUES}) "
            "ON CONFLICT (chat_id, key) DO NOTHING",
            chat_id=posting.chat_id,
            **self._columns(posting),
        )

    async def _post_to(self, audience: str, posting: Posting, **values: Any) -> int:
        """The same row for everyone whom `audience` (a SELECT of chat_id) names; returns how many it became."""
        columns = self._columns(posting)
        rows = await self._all(
            f"INSERT INTO outbox (chat_id, {COLUMNS}) SELECT chat_id, {VALUES} FROM ({audience}) AS audience "
            "WHERE true ON CONFLICT (chat_id, key) DO NOTHING RETURNING 1",
            **columns,
            **values,
        )
        return len(rows)

    async def _replace_waiting_edit(self, posting: Posting) -> None:
        """Only the newest state of a message is worth sending."""
        await self._run(
            "DELETE FROM outbox WHERE chat_id = :chat_id AND target_key = :target_key "
            "AND done_at IS NULL AND marked_at IS NULL",
            chat_id=posting.chat_id,
            target_key=posting.target_key,
        )

    async def waiting_replies(self, chat_id: int) -> int:
        return int(
            await self._value(
                "SELECT count(*) FROM outbox WHERE chat_id = :id AND priority = 0 AND done_at IS NULL", id=chat_id
            )
        )

    # The sender's side

    async def claim(self, now: int, most: int, lowest: Priority, closed: Collection[int]) -> list[Message]:
        """Marks the next rows as in flight, most urgent first; `closed` are the chats that may not be sent to yet."""
        chats, of_chats = listed("chat", closed)
        priorities, of_priorities = listed("priority", range(lowest + 1))
        sql = CLAIM.format(closed=chats, priorities=priorities)
        found = await self._all(sql, now=now, most=most, **of_chats, **of_priorities)
        if not found:
            return []
        places, ids = listed("id", [row["id"] for row in found])
        rows = await self._all(
            f"UPDATE outbox SET marked_at = :now WHERE id IN {places} RETURNING *, "
            "(SELECT message_id FROM outbox t WHERE t.chat_id = outbox.chat_id AND t.key = outbox.target_key) AS told",
            now=now,
            **ids,
        )
        messages = [await self._opened(row, now) for row in rows]
        return sorted(filter(None, messages), key=lambda message: (message.priority, message.id))

    async def _opened(self, row: Row, now: int) -> Message | None:
        """One row that no key opens any more must not silence the others."""
        try:
            return self._message(row)
        except SealBroken:
            await self.finish(row["id"], "failed", now, reason="sealed")
            return None

    async def next_due(self, now: int) -> int | None:
        """When to look for the next row that waits for its time; None if nothing waits for a time."""
        value = await self._value(NEXT_DUE, now=now)
        return None if value is None else int(value)

    async def finish(self, row_id: int, outcome: str, now: int, message_id: int | None = None, reason: str = "") -> str:
        """Returns what the row was about."""
        about = await self._value(
            "UPDATE outbox SET done_at = :now, outcome = :outcome, reason = :reason, message_id = :message_id, "
            "marked_at = NULL, content_sealed = '' WHERE id = :id RETURNING about",
            id=row_id,
            now=now,
            outcome=outcome,
            reason=reason,
            message_id=message_id,
        )
        return str(about or "")

    async def requeue(self, row_id: int, retry_at: int, tried: bool) -> None:
        await self._run(
            "UPDATE outbox SET marked_at = NULL, retry_at = :retry_at, attempts = attempts + :tried WHERE id = :id",
            id=row_id,
            retry_at=retry_at,
            tried=int(tried),
        )

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: its rows follow."""
        await self._run("UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND done_at IS NULL", old=old, new=new)

    async def recover_marked(self, now: int) -> tuple[int, set[str]]:
        """After a crash: how many replies and alarms are sent again, and what the uncertain bulk was about."""
        uncertain = await self._all(
            "UPDATE outbox SET done_at = :now, outcome = 'uncertain', marked_at = NULL, content_sealed = '' "
            "WHERE marked_at IS NOT NULL AND done_at IS NULL AND priority = 2 RETURNING about",
            now=now,
        )
        again = await self._all(
            "UPDATE outbox SET marked_at = NULL WHERE marked_at IS NOT NULL AND done_at IS NULL RETURNING 1"
        )
        return len(again), {row["about"] for row in uncertain}

    async def keep_the_night(self, now: int) -> None:
        """What was not out by 21.00 waits until 06.00."""
        await self._run(
            "UPDATE outbox SET due_at = quiet_at + (:now - quiet_at) / 86400 * 86400 + :night, "
            "quiet_at = quiet_at + (:now - quiet_at) / 86400 * 86400 + 86400 "
            "WHERE quiet_at <= :now AND done_at IS NULL AND marked_at IS NULL",
            now=now,
            night=NIGHT,
        )

    async def give_up_late(self, now: int) -> None:
        await self._run(
            "UPDATE outbox SET done_at = :now, outcome = 'failed', reason = 'late', content_sealed = '' "
            "WHERE done_at IS NULL AND marked_at IS NULL AND retry_at IS NOT NULL AND due_at < :before",
            now=now,
            before=now - HELD,
        )

    async def forget_messages(self, now: int) -> None:
        """Rows of announcements and job orders stay: their counts are shown to the officer."""
        await self._run("DELETE FROM outbox WHERE done_at < :before AND priority < 2", before=now - KEPT)

    async def forget_chat(self, chat_id: int) -> None:
        """What waits stays unsaid; what was said to many is still counted, but no longer names the chat."""
        await self._run(
            "DELETE FROM outbox WHERE chat_id = :chat_id AND done_at IS NULL AND marked_at IS NULL", chat_id=chat_id
        )
        await self._run("UPDATE outbox SET chat_id = -id WHERE chat_id = :chat_id AND priority = 2", chat_id=chat_id)

    # Counting

    async def outcomes(self, about: str) -> dict[str, int]:
        """How many rows about something were sent, failed, unreachable, uncertain, or are waiting."""
        rows = await self._all(
            "SELECT coalesce(outcome, 'waiting') AS outcome, count(*) AS n FROM outbox WHERE about = :about GROUP BY 1",
            about=about,
        )
        return {row["outcome"]: row["n"] for row in rows}

    def _columns(self, posting: Posting) -> dict[str, Any]:
        return {
            "key": posting.key,
            "about": posting.about,
            "priority": int(posting.priority),
            "method": posting.method.value,
            "content_sealed": self._seal.close(posting.content.to_json(), "outbox"),
            "target_key": posting.target_key,
            "target_id": posting.target_id,
            "due_at": posting.due_at,
            "quiet_at": posting.quiet_at,
        }

    def _message(self, row: Row) -> Message:
        return Message(
            id=row["id"],
            chat_id=row["chat_id"],
            method=Method(row["method"]),
            content=Content.from_json(self._seal.open(row["content_sealed"], "outbox")),
            priority=Priority(row["priority"]),
            attempts=row["attempts"],
            target=row["target_id"] or row["told"],
        )
