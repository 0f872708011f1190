"""How people in the tests make a report and close one: the same taps as on a phone."""

import re

from tests.conftest import Person, Village

NUMBER = re.compile(r"LT-\d{4}-\d{4}")
STORY = "Sudah tiga bulan majikan menunda gaji saya"


async def tells(person: Person, category: str = "", **told: str) -> None:
    """Fills in the form up to its preview. Without a category the story is just told."""
    await person.says("/lapor")
    await fills(person, category, **told)


async def fills(
    person: Person,
    category: str = "",
    story: str = STORY,
    country: str = "🇮🇩 Indonesia",
    accused: str = "Tidak",
    village: str = "",
) -> None:
    for label in ("Pilih jenis masalah", category) if category else ("Ceritakan saja",):
        await person.taps(label)
    await person.says(story)
    for label in ("➡️ Lanjut", country, "Penjelasan", accused, village, "Lewati"):
        if label:
            await person.taps(label)


async def reports(person: Person, category: str = "", **told: str) -> str:
    """Makes a report and sends it; returns its number."""
    await tells(person, category, **told)
    return await sends(person)


async def sends(person: Person) -> str:
    """[Kirim]; returns the number."""
    await person.taps("✅ Kirim")
    found = NUMBER.search(person.sees()[-1])
    assert found, person.sees()[-1]
    return found[0]


async def writes(person: Person, words: str) -> None:
    """A reply or an answer, up to its last button."""
    await person.says(words)
    await person.taps("➡️ Lanjut")
    await person.taps("✅ Kirim")


async def closes(officer: Person, number: str, words: str = "Sudah kami hubungi") -> None:
    await officer.presses(f"complaint.done:{number}")
    await officer.taps("Sudah diselesaikan")
    await officer.says(words)
    await officer.taps("✅ Kirim")


async def goes_on_duty(officer: Person) -> None:
    async with officer.village.store.transaction() as tx:
        assert await tx.start_duty(officer.chat_id, officer.village.clock.now() + 86_400)


async def suspends(officer: Person) -> None:
    async with officer.village.store.transaction() as tx:
        now = officer.village.clock.now()
        await tx._run("UPDATE officer SET suspended_at = :now WHERE chat_id = :id", now=now, id=officer.chat_id)


def mentions(person: Person, words: str) -> bool:
    """Whether it stands in anything this person has been told."""
    return any(words in text for text in person.sees())


async def office_of(village: Village, number: str) -> str:
    async with village.store.transaction() as tx:
        return str(await tx._value("SELECT office FROM complaint WHERE number = :number", number=number))
