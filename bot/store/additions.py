"""What offices add to answers: notes and recordings, waiting, shown, refused or ended."""

from dataclasses import asdict
from sqlite3 import Row

from bot.addition import RECORDING, Addition, OfficeBelow
from bot.store.network import ABOVE, ACTIVE, OWN, STANDS_OVER
from bot.store.rows import Rows

OPEN = "ended_at IS NULL AND refused_at IS NULL"
LIVE = "shown_at IS NOT NULL AND ended_at IS NULL"
UNDECIDED = "waiting_at IS NOT NULL AND shown_at IS NULL AND refused_at IS NULL AND ended_at IS NULL"
BELOW_THEM = f"addition.office IN (SELECT code FROM mine) AND addition.office NOT IN ({OWN})"
SAME_PLACE = "kind = :kind AND office = :office AND topic = :topic AND language = :language"
AUTHOR_IS_SUSPENDED = (  # what a lost phone or a dismissed officer has left is not shown
    "EXISTS (SELECT 1 FROM officer WHERE officer.chat_id = addition.author "
    "AND officer.office = addition.office AND officer.suspended_at IS NOT NULL)"
)
AUTHOR_IS_ACTIVE = (
    "EXISTS (SELECT 1 FROM officer WHERE officer.chat_id = addition.author "
    f"AND officer.office = addition.office AND {ACTIVE})"
)
THEIRS_TO_DECIDE = (  # what a suspended author left waits until the suspension is lifted
    f"{UNDECIDED} AND author <> :chat_id AND office IN (SELECT code FROM mine) AND {AUTHOR_IS_ACTIVE}"
)


