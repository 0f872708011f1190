"""Reports at the office: filed, found, opened, taken, closed. Who may see one is asked in the query (law 4)."""

import json
from collections.abc import Callable, Sequence
from sqlite3 import Row
from typing import Any

from bot import complaint
from bot.complaint import Complaint, Event, Happened, Opened, Part, Reporter, Told
from bot.message import Kind, Priority
from bot.network import Level
from bot.store.network import ACTIVE, BELOW
from bot.store.rows import Rows

# An active officer of the office that is responsible now, and nobody else (laws 4 and 5).
RESPONSIBLE = f"""EXISTS (
    SELECT 1 FROM officer
    WHERE officer.office = complaint.office AND officer.chat_id = :chat_id AND {ACTIVE}
) AND NOT (complaint.accused = 'yes' AND EXISTS (
    SELECT 1 FROM officer JOIN office ON office.code = officer.office
    WHERE office.code = complaint.reporter_office AND office.level = 'village'
        AND officer.chat_id = :chat_id AND {ACTIVE}
))"""
LISTED = ", ".join(Complaint.__dataclass_fields__)  # nothing sealed

# Keys in the outbox, before the number: what may be taken; and what is told to the officer who has it.
ALARM, TOLD = "alarm:", "told:"
# What waits (for the morning, or for Telegram) and would be untrue by now.
STALE = f"""priority = {Priority.ALARM:d} AND done_at IS NULL AND marked_at IS NULL AND (
    key LIKE '{ALARM}' || :number || ':%' OR (key LIKE '{TOLD}' || :number || ':%' AND chat_id <> :officer)
)"""


