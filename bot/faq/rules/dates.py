"""Until when an answer may be told: figures half a year, law a year; a month before the end a warning."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bot.faq.topic import Topic, seen

FIGURES_HOLD = timedelta(days=184)
LAW_HOLDS = timedelta(days=366)
SOON = timedelta(days=30)
FIGURES = re.compile(  # prices, wages, shares, hours of the day
    r"\b(?:Rp|RM|S\$|NT\$|HK\$|B\$|SAR|EUR|KRW|JPY|USD)\s?\d|[€¥₩$]\s?\d"
    r"|\d\s?(?:rupiah|riyal|won|yen|euro|ringgit|dol+ars?)\b"
    r"|\d\s?(?:%|persen\b|per\s?cent\b)|\b(?:pukul|jam|o'clock|a\.m\.|p\.m\.)\s?\d|\d{1,2}[.:]\d\d\s?[–-]\s?\d{1,2}[.:]\d\d",
    re.IGNORECASE,
)


def errors(topic: Topic, today: date) -> Iterator[str]:
    if topic.stale(today):
        yield f"was to be reviewed by {topic.review_by}"
    if topic.review_by <= topic.checked_on:
        yield f"is to be reviewed on {topic.review_by}, before it was checked"
    held = topic.review_by - topic.checked_on
    if held > LAW_HOLDS:
        yield f"is to be reviewed only after {held.days} days; law holds a year"
    if figure := FIGURES.search(seen(topic.whole)) if held > FIGURES_HOLD else None:
        yield f'is to be reviewed only after {held.days} days, though "{figure[0]}" is a figure; those hold half a year'


def warnings(topic: Topic, today: date) -> Iterator[str]:
    if topic.checked_on > today:  # or the clock of this machine is wrong
        yield f"was checked on {topic.checked_on}, a day that has not come yet"
    if not topic.stale(today) and topic.stale(today + SOON):
        yield f"is to be reviewed by {topic.review_by}"
