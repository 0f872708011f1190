"""What must happen because time passes: rows with a due time."""

from dataclasses import dataclass

from bot.store.rows import Rows


@dataclass(frozen=True)
class Due:
    id: int
    kind: str
    about: str
    at: int
    attempts: int


class DueRows(Rows):
    async def schedule(self, kind: str, about: str, at: int) -> None:
        """One row for each kind and subject; scheduling again moves it, also after it was done."""
        await self._run(
            "INSERT INTO due (kind, about, at) VALUES (:kind, :about, :at) "
            "ON CONFLICT (kind, about) DO UPDATE SET at = excluded.at, done_at = NULL, attempts = 0",
            kind=kind,
            about=about,
            at=at,
        )

    async def schedule_soon(self, kind: str, about: str, at: int) -> None:
        """Unless it is scheduled already: many causes, one effect."""
        await self._run(
            "INSERT INTO due (kind, about, at) VALUES (:kind, :about, :at) ON CONFLICT (kind, about) "
            "DO UPDATE SET at = excluded.at, done_at = NULL, attempts = 0 WHERE due.done_at IS NOT NULL",
            kind=kind,
            about=about,
            at=at,
        )

    async def unschedule(self, kind: str, about: str) -> None:
        await self._run("DELETE FROM due WHERE kind = :kind AND about = :about", kind=kind, about=about)

    async def next_duty(self, now: int) -> Due | None:
        """The most overdue row; it is done (or scheduled again) in the same transaction."""
        row = await self._one(
            "SELECT id, kind, about, at, attempts FROM due WHERE done_at IS NULL AND at <= :now "
            "ORDER BY at, id LIMIT 1",
            now=now,
        )
        return Due(*row) if row else None

    async def next_time(self) -> int | None:
        value = await self._value("SELECT min(at) FROM due WHERE done_at IS NULL")
        return None if value is None else int(value)

    async def duty_done(self, due: Due, now: int) -> None:
        """Said before the work, which may schedule it again."""
        await self._run("UPDATE due SET done_at = :now WHERE id = :id", id=due.id, now=now)

    async def duty_failed(self, due: Due, retry_at: int) -> None:
        await self._run("UPDATE due SET at = :at, attempts = attempts + 1 WHERE id = :id", id=due.id, at=retry_at)
