"""A citizen: one private chat, and what is known of the person in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Citizen:
    """`office` is the village, or the nearest existing office above it; `country` (ISO) is where the person is now.

    `closed_at`: since when Telegram refuses to deliver. `flooded_at`: when a flood of messages was last answered.
    `numbers_at`: when the emergency numbers were last given.
    `words_asked_at`: when they were asked whether the words of questions may be kept; `words_allowed_at`: since when.
    `drift`: messages in a row in another language than theirs; a newcomer, of whom only the app's is known, has one.
    """

    chat_id: int
    name: str
    locale: str
    zone: str
    chosen_locale: str | None = None
    country: str | None = None
    office: str | None = None
    closed_at: int | None = None
    flooded_at: int | None = None
    numbers_at: int | None = None
    words_asked_at: int | None = None
    words_allowed_at: int | None = None
    drift: int = 0

    @property
    def language(self) -> str:
        return self.chosen_locale or self.locale

    @property
    def abroad(self) -> bool:
        return self.country not in (None, "ID")

    def today(self, now: int) -> date:
        return datetime.fromtimestamp(now, ZoneInfo(self.zone)).date()


def zone_of(country: str | None, zones: Mapping[str, str], home: str) -> str:
    """The time zone of a country's capital; at home the office's own."""
    return zones.get(country or "ID", home) if country != "ID" else home
