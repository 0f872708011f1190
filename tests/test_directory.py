"""The offices of the network, as they come with the bot."""

import csv
import re

import pytest

from bot import directory
from bot.emergency import CONFIDENCES
from bot.network import LEVELS, Level
from bot.risks import risks
from bot.texts import HOME

PATH = HOME / "locales" / "directory" / "offices.csv"
WRITTEN = list(csv.DictReader(PATH.read_text("utf-8").splitlines()))
ROWS = [row for row in WRITTEN if not row["refused"]]
REFUSED = [row for row in WRITTEN if row["refused"]]
BY_CODE = {row["code"]: row for row in ROWS}


def test_the_directory_can_be_imported() -> None:
    read = directory.read(PATH.read_text("utf-8"))
    assert read.faults == ()
    assert len(read.offices) == len(ROWS) == len(BY_CODE)
    assert [refusal.code for refusal in read.refused] == [row["code"] for row in REFUSED]


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["code"])
def test_a_refused_office_says_why_and_where_it_is_known_from(row: dict[str, str]) -> None:
    assert 10 < len(row["refused"]) < 80
    assert row["source"]
    assert row["confidence"] in CONFIDENCES
    assert row["parent"] in BY_CODE


def test_there_is_one_ministry_and_every_level_has_offices() -> None:
    count = {level: sum(row["level"] == level for row in ROWS) for level in LEVELS}
    assert count[Level.MINISTRY] == 1
    assert all(count.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_an_office_says_where_it_is_known_from_and_since_when(row: dict[str, str]) -> None:
    assert row["source"]
    undated = row["seen"] == "" and row["confidence"] == "rendah"
    assert undated or re.fullmatch(r"20\d\d(-\d\d){0,2}", row["seen"])
    assert row["confidence"] in CONFIDENCES
    assert row["area"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_no_name_and_no_area_of_a_real_office_would_be_refused(row: dict[str, str]) -> None:
    assert (risks(row["name"]), risks(row["area"])) == ((), ())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_an_office_stands_under_one_of_a_higher_level(row: dict[str, str]) -> None:
    if row["level"] == "ministry":
        assert row["parent"] == ""
    else:
        assert LEVELS.index(Level(BY_CODE[row["parent"]]["level"])) < LEVELS.index(Level(row["level"]))


@pytest.mark.parametrize("row", [row for row in ROWS if row["level"] == "village"], ids=lambda row: row["code"])
def test_a_village_stands_under_the_office_of_its_own_province(row: dict[str, str]) -> None:
    province = BY_CODE[row["parent"]]
    while province["level"] != "province":
        province = BY_CODE[province["parent"]]
    assert row["area"].rpartition(", ")[2] in province["area"].split("; ")


@pytest.mark.parametrize("row", [row for row in ROWS if row["level"] == "village"], ids=lambda row: row["code"])
def test_a_village_skips_the_regency_only_where_there_is_none(row: dict[str, str]) -> None:
    served = [(other["code"], other["area"].rpartition(", ")[0].split("; ")) for other in ROWS if _is_p4mi(other)]
    regency = next((code for code, names in served if any(f"Kabupaten {name}," in row["area"] for name in names)), None)
    assert regency in (None, row["parent"])


@pytest.mark.parametrize("row", [row for row in WRITTEN if row["level"] == "regency"], ids=lambda row: row["code"])
def test_a_p4mi_names_its_province(row: dict[str, str]) -> None:
    provinces = {place for other in ROWS if other["level"] == "province" for place in other["area"].split("; ")}
    unverified = {"Sulawesi Barat", "Gorontalo", "Maluku", "Papua"}
    assert row["area"].rpartition(", ")[2] in provinces | unverified


def _is_p4mi(row: dict[str, str]) -> bool:
    return row["level"] == "regency"
