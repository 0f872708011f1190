"""Reports, as their owner sees them: followed, called settled or not, taken along, and let go of."""

from typing import Any

from bot.complaint import Complaint, Part
from bot.store.complaints import LISTED, ComplaintRows, complaint_of


class OwnComplaintRows(ComplaintRows):
    async def own_complaints(self, chat_id: int) -> list[Complaint]:
        """The newest first."""
        rows = await self._all(
            f"SELECT {LISTED} FROM complaint WHERE owner = :owner ORDER BY created_at DESC, number",
            owner=self._owner(chat_id),
        )
        return [complaint_of(row) for row in rows]

    async def own_complaint(self, number: str, chat_id: int) -> Complaint | None:
        """None for everybody but the owner, as if there were no such report."""
        row = await self._one(
            f"SELECT {LISTED} FROM complaint WHERE number = :number AND owner = :owner",
            number=number,
            owner=self._owner(chat_id),
        )
        return complaint_of(row) if row else None

    async def looked(self, number: str) -> None:
        """Its owner has read all the news of it."""
        await self._run("UPDATE complaint SET looks = looks + 1 WHERE number = :number", number=number)

    async def looks(self, number: str) -> int:
        """How often its owner has looked."""
        return int(await self._value("SELECT looks FROM complaint WHERE number = :number", number=number))

    async def settle_complaint(self, number: str, chat_id: int, now: int) -> Complaint | None:
        """Only the owner's own tap comes here (law 6)."""
        return await self._change(
            "settled_at = :now "
            "WHERE number = :number AND owner = :owner AND done_at IS NOT NULL AND settled_at IS NULL",
            number=number,
            owner=self._owner(chat_id),
            now=now,
        )

    async def reopen_complaint(self, number: str, chat_id: int, late_at: int) -> Complaint | None:
        """The owner says that it is not settled: the whole office may take it again."""
        return await self._change(
            "done_at = NULL, result = '', taken_at = NULL, officer = NULL, late_at = :late_at, "
            "round = round + 1 "
            "WHERE number = :number AND owner = :owner AND done_at IS NOT NULL AND settled_at IS NULL",
            number=number,
            owner=self._owner(chat_id),
            late_at=late_at,
        )

    async def make_urgent(self, number: str, chat_id: int, office: str, late_at: int) -> Complaint | None:
        """The owner tells of danger: it rings anew, and another office than before has it untaken."""
        return await self._change(
            "urgent = 1, office = :office, round = round + 1, "
            "taken_at = CASE office WHEN :office THEN taken_at END, "
            "officer = CASE office WHEN :office THEN officer END, "
            "late_at = CASE office WHEN :office THEN late_at ELSE :late_at END "
            "WHERE number = :number AND owner = :owner AND urgent = 0",
            number=number,
            owner=self._owner(chat_id),
            office=office,
            late_at=late_at,
        )

    async def own_complaints_export(self, chat_id: int) -> list[dict[str, Any]]:
        """Everything that is kept of a person's reports, in plain words and numbers."""
        rows = await self._all(
            "SELECT * FROM complaint WHERE owner = :owner ORDER BY created_at, number", owner=self._owner(chat_id)
        )
        return [await self._exported(row["number"], row) for row in rows]

    async def release_complaints(self, chat_id: int) -> int:
        """Closed ones go; open ones stay without a name. Returns how many stay."""
        owner = self._owner(chat_id)
        await self._run("DELETE FROM complaint WHERE owner = :owner AND done_at IS NOT NULL", owner=owner)
        kept = await self._all(
            "UPDATE complaint SET owner = '', reporter_sealed = '' WHERE owner = :owner RETURNING 1", owner=owner
        )
        return len(kept)

    async def _exported(self, number: str, row: Any) -> dict[str, Any]:
        found, told = complaint_of(row), await self._told(row)
        return {
            "number": number,
            "category": found.category,
            "country": found.country,
            "outcome": found.outcome,
            "about_the_village": found.accused,
            "village_may_know": told.village,
            "urgent": found.urgent,
            "job_order": found.job_order,
            "person": told.person,
            "phone": told.phone,
            "office": found.office,
            "created_at": found.created_at,
            "status": found.status.value,
            "result": found.result,
            "story": _plain(told.story),
            "evidence": _plain(told.evidence),
            "events": [
                {"at": event.at, "kind": event.kind.value, "office": event.office, "words": _plain(event.parts)}
                for event in await self.events(number)
            ],
        }

    def _owner(self, chat_id: int) -> str | None:
        """None matches no row: without a key nobody has a report (law 18)."""
        return self._seal.fingerprint(str(chat_id)) if self._seal.ready else None


def _plain(parts: tuple[Part, ...]) -> list[dict[str, str]]:
    return [{"kind": part.kind.value, "text": part.text, "file_id": part.file_id} for part in parts]
