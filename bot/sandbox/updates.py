"""The queue of updates: each is kept until the bot acknowledges it or it is too old to matter."""

from collections.abc import Callable

from bot.sandbox.drawers import Drawers
from bot.sandbox.things import Bot, Json, Update

LIFETIME = {"callback_query": 150, "inline_query": 30}  # seconds
DAY = 24 * 60 * 60
MOST = 100_000  # Telegram drops what comes beyond
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    def __init__(self, drawers: Drawers, bot: Callable[[], Bot], now: Callable[[], float]) -> None:
        self._drawers = drawers
        self._pending = drawers.of(Update)
        self._bot = bot
        self._now = now
        self.on_new: Callable[[], None] = lambda: None

    def add(self, kind: str, body: Json) -> None:
        """The bot's list of wanted kinds decides here, when the update is made, not when it is fetched."""
        if self._wanted(kind):
            self.add_raw({kind: body})

    def add_raw(self, body: Json) -> None:
        if len(self._pending) >= MOST:
            return
        self._drawers.keep(Update(self._drawers.next("update"), self._now(), body))
        self.on_new()

    def acknowledge(self, offset: int) -> None:
        """Forgets every update below the offset; a negative one counts from the end of the queue."""
        if offset < 0:
            offset = min([update.id for update in self.waiting()[offset:]], default=0)
        for update in list(self._pending.values()):
            if update.id >= offset:
                break  # they stand in the order of their ids
            self._drawers.drop(update)

    def waiting(self, limit: int | None = None) -> list[Update]:
        self._drop_expired()
        return list(self._pending.values())[:limit]

    def _wanted(self, kind: str) -> bool:
        allowed = self._bot().allowed_updates
        return kind in allowed if allowed else kind not in NOT_BY_DEFAULT

    def _drop_expired(self) -> None:
        now = self._now()
        for update in list(self._pending.values()):
            if now - update.at > _lifetime(update.body):
                self._drawers.drop(update)


def _lifetime(body: Json) -> int:
    return next((LIFETIME[kind] for kind in body if kind in LIFETIME), DAY)
