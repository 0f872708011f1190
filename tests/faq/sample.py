"""A small FAQ without a fault, as files and as nouns; each test breaks one thing of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bot.faq import Doors, Faq, Source, Topic

TODAY = date(2026, 11, 24)
NAMES = ("passport-withheld", "wages")
NOW = {"id": "<b>Yang bisa Anda lakukan sekarang:</b> Tekan Lapor.", "en": "<b>What you can do now:</b> Tap Report."}
DOORS = Doors({"abroad": ("work",)}, {"work": NAMES})

FACTS = """title = "Paspor ditahan majikan"
short = "Paspor ditahan"
sample = ["paspor sy dipegang bos", "Majikan menahan paspor"]
sources = [{name = "UU 18/2017", year = 2017, url = "https://example.org/uu"}, {name = "KBRI", year = 2026}]
checked_on = 2026-11-20
review_by = 2027-05-20
confidence = "high"
related = []
"""
ANSWER = "Paspor **milik Anda**.\n"
FIRST_LINE = FACTS.count("\n") + 3  # of the answer


class Labels:
    """Texts of two languages, where every door and shelf has its name but those that are missing."""

    locales: tuple[str, ...] = ("id", "en")

    def __init__(self, *missing: tuple[str, str]) -> None:
        self._missing = missing

    def has(self, locale: str, key: str) -> bool:
        return (locale, key) not in self._missing


def write(home: Path, facts: str = FACTS, answer: str = ANSWER, name: str = "id/faq/passport-withheld") -> Path:
    path = home / "locales" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"+++\n{facts}+++\n{answer}", "utf-8")
    doors = home / "locales" / "doors.toml"
    if not doors.exists():
        doors.write_text('[doors]\nabroad = ["work"]\n[shelves]\nwork = ["passport-withheld"]\n')
    return path


def topic(locale: str = "id", name: str = "wages", **changes: Any) -> Topic:
    sound = Topic(
        id=name,
        locale=locale,
        title=f"{locale} {name}",
        short=f"{locale} {name}",
        sample=tuple(f"{locale} {name} {number}" for number in range(8)),
        sources=(Source("UU 18/2017", 2017, "https://example.org/uu"), Source("KBRI", 2026)),
        checked_on=date(2026, 11, 20),
        review_by=date(2027, 5, 20),
        confidence="high",
        related=tuple(other for other in NAMES if other != name),
        html=f"<b>{locale}</b> {name}.\n\n{NOW[locale]}",
        details="• satu\n• dua",
    )
    return replace(sound, **changes)


def whole(*changed: Topic, doors: Doors = DOORS) -> Faq:
    """Both topics in both languages; `changed` ones take the place of theirs, or stand beside them."""
    sound = [topic(locale, name) for locale in ("id", "en") for name in NAMES]
    return Faq({(each.locale, each.id): each for each in (*sound, *changed)}, doors)


def without(locale: str, name: str) -> Faq:
    return Faq({key: each for key, each in whole().topics.items() if key != (locale, name)}, DOORS)
