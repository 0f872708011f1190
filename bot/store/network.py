"""Offices and who works for them. What an officer may see is asked by office, in the query (law 4)."""

from collections.abc import Sequence
from sqlite3 import Row
from typing import Any

from bot.network import Level, Office, Officer
from bot.store.rows import Rows

# The office itself and everything above it, nearest first.
ABOVE = """
    WITH RECURSIVE above (code, parent, step) AS (
        SELECT code, parent, 0 FROM office WHERE code = :code
        UNION ALL
        SELECT office.code, office.parent, above.step + 1 FROM office JOIN above ON office.code = above.parent
    )
"""
# The office itself and everything below it.
BELOW = """
    WITH RECURSIVE below (code) AS (
        SELECT code FROM office WHERE code = :code
        UNION ALL
        SELECT office.code FROM office JOIN below ON office.parent = below.code
    )
"""
ACTIVE = "officer.active_at IS NOT NULL AND officer.suspended_at IS NULL"
# What an officer of P4MI or above stands over: the own offices and everything below them. For all others nothing.
STANDS_OVER = f"""
    WITH RECURSIVE mine (code) AS (
        SELECT office.code FROM office JOIN officer ON officer.office = office.code
        WHERE officer.chat_id = :chat_id AND office.level <> 'village' AND {ACTIVE}
        UNION
        SELECT office.code FROM office JOIN mine ON office.parent = mine.code
    )
"""
# The offices :chat_id works for.
OWN = f"SELECT officer.office FROM officer WHERE officer.chat_id = :chat_id AND {ACTIVE}"
RANK = "CASE office.level WHEN 'ministry' THEN 0 WHEN 'province' THEN 1 WHEN 'regency' THEN 2 ELSE 3 END"


class NetworkRows(Rows):
    # Offices

    async def office(self, code: str | None) -> Office | None:
        row = await self._one("SELECT * FROM office WHERE code = :code", code=code)
        return _office(row) if row else None

    async def add_office(self, office: Office) -> None:
        """Adds it, or brings it up to date (the import is repeatable)."""
        await self._run(
            "INSERT INTO office VALUES (:code, :level, :parent, :name, :area, :contacts, :source, :seen, :confidence) "
            "ON CONFLICT (code) DO UPDATE SET level = excluded.level, parent = excluded.parent, name = excluded.name, "
            "area = excluded.area, contacts = excluded.contacts, source = excluded.source, seen = excluded.seen, "
            "confidence = excluded.confidence",
            **{name: getattr(office, name) for name in Office.__dataclass_fields__ if name != "level"},
            level=office.level.value,
        )

    async def offices_above(self, code: str) -> list[Office]:
        """The office itself first, the ministry last."""
        rows = await self._all(
            f"{ABOVE} SELECT office.* FROM office JOIN above USING (code) ORDER BY above.step", code=code
        )
        return [_office(row) for row in rows]

    async def offices_below(self, code: str) -> list[Office]:
        """Those one step below: an officer may add to them and invite for them."""
        return [
            _office(row)
            for row in await self._all("SELECT * FROM office WHERE parent = :code ORDER BY name", code=code)
        ]

    async def offices_at(self, level: Level) -> list[Office]:
        rows = await self._all("SELECT * FROM office WHERE level = :level ORDER BY name", level=level.value)
        return [_office(row) for row in rows]

    async def offices(self) -> list[Office]:
        return [_office(row) for row in await self._all("SELECT * FROM office ORDER BY code")]

    async def villages_named(self, words: Sequence[str], most: int) -> list[Office]:
        """The first word is part of the name; the others may also be part of the area."""
        name, (matches, values) = "lower(office.name)", _each_word("lower(office.name || ' ' || office.area)", words)
        rows = await self._all(
            f"SELECT * FROM office WHERE level = 'village' AND {name} LIKE :word0 AND {matches} "
            f"ORDER BY {name}, area LIMIT :most",
            most=most,
            **values,
        )
        return [_office(row) for row in rows]

    async def nearest_offices(self, words: Sequence[str], most: int) -> list[Office]:
        """Offices of the region with these words; where only villages there have them, the office above those."""
        matches, values = _each_word("lower(found.name || ' ' || found.area)", words)
        rows = await self._all(
            "SELECT DISTINCT office.* FROM office JOIN office AS found "
            "ON office.code = CASE found.level WHEN 'village' THEN found.parent ELSE found.code END "
            f"WHERE found.level <> 'ministry' AND {matches} ORDER BY office.name LIMIT :most",
            most=most,
            **values,
        )
        return [_office(row) for row in rows]

    async def residents(self, code: str) -> int:
        """How many citizens who can be reached belong to the office or to one below it. Never who they are."""
        count = await self._value(
            f"{BELOW} SELECT count(*) FROM citizen WHERE office IN (SELECT code FROM below) AND closed_at IS NULL",
            code=code,
        )
        return int(count)

    async def ministry(self) -> Office | None:
        row = await self._one("SELECT * FROM office WHERE level = 'ministry' ORDER BY code LIMIT 1")
        return _office(row) if row else None

    async def stands_over(self, above: str, below: str) -> bool:
        """Whether `below` is in the subtree of `above` (an office stands over itself)."""
        return await self._one(f"{BELOW} SELECT 1 FROM below WHERE code = :below", code=above, below=below) is not None

    async def responsible(self, code: str, *, without: frozenset[Level] = frozenset()) -> Office | None:
        """The nearest office upwards with an active, reachable officer, of no level in `without`; else the ministry.

        Law 14: `without={VILLAGE, REGENCY}` makes it BP3MI, or the ministry if BP3MI has no officer.
        """
        for office in await self.offices_above(code):
            if office.level not in without and await self.officers_of(office.code):
                return office
        return await self.ministry()

    # Officers

    async def officers_of(self, code: str) -> list[Officer]:
        """The active ones who can be reached."""
        rows = await self._all(
            f"SELECT officer.* FROM officer JOIN citizen USING (chat_id) WHERE officer.office = :code AND {ACTIVE} "
            "AND citizen.closed_at IS NULL ORDER BY officer.active_at, officer.chat_id",
            code=code,
        )
        return [Officer(**dict(row)) for row in rows]

    async def offices_of(self, chat_id: int) -> list[Office]:
        """Where this person is an active officer, the highest first."""
        rows = await self._all(
            f"SELECT office.* FROM office JOIN officer ON officer.office = office.code "
            f"WHERE officer.chat_id = :chat_id AND {ACTIVE} ORDER BY {RANK}, office.code",
            chat_id=chat_id,
        )
        return [_office(row) for row in rows]

    async def in_charge_of(self, chat_id: int) -> list[Office]:
        """The offices this person works for and those right below, the highest first."""
        rows = await self._all(
            f"SELECT * FROM office WHERE code IN ({OWN}) OR parent IN ({OWN}) ORDER BY {RANK}, name", chat_id=chat_id
        )
        return [_office(row) for row in rows]

    async def works_at(self, chat_id: int, code: str) -> bool:
        sql = f"SELECT 1 FROM officer WHERE chat_id = :chat_id AND office = :code AND {ACTIVE}"
        return await self._one(sql, chat_id=chat_id, code=code) is not None


def _each_word(text: str, words: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """Every word is part of the text. They are letters and digits only, so none means anything to LIKE."""
    values = {f"word{number}": f"%{word}%" for number, word in enumerate(words)}
    return " AND ".join(f"{text} LIKE :{name}" for name in values), values


def _office(row: Row) -> Office:
    return Office(**{**dict(row), "level": Level(row["level"])})
