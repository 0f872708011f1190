"""The rules of the network, by themselves: codes, invitations, places, and pages."""

import pytest

from bot.message import Button, number_in
from bot.network import (
    ADDS,
    CODE,
    LEVELS,
    LONGEST_CODE,
    Invitation,
    Level,
    Office,
    Officer,
    code_for,
    fingerprint,
    may_restore,
    why_shut,
    words_of,
)
from bot.pages import page, turning

INVITER, OPENER, OTHER = 1, 2, 3
FRESH = Invitation("desa-contoh", INVITER, expires_at=100)
OPENED = Invitation("desa-contoh", INVITER, expires_at=100, opened_by=OPENER)
TAKEN = Invitation("desa-contoh", INVITER, expires_at=100, opened_by=OTHER)
WAITING = Officer(OPENER, "desa-contoh", waiting_at=1, granted_by=INVITER)
ACTIVE = Officer(OPENER, "desa-contoh", active_at=1)
SUSPENDED = Officer(OPENER, "desa-contoh", active_at=1, suspended_at=2)


@pytest.mark.parametrize(
    ("invitation", "opener", "officer", "now", "reason"),
    [
        (FRESH, OPENER, None, 99, None),
        (FRESH, OPENER, None, 100, "expired"),
        (None, OPENER, None, 1, "unknown"),
        (TAKEN, OPENER, None, 1, "used"),
        (TAKEN, OPENER, None, 100, "used"),
        (OPENED, OPENER, WAITING, 1, "waiting"),
        (OPENED, OPENER, None, 1, "used"),  # refused since
        (FRESH, OPENER, WAITING, 1, None),  # a second invitation, from somebody who answers
        (FRESH, OPENER, ACTIVE, 1, "active"),
        (FRESH, OPENER, SUSPENDED, 1, "suspended"),
        (FRESH, INVITER, None, 1, "own"),
    ],
)
def test_an_invitation_opens_once_for_somebody_else_and_in_time(
    invitation: Invitation | None, opener: int, officer: Officer | None, now: int, reason: str | None
) -> None:
    assert why_shut(invitation, opener, officer, now) == reason


def test_a_fingerprint_tells_tokens_apart_and_is_no_token() -> None:
    assert fingerprint("one") == fingerprint("one")
    assert len({fingerprint("one"), fingerprint("two"), "one"}) == 3


@pytest.mark.parametrize(
    ("level", "parent", "own", "may"),
    [
        (Level.VILLAGE, "p4mi", {"p4mi"}, True),
        (Level.VILLAGE, "p4mi", {"desa"}, False),  # a colleague
        (Level.VILLAGE, "p4mi", {"bp3mi"}, False),  # two steps above
        (Level.MINISTRY, None, {"desa"}, True),  # a colleague, since nobody is above
        (Level.MINISTRY, None, {"bp3mi"}, False),
    ],
)
def test_the_office_above_restores_and_at_the_ministry_a_colleague(
    level: Level, parent: str | None, own: set[str], may: bool
) -> None:
    assert may_restore(Office("desa", level, parent, "Desa"), own) is may


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Desa Langaleso", set(), "desa-langaleso"),
        ("Desa Langaleso", {"desa-langaleso"}, "desa-langaleso-2"),
        ("Desa Langaleso", {"desa-langaleso", "desa-langaleso-2"}, "desa-langaleso-3"),
        ("Désa  Ñusa/Raya (baru)", set(), "desa-nusa-raya-baru"),
        ("村", set(), "kantor"),
        ("x" * 40, set(), "x" * 30),
        ("x" * 40, {"x" * 30}, "x" * 28 + "-2"),
        ("Desa " + "a" * 24 + " b", set(), "desa-" + "a" * 24),  # no hyphen at the cut
    ],
)
def test_a_code_is_made_from_the_name_in_ascii_and_is_free(name: str, taken: set[str], code: str) -> None:
    assert code_for(name, taken) == code
    assert CODE.fullmatch(code)


@pytest.mark.parametrize("action", ["office.invite", "officer.confirm", "officer.suspend", "officer.restore"])
def test_the_longest_code_fits_on_every_button(action: str) -> None:
    code, largest_chat_id = "x" * LONGEST_CODE, 2**52
    assert len(Button("any", action, f"{largest_chat_id}:{code}").data) <= 64
    assert len(Button("any", "office.add", f"{code}:{Level.MINISTRY}").data) <= 64
    assert len(f"desa_{code}") <= 64


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_adds_an_office_at_the_own_level_or_above(level: Level) -> None:
    office = Office("any", level, None, "Any")
    assert all(office.stands_above(below) for below in ADDS[level])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Desa Anjani, Kab. Lombok Timur", ("anjani", "lombok", "timur")),
        ("SIBOWI", ("sibowi",)),
        ("desa", ("desa",)),  # nothing else to look for
        ("50%_a", ("50", "a")),  # what means something to LIKE is no letter
        ("  !? ", ()),
    ],
)
def test_a_place_is_looked_for_by_its_own_words(typed: str, words: tuple[str, ...]) -> None:
    assert words_of(typed) == words


@pytest.mark.parametrize(
    ("name", "area", "around"),
    [
        ("Desa Sibowi", "Sibowi, Kabupaten Sigi", "Kabupaten Sigi"),
        ("Desa Sibowi", "Kabupaten Sigi", "Kabupaten Sigi"),
        ("BP3MI Riau", "Riau", ""),
        ("Desa Sibowi", "", ""),
    ],
)
def test_the_area_does_not_say_the_name_again(name: str, area: str, around: str) -> None:
    assert Office("any", Level.VILLAGE, None, name, area).around == around


@pytest.mark.parametrize(
    ("items", "number", "shown", "arrows"),
    [
        (0, 0, [], []),
        (8, 0, list(range(8)), []),
        (9, 0, list(range(8)), ["pages.on"]),
        (9, 1, [8], ["pages.back"]),
        (20, 1, list(range(8, 16)), ["pages.back", "pages.on"]),
        (9, 7, [8], ["pages.back"]),  # the list has become shorter
    ],
)
def test_a_long_list_comes_in_pages_with_arrows(items: int, number: int, shown: list[int], arrows: list[str]) -> None:
    found = page(range(items), number)
    assert list(found.items) == shown
    rows = turning(found, "any")
    assert [button.label for row in rows if isinstance(row, tuple) for button in row] == arrows


@pytest.mark.parametrize(("argument", "number"), [("3", 3), ("", 0), ("x", 0), ("-1", 0), ("9" * 99, 0)])
def test_a_button_carries_a_number_or_none(argument: str, number: int) -> None:
    assert number_in(argument) == number
