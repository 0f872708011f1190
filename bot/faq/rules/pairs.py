"""The two languages of one answer: the same facts, the same days, the same sources, as many list items."""

from collections.abc import Iterator

from bot.faq.rules.fault import Fault
from bot.faq.topic import Faq, Topic

MAIN = "id"
SAME = ("checked_on", "review_by", "confidence", "related", "country", "emergency", "numbers", "voice")


def faults(faq: Faq) -> Iterator[Fault]:
    for topic in faq.topics.values():
        where = f"locales/{topic.locale}/faq/{topic.id}.md"
        yield from (Fault(where, f"is missing in {locale}") for locale in faq.locales if not faq.has(locale, topic.id))
        if topic.locale != MAIN and faq.has(MAIN, topic.id):
            differs = _differs(topic, faq.topic(MAIN, topic.id))
            yield from (Fault(where, f"{what} differs from the Indonesian answer") for what in differs)


def _differs(topic: Topic, main: Topic) -> Iterator[str]:
    yield from (name for name in SAME if getattr(topic, name) != getattr(main, name))
    if [source.url for source in topic.sources] != [source.url for source in main.sources]:
        yield "sources"
    if bool(topic.details) != bool(main.details):
        yield "the line ---"
    for part in ("html", "details"):
        if _shape(getattr(topic, part)) != _shape(getattr(main, part)):
            yield f"the number of paragraphs or list items ({part})"


def _shape(html: str) -> tuple[int, int]:
    lines = html.split("\n")
    return html.count("\n\n"), sum(line.startswith("• ") or line.partition(". ")[0].isdigit() for line in lines)
