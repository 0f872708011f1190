"""What must hold for the answers, though each file alone can be read; CI fails on an error."""

from collections.abc import Iterator
from datetime import date

from bot.faq.rules import between, dates, pairs, wording
from bot.faq.rules.fault import Fault
from bot.faq.topic import Faq

__all__ = ["Fault", "faults"]


def faults(faq: Faq, today: date) -> tuple[Fault, ...]:
    """By file, errors before warnings."""
    found = [*_in_files(faq, today), *pairs.faults(faq), *between.faults(faq)]
    return tuple(sorted(found, key=lambda fault: (fault.warning, fault.where)))


def _in_files(faq: Faq, today: date) -> Iterator[Fault]:
    for topic in faq.topics.values():
        where = f"locales/{topic.locale}/faq/{topic.id}.md"
        yield from (Fault(where, text) for text in wording.errors(topic))
        yield from (Fault(where, text) for text in dates.errors(topic, today))
        yield from (Fault(where, text, warning=True) for text in dates.warnings(topic, today))
