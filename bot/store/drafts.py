"""Drafts: forms being filled, one row each; at most one a chat is active."""

import json
from sqlite3 import Row
from typing import Any

from bot.dialog import Draft
from bot.store.rows import Rows


class DraftRows(Rows):
    async def begin_draft(self, chat_id: int, form: str, about: str, answers: dict[str, Any], now: int) -> Draft:
        """The new one is active; what was active waits."""
        await self.rest_draft(chat_id)
        draft = Draft(0, form, about, answers=answers)
        row = await self._one(
            "INSERT INTO draft (chat_id, form, about, asking, answers_sealed, active, touched_at) "
            "VALUES (:chat_id, :form, :about, '', :answers, 1, :now) RETURNING id",
            chat_id=chat_id,
            form=form,
            about=about,
            answers=self._close_draft(draft),
            now=now,
        )
        assert row
        return Draft(row["id"], form, about, answers=answers)

    async def active_draft(self, chat_id: int) -> Draft | None:
        row = await self._one("SELECT * FROM draft WHERE chat_id = :chat_id AND active = 1", chat_id=chat_id)
        return self._draft(row) if row else None

    async def drafts(self, chat_id: int) -> list[Draft]:
        rows = await self._all("SELECT * FROM draft WHERE chat_id = :id ORDER BY touched_at DESC", id=chat_id)
        return [self._draft(row) for row in rows]

    async def keep_draft(self, draft: Draft, now: int) -> None:
        await self._run(
            "UPDATE draft SET asking = :asking, answers_sealed = :answers, touched_at = :now, warned_at = NULL "
            "WHERE id = :id",
            id=draft.id,
            asking=draft.asking,
            answers=self._close_draft(draft),
            now=now,
        )

    async def rest_draft(self, chat_id: int) -> bool:
        """The active draft waits; returns whether there was one."""
        return await self._changed("UPDATE draft SET active = 0 WHERE chat_id = :id AND active = 1", id=chat_id)

    async def wake_draft(self, chat_id: int, draft_id: int) -> Draft | None:
        await self.rest_draft(chat_id)
        row = await self._one(
            "UPDATE draft SET active = 1 WHERE id = :id AND chat_id = :chat_id RETURNING *",
            id=draft_id,
            chat_id=chat_id,
        )
        return self._draft(row) if row else None

    async def drop_draft(self, chat_id: int, draft_id: int) -> bool:
        """False: somebody was faster (a second tap on [Kirim])."""
        return await self._changed(
            "DELETE FROM draft WHERE id = :id AND chat_id = :chat_id", id=draft_id, chat_id=chat_id
        )

    async def stale_drafts(self, before: int, now: int) -> list[int]:
        """Chats with drafts untouched since `before` and not yet warned of; marks them as warned."""
        rows = await self._all(
            "UPDATE draft SET warned_at = :now WHERE touched_at < :before AND warned_at IS NULL RETURNING chat_id",
            before=before,
            now=now,
        )
        return sorted({row["chat_id"] for row in rows})

    async def forget_drafts(self, before: int) -> None:
        await self._run("DELETE FROM draft WHERE touched_at < :before", before=before)

    def _close_draft(self, draft: Draft) -> str:
        return self._seal.close(json.dumps({"answers": draft.answers, "said": draft.said}), "draft")

    def _draft(self, row: Row) -> Draft:
        kept = json.loads(self._seal.open(row["answers_sealed"], "draft"))
        return Draft(row["id"], row["form"], row["about"], row["asking"], kept["answers"], kept["said"])
