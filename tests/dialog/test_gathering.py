"""What is said where a button was to be tapped belongs to what is told anyhow."""

import pytest

from bot.dialog import Choice, Country, Evidence, Field, Form, Story, Text, answer
from bot.message import Incoming, Kind
from tests.dialog.sample import REPORT, TODAY, Siti

TOLD = Form(
    "told",
    (
        Field("way", Choice("tell", "choose", told="tell")),
        Field("story", Story(most_parts=3)),
        Field("country", Country()),
        Field("accused", Choice("yes", "no")),
        Field("evidence", Evidence(), optional=True),
    ),
    gathers="story",
)


def words(siti: Siti) -> list[str]:
    parts = siti.draft.answers.get("story") or []
    assert isinstance(parts, list)
    return [str(part["text"] or part["kind"]) for part in parts if isinstance(part, dict)]


def siti_at_accused() -> Siti:
    siti = Siti(TOLD)
    siti.says("Majikan saya tidak membayar")
    siti.taps("form.done")
    siti.taps("form.choose", "TW")
    return siti


def test_who_tells_at_once_has_chosen_to_tell() -> None:
    siti = Siti(TOLD)
    assert siti.says("Majikan saya tidak membayar") == "form.noted"
    assert (siti.draft.asking, siti.draft.answers["way"]) == ("story", "tell")
    assert siti.says("sejak Maret") == "form.noted"
    assert words(siti) == ["Majikan saya tidak membayar", "sejak Maret"]
    assert siti.taps("form.done") == "told.country.ask"


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PHOTO, Kind.VOICE])
def test_beside_a_button_it_is_kept_and_the_button_asked_for_again(kind: Kind) -> None:
    siti = siti_at_accused()
    assert siti.sends(kind, "yang minta uang pak lurah") == "told.accused.ask"
    assert siti.lead() == "form.gathered"
    assert words(siti) == ["Majikan saya tidak membayar", "yang minta uang pak lurah"]
    assert siti.taps("form.choose", "no") == "told.evidence.ask"


def test_of_an_album_each_part_is_kept_and_one_answer_given() -> None:
    siti = siti_at_accused()
    assert siti.sends(Kind.PHOTO, album="7") == "told.accused.ask"
    assert siti.sends(Kind.PHOTO, album="7") == ""
    assert words(siti) == ["Majikan saya tidak membayar", "photo", "photo"]


def test_what_was_kept_can_be_edited() -> None:
    siti = siti_at_accused()
    siti.says("pak lurah")
    assert siti.draft.said[str(siti.messages)] == "story"


@pytest.mark.parametrize(("kind", "many"), [(Kind.OTHER, 1), (Kind.TEXT, 3)])
def test_what_can_not_be_kept_gets_the_reason(kind: Kind, many: int) -> None:
    """A sticker; more than a story takes."""
    siti = siti_at_accused()
    for _ in range(many):
        siti.sends(kind, "" if kind is Kind.OTHER else "lagi")
    assert siti.lead() == "form.refused.tap_a_button"


def test_a_form_without_a_story_keeps_nothing_beside() -> None:
    siti = Siti(REPORT)
    siti.says("Majikan saya tidak membayar")
    assert siti.lead() == "form.refused.tap_a_button"
    assert "story" not in siti.draft.answers


@pytest.mark.parametrize(("urgent", "lead"), [(True, "form.gathered"), (False, "form.refused.not_country")])
def test_words_of_danger_are_kept_whatever_was_asked(urgent: bool, lead: str) -> None:
    siti = Siti(TOLD)
    siti.says("Majikan saya tidak membayar")
    siti.taps("form.done")
    step = answer(TOLD, siti.draft, Incoming(1, 1, 200, text="tolong saya dipukul"), TODAY, urgent=urgent)
    assert step.say[-1].lead
    assert (step.say[-1].key, step.say[-1].lead.key) == ("told.country.ask", lead)


@pytest.mark.parametrize(
    ("text", "urgent", "kept"),
    [("saya dipukul", True, 2), ("sudah benar", False, 1), ("dia juga ambil HP saya", False, 2)],
)
def test_at_the_preview_what_says_something_is_kept(text: str, urgent: bool, kept: int) -> None:
    siti = siti_at_accused()
    siti.taps("form.choose", "no")
    siti.taps("form.skip")
    step = answer(TOLD, siti.draft, Incoming(1, 1, 200, text=text), TODAY, urgent=urgent)
    assert step.say[-1].key == "form.preview"
    assert step.draft
    siti.draft = step.draft
    assert len(words(siti)) == kept


def test_only_what_is_told_in_many_messages_can_gather() -> None:
    with pytest.raises(ValueError, match="not told in many messages"):
        Form("wrong", (Field("name", Text()), Field("way", Choice("tell"))), gathers="name")
