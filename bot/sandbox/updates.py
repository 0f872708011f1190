"""The queue of updates: each is kept until the bot acknowledges it or it is too old to matter."""

import secrets
from collections.abc import Callable
from contextlib import suppress

from bot.sandbox.drawers import Drawers
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Bot, Counter, Json, Update

LIFETIME = {"callback_query": 150, "inline_query": 30}  # seconds
DAY = 24 * 60 * 60
WEEK = 7 * DAY
MOST = 100_000  # Telegram drops what comes beyond
HIGHEST_START = 10**9  # leaves room above: an id has 31 bits
FUTURE = 11  # an offset that is further ahead than this can't be meant
LATEST = "update at"  # the counter that remembers when the latest update was made
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = NOT_BY_DEFAULT | {
    *("message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result"),
    *("callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member"),
    *("chat_join_request", "chat_boost", "removed_chat_boost", "business_connection", "business_message"),
    *("edited_business_message", "deleted_business_messages", "purchased_paid_media", "guest_message", "managed_bot"),
}


class Updates:
    def __init__(self, drawers: Drawers, bot: Callable[[], Bot], now: Callable[[], float]) -> None:
        self._drawers = drawers
        self._pending = drawers.of(Update)
        self._bot = bot
        self._now = now
        self.on_new: Callable[[Update], None] = lambda update: None

    def want(self, given: Parameters) -> None:
        """Remembers which kinds the bot asks for. No known kind among them means the usual ones."""
        with suppress(ValueError):  # what is no JSON changes nothing
            wanted, bot = given.parsed("allowed_updates"), self._bot()
            if not isinstance(wanted, list):
                return
            names = [str(name).lower() for name in wanted]
            known = [name for name in names if name in KINDS]
            if known != bot.allowed_updates:
                bot.allowed_updates = known
                self._drawers.keep(bot)

    def add(self, kind: str, body: Json) -> None:
        """The bot's list of wanted kinds decides here, when the update is made, not when it is fetched."""
        if self._wanted(kind):
            self.add_raw({kind: body})

    def add_raw(self, body: Json) -> None:
        if len(self._pending) >= MOST:
            return
        update = Update(self._next_id(), self._now(), body)
        self._drawers.keep(update)
        self.on_new(update)

    def acknowledge(self, offset: int) -> None:
        """Forgets every update below the offset; a negative one counts from the end of the queue.

        One from before the numbers began anew says nothing about those of today.
        """
        latest = self._drawers.of(Counter).get("update")
        if latest and offset > latest.value + FUTURE:
            return
        if offset < 0:
            offset = min([update.id for update in self.waiting()[offset:]], default=0)
        for update in list(self._pending.values()):
            if update.id >= offset:
                break  # they stand in the order of their ids
            self.forget(update)

    def forget(self, update: Update) -> None:
        self._drawers.drop(update)

    def forget_all(self) -> None:
        for update in list(self._pending.values()):
            self.forget(update)

    def waiting(self, limit: int | None = None) -> list[Update]:
        self._drop_expired()
        return list(self._pending.values())[:limit]

    def holds(self, update: Update) -> bool:
        self._drop_expired()
        return update.id in self._pending

    def outlives(self, update: Update, seconds: float) -> bool:
        """Whether it is still of use after so many seconds."""
        return self._now() + seconds - update.at <= _lifetime(update.body)

    def _next_id(self) -> int:
        """Up by one; but after a week without updates the numbers go on anywhere."""
        now, latest = int(self._now()), self._drawers.of(Counter).get(LATEST)
        if latest and now - latest.value > WEEK:
            self.forget_all()  # all expired by now; ids stand in order
            self._drawers.keep(Counter("update", secrets.randbelow(HIGHEST_START)))
        self._drawers.keep(Counter(LATEST, now))
        return self._drawers.next("update")

    def _wanted(self, kind: str) -> bool:
        allowed = self._bot().allowed_updates
        return kind in allowed if allowed else kind not in NOT_BY_DEFAULT

    def _drop_expired(self) -> None:
        for update in list(self._pending.values()):
            if not self.outlives(update, 0):
                self.forget(update)


def _lifetime(body: Json) -> int:
    return next((LIFETIME[kind] for kind in body if kind in LIFETIME), DAY)
