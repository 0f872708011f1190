"""Who gets an announcement: the residents of the office and of those below it, by day, until they stop it."""

import pytest

from tests.announcements.ways import RISKY, SUNDAY, announces, heard, resident
from tests.bulk import AGAIN, HOUR, STOP, progress
from tests.conftest import Person, Village

# --- who gets it ---


async def test_residents_get_what_their_village_announces(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 1
    assert "Pengumuman Desa Contoh" in siti.sees()[-1]


async def test_nobody_outside_the_village_gets_it(
    village: Village, siti: Person, joko: Person, pak_budi: Person, pak_joni: Person, bu_ratna: Person
) -> None:
    """Law 4: the audience is the subtree of the office, asked in the query."""
    neighbour = await resident(village, 101, "desa-lain")
    await announces(pak_budi, SUNDAY)
    assert [heard(person) for person in (neighbour, joko, pak_joni, bu_ratna)] == [0, 0, 0, 0]


async def test_an_office_above_reaches_every_village_below_it(village: Village, siti: Person, bu_ratna: Person) -> None:
    neighbour = await resident(village, 101, "desa-lain")
    elsewhere = await resident(village, 102, "bp3mi-contoh")
    await announces(bu_ratna, SUNDAY)
    assert (heard(siti), heard(neighbour), heard(elsewhere)) == (1, 1, 0)


async def test_law_12_each_reads_the_frame_in_their_language(village: Village, siti: Person, pak_budi: Person) -> None:
    """Law 12: the recipient's locale; what the office wrote stays as it is."""
    wayan = await resident(village, 101, language="en")
    await announces(pak_budi, SUNDAY)
    assert "Announcement of Desa Contoh" in wayan.sees()[-1]
    assert "Pengumuman Desa Contoh" in siti.sees()[-1]
    assert heard(wayan) == heard(siti) == 1


async def test_a_large_audience_is_reached_piece_by_piece(
    village: Village, siti: Person, pak_budi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece is keyed by (announcement, citizen): done again, it tells nobody twice."""
    monkeypatch.setattr("bot.store.bulk.PIECE", 2)
    people = [siti, *[await resident(village, 101 + each, language="en" if each % 2 else "id") for each in range(4)]]
    await announces(pak_budi, SUNDAY)
    assert [heard(person) for person in people] == [1, 1, 0, 0, 0]
    assert "Penerima: 5" in progress(pak_budi)[-1]
    await village.tick(1)
    assert sum(heard(person) for person in people) == 4
    async with village.store.transaction() as tx:  # as if the process had died before noting how far it came
        await tx.announcement_reached(1, 0, None)
    for _ in range(4):
        await village.tick(1)
    assert [heard(person) for person in people] == [1, 1, 1, 1, 1]
    await village.tick(10)
    assert "Terkirim: 5" in progress(pak_budi)[-1]


# --- at night ---


async def test_nothing_is_announced_at_night_where_the_reader_is(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """21 to 06 is told by the reader's own clock."""
    abroad = await resident(village, 101, zone="Europe/London")
    village.clock.ahead += 13 * HOUR  # 22.00 in Makassar, 14.00 in London
    await announces(pak_budi, SUNDAY)
    assert (heard(siti), heard(abroad)) == (0, 1)
    await village.tick(10)
    assert "Menunggu: 1" in progress(pak_budi)[-1]
    await village.tick(8 * HOUR + 60)
    assert (heard(siti), heard(abroad)) == (1, 1)


# --- who does not want it, who can't be reached ---


async def test_stop_stops_announcements_and_nothing_else(village: Village, siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    await siti.taps(STOP)
    assert "tidak lagi dikirim" in siti.sees()[-1]
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 1
    async with village.store.transaction() as tx:
        assert await tx.mutes(siti.chat_id) == {"announcement"}


async def test_start_again_starts_them_again(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    await siti.taps(STOP)
    await siti.taps(AGAIN)
    await announces(pak_budi, SUNDAY)
    assert heard(siti) == 2


async def test_who_stops_at_night_does_not_get_what_waits_for_the_morning(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    await announces(pak_budi, SUNDAY)
    village.clock.ahead += 13 * HOUR
    await announces(pak_budi, RISKY.replace("0812 0000 0000", "balai desa"))
    await siti.taps(STOP)
    await village.tick(9 * HOUR)
    assert heard(siti, "Pelatihan") == 0


@pytest.mark.parametrize("data", ["mute:", "mute:danger", "unmute:complaint", "mute"])
async def test_only_news_can_be_stopped(village: Village, siti: Person, data: str) -> None:
    await siti.presses(data)
    assert "sudah tidak berlaku" in siti.sees()[-1]
    async with village.store.transaction() as tx:
        assert await tx.mutes(siti.chat_id) == set()


async def test_a_closed_chat_is_left_out(village: Village, siti: Person, pak_budi: Person) -> None:
    await siti.blocks()
    await pak_budi.says("/umumkan")
    await pak_budi.says(SUNDAY)
    assert "Belum ada warga" in pak_budi.sees()[-1]
