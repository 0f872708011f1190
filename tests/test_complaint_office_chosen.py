"""Whose a report is: what is heavy and everything abroad never goes to the village (law 14)."""

import pytest

from tests.complaints import mentions, office_of, reports, sends, tells
from tests.conftest import Person, Village


@pytest.mark.parametrize("category", ["", "Saya tidak tahu", "Gaji", "Kekerasan", "Paspor ditahan", "Hilang kontak"])
async def test_what_is_heavy_goes_to_bp3mi_and_the_village_is_not_asked_about(
    siti: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person, village: Village, category: str
) -> None:
    """Law 14."""
    number = await reports(siti, category)
    assert await office_of(village, number) == "bp3mi-contoh"
    assert mentions(pak_made, number)
    assert not mentions(pak_budi, number)
    assert not mentions(bu_ratna, number)
    assert not mentions(siti, "Boleh kantor desa tahu?")


async def test_everything_abroad_goes_to_bp3mi(siti: Person, pak_budi: Person, pak_made: Person) -> None:
    """Law 14."""
    await tells(siti, "Sakit, kecelakaan", country="🇹🇼 Taiwan")
    assert "BP3MI Contoh" in siti.sees()[-1]
    assert not mentions(siti, "Boleh kantor desa tahu?")


async def test_without_an_officer_at_bp3mi_it_goes_to_the_ministry(
    siti: Person, pak_budi: Person, bu_ratna: Person, bu_dewi: Person, village: Village
) -> None:
    """Law 14."""
    number = await reports(siti, "Kekerasan")
    assert await office_of(village, number) == "kemenp2mi-contoh"
    assert mentions(bu_dewi, number)


async def test_anything_else_goes_to_the_village_if_the_citizen_lets_it_know(
    siti: Person, pak_budi: Person, pak_made: Person, village: Village
) -> None:
    """Law 14."""
    await tells(siti, "Sakit, kecelakaan", village="Ya, boleh")
    assert "Dibaca oleh Desa Contoh." in siti.sees()[-1]
    number = await sends(siti)
    assert mentions(pak_budi, number)
    assert not mentions(pak_made, number)


async def test_anything_else_skips_the_village_if_the_citizen_does_not_let_it_know(
    siti: Person, pak_budi: Person, bu_ratna: Person, village: Village
) -> None:
    """Law 14."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    assert await office_of(village, number) == "p4mi-contoh"
    assert not mentions(pak_budi, number)
    assert mentions(bu_ratna, number)


@pytest.mark.parametrize("accused", ["Ya", "Tidak tahu"])
async def test_what_may_be_about_the_village_skips_it_without_asking(
    siti: Person, pak_budi: Person, bu_ratna: Person, village: Village, accused: str
) -> None:
    """Law 5."""
    number = await reports(siti, "Pelayanan petugas", accused=accused)
    assert await office_of(village, number) == "p4mi-contoh"
    assert not mentions(siti, "Boleh kantor desa tahu?")
    assert not mentions(pak_budi, number)


async def test_a_citizen_without_an_office_reports_to_the_ministry(joko: Person, bu_dewi: Person) -> None:
    await tells(joko, "Sakit, kecelakaan")
    assert "Dibaca oleh Kementerian Contoh" in joko.sees()[-1]
    assert not mentions(joko, "Boleh kantor desa tahu?")
    assert mentions(bu_dewi, await sends(joko))


async def test_words_of_danger_in_a_story_make_the_report_urgent(
    siti: Person, pak_budi: Person, pak_made: Person, village: Village
) -> None:
    """Laws 9 and 14: the words are the answer too, and the village is passed over."""
    number = await reports(siti, "Sakit, kecelakaan", story="Tolong, saya dipukul dan disekap di rumah ini")
    assert await office_of(village, number) == "bp3mi-contoh"
    assert "Mendesak" in pak_made.sees()[-1]
