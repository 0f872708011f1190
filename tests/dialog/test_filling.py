"""One question at a time, from the first to the last button."""

import pytest

from bot.dialog import PREVIEW, Draft, Field, Form, Number, Text, ask, begin
from bot.message import Button, Kind
from tests.dialog.sample import OFFER, REPORT, Siti, siti_at_the_preview


def test_a_form_is_asked_shown_and_sent() -> None:
    siti = Siti(REPORT)
    assert siti.read.key == "report.category.ask"
    assert siti.taps("form.choose", "unpaid_wages") == "report.country.ask"
    assert siti.says("taiwan") == "report.since.ask"
    assert siti.says("1 Maret 2026") == "report.months.ask"
    assert siti.says("3 bulan") == "report.owed.ask"
    assert siti.says("NT$ 28.590") == "report.story.ask"
    assert siti.says("Gaji saya tidak dibayar.") == "form.noted"
    assert siti.taps("form.done") == "report.evidence.ask"
    assert siti.taps("form.skip") == "form.preview"
    siti.taps("form.send")
    assert siti.step.draft is None
    assert siti.step.submitted == {
        "category": "unpaid_wages",
        "country": "TW",
        "since": "2026-03-01",
        "months": 3,
        "owed": {"amount": "28590", "currency": "TWD"},
        "story": [{"kind": "text", "text": "Gaji saya tidak dibayar.", "file_id": "", "message_id": 106}],
        "evidence": None,
    }


def test_nothing_is_submitted_before_the_last_button() -> None:
    siti = siti_at_the_preview()
    assert siti.step.submitted is None
    assert siti.draft.asking == PREVIEW


def test_what_is_known_from_outside_is_not_asked() -> None:
    siti = Siti(REPORT, Draft(7, "report", answers={"category": "withheld_papers", "country": "HK", "urgent": True}))
    assert siti.read.key == "report.since.ask"
    siti.says("kemarin")
    siti.says("Paspor saya ditahan majikan.")
    siti.taps("form.done")
    siti.taps("form.skip")
    siti.taps("form.send")
    assert siti.step.submitted is not None
    assert siti.step.submitted["urgent"] is True


def test_a_form_that_is_known_whole_begins_with_its_preview() -> None:
    step = begin(OFFER, Draft(7, "offer", answers={"agency": "PT Maju", "place": None}))
    assert [say.key for say in step.say] == ["form.preview"]


@pytest.mark.parametrize(("category", "asked"), [("other", "report.what.ask"), ("unpaid_wages", "report.country.ask")])
def test_a_question_is_asked_only_when_its_condition_holds(category: str, asked: str) -> None:
    assert Siti(REPORT).taps("form.choose", category) == asked


def test_an_optional_question_can_be_skipped_and_a_required_one_can_not() -> None:
    siti = Siti(OFFER)
    assert "form.skip" not in siti.actions()
    assert siti.presses("form.skip:7:agency") == "offer.agency.ask"
    assert siti.lead() == "form.old_button"
    siti.says("PT Maju")
    assert "form.skip" in siti.actions()
    assert siti.taps("form.skip") == "form.preview"
    assert siti.draft.answers == {"agency": "PT Maju", "place": None}


def test_back_leads_to_the_question_above_and_keeps_the_answers() -> None:
    siti = Siti(REPORT)
    assert "form.back" not in siti.actions()
    siti.taps("form.choose", "other")
    siti.says("Kontrak palsu")
    assert siti.taps("form.back") == "report.what.ask"
    assert siti.taps("form.back") == "report.category.ask"
    assert siti.draft.answers["what"] == "Kontrak palsu"
    assert siti.taps("form.choose", "other") == "report.country.ask"


def test_the_person_sees_how_far_the_form_goes() -> None:
    siti = Siti(OFFER)
    assert siti.read.lead is not None
    assert siti.read.lead.values == {"step": 1, "steps": 2}
    siti.says("PT Maju")
    assert siti.read.lead.values == {"step": 2, "steps": 2}


def test_a_form_of_one_question_does_not_count_it() -> None:
    assert ask(Form("idea", (Field("text", Text()),)), Draft(7, "idea")).lead is None


