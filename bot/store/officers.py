"""How officers come and go: invited, confirmed, suspended, on duty. Each change asks who may make it (law 4)."""

from bot.network import Duty, Entry, Invitation, Officer
from bot.store.network import ACTIVE, OWN, RANK
from bot.store.rows import Rows

# :actor works for the office :office or for the one right above it.
IN_CHARGE = f"""EXISTS (
    SELECT 1 FROM officer JOIN office ON officer.office IN (office.code, office.parent)
    WHERE office.code = :office AND officer.chat_id = :actor AND {ACTIVE})"""
# :actor works for the office right above :office; above the ministry is nobody, so there a colleague counts.
ABOVE_IT = f"""EXISTS (
    SELECT 1 FROM officer JOIN office ON officer.office = coalesce(office.parent, office.code)
    WHERE office.code = :office AND officer.chat_id = :actor AND {ACTIVE})"""
DAY = 86_400
INVITATIONS_KEPT = 30 * DAY  # so that a link opened late can still be told what it was
WAITING_KEPT = 7 * DAY


class OfficerRows(Rows):
    async def appoint(self, chat_id: int, office: str, granted_by: int | None, now: int) -> bool:
        """Active at once (the first officers of the ministry, the demo). Whoever is known there stays as they are."""
        return await self._changed(
            "INSERT INTO officer (chat_id, office, active_at, granted_by) VALUES (:chat_id, :office, :now, :by) "
            "ON CONFLICT (chat_id, office) DO NOTHING",
            chat_id=chat_id,
            office=office,
            by=granted_by,
            now=now,
        )

    async def officer(self, chat_id: int, office: str) -> Officer | None:
        """What this person is at the office, in any state."""
        row = await self._one(
            "SELECT * FROM officer WHERE chat_id = :chat_id AND office = :office", chat_id=chat_id, office=office
        )
        return Officer(**dict(row)) if row else None

    async def staff(self, chat_id: int) -> list[Officer]:
        """Everybody, in any state, at the offices this person works for and at those right below."""
        rows = await self._all(
            "SELECT officer.* FROM officer JOIN office ON office.code = officer.office "
            f"WHERE office.code IN ({OWN}) OR office.parent IN ({OWN}) "
            f"ORDER BY {RANK}, office.name, officer.suspended_at, officer.active_at, officer.chat_id",
            chat_id=chat_id,
        )
        return [Officer(**dict(row)) for row in rows]

    async def suspend_officer(self, chat_id: int, office: str, actor: int, now: int) -> bool:
        """By a colleague or the office above, never by themselves: so the ministry always keeps somebody."""
        suspended = await self._changed(
            f"UPDATE officer SET suspended_at = :now WHERE chat_id = :chat_id AND office = :office AND {ACTIVE} "
            f"AND chat_id <> :actor AND {IN_CHARGE}",
            chat_id=chat_id,
            office=office,
            actor=actor,
            now=now,
        )
        if suspended:
            await self._run("DELETE FROM duty WHERE chat_id = :id AND office = :office", id=chat_id, office=office)
        return suspended

    async def restore_officer(self, chat_id: int, office: str, actor: int, now: int) -> bool:
        return await self._changed(
            "UPDATE officer SET suspended_at = NULL, active_at = :now WHERE chat_id = :chat_id AND office = :office "
            f"AND suspended_at IS NOT NULL AND chat_id <> :actor AND {ABOVE_IT}",
            chat_id=chat_id,
            office=office,
            actor=actor,
            now=now,
        )

    # Invitations

    async def invite(self, office: str, actor: int, token_hash: str, expires_at: int) -> bool:
        return await self._changed(
            "INSERT INTO invitation (token_hash, office, invited_by, expires_at) "
            f"SELECT :hash, :office, :actor, :expires_at WHERE {IN_CHARGE}",
            hash=token_hash,
            office=office,
            actor=actor,
            expires_at=expires_at,
        )

    async def invitation(self, token_hash: str) -> Invitation | None:
        row = await self._one(
            "SELECT office, invited_by, expires_at, opened_by FROM invitation WHERE token_hash = :hash", hash=token_hash
        )
        return Invitation(**dict(row)) if row else None

    async def open_invitation(self, token_hash: str, invitation: Invitation, chat_id: int, now: int) -> bool:
        """Once, and while the inviter is still in charge: from now on the person waits (law 20)."""
        opened = await self._changed(
            "UPDATE invitation SET opened_by = :chat_id, opened_at = :now "
            f"WHERE token_hash = :hash AND opened_at IS NULL AND expires_at > :now AND {IN_CHARGE}",
            hash=token_hash,
            chat_id=chat_id,
            office=invitation.office,
            actor=invitation.invited_by,
            now=now,
        )
        return opened and await self._changed(
            "INSERT INTO officer (chat_id, office, waiting_at, granted_by) VALUES (:chat_id, :office, :now, :actor) "
            "ON CONFLICT (chat_id, office) DO UPDATE SET waiting_at = excluded.waiting_at, "
            "granted_by = excluded.granted_by WHERE officer.active_at IS NULL",
            chat_id=chat_id,
            office=invitation.office,
            actor=invitation.invited_by,
            now=now,
        )

    async def confirm_officer(self, chat_id: int, office: str, actor: int, now: int) -> bool:
        """Only by who invited, and only while they are still in charge of the office."""
        return await self._changed(
            "UPDATE officer SET active_at = :now, waiting_at = NULL WHERE chat_id = :chat_id AND office = :office "
            f"AND active_at IS NULL AND granted_by = :actor AND {IN_CHARGE}",
            chat_id=chat_id,
            office=office,
            actor=actor,
            now=now,
        )

    async def refuse_officer(self, chat_id: int, office: str, actor: int) -> bool:
        return await self._changed(
            "DELETE FROM officer WHERE chat_id = :chat_id AND office = :office AND active_at IS NULL "
            f"AND granted_by = :actor AND {IN_CHARGE}",
            chat_id=chat_id,
            office=office,
            actor=actor,
        )

    async def forget_invitations(self, now: int) -> None:
        """Also of those who wait and were never confirmed."""
        await self._run("DELETE FROM invitation WHERE expires_at < :before", before=now - INVITATIONS_KEPT)
        await self._run(
            "DELETE FROM officer WHERE active_at IS NULL AND waiting_at < :before", before=now - WAITING_KEPT
        )

    # Duty

    async def on_duty(self, code: str, now: int) -> list[int]:
        """Chats of this office's active, reachable officers who are on duty now."""
        rows = await self._all(
            f"SELECT duty.chat_id FROM duty JOIN officer USING (chat_id, office) JOIN citizen USING (chat_id) "
            f"WHERE duty.office = :code AND duty.until > :now AND {ACTIVE} AND citizen.closed_at IS NULL",
            code=code,
            now=now,
        )
        return [row["chat_id"] for row in rows]

    async def duties(self, code: str, now: int) -> list[Duty]:
        """Who of the office is on duty now, and until when."""
        rows = await self._all(
            f"SELECT duty.* FROM duty JOIN officer USING (chat_id, office) "
            f"WHERE duty.office = :code AND duty.until > :now AND {ACTIVE} ORDER BY duty.until DESC, duty.chat_id",
            code=code,
            now=now,
        )
        return [Duty(**dict(row)) for row in rows]

    async def start_duty(self, chat_id: int, until: int) -> bool:
        """At every office where this person is an active officer; False: at none."""
        return await self._changed(
            "INSERT INTO duty (chat_id, office, until) SELECT chat_id, office, :until FROM officer "
            f"WHERE chat_id = :chat_id AND {ACTIVE} "
            "ON CONFLICT (chat_id, office) DO UPDATE SET until = excluded.until",
            chat_id=chat_id,
            until=until,
        )

    async def end_duty(self, chat_id: int) -> bool:
        return await self._changed("DELETE FROM duty WHERE chat_id = :chat_id", chat_id=chat_id)

    # What was done with power

    async def record(self, actor: int | None, act: str, subject: str, now: int) -> None:
        await self._run(
            "INSERT INTO audit (at, actor, act, subject) VALUES (:now, :actor, :act, :subject)",
            actor=actor,
            act=act,
            subject=subject,
            now=now,
        )

    async def was_suspended(self, chat_id: int, office: str) -> bool:
        """By what was recorded: whoever erases their data and comes back is no new person here."""
        last = await self._value(
            "SELECT act FROM audit WHERE subject = :subject AND act IN ('suspended', 'restored') "
            "ORDER BY id DESC LIMIT 1",
            subject=f"{chat_id}@{office}",
        )
        return bool(last == "suspended")

    async def audit(self) -> list[Entry]:
        return [Entry(**dict(row)) for row in await self._all("SELECT at, actor, act, subject FROM audit ORDER BY id")]
