"""Which updates are done, which are parked, and how the last run ended."""

from dataclasses import dataclass

from bot.seal import SealBroken
from bot.store.rows import Rows

DAY = 86_400
REPEATS_KEPT = 3 * DAY  # Telegram restarts its ids after a week of silence, so never longer
PARKED_KEPT = 14 * DAY


@dataclass(frozen=True)
class Parked:
    """An update whose handler failed: what is needed to find the bug, and the update itself for another try."""

    update_id: int
    kind: str
    error: str
    place: str
    parked_at: int
    raw: str = ""


class UpdateRows(Rows):
    @property
    def open(self) -> bool:
        """False once SQLite has rolled the whole transaction back by itself (a full disk)."""
        return self._db.in_transaction

    async def savepoint(self) -> None:
        await self._run("SAVEPOINT one_update")

    async def release(self) -> None:
        await self._run("RELEASE one_update")

    async def undo(self) -> None:
        await self._run("ROLLBACK TO one_update")
        await self._run("RELEASE one_update")

    async def first_time(self, update_id: int, now: int) -> bool:
        return await self._changed(
            "INSERT INTO processed VALUES (:update_id, :now) ON CONFLICT DO NOTHING", update_id=update_id, now=now
        )

    async def forget_updates(self, now: int) -> None:
        await self._run("DELETE FROM processed WHERE at < :before", before=now - REPEATS_KEPT)
        await self._run("DELETE FROM parked WHERE parked_at < :before", before=now - PARKED_KEPT)

    # How the last run ended

    async def fact(self, name: str) -> str | None:
        value = await self._value("SELECT value FROM fact WHERE name = :name", name=name)
        return None if value is None else str(value)

    async def note(self, name: str, value: str) -> None:
        await self._run(
            "INSERT INTO fact VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name=name,
            value=value,
        )

    async def serve(self, bot_id: int) -> int:
        """The bot this database serves: the first one that ever opened it."""
        await self._run("INSERT INTO fact VALUES ('bot', :bot) ON CONFLICT DO NOTHING", bot=str(bot_id))
        return int(await self.fact("bot") or 0)

    async def begin_run(self) -> bool:
        """Returns whether the run before ended uncleanly (kill, power loss)."""
        unclean = await self.fact("running") == "yes"
        await self.note("running", "yes")
        return unclean

    async def end_run(self) -> None:
        await self.note("running", "no")

    # Updates tried alone

    async def deaths(self, update_id: int) -> int:
        return int(await self._value("SELECT deaths FROM trial WHERE update_id = :id", id=update_id) or 0)

    async def try_alone(self, update_id: int) -> None:
        """Committed before the try: if the process dies in it, the mark stays."""
        await self._run(
            "INSERT INTO trial VALUES (:id, 1) ON CONFLICT (update_id) DO UPDATE SET deaths = trial.deaths + 1",
            id=update_id,
        )

    async def survived(self, update_id: int) -> None:
        await self._run("DELETE FROM trial WHERE update_id = :id", id=update_id)

    # Parked updates

    async def park(self, parked: Parked, chat_id: int | None) -> None:
        await self._run(
            "INSERT INTO parked VALUES (:id, :kind, :chat_id, :error, :place, :raw, :at, NULL) ON CONFLICT DO NOTHING",
            id=parked.update_id,
            kind=parked.kind,
            chat_id=chat_id,
            error=parked.error,
            place=parked.place,
            raw=self._seal.close(parked.raw, "parked") if self._seal.ready else "",
            at=parked.parked_at,
        )

    async def parked(self) -> list[Parked]:
        rows = await self._all("SELECT * FROM parked ORDER BY update_id")
        return [Parked(r["update_id"], r["kind"], r["error"], r["place"], r["parked_at"]) for r in rows]

    async def retry_parked(self, now: int) -> int:
        """Marks all of them for the running bot; those parked without a key hold nothing to try."""
        rows = await self._all("UPDATE parked SET retry_at = :now WHERE update_sealed <> '' RETURNING 1", now=now)
        return len(rows)

    async def next_retry(self) -> int | None:
        """Takes the mark away: an update that kills the process is tried again only when somebody asks for it."""
        number = await self._value(
            "UPDATE parked SET retry_at = NULL "
            "WHERE update_id = (SELECT min(update_id) FROM parked WHERE retry_at IS NOT NULL) RETURNING update_id"
        )
        return None if number is None else int(number)

    async def parked_update(self, update_id: int) -> str | None:
        """The update itself, as it came; None if no key opens it any more."""
        sealed = await self._value("SELECT update_sealed FROM parked WHERE update_id = :id", id=update_id)
        try:
            return self._seal.open(sealed, "parked")
        except SealBroken:
            return None

    async def parked_again(self, update_id: int, error: str, place: str) -> None:
        sql = "UPDATE parked SET error = :error, place = :place WHERE update_id = :id"
        await self._run(sql, id=update_id, error=error, place=place)

    async def unpark(self, update_id: int) -> None:
        await self._run("DELETE FROM parked WHERE update_id = :id", id=update_id)

    async def forget_parked(self, chat_id: int) -> None:
        await self._run("DELETE FROM parked WHERE chat_id = :chat_id", chat_id=chat_id)
