"""An edited Telegram message changes the answer it gave."""

from bot.dialog import PREVIEW, Draft, edit
from bot.message import Incoming, Kind
from tests.dialog.sample import OFFER, REPORT, TODAY, Siti, siti_at_the_preview


def edited(siti: Siti, message_id: int, text: str, kind: Kind = Kind.TEXT) -> Draft | None:
    file_id = "" if kind is Kind.TEXT else f"file{message_id}"
    return edit(siti.form, siti.draft, Incoming(1, 1, message_id, kind=kind, text=text, file_id=file_id), TODAY)


def test_editing_a_message_changes_its_answer() -> None:
    siti = Siti(OFFER)
    siti.says("PT Majuu")
    draft = edited(siti, siti.messages, "PT Maju")
    assert draft is not None
    assert draft.answers["agency"] == "PT Maju"
    assert draft.asking == "place"


def test_editing_at_the_preview_stays_there() -> None:
    siti = siti_at_the_preview()
    draft = edited(siti, 104, "4")
    assert draft is not None
    assert (draft.answers["months"], draft.asking) == (4, PREVIEW)


def test_an_invalid_or_unchanged_or_foreign_edit_changes_nothing() -> None:
    siti = Siti(OFFER)
    siti.says("PT Maju")
    assert edited(siti, siti.messages, "x") is None
    assert edited(siti, siti.messages, "PT Maju") is None
    assert edited(siti, 99, "PT Jaya") is None


def test_a_message_whose_answer_was_replaced_is_no_longer_the_answer() -> None:
    siti = Siti(OFFER)
    siti.says("PT Maju")
    first = siti.messages
    siti.taps("form.back")
    siti.says("PT Jaya")
    assert edited(siti, first, "PT Mundur") is None


def test_an_edited_part_of_a_story_takes_its_old_place() -> None:
    siti = Siti(REPORT, Draft(7, "report", answers={"category": "withheld_papers", "country": "MY", "since": None}))
    siti.says("Pasport saya diambil.")
    first = siti.messages
    siti.sends(Kind.PHOTO, "ini buktinya")
    draft = edited(siti, first, "Paspor saya diambil.")
    assert draft is not None
    siti.draft = draft
    draft = edited(siti, first + 1, "ini surat buktinya", Kind.PHOTO)
    assert draft is not None
    assert draft.answers["story"] == [
        {"kind": "text", "text": "Paspor saya diambil.", "file_id": "", "message_id": first},
        {"kind": "photo", "text": "ini surat buktinya", "file_id": f"file{first + 1}", "message_id": first + 1},
    ]
    assert draft.asking == "story"
