"""Which answers somebody has been told to check again."""

from bot.store.rows import Rows


class ReviewRows(Rows):
    async def first_told(self, topic: str, review_by: str, now: int, *, stale: bool) -> bool:
        """False if it was told before. Another review day is another matter."""
        row = await self._one(
            "INSERT INTO review_told (topic, review_by, stale, at) VALUES (:topic, :review_by, :stale, :now) "
            "ON CONFLICT DO NOTHING RETURNING 1",
            topic=topic,
            review_by=review_by,
            stale=int(stale),
            now=now,
        )
        return row is not None
