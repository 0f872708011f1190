"""Job orders, and the citizens who want to hear of them."""

import json
import secrets
from datetime import date
from itertools import count
from sqlite3 import Row

from bot import job_order
from bot.dialog import Answers
from bot.job_order import ANY, JobOrder, Wish
from bot.store.bulk import HEARS, Audience, BulkRows
from bot.store.network import ACTIVE, STANDS_OVER

OPEN = "confirmed_at IS NOT NULL AND withdrawn_at IS NULL AND closes_on >= :today"
UNDECIDED = "confirmed_at IS NULL AND returned_at IS NULL AND withdrawn_at IS NULL"
THEIRS = "office IN (SELECT code FROM mine)"
PUBLISHER_IS_ACTIVE = (
    "EXISTS (SELECT 1 FROM officer WHERE officer.chat_id = job_order.publisher "
    f"AND officer.office = job_order.office AND {ACTIVE})"
)


class JobOrderRows(BulkRows):
    async def add_job_order(self, office: str, publisher: int, answers: Answers, now: int) -> JobOrder | None:
        """Waits for a second officer. None: the publisher is no active officer there, or it is a village (law 19)."""
        for attempt in count():
            number = _number(attempt)
            if await self.job_order(number) is None:
                break
        return await self._job_order(
            "INSERT INTO job_order (number, office, publisher, country, sector, answers, closes_on, created_at) "
            "SELECT :number, officer.office, officer.chat_id, :country, :sector, :answers, :closing, :now "
            "FROM officer JOIN office ON office.code = officer.office "
            f"WHERE officer.chat_id = :publisher AND office.code = :office AND office.level <> 'village' AND {ACTIVE} "
            "RETURNING *",
            number=number,
            office=office,
            publisher=publisher,
            country=answers["country"],
            sector=answers["sector"],
            answers=json.dumps(answers, ensure_ascii=False),
            closing=answers["closing"],
            now=now,
        )

    async def job_order(self, number: str) -> JobOrder | None:
        return await self._job_order("SELECT * FROM job_order WHERE number = :number", number=number)

    async def job_order_for(self, number: str, chat_id: int) -> JobOrder | None:
        """If this person works for its office or for one above."""
        return await self._job_order(
            f"{STANDS_OVER} SELECT * FROM job_order WHERE number = :number AND {THEIRS}",
            number=number,
            chat_id=chat_id,
        )

    async def count_open_job_orders(self, today: date) -> int:
        sql = f"SELECT count(*) FROM job_order WHERE {OPEN}"
        return int(await self._value(sql, today=today.isoformat()))

    async def open_job_orders(self, today: date, page: int, size: int) -> list[JobOrder]:
        """The newest first."""
        rows = await self._all(
            f"SELECT * FROM job_order WHERE {OPEN} ORDER BY confirmed_at DESC, number LIMIT :size OFFSET :start",
            today=today.isoformat(),
            size=size,
            start=page * size,
        )
        return [_job_order(row) for row in rows]

    async def waiting_job_orders(self, chat_id: int) -> list[JobOrder]:
        """Those that this person may confirm, the oldest first."""
        rows = await self._all(
            f"{STANDS_OVER} SELECT * FROM job_order WHERE {UNDECIDED} AND publisher <> :chat_id AND {THEIRS} "
            "ORDER BY created_at, number",
            chat_id=chat_id,
        )
        return [_job_order(row) for row in rows]

    async def confirm_job_order(self, number: str, chat_id: int, today: date, now: int) -> JobOrder | None:
        """By a second officer (law 19). None: decided, closed, not theirs to confirm, or its publisher has left."""
        return await self._job_order(
            f"{STANDS_OVER} UPDATE job_order SET confirmed_at = :now, confirmed_by = :chat_id WHERE number = :number "
            f"AND {UNDECIDED} AND publisher <> :chat_id AND closes_on >= :today AND {THEIRS} "
            f"AND {PUBLISHER_IS_ACTIVE} RETURNING *",
            number=number,
            chat_id=chat_id,
            today=today.isoformat(),
            now=now,
        )

    async def return_job_order(self, number: str, chat_id: int, now: int) -> JobOrder | None:
        """To its publisher, by a second officer. None: somebody was faster, or it is not this person's to return."""
        return await self._job_order(
            f"{STANDS_OVER} UPDATE job_order SET returned_at = :now WHERE number = :number "
            f"AND {UNDECIDED} AND publisher <> :chat_id AND {THEIRS} RETURNING *",
            number=number,
            chat_id=chat_id,
            now=now,
        )

    async def withdraw_job_order(self, number: str, chat_id: int, now: int) -> JobOrder | None:
        """By an officer of its office or above. None: it was withdrawn before, or it is not this person's."""
        return await self._job_order(
            f"{STANDS_OVER} UPDATE job_order SET withdrawn_at = :now "
            f"WHERE number = :number AND withdrawn_at IS NULL AND {THEIRS} RETURNING *",
            number=number,
            chat_id=chat_id,
            now=now,
        )

    async def job_order_reached(self, number: str, last: int, expanded_at: int | None) -> None:
        """Posted to everyone up to this chat; `expanded_at` once that is everyone."""
        await self._run(
            "UPDATE job_order SET reached = :last, expanded_at = :expanded_at WHERE number = :number",
            number=number,
            last=last,
            expanded_at=expanded_at,
        )

    # Who wants to hear of them

    async def subscribe(self, chat_id: int, wish: Wish, now: int) -> bool:
        """False: this wish was there already."""
        return await self._changed(
            "INSERT INTO subscription VALUES (:chat_id, :country, :sector, :now) ON CONFLICT DO NOTHING",
            chat_id=chat_id,
            country=wish.country,
            sector=wish.sector,
            now=now,
        )

    async def unsubscribe(self, chat_id: int, wish: Wish) -> bool:
        return await self._changed(
            "DELETE FROM subscription WHERE chat_id = :chat_id AND country = :country AND sector = :sector",
            chat_id=chat_id,
            country=wish.country,
            sector=wish.sector,
        )

    async def wishes(self, chat_id: int) -> list[Wish]:
        rows = await self._all(
            "SELECT country, sector FROM subscription WHERE chat_id = :id ORDER BY since, country, sector", id=chat_id
        )
        return [Wish(row["country"], row["sector"]) for row in rows]

    def job_order_readers(self, order: JobOrder) -> Audience:
        """Whoever wishes for its country or any, and its sector or any: once each, however many wishes match."""
        return Audience(
            "SELECT DISTINCT subscription.chat_id FROM subscription JOIN citizen USING (chat_id) "
            "WHERE subscription.country IN (:country, :any) AND subscription.sector IN (:sector, :any) "
            f"AND {HEARS}",
            {
                "country": order.answers["country"],
                "sector": order.answers["sector"],
                "any": ANY,
                "kind": job_order.KIND,
            },
        )

    async def _job_order(self, sql: str, **values: object) -> JobOrder | None:
        row = await self._one(sql, **values)
        return _job_order(row) if row else None


def _number(attempt: int) -> str:
    """Short enough to be said on the phone; longer ones once most short ones are taken."""
    digits = 4 + attempt // 8
    return f"JO-{secrets.randbelow(9 * 10 ** (digits - 1)) + 10 ** (digits - 1)}"


def _job_order(row: Row) -> JobOrder:
    kept = {name: row[name] for name in JobOrder.__dataclass_fields__ if name != "answers"}
    return JobOrder(**kept, answers=json.loads(row["answers"]))
