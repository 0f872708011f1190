"""Whatever people send, in whatever order: nothing breaks, everybody is answered, and the log keeps silent about it."""

import io
import logging
import re
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.logs import set_up_logging
from handlers.routes.tables import BUTTONS, MENU_LABELS
from tests.conftest import TOKEN, Person, Village
from tests.crowd import ARGUMENTS, Act, Crowd, sequences

OUR_FAULT = {"bad_markup", "bad_button", "too_long", "empty", "bad_file", "bad_request"}  # Telegram: your mistake
SITI, DEWI = 0, 6  # where they stand in the crowd


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """All that a person who runs the bot would see, at the most talkative level."""
    for holder, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in ("", "bot", "handlers")}
    handlers, screen = root.handlers[:], io.StringIO()
    root.handlers.clear()
    monkeypatch.setattr(sys, "stderr", screen)
    set_up_logging("DEBUG")
    yield screen
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def crowd(
    village: Village,
    siti: Person,
    joko: Person,
    pak_budi: Person,
    bu_ratna: Person,
    bu_wati: Person,
    pak_made: Person,
    bu_dewi: Person,
) -> Crowd:
    labels = [label for key in MENU_LABELS for label in village.rooms.house.texts.labels(key)]
    return Crowd(village, [siti, joko, pak_budi, bu_ratna, bu_wati, pak_made, bu_dewi], labels)


async def test_five_hundred_sequences_break_nothing(crowd: Crowd, log: io.StringIO) -> None:
    """Laws 11, 12 and 13."""
    await _play(crowd, log, round_=0)


async def test_every_button_with_any_argument_gets_an_answer(crowd: Crowd, log: io.StringIO) -> None:
    """Law 13: from a citizen and from an officer of the ministry, and whatever stands behind the colon."""
    for action in BUTTONS:
        for who in (SITI, DEWI):
            await crowd.plays([Act(who, "presses", data=f"{action}:{argument}") for argument in ARGUMENTS])
    _telegram_took_everything(log.getvalue())


@pytest.mark.soak
@pytest.mark.parametrize("round_", range(1, 201))
async def test_a_hundred_thousand_sequences_break_nothing(crowd: Crowd, log: io.StringIO, round_: int) -> None:
    await _play(crowd, log, round_)


async def _play(crowd: Crowd, log: io.StringIO, round_: int) -> None:
    for acts in sequences(500, round_):
        await crowd.plays(acts)
    assert len(crowd.said) > 50
    assert "given up: " in log.getvalue()  # somebody had blocked us: the log has been listening
    _telegram_took_everything(log.getvalue())
    _tells_nothing_of_anybody(log.getvalue(), crowd)


def _telegram_took_everything(log: str) -> None:
    """Law 12: no text that can't be sent, no button that doesn't fit."""
    assert not set(re.findall(r"given up: (\w+)", log)) & OUR_FAULT


def _tells_nothing_of_anybody(log: str, crowd: Crowd) -> None:
    """Law 11. Errors are told only of updates that are none."""
    assert TOKEN not in log
    assert not [person.name for person in crowd.people if re.search(rf"\b{person.name}\b", log)]
    assert not [words for words in crowd.said if words in log]
    errors = [line for line in log.splitlines() if re.search(" (ERROR|CRITICAL) ", line)]
    odd = "|".join(map(str, crowd.odd))
    assert not [line for line in errors if not re.search(rf"update ({odd}) |for parked:({odd}):", line)]
