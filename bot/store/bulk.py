"""One message for many: who reads it, in which languages and time zones, a piece of 2,000 at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.bulk import PIECE
from bot.store.outbox import OutboxRows, Posting

HEARS = (
    "citizen.closed_at IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM mute WHERE mute.chat_id = citizen.chat_id AND mute.kind = :kind)"
)
LANGUAGE = "coalesce(citizen.chosen_locale, citizen.locale)"


@dataclass(frozen=True)
class Audience:
    """Whom a message is for: a SELECT of chat_id, made by the rows of its subject."""

    select: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Piece:
    """Some of an audience, in the order of their chats: after `after`, up to `last`. `readers`: (locale, zone)."""

    audience: Audience
    after: int
    last: int
    is_last: bool
    readers: tuple[tuple[str, str], ...]


class BulkRows(OutboxRows):
    async def count_readers(self, audience: Audience, after: int = 0) -> int:
        sql = f"SELECT count(*) FROM ({audience.select}) AS audience WHERE chat_id > :after"
        return int(await self._value(sql, after=after, **audience.values))

    async def next_piece(self, audience: Audience, after: int) -> Piece:
        count, last = await self._next_chats(audience, after)
        piece = Piece(audience, after, last, count < PIECE, ())
        rows = await self._all(
            f"SELECT DISTINCT {LANGUAGE} AS locale, zone FROM citizen WHERE {_within(piece)} ORDER BY 1, 2",
            **_values(piece),
        )
        return Piece(audience, after, last, count < PIECE, tuple((row["locale"], row["zone"]) for row in rows))

    async def post_piece(self, piece: Piece, locale: str, zone: str, posting: Posting) -> int:
        """To those of the piece who read this language in this zone. Who has the row already gets no second one."""
        audience = f"SELECT chat_id FROM citizen WHERE {_within(piece)} AND {LANGUAGE} = :locale AND zone = :zone"
        return await self._post_to(audience, posting, locale=locale, zone=zone, **_values(piece))

    async def next_look(self, about: str) -> int | None:
        """When the next of the rows about something may go out; None if none of them waits."""
        sql = "SELECT min(due_at) FROM outbox WHERE about = :about AND outcome IS NULL"
        value = await self._value(sql, about=about)
        return None if value is None else int(value)

    async def is_out(self, chat_id: int, key: str) -> bool:
        sql = "SELECT 1 FROM outbox WHERE chat_id = :chat_id AND key = :key AND message_id IS NOT NULL"
        return await self._one(sql, chat_id=chat_id, key=key) is not None

    async def leave_unsaid(self, about: str) -> None:
        """What is not on its way yet stays unsaid."""
        await self._run(
            "DELETE FROM outbox WHERE about = :about AND priority = 2 AND done_at IS NULL AND marked_at IS NULL",
            about=about,
        )

    async def stop_hearing(self, chat_id: int, kind: str) -> None:
        """Mutes a kind, also what was already waiting for the morning."""
        await self._run("INSERT INTO mute VALUES (:chat_id, :kind) ON CONFLICT DO NOTHING", chat_id=chat_id, kind=kind)
        await self._run(
            "DELETE FROM outbox WHERE chat_id = :chat_id AND priority = 2 AND about LIKE :about "
            "AND done_at IS NULL AND marked_at IS NULL",
            chat_id=chat_id,
            about=f"{kind}:%",
        )

    async def _next_chats(self, audience: Audience, after: int) -> tuple[int, int]:
        row = await self._one(
            f"SELECT count(*) AS n, max(chat_id) AS last FROM (SELECT chat_id FROM ({audience.select}) AS audience "
            "WHERE chat_id > :after ORDER BY chat_id LIMIT :most) AS piece",
            after=after,
            most=PIECE,
            **audience.values,
        )
        assert row
        return row["n"], row["last"] or after


def _within(piece: Piece) -> str:
    return f"chat_id > :after AND chat_id <= :last AND chat_id IN ({piece.audience.select})"


def _values(piece: Piece) -> dict[str, Any]:
    return {"after": piece.after, "last": piece.last, **piece.audience.values}
