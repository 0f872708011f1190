"""Until when an answer may be told: figures half a year, law a year, how Lentera works for ever."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from bot.faq.rules.fault import Fault
from bot.faq.rules.pairs import MAIN
from bot.faq.topic import NEVER, Faq, Topic, seen

FIGURES_HOLD = timedelta(days=184)
LAW_HOLDS = timedelta(days=366)
SOON = timedelta(days=30)
FIGURES = re.compile(  # prices, wages, shares, hours of the day
    r"\b(?:Rp|RM|S\$|NT\$|HK\$|B\$|SAR|EUR|KRW|JPY|USD)\s?\d|[€¥₩$]\s?\d"
    r"|\d\s?(?:rupiah|riyal|won|yen|euro|ringgit|dol+ars?)\b"
    r"|\d\s?(?:%|persen\b|per\s?cent\b)|\b(?:pukul|jam|o'clock|a\.m\.|p\.m\.)\s?\d|\d{1,2}[.:]\d\d\s?[–-]\s?\d{1,2}[.:]\d\d",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
IN_A_WEEK = 8  # answers that can be read again with all their sources


def errors(topic: Topic, today: date) -> Iterator[str]:
    if topic.emergency and (dated := FIGURES.search(seen(topic.now)) or YEAR.search(seen(topic.now))):
        yield f'what one can do now is told past the review day too, but "{dated[0]}" may change'
    yield from _outside(topic) if topic.review_by == NEVER else _held(topic, today)


def warnings(topic: Topic, today: date) -> Iterator[str]:
    if topic.checked_on > today:  # or the clock of this machine is wrong
        yield f"was checked on {topic.checked_on}, a day that has not come yet"
    if not topic.stale(today) and topic.stale(today + SOON):
        yield f"is to be reviewed by {topic.review_by}"


def crowded(faq: Faq) -> Iterator[Fault]:
    """Weeks in which more answers fall due than somebody can read again: all of them would be withheld at once."""
    days = [topic.review_by for topic in faq.of(MAIN) if topic.review_by != NEVER]
    weeks = Counter(day - timedelta(days=day.weekday()) for day in days)
    for monday, due in sorted(weeks.items()):
        if due > IN_A_WEEK:
            text = f"{due} answers are to be reviewed in the week of {monday}; {IN_A_WEEK} can be read again in one"
            yield Fault(f"locales/{MAIN}/faq", text, warning=True)


def _outside(topic: Topic) -> Iterator[str]:
    """What in an answer without a review day is not about ourselves."""
    if outside := FIGURES.search(seen(topic.whole)) or YEAR.search(seen(topic.whole)):
        yield f'is without a review_by, but "{outside[0]}" may change'


def _held(topic: Topic, today: date) -> Iterator[str]:
    if topic.stale(today):
        yield f"was to be reviewed by {topic.review_by}"
    if topic.review_by <= topic.checked_on:
        yield f"is to be reviewed on {topic.review_by}, before it was checked"
    held = topic.review_by - topic.checked_on
    if held > LAW_HOLDS:
        yield f"is to be reviewed only after {held.days} days; law holds a year"
    if figure := FIGURES.search(seen(topic.whole)) if held > FIGURES_HOLD else None:
        yield f'is to be reviewed only after {held.days} days, though "{figure[0]}" is a figure; those hold half a year'
