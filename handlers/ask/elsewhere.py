"""Numbers of the country where somebody else is: a family at home asks for a person abroad."""

from collections.abc import Collection, Sequence

from bot import emergency
from bot.dialog.countries import HOME, USUAL, ZONES, flag
from bot.emergency import Reach
from bot.message import Button, Rows, Say
from handlers.ask.buttons import EMERGENCY, MENU, NEAREST
from handlers.turn import Turn

COLUMNS = 3


def offered(turn: Turn, reaches: Sequence[Reach]) -> tuple[Button, ...]:
    """Under numbers of home only; whoever is abroad asks for themselves."""
    alone = len(reaches) == 1 and not turn.citizen.abroad
    return (Button("ask.elsewhere", "ask.elsewhere"),) if alone else ()


async def elsewhere(turn: Turn) -> None:
    """[Negara lain]: a button for each country where most people are."""
    await turn.say(Say("ask.which_country", buttons=_countries()))


async def there(turn: Turn) -> None:
    """The country was tapped: its numbers, and the profile stays as it is."""
    code = turn.incoming.argument
    if code not in ZONES:
        return await turn.say(Say("old_button", menu=True))
    values = {"reach": reach(turn, code), "first": code == turn.citizen.country}
    return await turn.say(Say("ask.numbers", values, (EMERGENCY, NEAREST, MENU)))


def reach(turn: Turn, country: str | None, lines: Collection[str] = ()) -> Reach:
    """`lines`: further numbers (ids) that belong to the answer."""
    return Reach(country, emergency.with_lines(turn.house.contacts, country, lines))


def _countries() -> Rows:
    abroad = [code for code in USUAL if code != HOME]
    buttons = [Button("form.country", "ask.there", code, {"code": code, "flag": flag(code)}) for code in abroad]
    return tuple(tuple(buttons[first : first + COLUMNS]) for first in range(0, len(buttons), COLUMNS))
