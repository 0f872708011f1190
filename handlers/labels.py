"""Who types what a button says means the button."""

import re
from collections.abc import Iterable

from bot.message import Button, Kind
from handlers.turn import Turn

WORD = re.compile(r"\w+")
BEGUN = 4  # letters: "lanjut" is as good as "Lanjutkan"


def bare(label: str) -> str:
    """Without the signs around its words, which nobody types."""
    return " ".join(WORD.findall(label.casefold()))


def exactly(turn: Turn, buttons: Iterable[Button]) -> Button | None:
    """The one whose label was typed, politely or not. A question taps nothing."""
    typed = _typed(turn)
    return next((button for button in buttons if typed and typed == _bluntly(turn, _label(turn, button))), None)


def meant(turn: Turn, buttons: Iterable[Button]) -> Button | None:
    """The same; else the only one that says what was typed, or begins with it."""
    all_of_them, typed = tuple(buttons), _typed(turn)
    found = exactly(turn, all_of_them)
    if found or not typed:
        return found
    near = [button for button in all_of_them if _begins(typed, _label(turn, button))]
    return near[0] if len(near) == 1 else None


def says_nothing(turn: Turn) -> bool:
    """ "Tidak ada", "belum punya": what is optional is skipped; "bukti" alone says nothing of the kind."""
    words, nothing = set(_typed(turn)), _words(turn, "nothing")
    return not words.isdisjoint(nothing) and words <= nothing | _words(turn, "held")


def _typed(turn: Turn) -> list[str]:
    if turn.incoming.kind is not Kind.TEXT or "?" in turn.incoming.text or turn.incoming.text.startswith("/"):
        return []
    return _bluntly(turn, turn.house.reader.plain(bare(turn.incoming.text)).split())


def _bluntly(turn: Turn, said: list[str]) -> list[str]:
    """Without polite words, unless there are no others."""
    polite = _words(turn, "besides", "please")
    return [word for word in said if word not in polite] or said


def _label(turn: Turn, button: Button) -> list[str]:
    said = bare(turn.house.texts.label(turn.locale, button.label, **button.values))
    return turn.house.reader.plain(said).split()


def _begins(typed: list[str], label: list[str]) -> bool:
    whole = " ".join(typed)
    return set(typed) <= set(label) or (len(whole) >= BEGUN and " ".join(label).startswith(whole))


def _words(turn: Turn, *kinds: str) -> set[str]:
    return set(turn.house.reader.plain(turn.in_every_language(*kinds)).split())
