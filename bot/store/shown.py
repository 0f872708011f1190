"""Where a report's story is to be seen on an officer's phone, so that it can be taken back (law 15)."""

from bot.store.rows import Rows, listed

# A long text becomes several rows of the outbox: the key itself, and the key with a number after a slash.
MESSAGES = """
    SELECT outbox.id, outbox.message_id, outbox.marked_at, outbox.done_at
    FROM shown JOIN outbox ON outbox.chat_id = shown.chat_id
        AND (outbox.key = shown.key OR outbox.key LIKE shown.key || '/%')
    WHERE shown.number = :number AND shown.chat_id = :chat_id
"""


class ShownRows(Rows):
    async def note_shown(self, number: str, chat_id: int, key: str) -> None:
        """`key`: of the row in the outbox that shows it."""
        await self._run(
            "INSERT INTO shown (chat_id, key, number) VALUES (:chat_id, :key, :number) ON CONFLICT DO NOTHING",
            chat_id=chat_id,
            key=key,
            number=number,
        )

    async def phones_showing(self, number: str) -> list[int]:
        rows = await self._all(
            "SELECT DISTINCT chat_id FROM shown WHERE number = :number ORDER BY chat_id", number=number
        )
        return [row["chat_id"] for row in rows]

    async def shown_on(self, chat_id: int, office: str) -> list[str]:
        """Numbers of the reports of an office whose story is on this phone."""
        rows = await self._all(
            "SELECT DISTINCT number FROM shown JOIN complaint USING (number) "
            "WHERE shown.chat_id = :chat_id AND complaint.office = :office ORDER BY number",
            chat_id=chat_id,
            office=office,
        )
        return [row["number"] for row in rows]

    async def take_back(self, number: str, chat_id: int, now: int) -> tuple[list[int], bool]:
        """The messages to delete; and whether one is being sent right now, so that it must be asked again.

        What was still waiting is never sent.
        """
        rows = await self._all(MESSAGES, number=number, chat_id=chat_id)
        waiting = [row["id"] for row in rows if row["done_at"] is None and row["marked_at"] is None]
        in_flight = any(row["marked_at"] is not None for row in rows)
        places, ids = listed("id", waiting)
        await self._run(
            f"UPDATE outbox SET done_at = :now, outcome = 'withdrawn', content_sealed = '' WHERE id IN {places}",
            now=now,
            **ids,
        )
        if not in_flight:
            await self._run(
                "DELETE FROM shown WHERE number = :number AND chat_id = :chat_id", number=number, chat_id=chat_id
            )
        return [row["message_id"] for row in rows if row["message_id"] is not None], in_flight
