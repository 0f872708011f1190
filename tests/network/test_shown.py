"""What officers are shown of their office and its residents, and which commands are shown to whom."""

from tests.conftest import Person


async def test_an_office_sees_how_many_residents_it_has_and_not_who(siti: Person, pak_budi: Person) -> None:
    await pak_budi.says("/petugas")
    assert "Warga di Desa Contoh: 2" in pak_budi.sees()[-1]
    assert not [text for text in pak_budi.sees() if "Siti" in text]


async def test_an_officer_reads_their_commands_after_the_welcome(bu_ratna: Person) -> None:
    await bu_ratna.says("/start")
    assert "Untuk petugas" in bu_ratna.sees()[-1]
    assert "/joborder" in bu_ratna.sees()[-1]


async def test_a_village_officer_is_not_offered_what_only_the_offices_above_may_do(pak_budi: Person) -> None:
    await pak_budi.says("/bantuan")
    assert "/umumkan" in pak_budi.sees()[-1]
    assert "/joborder" not in pak_budi.sees()[-1]


async def test_a_citizen_reads_no_commands_of_officers(siti: Person) -> None:
    await siti.says("/start")
    assert not any("Untuk petugas" in seen for seen in siti.sees())
