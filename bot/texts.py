"""The only door to jinja2 and Babel: every word a person reads comes from here, in their language."""

import html
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.numbers import format_decimal, get_currency_symbol
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from bot import shipped
from bot.shipped import Faulty, languages, line_of, of_each_language, table_of, text_of

HOME = shipped.HOME
TEXTS = "texts.toml"
SAME_READER = {"in": "id", "ms": "id", "jv": "id", "su": "id"}  # "in" is what old Android phones call Indonesian
REGIONS = {"id": "id_ID", "en": "en_GB"}  # British: day before month and a clock of 24 hours, as Indonesians write
INDONESIAN_ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class MissingText(KeyError):
    def __init__(self, locale: str, key: str) -> None:
        super().__init__(key)
        self.locale, self.key = locale, key

    def __str__(self) -> str:
        return f'no text "{self.key}" in locales/{self.locale}/texts.toml or templates/{self.locale}/'


class Texts:
    """All texts of all locales, read once. `zone` is the office's: a day is told in it where no other zone is given.

    Raises Faulty, also for a text that another locale has.
    """

    def __init__(self, home: Path = HOME, zone: str = "Asia/Makassar") -> None:
        self.locales: tuple[str, ...] = languages(home)
        self._sources = _sources(home, self.locales)
        self._environments = {locale: self._environment(locale, ZoneInfo(zone)) for locale in self.locales}
        self._compile(home)

    def render(self, locale: str, key: str, **values: Any) -> str:
        """Telegram HTML, from templates/<locale>/<key>.html or the line `key` of locales/<locale>/texts.toml."""
        if not self.has(locale, key):
            raise MissingText(locale, key)
        return _tidy(self._environments[locale].get_template(key).render(values))

    def _compile(self, home: Path) -> None:
        """Every text once, at the start: a slip in one would be found only by whoever is to read it."""
        for locale, sources in self._sources.items():
            for key in sources:
                try:
                    self._environments[locale].get_template(key)
                except TemplateSyntaxError as error:
                    raise _in_file(home, locale, key, error) from None

    def label(self, locale: str, key: str, **values: Any) -> str:
        """The same, for a button: Telegram reads no HTML there."""
        return plain(self.render(locale, key, **values))

    def labels(self, key: str) -> dict[str, str]:
        """What a button says -> the locale that says it: the keyboard on a phone may be in an earlier language."""
        return {self.label(locale, key): locale for locale in reversed(self.locales)}

    def has(self, locale: str, key: str) -> bool:
        return key in self._sources.get(locale, {})

    def keys(self, locale: str) -> set[str]:
        return set(self._sources[locale])

    def choose(self, own: str | None, stored: str | None, app: str | None, default: str) -> str:
        """The locale to answer in: the person's own choice, what we stored, the language of their app, the default."""
        wishes = (own, stored, _language_of_app(app))
        return next((wish for wish in wishes if wish in self.locales), default)

    def _environment(self, locale: str, office_zone: ZoneInfo) -> Environment:
        environment = Environment(
            loader=DictLoader(self._sources[locale]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        environment.globals["text"] = lambda key, **values: Markup(self.render(locale, key, **values))  # noqa: S704
        environment.filters |= _Filters(locale, office_zone, self._sources[locale]).table()
        return environment


def plain(text: str) -> str:
    """Telegram HTML as it reads without HTML."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _sources(home: Path, locales: Sequence[str]) -> dict[str, dict[str, str]]:
    """Every text of every locale: what one has, the others must have."""
    lines = {locale: _lines(home / "locales" / locale / TEXTS) for locale in locales}
    for locale, other in permutations(locales, 2):
        for key in lines[other]:
            if key not in lines[locale]:
                there = f"locales/{other}/{TEXTS}, line {line_of(home / 'locales' / other / TEXTS, key)}"
                raise Faulty(home / "locales" / locale / TEXTS, f"{key} is missing; it is in {there}")
    for path in of_each_language(home, "templates/*/*.html"):
        if path.stem in lines[path.parent.name]:
            raise Faulty(path, f"stands in locales/{path.parent.name}/{TEXTS} already")
        lines[path.parent.name][path.stem] = text_of(path)
    return lines


def _lines(path: Path) -> dict[str, str]:
    lines = _flatten(table_of(path))
    for key, text in lines.items():
        if not isinstance(text, str) or not text.strip():
            raise Faulty(path, f"{key} must be a text", line_of(path, key))
    return lines


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    lines: dict[str, str] = {}
    for name, value in table.items():
        lines |= _flatten(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return lines


def _in_file(home: Path, locale: str, key: str, error: TemplateSyntaxError) -> Faulty:
    page = home / "templates" / locale / f"{key}.html"
    if page.exists():
        return Faulty(page, str(error.message), error.lineno)
    path = home / "locales" / locale / TEXTS
    return Faulty(path, f"{key}: {error.message}", (line_of(path, key) or 1) + error.lineno - 1)


def _tidy(text: str) -> str:
    """Blocks of a template that said nothing leave blank lines behind."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()


def _language_of_app(code: str | None) -> str:
    language = re.split("[-_]", (code or "").lower())[0]
    return SAME_READER.get(language, language)


class _Filters:
    """How one language writes days, hours, numbers, money and countries."""

    def __init__(self, locale: str, office_zone: ZoneInfo, lines: Mapping[str, str]) -> None:
        self._locale = Locale.parse(REGIONS.get(locale, locale))
        self._office_zone = office_zone
        self._lines = lines

    def table(self) -> dict[str, Any]:
        filters = (self.date, self.day, self.month, self.time, self.moment, self.number, self.money, self.country)
        return {each.__name__: each for each in filters}

    def date(self, value: Any, zone: Any = None) -> str:
        """12 Maret 2027"""
        return format_date(_date(value, self._zone(zone)), "d MMMM y", self._locale)

    def day(self, value: Any, zone: Any = None) -> str:
        """Jumat, 12 Maret 2027"""
        return format_date(_date(value, self._zone(zone)), "EEEE, d MMMM y", self._locale)

    def month(self, value: Any) -> str:
        """Maret 2027, from 2027-03; a year alone stays a year."""
        year, _, month = str(value).partition("-")
        return format_date(date(int(year), int(month[:2]), 1), "MMMM y", self._locale) if month else year

    def time(self, at: Any, zone: Any) -> str:
        """14.30 WITA"""
        clock = self._zone(zone)
        return f"{format_time(_moment(at, clock), 'short', locale=self._locale)} {self._place(clock)}"

    def moment(self, at: Any, zone: Any) -> str:
        """12 Maret 2027, 14.30 WITA"""
        return f"{self.date(at, zone)}, {self.time(at, zone)}"

    def number(self, value: Any) -> str:
        """1.250"""
        return format_decimal(_decimal(value), locale=self._locale)

    def money(self, value: Any) -> str:
        """Rp2.500.000, from {"amount": "2500000", "currency": "IDR"}. A line `currency.<code>` goes before Babel."""
        amount, currency = _decimal(value["amount"]), str(value["currency"])
        digits = format_decimal(amount, "#,##0" if amount == amount.to_integral_value() else "#,##0.00", self._locale)
        symbol = self._lines.get(f"currency.{currency}") or get_currency_symbol(currency, self._locale)
        stands_apart = symbol.isalpha() and symbol.isupper()  # RM 1.700 and SAR 90, but Rp2.500.000 and NT$28.590
        return f"{symbol}\N{NO-BREAK SPACE}{digits}" if stands_apart else f"{symbol}{digits}"

    def country(self, code: Any) -> str:
        """Arab Saudi, from SA. A line `country.<code>` says it better than Babel where Babel is long-winded."""
        return self._lines.get(f"country.{code}") or self._locale.territories.get(str(code), str(code))

    def _zone(self, zone: Any) -> ZoneInfo:
        return ZoneInfo(str(zone)) if zone else self._office_zone

    def _place(self, zone: ZoneInfo) -> str:
        city = get_timezone_location(zone, self._locale, return_city=True)
        return INDONESIAN_ZONES.get(zone.key) or f"({city})"


def _date(value: Any, zone: tzinfo) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    return _moment(value, zone).date()


def _moment(at: Any, zone: tzinfo) -> datetime:
    moment = at if isinstance(at, datetime) else datetime.fromtimestamp(int(at), UTC)
    return moment.astimezone(zone)


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value)) if isinstance(value, str | float | Decimal) else Decimal(int(value))
