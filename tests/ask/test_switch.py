"""Another language is offered to whoever writes in it: once, and never inside a form."""

from tests.ask.ways import ENGLISH, SURE
from tests.conftest import Person, Village


async def test_a_switch_is_offered_after_two_sure_messages_in_another_language(siti: Person) -> None:
    await siti.says(SURE)  # no newcomer any more
    await siti.says(ENGLISH)
    assert "Yes, English" not in siti.buttons()
    await siti.says(ENGLISH)
    assert siti.buttons() == ["Yes, English", "Tidak"]
    assert "Checked" in siti.sees()[-2]  # a question is answered in its own language
    await siti.taps("Yes, English")
    assert siti.sees()[-1].startswith("All right")
    assert siti.world.keyboard(siti.chat_id)[0][1] == "❓ Ask"
    await siti.says(ENGLISH)
    assert "Checked 24 November 2026" in siti.sees()[-1]


async def test_to_a_newcomer_a_switch_is_offered_under_the_answer_to_the_first_clear_question(village: Village) -> None:
    """And never made: the answer is in the language of the question, everything else in that of the app."""
    maria = village.person(951, "Maria")
    for text in ("/start", "paspor", ENGLISH):  # what is too short to tell decides nothing
        await maria.says(text)
    assert "Checked" in maria.sees()[-2]
    assert maria.sees()[-1] == "Would you like to use English here?"
    assert maria.buttons() == ["Yes, English", "Tidak"]
    await maria.says("/tanya")
    assert "Anda yang mana?" in maria.sees()[-1]  # asked once, and nothing was chosen


async def test_to_a_newcomer_whose_app_is_english_and_who_writes_indonesian_it_is_offered_too(village: Village) -> None:
    nur = village.person(952, "Nur", "en")
    await nur.says(SURE)
    assert "Dicek 24 November 2026" in nur.sees()[-2]
    assert nur.buttons() == ["Ya, Indonesia", "No"]


async def test_a_switch_is_offered_once(siti: Person) -> None:
    for _ in range(2):
        await siti.says(ENGLISH)
    await siti.taps("Tidak")
    for _ in range(3):
        await siti.says(ENGLISH)
    assert sum("English here" in told for told in siti.sees()) == 1


async def test_one_message_in_another_language_between_ours_offers_nothing(siti: Person) -> None:
    for text in (SURE, ENGLISH, SURE, ENGLISH):
        await siti.says(text)
    assert not any("English here" in told for told in siti.sees())


async def test_whoever_has_chosen_a_language_is_offered_no_other(siti: Person) -> None:
    await siti.says("/bahasa")
    await siti.taps("Bahasa Indonesia")
    for _ in range(3):
        await siti.says(ENGLISH)
    assert not any("English here" in told for told in siti.sees())


async def test_inside_a_form_no_switch_is_offered(siti: Person) -> None:
    await siti.says("/lapor")
    for _ in range(3):
        await siti.says(ENGLISH)
    assert not any("English here" in told for told in siti.sees())
