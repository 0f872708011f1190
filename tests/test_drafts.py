"""A draft that waits for long: it is there after a month, gets one word before its time is over, and then goes."""

from tests.complaints import STORY
from tests.conftest import Person, Village

DAY = 86_400
WORD = "Seminggu lagi catatan itu dihapus"


async def begins_and_stops(siti: Person) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(STORY)


async def test_a_report_can_be_taken_up_again_after_a_month_of_silence(siti: Person, village: Village) -> None:
    """Law 10."""
    await begins_and_stops(siti)
    await village.tick(31 * DAY)
    await siti.says("/status")
    assert siti.sees()[-1] == "Ada catatan yang belum selesai."
    await siti.taps("Lanjutkan")
    assert "Sudah tersimpan: 1 pesan" in siti.sees()[-1]


async def test_a_draft_gets_one_word_a_week_before_it_goes(siti: Person, village: Village) -> None:
    """Law 16: and the word does not say what it is about."""
    await begins_and_stops(siti)
    await village.tick(82 * DAY)
    assert not words(siti)
    for _ in range(3):
        await village.tick(DAY)
    assert len(words(siti)) == 1
    assert "lapor" not in words(siti)[0].lower()
    await siti.says("/batal")
    await siti.taps("Lanjutkan")
    assert "Sudah tersimpan: 1 pesan" in siti.sees()[-1]


async def test_after_ninety_days_it_is_gone_and_not_before(siti: Person, village: Village) -> None:
    await begins_and_stops(siti)
    await village.tick(89 * DAY)
    assert await drafts(village, siti) == 1
    await village.tick(2 * DAY)
    assert await drafts(village, siti) == 0


async def test_a_draft_that_is_taken_up_again_has_its_time_anew(siti: Person, village: Village) -> None:
    await begins_and_stops(siti)
    await village.tick(85 * DAY)
    await siti.says("Dan paspor saya belum kembali")
    await village.tick(6 * DAY)
    assert await drafts(village, siti) == 1


def words(person: Person) -> list[str]:
    return [text for text in person.sees() if WORD in text]


async def drafts(village: Village, person: Person) -> int:
    async with village.store.transaction() as tx:
        return len(await tx.drafts(person.chat_id))
