"""Who hears of a job order: whoever asked for its country and sector, once, by day, until they stop it."""

import pytest

from bot.job_order import ANY, Wish
from tests.bulk import AGAIN, HOUR, STOP, progress, someone
from tests.conftest import Person, Village
from tests.job_orders.ways import heard, published, wishes


@pytest.mark.parametrize(
    ("country", "sector", "times"),
    [
        ("TW", "factory", 1),
        (ANY, "factory", 1),
        ("TW", ANY, 1),
        (ANY, ANY, 1),
        ("JP", "factory", 0),
        ("TW", "domestic", 0),
        ("JP", ANY, 0),
        (ANY, "domestic", 0),
    ],
)
async def test_whoever_asked_for_the_country_and_the_sector_hears_of_it(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, country: str, sector: str, times: int
) -> None:
    async with village.store.transaction() as tx:
        await tx.subscribe(siti.chat_id, Wish(country, sector), village.clock.now())
    await published(village, bu_wati)
    assert heard(siti) == times


async def test_law_2_several_wishes_that_match_are_one_message(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 2: at most once per citizen."""
    async with village.store.transaction() as tx:
        for country in ("TW", ANY):
            for sector in ("factory", ANY):
                await tx.subscribe(siti.chat_id, Wish(country, sector), village.clock.now())
    await published(village, bu_wati)
    assert heard(siti) == 1


async def test_law_2_what_was_on_its_way_at_a_crash_is_shown_as_uncertain_and_not_sent_again(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 2."""
    await wishes(siti)
    village.clock.ahead += 13 * HOUR
    number = await published(village, bu_wati)
    village.clock.ahead += 9 * HOUR
    async with village.store.transaction() as tx:
        await tx._run(
            "UPDATE outbox SET marked_at = 1 WHERE about = :about AND done_at IS NULL", about=f"job_order:{number}"
        )
    async with village.store.transaction() as tx:
        await tx.recover_marked(village.clock.now())
    await village.tick(10)
    await village.tick(HOUR)
    assert heard(siti) == 0
    assert "Tidak pasti: 1" in progress(bu_ratna)[-1]


async def test_who_asked_for_nothing_hears_nothing(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await published(village, bu_wati)
    assert heard(siti) == 0


async def test_stop_stops_job_orders_and_nothing_else(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    await published(village, bu_wati)
    await siti.taps(STOP)
    assert "Info lowongan tidak lagi dikirim" in siti.sees()[-1]
    await published(village, bu_wati)
    assert heard(siti) == 1
    async with village.store.transaction() as tx:
        assert await tx.mutes(siti.chat_id) == {"job_order"}


async def test_start_again_and_a_new_wish_start_them_again(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    await siti.presses("mute:job_order")
    await siti.taps(AGAIN)
    await published(village, bu_wati)
    assert heard(siti) == 1
    await siti.taps(STOP)
    await wishes(siti, "🌏 Semua negara")
    await published(village, bu_wati)
    assert heard(siti) == 2


async def test_a_closed_chat_is_left_out(village: Village, siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    await wishes(siti)
    await siti.blocks()
    await published(village, bu_wati)
    await village.tick(10)
    assert "Penerima: 0" in progress(bu_ratna)[-1]


async def test_nothing_is_told_at_night_where_the_reader_is(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    abroad = await someone(village, 101, zone="Europe/London")
    for person in (siti, abroad):
        await wishes(person)
    village.clock.ahead += 13 * HOUR  # 22.00 in Makassar, 14.00 in London
    await published(village, bu_wati)
    assert (heard(siti), heard(abroad)) == (0, 1)
    await village.tick(8 * HOUR + 60)
    assert (heard(siti), heard(abroad)) == (1, 1)


async def test_a_large_audience_is_told_piece_by_piece(
    village: Village, bu_ratna: Person, bu_wati: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.bulk.PIECE", 2)
    people = [await someone(village, 101 + each) for each in range(5)]
    for person in people:
        await wishes(person)
    await published(village, bu_wati)
    assert sum(map(heard, people)) == 2
    for _ in range(3):
        await village.tick(1)
    assert [heard(person) for person in people] == [1, 1, 1, 1, 1]
    await village.tick(10)
    assert "Terkirim: 5" in progress(bu_ratna)[-1]
    assert len(progress(bu_ratna)) == 1
