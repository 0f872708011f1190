"""Announcements: written, perhaps waiting for an office above, sent to the residents below, or refused."""

from sqlite3 import Row

from bot import announcement
from bot.announcement import Announcement
from bot.store.bulk import HEARS, Audience, BulkRows
from bot.store.network import ACTIVE, BELOW, OWN, STANDS_OVER

AUTHOR_IS_ACTIVE = (
    "EXISTS (SELECT 1 FROM officer WHERE officer.chat_id = announcement.author "
    f"AND officer.office = announcement.office AND {ACTIVE})"
)
UNDECIDED = "waiting_at IS NOT NULL AND sent_at IS NULL AND refused_at IS NULL"
NOT_THEIR_OWN = "author <> :chat_id AND office IN (SELECT code FROM mine)"


class AnnouncementRows(BulkRows):
    async def add_announcement(
        self, office: str, author: int, body: str, now: int, *, waits: bool
    ) -> Announcement | None:
        """Sent at once unless it `waits` for an office above. None: the author is no active officer there (law 4)."""
        return await self._announcement(
            "INSERT INTO announcement (office, author, body, waiting_at, sent_at, created_at) "
            "SELECT office, chat_id, :body, :waiting_at, :sent_at, :now FROM officer "
            f"WHERE chat_id = :author AND office = :office AND {ACTIVE} RETURNING *",
            office=office,
            author=author,
            body=body,
            waiting_at=now if waits else None,
            sent_at=None if waits else now,
            now=now,
        )

    async def announcement(self, number: int) -> Announcement | None:
        return await self._announcement("SELECT * FROM announcement WHERE id = :id", id=number)

    async def announcement_for(self, number: int, chat_id: int) -> Announcement | None:
        """If this person works for its office, or for one of P4MI or above that stands over it."""
        return await self._announcement(
            f"{STANDS_OVER} SELECT * FROM announcement "
            f"WHERE id = :id AND (office IN (SELECT code FROM mine) OR office IN ({OWN}))",
            id=number,
            chat_id=chat_id,
        )

    async def waiting_announcements(self, chat_id: int) -> list[Announcement]:
        """Those that this person may approve, the oldest first."""
        rows = await self._all(
            f"{STANDS_OVER} SELECT * FROM announcement WHERE {UNDECIDED} AND {NOT_THEIR_OWN} ORDER BY id",
            chat_id=chat_id,
        )
        return [_announcement(row) for row in rows]

    async def approve_announcement(self, number: int, chat_id: int, now: int) -> Announcement | None:
        """None: decided already, not this person's to decide, or its author is suspended by now."""
        return await self._announcement(
            f"{STANDS_OVER} UPDATE announcement SET sent_at = :now, approver = :chat_id "
            f"WHERE id = :id AND {UNDECIDED} AND {NOT_THEIR_OWN} AND {AUTHOR_IS_ACTIVE} RETURNING *",
            id=number,
            chat_id=chat_id,
            now=now,
        )

    async def refuse_announcement(self, number: int, chat_id: int, now: int) -> Announcement | None:
        """None: decided already, or not this person's to decide."""
        return await self._announcement(
            f"{STANDS_OVER} UPDATE announcement SET refused_at = :now, approver = :chat_id "
            f"WHERE id = :id AND {UNDECIDED} AND {NOT_THEIR_OWN} RETURNING *",
            id=number,
            chat_id=chat_id,
            now=now,
        )

    async def announcement_reached(self, number: int, last: int, expanded_at: int | None) -> None:
        """Posted to everyone up to this chat; `expanded_at` once that is everyone."""
        await self._run(
            "UPDATE announcement SET reached = :last, expanded_at = :expanded_at WHERE id = :id",
            id=number,
            last=last,
            expanded_at=expanded_at,
        )

    def announcement_readers(self, office: str, author: int) -> Audience:
        """Of the office and everything below it, but for its author: who can be reached and wants to hear it."""
        return Audience(
            f"{BELOW} SELECT chat_id FROM citizen JOIN below ON below.code = citizen.office "
            f"WHERE citizen.chat_id <> :author AND {HEARS}",
            {"code": office, "author": author, "kind": announcement.KIND},
        )

    async def _announcement(self, sql: str, **values: object) -> Announcement | None:
        row = await self._one(sql, **values)
        return _announcement(row) if row else None


def _announcement(row: Row) -> Announcement:
    return Announcement(**{name: row[name] for name in Announcement.__dataclass_fields__})
