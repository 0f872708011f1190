"""Long lists, shown in pages of a few buttons each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.message import Button, Rows

T = TypeVar("T")
FITS = 8  # rows of buttons on a small phone


@dataclass(frozen=True)
class Page(Generic[T]):
    items: tuple[T, ...]
    number: int  # from 0
    last: int


def page(items: Sequence[T], number: int) -> Page[T]:
    """A page that is not there (any more) is the nearest one that is."""
    last = max(0, (len(items) - 1) // FITS)
    number = min(max(number, 0), last)
    return Page(tuple(items[number * FITS : (number + 1) * FITS]), number, last)


def turning(shown: Page[T], action: str, about: str = "") -> Rows:
    """[◀️ Sebelumnya] [Berikutnya ▶️]: a row of buttons, or none if everything fits on one page.

    They carry the page's number, after what the list is `about` (an office) if there are several lists.
    """
    before = f"{about}:" if about else ""
    back = (Button("pages.back", action, f"{before}{shown.number - 1}"),) if shown.number else ()
    on = (Button("pages.on", action, f"{before}{shown.number + 1}"),) if shown.number < shown.last else ()
    return (back + on,) if back or on else ()