class AdditionRows(Rows):
    async def add_addition(self, new: Addition, now: int, *, waits: bool) -> Addition | None:
        """`new.id` is not looked at. Shown at once unless it `waits`. None: its author is no active officer there."""
        added = await self._addition(
            "INSERT INTO addition (kind, office, author, topic, title, words, file_kind, file_id, language, print, "
            "waiting_at, shown_at, created_at) SELECT :kind, office, chat_id, :topic, :title, :words, :file_kind, "
            ":file_id, :language, :print, :waits, :shows, :now FROM officer WHERE chat_id = :author "
            f"AND office = :office AND {ACTIVE} RETURNING *",
            **{**asdict(new), "waits": now if waits else None, "shows": None if waits else now, "now": now},
        )
        if added:
            await self._replace_older(added, now, UNDECIDED if waits else f"({UNDECIDED} OR {LIVE})")
        return added

    async def waiting_in_place_of(self, new: Addition) -> Addition | None:
        """The undecided one that `new` will replace."""
        return await self._addition(f"SELECT * FROM addition WHERE {SAME_PLACE} AND {UNDECIDED}", **asdict(new))

    async def additions_under(self, topic: str, office: str) -> list[tuple[Addition, str]]:
        """Shown to whoever belongs to this office: its own and those of the offices above, with the office's name."""
        rows = await self._all(
            f"{ABOVE} SELECT addition.*, office.name AS office_name FROM addition "
            "JOIN above ON above.code = addition.office JOIN office ON office.code = addition.office "
            f"WHERE addition.topic = :topic AND {LIVE} AND NOT {AUTHOR_IS_SUSPENDED} ORDER BY above.step, addition.id",
            code=office,
            topic=topic,
        )
        return [(_addition(row), row["office_name"]) for row in rows]

    async def additions_of(self, chat_id: int, kind: str) -> list[Addition]:
        """Of the offices this person works for: shown, or still waiting."""
        rows = await self._all(
            f"SELECT * FROM addition WHERE kind = :kind AND office IN ({OWN}) AND {OPEN} ORDER BY id",
            chat_id=chat_id,
            kind=kind,
        )
        return [_addition(row) for row in rows]

    async def offices_with_additions(self, chat_id: int, kind: str) -> list[OfficeBelow]:
        """Below the offices that this person works for, by name."""
        rows = await self._all(
            f"{STANDS_OVER} SELECT code, name, count(*) AS count FROM office JOIN addition ON addition.office = code "
            f"WHERE kind = :kind AND {LIVE} AND {BELOW_THEM} GROUP BY code, name ORDER BY name, code",
            chat_id=chat_id,
            kind=kind,
        )
        return [OfficeBelow(**dict(row)) for row in rows]

    async def additions_below(self, chat_id: int, kind: str, office: str) -> list[Addition]:
        """Of one office below those that this person works for, the newest first."""
        rows = await self._all(
            f"{STANDS_OVER} SELECT * FROM addition WHERE kind = :kind AND office = :office AND {LIVE} "
            f"AND {BELOW_THEM} ORDER BY shown_at DESC, id DESC",
            chat_id=chat_id,
            kind=kind,
            office=office,
        )
        return [_addition(row) for row in rows]

    async def open_additions(self) -> list[Addition]:
        """Of all offices: shown, or still waiting."""
        return [_addition(row) for row in await self._all(f"SELECT * FROM addition WHERE {OPEN} ORDER BY id")]

    async def addition(self, number: int) -> Addition | None:
        return await self._addition("SELECT * FROM addition WHERE id = :id", id=number)

    async def addition_for(self, number: int, chat_id: int) -> Addition | None:
        """If this person works for its office, or for one of P4MI or above that stands over it."""
        return await self._addition(
            f"{STANDS_OVER} SELECT * FROM addition "
            f"WHERE id = :id AND (office IN (SELECT code FROM mine) OR office IN ({OWN}))",
            id=number,
            chat_id=chat_id,
        )

    async def waiting_additions(self, chat_id: int) -> list[Addition]:
        """Those that this person may decide on, the oldest first."""
        rows = await self._all(
            f"{STANDS_OVER} SELECT * FROM addition WHERE {THEIRS_TO_DECIDE} ORDER BY id", chat_id=chat_id
        )
        return [_addition(row) for row in rows]

    async def approve_addition(self, number: int, chat_id: int, now: int) -> Addition | None:
        """None: decided already, not this person's to decide, or its author is suspended by now."""
        approved = await self._addition(
            f"{STANDS_OVER} UPDATE addition SET shown_at = :now, approver = :chat_id "
            f"WHERE id = :id AND {THEIRS_TO_DECIDE} RETURNING *",
            id=number,
            chat_id=chat_id,
            now=now,
        )
        if approved:
            await self._replace_older(approved, now, LIVE)
        return approved

    async def refuse_addition(self, number: int, chat_id: int, now: int) -> Addition | None:
        return await self._addition(
            f"{STANDS_OVER} UPDATE addition SET refused_at = :now, approver = :chat_id "
            f"WHERE id = :id AND {THEIRS_TO_DECIDE} RETURNING *",
            id=number,
            chat_id=chat_id,
            now=now,
        )

    async def remove_addition(self, number: int, chat_id: int, now: int) -> Addition | None:
        """By an officer of its office. None: not theirs, or gone already."""
        return await self._addition(
            f"UPDATE addition SET ended_at = :now WHERE id = :id AND ended_at IS NULL AND office IN ({OWN}) "
            "RETURNING *",
            id=number,
            chat_id=chat_id,
            now=now,
        )

    async def take_down_addition(self, number: int, chat_id: int, now: int) -> Addition | None:
        """By an officer of P4MI or above, of an office below. None: not theirs to take down, or gone already."""
        return await self._addition(
            f"{STANDS_OVER} UPDATE addition SET ended_at = :now WHERE id = :id AND ended_at IS NULL "
            f"AND {BELOW_THEM} RETURNING *",
            id=number,
            chat_id=chat_id,
            now=now,
        )

    async def end_addition(self, number: int, now: int) -> None:
        await self._run("UPDATE addition SET ended_at = :now WHERE id = :id", id=number, now=now)

    async def recordings_by(self, chat_id: int) -> list[Addition]:
        """Those with this person's voice: heard, or still waiting."""
        sql = f"SELECT * FROM addition WHERE author = :chat_id AND kind = :kind AND {OPEN} ORDER BY id"
        return [_addition(row) for row in await self._all(sql, chat_id=chat_id, kind=RECORDING)]

    async def forget_voice(self, chat_id: int, now: int) -> None:
        """Every recording of this person, and what they wrote that waits: nobody may decide on it any more."""
        await self._run(
            "UPDATE addition SET ended_at = coalesce(ended_at, :now), file_id = '' "
            f"WHERE author = :chat_id AND (kind = :kind OR {UNDECIDED})",
            chat_id=chat_id,
            kind=RECORDING,
            now=now,
        )

    async def _replace_older(self, new: Addition, now: int, which: str) -> None:
        """An office has one note under an answer, and one recording in each language; of two that wait, the newer."""
        await self._run(
            f"UPDATE addition SET ended_at = :now WHERE id < :id AND {SAME_PLACE} AND {which}",
            now=now,
            id=new.id,
            kind=new.kind,
            office=new.office,
            topic=new.topic,
            language=new.language,
        )

    async def _addition(self, sql: str, **values: object) -> Addition | None:
        row = await self._one(sql, **values)
        return _addition(row) if row else None


def _addition(row: Row) -> Addition:
    return Addition(**{name: row[name] for name in Addition.__dataclass_fields__})
