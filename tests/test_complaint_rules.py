"""The rules of a report: whose it is, how urgent it is, when it is late."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot import complaint
from bot.complaint import CATEGORIES, Complaint, Part, Status, Told, Urgency
from bot.dialog import Answers
from bot.message import Kind
from bot.network import Level

MAKASSAR = "Asia/Makassar"
NOBODY: frozenset[Level] = frozenset()
VILLAGE = frozenset({Level.VILLAGE})
UP = frozenset({Level.VILLAGE, Level.REGENCY})


def told(category: str, country: str = "ID", accused: str = "no", village: bool = False, urgent: bool = False) -> Told:
    return Told(category, country, (), accused=accused, village=village, urgent=urgent)


HEAVY = (
    "danger",
    "violence",
    "harassment",
    "papers",
    "recruitment",
    "fake_job",
    "not_departed",
    "wages",
    "overcharging",
    "lost",
    "detained",
    "dead",
    "unknown",
)
LIGHT = ("contract", "sick", "going_home", "insurance", "service", "question", "other")


@pytest.mark.parametrize("category", HEAVY)
def test_what_is_heavy_is_never_for_the_village_or_the_regency(category: str) -> None:
    """Law 14: also if the person lets the village know."""
    assert told(category, village=True).leaves_out == UP


@pytest.mark.parametrize("category", LIGHT)
def test_everything_abroad_is_never_for_the_village_or_the_regency(category: str) -> None:
    """Law 14."""
    assert told(category, country="TW", village=True).leaves_out == UP


@pytest.mark.parametrize("category", LIGHT)
def test_what_is_light_and_at_home_may_go_to_the_village_if_the_person_lets_it(category: str) -> None:
    """Law 14."""
    assert told(category, village=True).leaves_out == NOBODY
    assert told(category, village=False).leaves_out == VILLAGE


@pytest.mark.parametrize("accused", ["yes", "unknown", ""])
def test_what_accuses_the_village_or_may_do_so_never_goes_there(accused: str) -> None:
    """Law 5."""
    assert told("service", accused=accused, village=True).leaves_out == VILLAGE


def test_words_of_danger_make_anything_heavy() -> None:
    """Law 14."""
    assert told("insurance", village=True, urgent=True).leaves_out == UP


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"way": "choose", "category": "sick", "country": "ID", "accused": "no"}, True),
        ({"way": "choose", "category": "sick", "country": "ID", "accused": "unknown"}, False),
        ({"way": "choose", "category": "sick", "country": "ID", "accused": "yes"}, False),
        ({"way": "choose", "category": "sick", "country": "ID"}, False),
        ({"way": "choose", "category": "sick", "country": "MY", "accused": "no"}, False),
        ({"way": "choose", "category": "wages", "country": "ID", "accused": "no"}, False),
        ({"way": "tell", "country": "ID", "accused": "no"}, False),  # no category is the unknown one
        ({"way": "choose", "category": "sick", "country": "ID", "accused": "no", "urgent": True}, False),
    ],
)
def test_the_village_is_asked_about_only_where_it_could_help(answers: Answers, asked: bool) -> None:
    """Law 14: "Boleh kantor desa tahu?" """
    assert complaint.may_ask_village(answers) is asked


@pytest.mark.parametrize("category", CATEGORIES)
def test_danger_is_the_most_urgent_and_what_is_heavy_comes_next(category: str) -> None:
    usual = Urgency.SOON if CATEGORIES[category] else Urgency.USUAL
    assert filed(category).urgency is (Urgency.DANGER if category == "danger" else usual)
    assert filed(category, urgent=True).urgency is Urgency.DANGER


@pytest.mark.parametrize(
    ("times", "status"),
    [
        ({}, Status.WAITING),
        ({"taken_at": 1}, Status.TAKEN),
        ({"taken_at": 1, "done_at": 2}, Status.DONE),
        ({"taken_at": 1, "done_at": 2, "settled_at": 3}, Status.SETTLED),
    ],
)
def test_where_a_report_stands_follows_from_what_has_happened(times: dict[str, int], status: Status) -> None:
    assert replace(filed("wages"), **times).status is status  # type: ignore[arg-type]


def filed(category: str, urgent: bool = False) -> Complaint:
    return Complaint("LT-1", category, "ID", "", urgent, "no", "", "desa", created_at=0, late_at=0)


@pytest.mark.parametrize(
    ("filed", "late"),
    [
        ("2026-11-23 09:00", "2026-11-24 09:00"),  # Monday, then Tuesday at the same hour
        ("2026-11-23 15:59", "2026-11-24 15:59"),
        ("2026-11-23 08:00", "2026-11-23 16:00"),  # the whole day is ahead
        ("2026-11-23 05:30", "2026-11-23 16:00"),  # before the office opens
        ("2026-11-23 16:00", "2026-11-24 16:00"),  # after it has closed
        ("2026-11-23 23:10", "2026-11-24 16:00"),
        ("2026-11-27 10:00", "2026-11-30 10:00"),  # over a weekend
        ("2026-11-27 18:00", "2026-11-30 16:00"),
        ("2026-11-28 12:00", "2026-11-30 16:00"),  # on a Saturday
        ("2026-11-29 03:00", "2026-11-30 16:00"),  # on a Sunday
        ("2026-12-31 14:00", "2027-01-01 14:00"),  # holidays are not known
    ],
)
def test_a_report_is_late_after_one_working_day(filed: str, late: str) -> None:
    zone = ZoneInfo(MAKASSAR)
    at = complaint.deadline(int(datetime.fromisoformat(filed).replace(tzinfo=zone).timestamp()), MAKASSAR)
    assert datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M") == late


def test_a_working_day_is_one_where_the_office_is() -> None:
    now = int(datetime(2026, 11, 23, 0, 30, tzinfo=ZoneInfo("UTC")).timestamp())  # 08.30 in Makassar, 07.30 in Jakarta
    assert complaint.deadline(now, MAKASSAR) - now == 24 * 3600
    assert complaint.deadline(now, "Asia/Jakarta") - now == 8 * 3600 + 1800


@pytest.mark.parametrize(
    ("drawn", "number"), [(12345678, "LT-1234-5678"), (7, "LT-0000-0007"), (99999999, "LT-9999-9999")]
)
def test_a_number_is_eight_random_digits_in_two_groups(drawn: int, number: str) -> None:
    assert complaint.number({100_000_000: drawn}.__getitem__) == number


def test_what_was_answered_is_what_is_told() -> None:
    answers: Answers = {
        "way": "choose",
        "category": "overcharging",
        "story": [{"kind": "voice", "text": "", "file_id": "V", "message_id": 4}],
        "country": "ID",
        "outcome": "money",
        "accused": "yes",
        "evidence": [{"kind": "photo", "text": "kuitansi", "file_id": "P", "message_id": 5}],
        "urgent": True,
    }
    assert complaint.told(answers, "job:JO-7") == Told(
        "overcharging",
        "ID",
        (Part(Kind.VOICE, "", "V"),),
        (Part(Kind.PHOTO, "kuitansi", "P"),),
        "money",
        "yes",
        village=False,
        urgent=True,
        job_order="JO-7",
    )


def test_a_story_without_anything_else_is_of_an_unknown_category_and_names_no_job_order() -> None:
    told = complaint.told({"way": "tell", "evidence": None}, "someone")
    assert (told.category, told.accused, told.job_order, told.evidence) == ("unknown", "", "", ())
