"""Whether the database is sound, what it can still open, and what it lacks: for `check`."""

from bot.store.network import ACTIVE
from bot.store.rows import Rows

REACHABLE = f"{ACTIVE} AND citizen.closed_at IS NULL"


class HealthRows(Rows):
    async def faults(self) -> list[str]:
        """What SQLite finds wrong with its file, and how many rows point at nothing."""
        said = [str(row[0]) for row in await self._all("PRAGMA integrity_check(3)")]
        dangling = len(await self._all("PRAGMA foreign_key_check"))
        return [fault for fault in said if fault != "ok"] + ([f"{dangling} rows point at nothing"] if dangling else [])

    async def open_sealed_names(self) -> int:
        """Opens the oldest and the newest name that is kept, and returns how many. Raises SealBroken."""
        rows = await self._all(
            "SELECT name_sealed FROM citizen WHERE name_sealed <> '' AND created_at IN "
            "((SELECT min(created_at) FROM citizen WHERE name_sealed <> ''), "
            "(SELECT max(created_at) FROM citizen WHERE name_sealed <> ''))"
        )
        return len([self._seal.open(row["name_sealed"], "name") for row in rows])

    async def unmanned(self) -> list[str]:
        """Codes of the offices without an active officer who can be reached."""
        rows = await self._all(
            "SELECT code FROM office WHERE code NOT IN "
            f"(SELECT officer.office FROM officer JOIN citizen USING (chat_id) WHERE {REACHABLE}) ORDER BY code"
        )
        return [row["code"] for row in rows]

    async def count_on_duty(self, now: int) -> int:
        """Of those who are rung in danger: never the village or P4MI (law 14)."""
        count = await self._value(
            "SELECT count(DISTINCT chat_id) FROM duty JOIN officer USING (chat_id, office) "
            "JOIN citizen USING (chat_id) JOIN office ON office.code = duty.office "
            f"WHERE duty.until > :now AND office.level IN ('ministry', 'province') AND {REACHABLE}",
            now=now,
        )
        return int(count)