@pytest.mark.parametrize(
    ("reach", "sent", "reason"),
    [
        ((), Kind.TEXT, "tap_a_button"),
        ((), Kind.OTHER, "tap_a_button"),
        (("other",), Kind.PHOTO, "not_text"),
        (("withheld_papers",), Kind.VOICE, "not_text"),
    ],
)
def test_an_answer_of_the_wrong_kind_gets_a_reason_and_the_question_again(
    reach: tuple[str, ...], sent: Kind, reason: str
) -> None:
    siti = Siti(REPORT)
    for option in reach:
        siti.taps("form.choose", option)
    asked, before = siti.read.key, siti.draft
    assert siti.sends(sent, "gaji") == asked
    assert siti.lead() == f"form.refused.{reason}"
    assert siti.draft == before


def test_a_wrong_answer_gets_its_reason_and_the_buttons_again() -> None:
    siti = Siti(REPORT)
    siti.taps("form.choose", "other")
    assert siti.says("x") == "report.what.ask"
    assert siti.read.lead is not None
    assert siti.read.lead.values == {"least": 3}
    assert siti.actions() == {"form.back", "form.cancel"}


def test_a_second_tap_on_the_same_button_changes_nothing() -> None:
    siti = Siti(REPORT)
    siti.taps("form.choose", "other")
    before = siti.draft
    assert siti.presses("form.choose:7:category:unpaid_wages") == "report.what.ask"
    assert siti.lead() == "form.old_button"
    assert siti.draft == before


@pytest.mark.parametrize(
    "data",
    [
        "form.choose:8:category:other",  # another draft
        "form.choose:7:category:murder",  # no such option
        "form.choose:7:category",
        "form.choose:7:country:MY",  # not asked yet
        "form.send:7:preview",
        "form.back:7:category",  # nothing above
        "form.done:7:category",
        "complaint.take:7:category",
        "form.unknown",
        ":",
        "",
    ],
)
def test_a_button_that_is_not_offered_now_gets_the_question_again(data: str) -> None:
    siti = Siti(REPORT)
    assert siti.presses(data) == "report.category.ask"
    assert siti.lead() == "form.old_button"
    assert siti.draft.answers == {}


@pytest.mark.parametrize("nothing", ["\u202e" * 20, "a" + "\u200b" * 20, "\u2800" * 20, "ab\u3164 \u3164"])
def test_signs_that_nobody_sees_are_no_letters(nothing: str) -> None:
    siti = Siti(OFFER)
    assert siti.says(nothing) == "offer.agency.ask"
    assert siti.lead() == "form.refused.too_short"


def test_an_empty_form_is_cancelled_by_one_tap() -> None:
    siti = Siti(OFFER)
    assert siti.taps("form.cancel") == "form.cancelled"
    assert siti.step.cancelled
    assert siti.step.draft is None


def test_answers_are_thrown_away_only_after_a_second_tap() -> None:
    siti = Siti(OFFER)
    siti.says("PT Maju")
    assert siti.taps("form.cancel") == "form.cancel_sure"
    assert not siti.step.cancelled
    assert siti.taps("form.cancel", "no") == "offer.place.ask"
    siti.taps("form.cancel")
    assert siti.taps("form.cancel", "yes") == "form.cancelled"
    assert siti.step.cancelled


def test_the_question_can_be_answered_while_we_ask_whether_to_cancel() -> None:
    siti = Siti(OFFER)
    siti.says("PT Maju")
    siti.taps("form.cancel")
    assert siti.says("Palu") == "form.preview"


def test_the_question_is_asked_again_after_an_interruption() -> None:
    siti = Siti(REPORT)
    siti.taps("form.choose", "other")
    assert ask(REPORT, siti.draft) == siti.read


def test_a_draft_of_an_earlier_version_of_the_form_goes_on_where_it_can() -> None:
    siti = Siti(OFFER, Draft(7, "offer", asking="phone", answers={"agency": "PT Maju"}))
    assert siti.says("Palu") == "form.preview"
    never_begun = Siti(Form("count", (Field("number", Number()),)))
    never_begun.draft = Draft(7, "count")
    assert never_begun.says("4") == "form.preview"


def test_options_stand_in_columns() -> None:
    siti = Siti(REPORT)
    siti.taps("form.choose", "unpaid_wages")
    first = siti.read.buttons[0]
    assert isinstance(first, tuple)
    assert [button.data for button in first] == ["form.choose:7:country:ID", "form.choose:7:country:MY"]
    assert first[1] == Button("form.country", "form.choose", "7:country:MY", {"code": "MY", "flag": "🇲🇾"})