class ComplaintRows(Rows):
    # Filing

    async def add_complaint(
        self, told: Told, reporter: Reporter, office: str, late_at: int, now: int, draw: Callable[[int], int]
    ) -> Complaint:
        """Under a number that nobody has; `draw(n)` gives a random number below n."""
        number = complaint.number(draw)
        while not await self._add(number, told, reporter, office, late_at, now):
            number = complaint.number(draw)
        for part in told.evidence:
            await self._run(
                "INSERT INTO evidence (number, kind, file_sealed) VALUES (:number, :kind, :file)",
                number=number,
                kind=part.kind.value,
                file=self._close((part,), f"complaint.evidence:{number}"),
            )
        await self.add_event(number, Happened.FILED, office, (), now)
        row = await self._one(f"SELECT {LISTED} FROM complaint WHERE number = :number", number=number)
        assert row
        return complaint_of(row)

    async def add_event(self, number: str, kind: Happened, office: str, parts: Sequence[Part], now: int) -> None:
        await self._run(
            "INSERT INTO event (number, at, kind, office, words_sealed) VALUES (:number, :at, :kind, :office, :words)",
            number=number,
            at=now,
            kind=kind.value,
            office=office,
            words=self._close(parts, f"complaint.event:{number}"),
        )

    async def events(self, number: str) -> tuple[Event, ...]:
        """Whoever asks has been let in before, by `complaint_at` or `own_complaint`."""
        rows = await self._all(
            "SELECT event.*, office.name FROM event JOIN office ON office.code = event.office "
            "WHERE number = :number ORDER BY event.id",
            number=number,
        )
        return tuple(
            Event(Happened(row["kind"]), row["at"], row["name"], self._parts(row["words_sealed"], f"event:{number}"))
            for row in rows
        )

    async def reporter(self, number: str) -> int | None:
        """The chat of who filed it, to tell news; None once the owner has taken the name out."""
        sealed = await self._value("SELECT reporter_sealed FROM complaint WHERE number = :number", number=number)
        return int(self._reporter(number, sealed)["chat_id"]) if sealed else None

    # The office's side

    async def complaint_at(self, number: str, chat_id: int) -> Complaint | None:
        """For an officer of the responsible office; None for everybody else, as if there were no such report."""
        row = await self._one(
            f"SELECT {LISTED} FROM complaint WHERE number = :number AND {RESPONSIBLE}", number=number, chat_id=chat_id
        )
        return complaint_of(row) if row else None

    async def office_complaints(self, chat_id: int) -> list[Complaint]:
        """What is open at the offices where this person is an officer: danger first, then what is late soonest."""
        rows = await self._all(
            f"SELECT {LISTED} FROM complaint WHERE done_at IS NULL AND {RESPONSIBLE} "
            "ORDER BY urgent DESC, late_at, number",
            chat_id=chat_id,
        )
        return [complaint_of(row) for row in rows]

    async def open_in_area(self, code: str) -> int:
        """Of the people of an office and all below it; a village counts only what its people let it know (law 5)."""
        level = await self._value("SELECT level FROM office WHERE code = :code", code=code)
        return int(
            await self._value(
                f"{BELOW} SELECT count(*) FROM complaint WHERE done_at IS NULL "
                "AND (reporter_office IN (SELECT code FROM below) OR (reporter_office = '' AND :level = 'ministry')) "
                "AND (village = 1 OR :level <> 'village')",
                code=code,
                level=level,
            )
        )

    async def open_complaint(self, number: str, chat_id: int) -> Opened | None:
        """The story, for an officer of the responsible office only (law 15)."""
        row = await self._one(
            f"SELECT * FROM complaint WHERE number = :number AND {RESPONSIBLE}", number=number, chat_id=chat_id
        )
        if row is None:
            return None
        name = self._reporter(number, row["reporter_sealed"])["name"] if row["reporter_sealed"] else ""
        return Opened(complaint_of(row), name, await self._told(row), await self.events(number))

    async def take_complaint(self, number: str, chat_id: int, now: int) -> Complaint | None:
        """None: somebody was faster, it is done, or this person may not."""
        return await self._change(
            f"taken_at = :now, officer = :chat_id WHERE number = :number AND taken_at IS NULL AND done_at IS NULL "
            f"AND {RESPONSIBLE}",
            number=number,
            chat_id=chat_id,
            now=now,
        )

    async def close_complaint(self, number: str, chat_id: int, result: str, now: int) -> Complaint | None:
        return await self._change(
            "done_at = :now, result = :result, officer = :chat_id, taken_at = coalesce(taken_at, :now) "
            f"WHERE number = :number AND done_at IS NULL AND {RESPONSIBLE}",
            number=number,
            chat_id=chat_id,
            result=result,
            now=now,
        )

    # What time brings

    async def waiting_at(self, chat_id: int) -> list[Complaint]:
        """Not taken yet, at an office where this person is an officer, or in this person's hands."""
        rows = await self._all(
            f"SELECT {LISTED} FROM complaint WHERE done_at IS NULL "
            f"AND (officer = :chat_id OR (taken_at IS NULL AND {RESPONSIBLE})) ORDER BY number",
            chat_id=chat_id,
        )
        return [complaint_of(row) for row in rows]

    async def left_behind(self, chat_id: int, office: str) -> list[Complaint]:
        """Open at an office that this person no longer works for: in their hands, or not taken by anybody."""
        rows = await self._all(
            f"SELECT {LISTED} FROM complaint WHERE done_at IS NULL AND office = :office "
            "AND (officer = :chat_id OR taken_at IS NULL) ORDER BY number",
            chat_id=chat_id,
            office=office,
        )
        return [complaint_of(row) for row in rows]

    async def untaken(self, number: str) -> Complaint | None:
        row = await self._one(
            f"SELECT {LISTED} FROM complaint WHERE number = :number AND taken_at IS NULL AND done_at IS NULL",
            number=number,
        )
        return complaint_of(row) if row else None

    async def next_deadline(self) -> int | None:
        """When the first report climbs, if nobody takes it."""
        value = await self._value("SELECT min(late_at) FROM complaint WHERE taken_at IS NULL AND done_at IS NULL")
        return None if value is None else int(value)

    async def untaken_at(self, office: str) -> list[Complaint]:
        rows = await self._all(
            f"SELECT {LISTED} FROM complaint WHERE office = :office AND taken_at IS NULL AND done_at IS NULL "
            "ORDER BY urgent DESC, late_at, number",
            office=office,
        )
        return [complaint_of(row) for row in rows]

    async def give_back(self, number: str, chat_id: int, late_at: int) -> Complaint | None:
        """Out of an officer's hands: whoever of the office is first may take it."""
        return await self._change(
            "taken_at = NULL, officer = NULL, late_at = :late_at, round = round + 1 "
            "WHERE number = :number AND officer = :chat_id AND done_at IS NULL",
            number=number,
            chat_id=chat_id,
            late_at=late_at,
        )

    async def climb(self, number: str, above: str, late_at: int, now: int, *, alone: bool) -> Complaint | None:
        """To an office above: once, or again if it is `alone` where it is. None: it was taken meanwhile, or is done."""
        return await self._change(
            "office = :above, climbed_at = :now, late_at = :late_at, round = round + 1 "
            "WHERE number = :number AND taken_at IS NULL AND done_at IS NULL AND (climbed_at IS NULL OR :alone)",
            alone=alone,
            number=number,
            above=above,
            late_at=late_at,
            now=now,
        )

    async def wait_on(self, number: str, late_at: int) -> Complaint | None:
        """Still where it is, with a new deadline. None: it was taken meanwhile, or is done."""
        return await self._change(
            "late_at = :late_at, round = round + 1 WHERE number = :number AND taken_at IS NULL AND done_at IS NULL",
            number=number,
            late_at=late_at,
        )

    # Rows and nouns

    async def _change(self, change: str, **values: Any) -> Complaint | None:
        """Every alarm that waits was about how it stood before: it goes with the change."""
        row = await self._one(f"UPDATE complaint SET {change} RETURNING {LISTED}", **values)
        if row is None:
            return None
        changed = complaint_of(row)
        await self._run(f"DELETE FROM outbox WHERE {STALE}", number=changed.number, officer=changed.officer or 0)
        return changed

    async def _add(self, number: str, told: Told, reporter: Reporter, office: str, late_at: int, now: int) -> bool:
        who = {"chat_id": reporter.chat_id, "name": reporter.name}
        what = {"story": _plain(told.story), "person": told.person, "phone": told.phone}
        return await self._changed(
            "INSERT INTO complaint (number, owner, reporter_sealed, reporter_office, category, country, outcome, "
            "urgent, accused, village, told_sealed, job_order, office, created_at, late_at) VALUES (:number, :owner, "
            ":reporter, :reporter_office, :category, :country, :outcome, :urgent, :accused, :village, :told, "
            ":job_order, :office, :now, :late_at) ON CONFLICT (number) DO NOTHING",
            number=number,
            owner=self._seal.fingerprint(str(reporter.chat_id)),
            reporter=self._seal.close(json.dumps(who), f"complaint.reporter:{number}"),
            reporter_office=reporter.office,
            category=told.category,
            country=told.country,
            outcome=told.outcome,
            urgent=int(told.urgent),
            accused=told.accused,
            village=int(Level.VILLAGE not in told.leaves_out),
            told=self._seal.close(json.dumps(what), f"complaint.told:{number}"),
            job_order=told.job_order,
            office=office,
            now=now,
            late_at=late_at,
        )

    async def _told(self, row: Row) -> Told:
        number = row["number"]
        what = json.loads(self._seal.open(row["told_sealed"], f"complaint.told:{number}"))
        files = await self._all("SELECT file_sealed FROM evidence WHERE number = :number ORDER BY id", number=number)
        evidence = [part for file in files for part in self._parts(file["file_sealed"], f"evidence:{number}")]
        return Told(
            row["category"],
            row["country"],
            _parts(what["story"]),
            tuple(evidence),
            row["outcome"],
            row["accused"],
            bool(row["village"]),
            bool(row["urgent"]),
            row["job_order"],
            what["person"],
            what["phone"],
        )

    def _reporter(self, number: str, sealed: str) -> dict[str, Any]:
        who: dict[str, Any] = json.loads(self._seal.open(sealed, f"complaint.reporter:{number}"))
        return who

    def _close(self, parts: Sequence[Part], purpose: str) -> str:
        return self._seal.close(json.dumps(_plain(parts)), purpose)

    def _parts(self, sealed: str, purpose: str) -> tuple[Part, ...]:
        return _parts(json.loads(self._seal.open(sealed, f"complaint.{purpose}")))


def _plain(parts: Sequence[Part]) -> list[list[str]]:
    return [[part.kind.value, part.text, part.file_id] for part in parts]


def _parts(plain: Sequence[Sequence[str]]) -> tuple[Part, ...]:
    return tuple(Part(Kind(kind), text, file_id) for kind, text, file_id in plain)


def complaint_of(row: Row) -> Complaint:
    values = {name: row[name] for name in Complaint.__dataclass_fields__}
    return Complaint(**{**values, "urgent": bool(row["urgent"])})
