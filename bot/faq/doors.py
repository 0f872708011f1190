"""What stands behind each of the four doors, first what most people come for."""

from bot.faq.topic import Faq, Topic

FIRST = (  # within their door, in this order; all others follow by name
    "requirements",
    "required-documents",
    "placement-steps",
    "placement-cost",
    "find-job-orders",
    "check-p3mi",
    "illegal-recruitment-signs",
    "job-scams-online",
    "unpaid-wages",
    "passport-withheld",
    "contract-mismatch",
    "sick-injured",
    "how-to-report",
    "repatriation",
    "lost-contact",
    "death-abroad",
    "return-home",
    "reintegration",
    "bpjs-claim",
)


def behind(faq: Faq, locale: str, door: str) -> list[Topic]:
    return sorted((topic for topic in faq.of(locale) if topic.door == door), key=_place)


def _place(topic: Topic) -> tuple[int, str]:
    return FIRST.index(topic.id) if topic.id in FIRST else len(FIRST), topic.short.casefold()
