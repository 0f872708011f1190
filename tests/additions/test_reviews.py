"""Answers grow old: the ministry's officers hear of each a month before its review day and once it is past."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.turn import House
from tests.additions.ways import CHECK, only, restarted, suspend, told
from tests.conftest import MONDAY_MORNING, Person, Village

DAY = 86_400
TODAY = datetime.fromtimestamp(MONDAY_MORNING, ZoneInfo("Asia/Makassar")).date()
SOON, STALE = "harus dicek lagi ke sumbernya", "sudah lewat tanggal ceknya"
OTHER = "find-job-orders"


def due_in(house: House, days: int, *topics: str) -> House:
    """A house whose answers must be checked again in so many days."""
    return only(house, *(topics or (CHECK,)), review_by=TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "soon", "stale"),
    [(31, 0, 0), (30, 1, 0), (29, 1, 0), (0, 1, 0), (-1, 0, 1), (-400, 0, 1)],
)
async def test_the_ministry_is_told_a_month_before_and_when_it_is_past(
    village: Village, house: House, bu_dewi: Person, days: int, soon: int, stale: int
) -> None:
    async with restarted(village, due_in(house, days)):
        assert (told(bu_dewi, SOON), told(bu_dewi, STALE)) == (soon, stale)


@pytest.mark.parametrize("days", [30, -1])
async def test_what_to_do_is_said_in_the_words_of_an_office(
    village: Village, house: House, bu_dewi: Person, days: int
) -> None:
    """Officers have no files."""
    async with restarted(village, due_in(house, days)):
        assert "nama jawabannya, tanggal Anda mengeceknya, dan apa yang berubah" in bu_dewi.sees()[-1]
        assert "docs" not in bu_dewi.sees()[-1]


async def test_each_is_told_once_while_the_days_go_by(village: Village, house: House, bu_dewi: Person) -> None:
    async with restarted(village, due_in(house, 33)):
        heard = []
        for _ in range(40):
            heard.append((told(bu_dewi, SOON), told(bu_dewi, STALE)))
            await village.tick(DAY)
    assert heard == [(0, 0)] * 3 + [(1, 0)] * 31 + [(1, 1)] * 6


async def test_nobody_is_told_twice_after_a_restart(village: Village, house: House, bu_dewi: Person) -> None:
    for days in (20, -1):
        for _ in range(3):
            async with restarted(village, due_in(house, days)):
                await village.tick(60)
    assert (told(bu_dewi, SOON), told(bu_dewi, STALE)) == (1, 1)


async def test_a_new_review_day_is_told_again(village: Village, house: House, bu_dewi: Person) -> None:
    for days in (20, 25):
        async with restarted(village, due_in(house, days)):
            await village.tick(60)
    assert told(bu_dewi, SOON) == 2


async def test_an_answer_that_was_checked_again_in_time_is_not_told_of(
    village: Village, house: House, bu_dewi: Person
) -> None:
    async with restarted(village, due_in(house, 20)):
        pass
    async with restarted(village, due_in(house, 200)):
        await village.tick(25 * DAY)
    assert told(bu_dewi, STALE) == 0


async def test_nobody_outside_the_ministry_is_told(
    village: Village, house: House, siti: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person, bu_dewi: Person
) -> None:
    async with restarted(village, due_in(house, 20)):
        assert [told(person, SOON) for person in (siti, pak_budi, bu_ratna, pak_made, bu_dewi)] == [0, 0, 0, 0, 1]


async def test_a_suspended_officer_is_not_told(village: Village, house: House, bu_dewi: Person) -> None:
    await suspend(village, bu_dewi, "kemenp2mi-contoh")
    async with restarted(village, due_in(house, 20)):
        assert told(bu_dewi, SOON) == 0


async def test_the_first_officer_of_the_ministry_hears_of_it_a_day_later(village: Village, house: House) -> None:
    """As long as there is nobody to tell, nothing counts as told."""
    async with restarted(village, due_in(house, 20)):
        dewi = village.person(500, "Dewi")
        await dewi.says("/start")
        assert told(dewi, SOON) == 0
        await village.tick(DAY)
        await village.tick(DAY)
        assert told(dewi, SOON) == 1


async def test_what_comes_up_together_is_one_message_with_the_earliest_first(
    village: Village, house: House, bu_dewi: Person
) -> None:
    both = due_in(house, 20, CHECK, OTHER)
    first, second = sorted(both.faq.of("id"), key=lambda topic: topic.id)
    async with restarted(village, both):
        shown = bu_dewi.sees()[-1].splitlines()
    day = "13 Desember 2026"
    assert [line for line in shown if line.startswith("•")] == [f"• {first.title}: {day}", f"• {second.title}: {day}"]


async def test_of_many_all_are_named_in_as_many_messages_as_it_takes(
    village: Village, house: House, bu_dewi: Person
) -> None:
    names = house.faq.ids[:43]
    for days, words in ((20, SOON), (-1, STALE)):
        async with restarted(village, due_in(house, days, *names)):
            await village.tick(60)
        assert told(bu_dewi, words) == 2
        assert [text.count("•") for text in bu_dewi.sees()[-2:]] == [40, 3]


async def test_answers_for_people_in_danger_are_named_first(village: Village, house: House, bu_dewi: Person) -> None:
    async with restarted(village, due_in(house, -1, "wages-hours", "violence")):
        await village.tick(60)
    first, second = [line for line in bu_dewi.sees()[-1].splitlines() if line.startswith("•")]
    assert house.faq.topic("id", "violence").title in first
    assert house.faq.topic("id", "wages-hours").title in second


async def test_at_night_nobody_is_woken_for_it(village: Village, house: House, bu_dewi: Person) -> None:
    village.clock.ahead = 13 * 3600
    async with restarted(village, due_in(house, 20)):
        assert told(bu_dewi, SOON) == 0
        await village.tick(8 * 3600)
        assert told(bu_dewi, SOON) == 1
