"""What the tables name is there and fits: commands, buttons, works, and the texts of every form."""

import ast
import re

import pytest

from bot import dialog
from bot.dialog import Draft
from bot.texts import Texts
from handlers.routes.tables import BUTTONS, COMMANDS, PAPERS, WORKS
from tests.house.tree import house, none, text_of

BUTTON_BYTES = 64  # Telegram takes no more
WIDEST = 2**63 - 1  # the largest id a row can have


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_one_that_telegram_takes(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]{1,32}", name)


@pytest.mark.parametrize("action", BUTTONS)
def test_an_action_leaves_room_for_its_argument(action: str) -> None:
    """The largest argument of ours that is not a form's option is an id of a row: 19 digits."""
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)*", action)
    assert len(f"{action}:{WIDEST}") <= BUTTON_BYTES


def test_every_action_that_a_button_names_leads_somewhere() -> None:
    none(
        f"{file.path}:{call.lineno} {action}"
        for file in house()
        for call in file.calls("Button")
        if (action := _action(call)) and action not in BUTTONS
    )


def test_everything_that_is_scheduled_is_done_by_somebody() -> None:
    none(
        f"{file.path}:{call.lineno} schedules {kind}"
        for file in house()
        for call in file.calls("schedule", "schedule_soon")
        if (kind := text_of(file, call.args[0])) and kind not in WORKS
    )


def _action(call: ast.Call) -> str:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "action"]
    found = (*call.args[1:2], *named)
    return str(found[0].value) if found and isinstance(found[0], ast.Constant) else ""


@pytest.mark.parametrize("locale", Texts().locales)
@pytest.mark.parametrize("name", PAPERS)
def test_every_text_of_a_form_is_written(name: str, locale: str) -> None:
    """Law 12."""
    none(sorted(dialog.keys(PAPERS[name].form) - Texts().keys(locale)))


@pytest.mark.parametrize("name", PAPERS)
def test_a_form_stands_under_its_own_name(name: str) -> None:
    assert PAPERS[name].form.name == name


@pytest.mark.parametrize("name", PAPERS)
def test_every_button_of_a_form_fits_for_the_largest_draft(name: str) -> None:
    form = PAPERS[name].form
    says = [dialog.ask(form, Draft(WIDEST, name, asking=field.name)) for field in form.fields]
    buttons = [each for say in says for row in say.buttons for each in (row if isinstance(row, tuple) else (row,))]
    none(each.data for each in buttons if len(each.data.encode()) > BUTTON_BYTES)
