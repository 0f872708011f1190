"""What people asked and nobody answered well, for the offices above them."""

import json
from itertools import islice
from sqlite3 import Row

from bot.questions import Asked
from bot.store.network import ACTIVE, OWN, STANDS_OVER
from bot.store.rows import Rows

MOST_WORDS = 5_000  # the newest; the others count by their topic
OF_THE_MINISTRY = (
    "EXISTS (SELECT 1 FROM officer JOIN office ON office.code = officer.office "
    f"WHERE officer.chat_id = :chat_id AND office.level = 'ministry' AND {ACTIVE})"
)


class AskedRows(Rows):
    async def asked(self, chat_id: int, since: int) -> list[Asked]:
        """Of the people in the area of this officer: not answered, or 👎. The newest first.

        Words come only if the asker lets them be kept, and never to a village.
        """
        rows = await self._all(
            f"{STANDS_OVER} SELECT asker, topic, offered, "
            "CASE WHEN kept_at IS NOT NULL AND (office = '' OR office IN (SELECT code FROM mine)) "
            "THEN words_sealed ELSE '' END AS words_sealed FROM question "
            "WHERE at >= :since AND (topic IS NULL OR helped = 0) "
            f"AND (office IN (SELECT code FROM mine) OR office IN ({OWN}) OR (office = '' AND {OF_THE_MINISTRY})) "
            "ORDER BY id DESC",
            chat_id=chat_id,
            since=since,
        )
        kept = (number for number, row in enumerate(rows) if row["words_sealed"])
        end = next(islice(kept, MOST_WORDS, None), len(rows))
        return [self._asked(row, row["words_sealed"] if number < end else "") for number, row in enumerate(rows)]

    def _asked(self, row: Row, sealed: str) -> Asked:
        words = self._seal.open(sealed, "question") if sealed else ""
        near = row["topic"] or next(iter(json.loads(row["offered"])), "")
        return Asked(row["asker"], near, row["topic"] is not None, words)
