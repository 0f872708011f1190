"""Story and evidence: many messages, one answer."""

import pytest

from bot.dialog import Draft, Evidence, Field, Form, Json, Refusal, Story, Text, ask
from bot.dialog.parts import digest
from bot.message import Kind
from tests.dialog.sample import Siti

TALE = Form("tale", (Field("story", Story(most_parts=5)), Field("evidence", Evidence(most=3), optional=True)))


def kinds(siti: Siti, field: str) -> list[str]:
    parts = siti.draft.answers[field]
    assert isinstance(parts, list)
    return [str(part["kind"]) for part in parts if isinstance(part, dict)]


def test_a_story_keeps_its_parts_in_order_until_the_button() -> None:
    siti = Siti(TALE)
    assert siti.says("Saya dipukul.") == "form.noted"
    assert siti.sends(Kind.PHOTO, "ini lukanya") == "form.noted"
    assert siti.sends(Kind.VOICE) == "form.noted"
    assert siti.sends(Kind.VIDEO) == "form.noted"
    assert siti.sends(Kind.DOCUMENT) == "form.noted"
    assert kinds(siti, "story") == ["text", "photo", "voice", "video", "document"]
    assert siti.taps("form.done") == "tale.evidence.ask"


def test_further_parts_of_an_album_are_kept_without_a_word() -> None:
    siti = Siti(TALE)
    assert siti.sends(Kind.PHOTO, "kontrak saya di sini", album="a") == "form.noted"
    assert siti.sends(Kind.PHOTO, album="a") == ""
    assert siti.sends(Kind.PHOTO, album="b") == "form.noted"
    assert kinds(siti, "story") == ["photo"] * 3


def test_a_whole_album_is_refused_once() -> None:
    siti = Siti(Form("place", (Field("town", Text()),)))
    assert siti.sends(Kind.PHOTO, album="a") == "place.town.ask"
    assert siti.lead() == "form.refused.not_text"
    assert siti.sends(Kind.PHOTO, album="a") == ""
    assert siti.sends(Kind.PHOTO, album="b") == "place.town.ask"


def test_an_album_that_does_not_fit_says_so_once() -> None:
    siti = Siti(
        TALE, Draft(7, "tale", answers={"story": [{"kind": "voice", "text": "", "file_id": "f", "message_id": 1}]})
    )
    said = [siti.sends(Kind.PHOTO, album="a") for _ in range(6)]
    assert said == ["form.noted", "", "", "tale.evidence.ask", "", ""]
    assert kinds(siti, "evidence") == ["photo"] * 3


def test_a_story_needs_enough_words() -> None:
    siti = Siti(TALE)
    siti.says("tolong")
    assert siti.taps("form.done") == "tale.story.ask"
    assert siti.lead() == "form.refused.story_short"
    siti.says("gaji saya")  # short messages count together
    assert siti.taps("form.done") == "tale.evidence.ask"


@pytest.mark.parametrize("kind", [Kind.VOICE, Kind.AUDIO])
def test_a_voice_tells_enough(kind: Kind) -> None:
    siti = Siti(TALE)
    siti.sends(kind)
    assert siti.taps("form.done") == "tale.evidence.ask"


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.VIDEO, Kind.DOCUMENT])
def test_a_file_without_words_does_not_tell_enough(kind: Kind) -> None:
    siti = Siti(TALE)
    siti.sends(kind)
    assert siti.taps("form.done") == "tale.story.ask"
    assert siti.lead() == "form.refused.story_short"


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.AUDIO, Kind.DOCUMENT])
def test_every_file_is_evidence(kind: Kind) -> None:
    siti = Siti(Form("proof", (Field("evidence", Evidence()),)))
    assert siti.sends(kind) == "form.noted"
    assert kinds(siti, "evidence") == [kind.value]


def test_a_full_story_loses_nothing_that_was_told() -> None:
    siti = Siti(TALE)
    for _ in range(5):
        siti.says("Gaji saya tidak dibayar.")
    assert siti.says("Satu lagi") == "tale.story.ask"
    assert siti.lead() == "form.refused.story_full"
    assert kinds(siti, "story") == ["text"] * 5
    assert siti.taps("form.done") == "tale.evidence.ask"


def test_a_story_is_also_full_by_its_letters() -> None:
    siti = Siti(Form("tale", (Field("story", Story(most_letters=30)),)))
    siti.says("x" * 30)
    siti.says("y")
    assert siti.lead() == "form.refused.story_full"


def test_a_sticker_is_no_part_of_a_story() -> None:
    siti = Siti(TALE)
    assert siti.sends(Kind.OTHER) == "tale.story.ask"
    assert siti.lead() == "form.refused.not_story"


def test_text_is_no_evidence() -> None:
    siti = Siti(TALE)
    siti.sends(Kind.VOICE)
    siti.taps("form.done")
    assert siti.says("tidak ada") == "tale.evidence.ask"
    assert siti.lead() == "form.refused.not_evidence"
    assert "form.skip" in siti.actions()


def test_done_appears_with_the_first_part_and_skip_goes() -> None:
    siti = Siti(TALE)
    assert "form.done" not in siti.actions()
    siti.sends(Kind.VOICE)
    siti.taps("form.done")
    assert siti.actions() == {"form.skip", "form.back", "form.cancel"}
    siti.sends(Kind.PHOTO)
    assert siti.actions() == {"form.done", "form.back", "form.cancel"}


def test_a_half_told_story_is_not_passed_over_after_going_back() -> None:
    form = Form("tale", (Field("place", Text()), *TALE.fields))
    siti = Siti(form)
    siti.says("Palu")
    siti.says("tolong")
    assert siti.taps("form.back") == "tale.place.ask"
    assert siti.says("Donggala") == "tale.story.ask"
    assert kinds(siti, "story") == ["text"]


def test_an_interrupted_story_says_what_is_kept() -> None:
    siti = Siti(TALE)
    siti.says("Saya dipukul.")
    again = ask(TALE, siti.draft)
    assert again.key == "tale.story.ask"
    assert again.lead is not None
    assert (again.lead.key, again.lead.values) == ("form.kept", {"count": 1})


def test_who_comes_back_to_a_story_can_add_or_after_two_taps_tell_it_anew() -> None:
    siti = Siti(TALE)
    siti.says("Saya dipukul.")
    siti.taps("form.done")
    siti.sends(Kind.PHOTO)
    siti.taps("form.done")
    siti.taps("form.change", "story")
    assert siti.taps("form.clear") == "form.clear_sure"
    assert siti.taps("form.clear", "no") == "tale.story.ask"
    assert siti.says("Dan paspor saya ditahan.") == "form.noted"
    assert siti.taps("form.done") == "form.preview"
    assert kinds(siti, "story") == ["text", "text"]
    siti.taps("form.change", "story")
    siti.taps("form.clear")
    assert siti.taps("form.clear", "yes") == "tale.story.ask"
    assert "story" not in siti.draft.answers
    assert "story" not in siti.draft.said.values()


def test_the_preview_shows_the_beginning_of_a_long_story_and_counts_the_rest() -> None:
    def part(kind: str, text: str = "") -> Json:
        return {"kind": kind, "text": text, "file_id": "", "message_id": 1}

    shown = digest([part("text", "x" * 400), part("photo", "luka"), part("photo"), part("voice"), part("video")])
    assert shown == {"text": "x" * 300 + "…", "photo": 2, "video": 1, "voice": 1, "audio": 0, "document": 0}


def test_an_empty_collection_is_not_complete() -> None:
    assert Evidence().lacks([]) == Refusal("nothing_yet")
