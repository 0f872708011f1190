"""The preview: see every answer, change one, send."""

from dataclasses import replace

from bot.dialog import PREVIEW, Line, ask
from tests.dialog.sample import OFFER, Siti, siti_at_the_preview


def test_the_preview_lists_every_answer_that_applies() -> None:
    siti = siti_at_the_preview()
    lines = siti.read.values["lines"]
    assert siti.read.values["title"] == "report.title"
    assert [line.label.split(".")[1] for line in lines] == [
        "category",
        "country",
        "since",
        "months",
        "owed",
        "story",
        "evidence",
    ]
    assert lines[0] == Line("report.category.label", "choice", "unpaid_wages", "report.category")
    assert lines[-1].value is None


def test_few_answers_have_a_button_each_and_many_a_list() -> None:
    few = Siti(OFFER)
    few.says("PT Maju")
    few.taps("form.skip")
    assert few.actions() == {"form.send", "form.change", "form.cancel"}
    many = siti_at_the_preview()
    assert many.actions() == {"form.send", "form.fix", "form.cancel"}
    assert many.taps("form.fix") == "form.fix_which"
    assert len(many.buttons()) == 7 + 1
    assert many.taps("form.back") == "form.preview"


def test_changing_one_answer_returns_to_the_preview() -> None:
    siti = siti_at_the_preview()
    siti.taps("form.fix")
    assert siti.taps("form.change", "months") == "report.months.ask"
    assert siti.lead() == ""
    assert siti.says("5") == "form.preview"
    assert siti.draft.answers["months"] == 5


def test_back_from_a_change_keeps_the_answer() -> None:
    siti = siti_at_the_preview()
    siti.taps("form.fix")
    siti.taps("form.change", "months")
    assert siti.taps("form.back") == "form.preview"
    assert siti.draft.answers["months"] == 3


def test_a_change_asks_what_newly_applies_and_drops_what_does_not() -> None:
    siti = siti_at_the_preview()
    siti.taps("form.fix")
    siti.taps("form.change", "category")
    assert siti.taps("form.choose", "other") == "report.what.ask"
    assert "owed" not in siti.draft.answers
    assert siti.says("Kontrak palsu") == "form.preview"
    assert "months" not in {line.label.split(".")[1] for line in siti.read.values["lines"]}


def test_words_at_the_preview_are_not_an_answer() -> None:
    siti = siti_at_the_preview()
    before = siti.draft
    assert siti.says("kirim") == "form.preview"
    assert siti.lead() == "form.refused.at_preview"
    assert siti.draft == before
    assert siti.draft.asking == PREVIEW


def test_an_old_button_at_the_preview_sends_nothing() -> None:
    siti = siti_at_the_preview()
    siti.presses("form.choose:7:category:other")
    assert siti.lead() == "form.old_button"
    siti.presses("form.send:8:preview")
    assert siti.step.submitted is None


def test_send_under_an_earlier_preview_sends_nothing_once_an_answer_has_changed() -> None:
    """What is sent is what stands above the button."""
    siti = siti_at_the_preview()
    send = next(each.data for each in siti.buttons() if each.action == "form.send")
    siti.draft = replace(siti.draft, answers=siti.draft.answers | {"months": 4})
    assert siti.presses(send) == "form.preview"
    assert siti.lead() == "form.old_button"
    assert siti.step.submitted is None
    siti.taps("form.send")
    assert siti.step.submitted == siti.draft.answers


def test_send_still_sends_what_stands_above_it_after_another_look_at_it() -> None:
    siti = siti_at_the_preview()
    send = next(each.data for each in siti.buttons() if each.action == "form.send")
    siti.taps("form.fix")
    siti.taps("form.back")
    siti.presses(send)
    assert siti.step.submitted == siti.draft.answers


def test_the_preview_is_shown_again_when_asked() -> None:
    siti = siti_at_the_preview()
    assert ask(siti.form, siti.draft) == siti.read
