"""An officer makes a report for somebody without Telegram, with that person's consent (law 17)."""

import pytest

from tests.complaints import STORY, fills, sends
from tests.conftest import Person, Village

YOURS_AND_THEIRS = [
    (
        "id",
        ["kata-kata sendiri", "Jawaban Anda", "Anda setuju", "Laporan Anda tercatat", "bukti Anda"],
        ["kata-kata orang itu", "berarti ia setuju", "berikan nomor ini kepada orang itu", "ia punya bukti"],
    ),
    (
        "en",
        ["your own words", "Your answers", "you agree", "Your report has", "your evidence"],
        ["this person's words", "that they agree", "give this number to the person", "this person have evidence"],
    ),
]


async def walks_through(person: Person, language: str, command: str, *first: str) -> str:
    """From the command to the number, in any language; returns everything that was said."""
    await person.presses(f"language.choose:{language}")
    before = len(person.messages())
    await person.says(command)
    for act in (*first, "way:tell", STORY, "done", "country:ID", "outcome:advice", "accused:yes", "skip", "send"):
        rows = person.messages()[-1].get("buttons") or []
        data = [key["callback_data"] for row in rows for key in row if act in key["callback_data"]]
        await (person.presses(data[0]) if data else person.says(act))
    return "\n".join(person.sees()[before:])


async def test_an_officer_files_for_somebody_without_telegram(pak_budi: Person, pak_made: Person) -> None:
    await pak_budi.says("/bantu")
    assert "apakah ia setuju" in pak_budi.sees()[-1]
    await pak_budi.taps("Ya, ia setuju")
    await pak_budi.says("Ibu Aminah")
    await pak_budi.says("nomor tetangga, sore hari")
    await fills(pak_budi, "Gaji")
    number = await sends(pak_budi)
    await pak_made.taps("Buka")
    assert "Untuk: Ibu Aminah" in pak_made.sees()[-1]
    assert "nomor tetangga, sore hari" in pak_made.sees()[-1]
    await pak_budi.says("/status")
    assert any(number in label for label in pak_budi.buttons())


@pytest.mark.parametrize(("language", "yours", "theirs"), YOURS_AND_THEIRS)
async def test_an_officer_who_files_for_somebody_is_never_spoken_to_as_that_person(
    pak_budi: Person, pak_made: Person, language: str, yours: list[str], theirs: list[str]
) -> None:
    """Law 17: the consent is that person's."""
    said = await walks_through(pak_budi, language, "/bantu", "consent:yes", "person", "phone")
    assert [words for words in yours if words in said] == []
    assert [words for words in theirs if words not in said] == []


@pytest.mark.parametrize(("language", "yours", "theirs"), YOURS_AND_THEIRS)
async def test_whoever_reports_for_themselves_is_spoken_to_as_such(
    siti: Person, pak_made: Person, language: str, yours: list[str], theirs: list[str]
) -> None:
    said = await walks_through(siti, language, "/lapor")
    assert [words for words in theirs if words in said] == []
    assert [words for words in yours if words not in said] == []


async def test_without_the_consent_of_that_person_there_is_no_way_on(pak_budi: Person, village: Village) -> None:
    """Law 17."""
    await pak_budi.says("/bantu")
    assert pak_budi.buttons() == ["Ya, ia setuju", "❌ Batal"]
    await pak_budi.says("boleh")
    assert "apakah ia setuju" in pak_budi.sees()[-1]


async def test_a_name_and_a_number_are_not_required(pak_budi: Person, pak_made: Person) -> None:
    await pak_budi.says("/bantu")
    for label in ("Ya, ia setuju", "Lewati", "Lewati"):
        await pak_budi.taps(label)
    await fills(pak_budi, "Gaji")
    assert await sends(pak_budi)


async def test_somebody_who_is_no_officer_can_not_file_for_others(siti: Person, village: Village) -> None:
    """Law 4."""
    await siti.says("/bantu")
    assert "untuk petugas" in siti.sees()[-1]


async def test_beginning_anew_still_is_for_somebody_else(pak_budi: Person) -> None:
    await pak_budi.says("/bantu")
    await pak_budi.taps("Ya, ia setuju")
    await pak_budi.says("/bantu")
    await pak_budi.taps("Mulai baru")
    assert "apakah ia setuju" in pak_budi.sees()[-1]
