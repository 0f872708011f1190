"""Every text is said once with samples for its values, and looked at as Telegram would."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from jinja2 import meta

from bot.texts import Texts, plain

TELEGRAM_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}


class Sample:
    """Has every attribute and item, and compares as `full`: so both sides of every {% if %} are rendered."""

    def __init__(self, full: bool) -> None:
        self._full = full

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _sample(name, self._full)

    def __getitem__(self, name: object) -> Any:
        return _sample(str(name), self._full)

    def __iter__(self) -> Iterator[Any]:
        return iter([self, self] if self._full else [])

    def __call__(self, *_: object, **__: object) -> "Sample":
        return self

    def __str__(self) -> str:
        return "contoh"

    def __len__(self) -> int:
        return 2 if self._full else 0

    def __int__(self) -> int:
        return 7

    __index__ = __int__

    def __float__(self) -> float:
        return 7.0

    def __hash__(self) -> int:
        return 7

    def _compare(self, _: object) -> bool:
        return self._full

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _compare

    def _calculate(self, _: object) -> "Sample":
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _calculate
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _calculate


class Rehearsal(Texts):
    """Says every text with samples; for a key composed of one, complaint.category.contoh, it says one of the family."""

    def said(self, locale: str, key: str, full: bool = True) -> str:
        environment = self._environments[locale]
        names = meta.find_undeclared_variables(environment.parse(self._sources[locale][key]))
        try:
            return self.render(
                locale, key, **{name: _sample(name, full) for name in names - environment.globals.keys()}
            )
        except Exception as error:
            pytest.fail(f'"{key}" in {locale} does not render: {type(error).__name__}: {error}')

    def render(self, locale: str, key: str, **values: Any) -> str:
        if str(key) == "contoh":
            return "contoh"
        family = re.compile(re.escape(str(key)).replace("contoh", ".+"))
        member = next((each for each in sorted(self.keys(locale)) if family.fullmatch(each)), str(key))
        return super().render(locale, member, **values)


def _sample(name: str, full: bool) -> Any:
    return "Asia/Makassar" if name.endswith("zone") else Sample(full)


def faults(text: str) -> Iterator[str]:
    tags = Tags()
    tags.feed(text)
    tags.close()
    yield from tags.faults
    yield from (f"{found} is no HTML" for found in re.findall(r"<(?![a-z/])|&(?!lt;|gt;|amp;|quot;|#)", text))
    yield from (f"<{tag}> is not closed" for tag in tags.open)
    if len(plain(text)) > 4096:
        yield f"{len(plain(text))} characters, Telegram takes 4096"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in TELEGRAM_TAGS:
            self.faults.append(f"Telegram knows no <{tag}>")
        if tag == "a" and not dict(attributes).get("href"):
            self.faults.append("<a> without href")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")
