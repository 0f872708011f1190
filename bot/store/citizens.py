"""Citizens: who they are, where they are, what they want to hear."""

from sqlite3 import Row
from typing import Any

from bot.citizen import Citizen
from bot.store.rows import Rows

HEARD_KEPT = 2 * 86_400  # a bot may delete messages for 48 hours (Telegram)


class CitizenRows(Rows):
    @property
    def keeps_names(self) -> bool:
        """Without a key no name is kept (law 18)."""
        return self._seal.ready

    async def citizen(self, chat_id: int) -> Citizen | None:
        row = await self._one("SELECT * FROM citizen WHERE chat_id = :chat_id", chat_id=chat_id)
        return self._citizen(row) if row else None

    async def add_citizen(self, citizen: Citizen, now: int) -> None:
        await self._run(
            "INSERT INTO citizen (chat_id, name_sealed, locale, zone, drift, created_at) "
            "VALUES (:chat_id, :name, :locale, :zone, :drift, :now)",
            chat_id=citizen.chat_id,
            name=self._sealed_name(citizen.name),
            locale=citizen.locale,
            zone=citizen.zone,
            drift=citizen.drift,
            now=now,
        )

    async def change_citizen(self, chat_id: int, **changes: Any) -> None:
        """Any of: name, locale, chosen_locale, country, zone, office, closed_at, flooded_at, numbers_at, words_…."""
        if "name" in changes:
            changes["name_sealed"] = self._sealed_name(changes.pop("name"))
        columns = ", ".join(f"{name} = :{name}" for name in changes)
        await self._run(f"UPDATE citizen SET {columns} WHERE chat_id = :chat_id", chat_id=chat_id, **changes)

    async def close_chat(self, chat_id: int, now: int) -> None:
        """Telegram refuses to deliver there: its waiting rows are over."""
        await self._run(
            "UPDATE citizen SET closed_at = :now WHERE chat_id = :chat_id AND closed_at IS NULL",
            chat_id=chat_id,
            now=now,
        )
        await self._run(
            "UPDATE outbox SET done_at = :now, outcome = 'unreachable', content_sealed = '' "
            "WHERE chat_id = :chat_id AND done_at IS NULL AND marked_at IS NULL",
            chat_id=chat_id,
            now=now,
        )

    async def reopen_chat(self, chat_id: int) -> None:
        await self._run("UPDATE citizen SET closed_at = NULL WHERE chat_id = :chat_id", chat_id=chat_id)

    async def forget_citizen(self, chat_id: int) -> None:
        """What hangs on the citizen alone goes with the row: mutes, subscriptions, offices (ON DELETE CASCADE)."""
        for table in ("draft", "heard", "duty", "emergency", "parked", "sent_file"):
            await self._run(f"DELETE FROM {table} WHERE chat_id = :chat_id", chat_id=chat_id)
        if self._seal.ready:
            await self._run("DELETE FROM question WHERE asker = :asker", asker=self._seal.fingerprint(str(chat_id)))
        await self._run("DELETE FROM citizen WHERE chat_id = :chat_id", chat_id=chat_id)

    async def known_since(self, chat_id: int) -> int:
        return int(await self._value("SELECT created_at FROM citizen WHERE chat_id = :chat_id", chat_id=chat_id))

    # What they want to hear

    async def mute(self, chat_id: int, kind: str) -> None:
        await self._run("INSERT INTO mute VALUES (:chat_id, :kind) ON CONFLICT DO NOTHING", chat_id=chat_id, kind=kind)

    async def unmute(self, chat_id: int, kind: str) -> None:
        await self._run("DELETE FROM mute WHERE chat_id = :chat_id AND kind = :kind", chat_id=chat_id, kind=kind)

    async def mutes(self, chat_id: int) -> set[str]:
        return {row["kind"] for row in await self._all("SELECT kind FROM mute WHERE chat_id = :id", id=chat_id)}

    # Messages that /bersih may clear

    async def heard(self, chat_id: int, message_id: int, album: str, now: int) -> None:
        await self._run(
            "INSERT INTO heard VALUES (:chat_id, :message_id, :now, :album) ON CONFLICT DO NOTHING",
            chat_id=chat_id,
            message_id=message_id,
            now=now,
            album=album,
        )

    async def album_heard(self, chat_id: int, album: str) -> bool:
        sql = "SELECT 1 FROM heard WHERE chat_id = :chat_id AND album = :album LIMIT 1"
        return await self._one(sql, chat_id=chat_id, album=album) is not None

    async def clearable(self, chat_id: int, now: int) -> list[int]:
        """Message ids of both sides that Telegram still lets us delete, and forgets them."""
        values = {"chat_id": chat_id, "since": now - HEARD_KEPT}
        said = await self._all(
            "SELECT message_id FROM outbox WHERE chat_id = :chat_id AND message_id IS NOT NULL AND done_at > :since",
            **values,
        )
        heard = await self._all("SELECT message_id FROM heard WHERE chat_id = :chat_id AND at > :since", **values)
        await self._run("DELETE FROM heard WHERE chat_id = :chat_id", chat_id=chat_id)
        return sorted({row["message_id"] for row in (*said, *heard)})

    async def forget_heard(self, now: int) -> None:
        await self._run("DELETE FROM heard WHERE at < :before", before=now - HEARD_KEPT)

    async def first_in_group(self, chat_id: int, now: int) -> bool:
        return await self._changed(
            "INSERT INTO greeted_group VALUES (:chat_id, :now) ON CONFLICT DO NOTHING", chat_id=chat_id, now=now
        )

    def _sealed_name(self, name: str) -> str:
        return self._seal.close(name, "name") if self._seal.ready else ""

    def _citizen(self, row: Row) -> Citizen:
        name = self._seal.open(row["name_sealed"], "name") if row["name_sealed"] else ""
        rest = {key: row[key] for key in row.keys() if key not in ("name_sealed", "created_at")}  # noqa: SIM118
        return Citizen(name=name, **rest)
