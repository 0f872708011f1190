"""Three taps lead to an answer, and each step leads back."""

from bot import faq
from tests.ask.ways import CHECK
from tests.conftest import Person


async def test_three_taps_lead_to_an_answer(siti: Person, answers: faq.Faq) -> None:
    await siti.taps("❓ Tanya")
    await siti.taps("🧳 Mau berangkat")
    await siti.taps("💼 Lowongan, persiapan")
    await siti.taps(answers.topic("id", CHECK).short)
    assert answers.topic("id", CHECK).title in siti.sees()[-1]


async def test_a_shelf_takes_the_place_of_the_doors_and_each_step_leads_back(siti: Person) -> None:
    await siti.says("/tanya")
    before = len(siti.sees())
    await siti.taps("👪 Keluarga")
    shelves = siti.buttons()
    await siti.taps("📞 Kabar dari sana")
    assert siti.buttons()[-1] == "⬅️ Kembali"
    await siti.taps("⬅️ Kembali")
    assert siti.buttons() == shelves
    await siti.taps("⬅️ Kembali")
    assert siti.buttons() == ["🧳 Mau berangkat", "✈️ Sedang di luar negeri", "👪 Keluarga", "🏠 Sudah pulang"]
    assert len(siti.sees()) == before


async def test_a_shelf_behind_two_doors_leads_back_to_the_one_through_which_one_came(siti: Person) -> None:
    for door in ("✈️ Sedang di luar negeri", "🏠 Sudah pulang"):
        await siti.says("/tanya")
        await siti.taps(door)
        shelves = siti.buttons()
        await siti.taps("📣 Melapor")
        await siti.taps("⬅️ Kembali")
        assert siti.buttons() == shelves


async def test_a_tap_on_what_is_no_more_gets_a_sentence(siti: Person) -> None:
    """Law 13."""
    before_there_were_shelves = ("ask.door:before:2",)
    topics, doors = ("ask.topic:gone", "ask.topic:"), ("ask.door:gone", "ask.door")
    shelves, details = (
        ("ask.shelf:gone:before", "ask.shelf:start:gone", "ask.shelf:start"),
        ("ask.more:gone", "ask.more"),
    )
    for data in (*before_there_were_shelves, *topics, *doors, *shelves, *details):
        await siti.presses(data)
        assert "tidak berlaku" in siti.sees()[-1], data
