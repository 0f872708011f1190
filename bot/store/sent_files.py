"""Files that were sent outside any form: for a day they can still go to an officer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.message import Kind
from bot.store.rows import Rows, listed

WAIT = 86_400
MOST = 20  # of one chat: the newest ones


@dataclass(frozen=True)
class SentFile:
    """`text` is its caption."""

    message_id: int
    kind: Kind
    file_id: str
    text: str = ""


class SentFileRows(Rows):
    """With a key only: a file id opens the file (law 18)."""

    async def keep_file(self, chat_id: int, sent: SentFile, now: int) -> None:
        if not self._seal.ready:
            return
        await self._run(
            "INSERT INTO sent_file VALUES (:chat_id, :message_id, :kind, :file, :now) ON CONFLICT DO NOTHING",
            chat_id=chat_id,
            message_id=sent.message_id,
            kind=sent.kind.value,
            file=self._close_file(sent),
            now=now,
        )
        await self._run(
            "DELETE FROM sent_file WHERE chat_id = :chat_id AND message_id NOT IN "
            "(SELECT message_id FROM sent_file WHERE chat_id = :chat_id ORDER BY message_id DESC LIMIT :most)",
            chat_id=chat_id,
            most=MOST,
        )

    async def change_file(self, chat_id: int, sent: SentFile) -> None:
        """Its caption was edited."""
        if self._seal.ready:
            await self._run(
                "UPDATE sent_file SET file_sealed = :file WHERE chat_id = :chat_id AND message_id = :message_id",
                chat_id=chat_id,
                message_id=sent.message_id,
                file=self._close_file(sent),
            )

    async def sent_files(self, chat_id: int, since: int) -> list[SentFile]:
        """In the order they came."""
        rows = await self._all(
            "SELECT * FROM sent_file WHERE chat_id = :chat_id AND at >= :since ORDER BY message_id",
            chat_id=chat_id,
            since=since,
        )
        return [
            SentFile(
                row["message_id"], Kind(row["kind"]), *json.loads(self._seal.open(row["file_sealed"], "sent_file"))
            )
            for row in rows
        ]

    async def let_go_of_files(self, chat_id: int, sent: Sequence[SentFile]) -> None:
        """They are in a form or a report now."""
        among, numbers = listed("sent", (each.message_id for each in sent))
        if numbers:
            await self._run(
                f"DELETE FROM sent_file WHERE chat_id = :chat_id AND message_id IN {among}", chat_id=chat_id, **numbers
            )

    async def forget_files(self, now: int) -> None:
        await self._run("DELETE FROM sent_file WHERE at < :before", before=now - WAIT)

    def _close_file(self, sent: SentFile) -> str:
        return self._seal.close(json.dumps([sent.file_id, sent.text]), "sent_file")
