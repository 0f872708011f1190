"""The world: Telegram's side of it, and everything that people can do with their phones."""

from bot.sandbox.deeds import Impossible
from bot.sandbox.deeds.answering import Answering
from bot.sandbox.deeds.saying import place
from bot.sandbox.things import Json

__all__ = ["Impossible", "World", "place"]


class World(Answering):
    def raw_update(self, body: Json) -> None:
        """Queues whatever is given, as it is, under the next update id."""
        self.updates.add_raw({kind: value for kind, value in body.items() if kind != "update_id"})
