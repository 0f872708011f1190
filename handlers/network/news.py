"""Every change is recorded, and told to the office it concerns and to the one above (law 20)."""

from bot.message import Say
from bot.network import Office
from handlers.turn import Desk


async def changed(desk: Desk, act: str, office: Office, actor: int | None, about: int | None = None) -> None:
    """`about` is the officer whom the change made or unmade. Both of them are told elsewhere, as `you`."""
    await desk.tx.record(actor, act, office.code if about is None else f"{about}@{office.code}", desk.now)
    say = Say(
        f"network.told.{act}",
        {
            "office": office.name,
            "name": await name_of(desk, about),
            "by": await name_of(desk, actor),
        },
    )
    for chat_id in sorted(await _readers(desk, office) - {actor, about}):
        await desk.tell(chat_id, say)


async def name_of(desk: Desk, chat_id: int | None) -> str:
    """The name on Telegram; empty where no names are kept."""
    citizen = await desk.reader(chat_id) if chat_id else None
    return citizen.name if citizen else ""


async def _readers(desk: Desk, office: Office) -> set[int]:
    codes = [code for code in (office.code, office.parent) if code]
    return {officer.chat_id for code in codes for officer in await desk.tx.officers_of(code)}
