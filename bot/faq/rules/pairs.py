"""The two languages of one answer: the same facts, days, sources and figures, as many list items."""

from collections.abc import Collection, Iterator

from bot.faq.rules import figures
from bot.faq.rules.fault import Fault
from bot.faq.topic import Faq, Topic, seen

MAIN = "id"
SAME = (
    "checked_on",
    "review_by",
    "confidence",
    "related",
    "country",
    "countries",
    "emergency",
    "asked_calmly",
    "numbers",
    "lines",
    "voice",
)


def faults(faq: Faq) -> Iterator[Fault]:
    for topic in faq.topics.values():
        where = f"locales/{topic.locale}/faq/{topic.id}.md"
        if topic.locale != MAIN and faq.has(MAIN, topic.id):
            differs = _differs(topic, faq.topic(MAIN, topic.id))
            yield from (Fault(where, f"{what} differs from the Indonesian answer") for what in differs)
            yield from (Fault(where, text) for text in _figures(topic, faq.topic(MAIN, topic.id)))


def missing(faq: Faq, locales: Collection[str]) -> Iterator[Fault]:
    """What somebody who reads another language would tap in vain."""
    for topic in faq.topics.values():
        for locale in locales:
            if not faq.has(locale, topic.id) and (locale, topic.id) not in faq.unread:
                yield Fault(f"locales/{locale}/faq/{topic.id}.md", f"is missing, and is there in {topic.locale}")


def _differs(topic: Topic, main: Topic) -> Iterator[str]:
    yield from (name for name in SAME if getattr(topic, name) != getattr(main, name))
    if [(each.url, each.year) for each in topic.sources] != [(each.url, each.year) for each in main.sources]:
        yield "sources"
    if bool(topic.details) != bool(main.details):
        yield "the line ---"
    for part in ("html", "details"):
        if _shape(getattr(topic, part)) != _shape(getattr(main, part)):
            yield f"the number of paragraphs or list items ({part})"


def _figures(topic: Topic, main: Topic) -> Iterator[str]:
    for here, there in zip(_read(topic), _read(main), strict=True):
        yield from (
            f'"{figure}" is not in the Indonesian answer'
            for figure in figures.only_here(topic.locale, here, main.locale, there)
        )
        yield from (
            f'"{figure}" of the Indonesian answer is missing'
            for figure in figures.only_here(main.locale, there, topic.locale, here)
        )


def _read(topic: Topic) -> tuple[str, ...]:
    """What is read together."""
    return topic.title, seen(topic.html), seen(topic.details), "\n".join(each.name for each in topic.sources)


def _shape(html: str) -> tuple[int, int]:
    lines = html.split("\n")
    return html.count("\n\n"), sum(line.startswith("• ") or line.partition(". ")[0].isdigit() for line in lines)
