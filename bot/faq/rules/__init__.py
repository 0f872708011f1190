"""What must hold for the answers, though each file alone can be read; CI fails on an error."""

from collections.abc import Iterator
from datetime import date

from bot.faq.rules import between, dates, doors, pairs, wording
from bot.faq.rules.doors import Words
from bot.faq.rules.fault import Fault
from bot.faq.topic import Faq

__all__ = ["Fault", "Words", "faults", "holes"]


def faults(faq: Faq, today: date) -> tuple[Fault, ...]:
    """By file, errors before warnings."""
    found = [*_in_files(faq, today), *pairs.faults(faq), *between.faults(faq), *dates.crowded(faq)]
    return tuple(sorted(found, key=lambda fault: (fault.warning, fault.where)))


def holes(faq: Faq, words: Words) -> tuple[Fault, ...]:
    """What somebody would tap in vain: a way that leads nowhere, an answer missing in a language. No bot starts so."""
    return (*doors.faults(faq, words), *pairs.missing(faq, words.locales))


def _in_files(faq: Faq, today: date) -> Iterator[Fault]:
    for topic in faq.topics.values():
        where = f"locales/{topic.locale}/faq/{topic.id}.md"
        yield from (Fault(where, text) for text in wording.errors(topic))
        yield from (Fault(where, text) for text in dates.errors(topic, today))
        yield from (Fault(where, text, warning=True) for text in dates.warnings(topic, today))
