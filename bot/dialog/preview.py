"""The preview: every answer that is shown on a line of its own, with [Kirim] and a way to change each."""

from dataclasses import dataclass

from bot.dialog.answers import Json
from bot.dialog.buttons import under_preview
from bot.dialog.form import Draft, Field, Form
from bot.dialog.parts import SHOWN, digest
from bot.message import Say


@dataclass(frozen=True)
class Line:
    """`label` is the key of the field's short name; the text of a chosen option has the key `options`.<value>.

    A skipped answer is None. A collected one is its beginning ("text") and how many files of each kind.
    """

    label: str
    kind: str
    value: Json
    options: str


def preview(form: Form, draft: Draft) -> Say:
    return Say("form.preview", {"title": f"{form.name}.title", "lines": lines(form, draft)}, under_preview(form, draft))


def lines(form: Form, draft: Draft, most: int = SHOWN) -> tuple[Line, ...]:
    """`most`: letters of a collected answer."""
    shown = (field for field in form.live(draft.answers) if field.shown)
    return tuple(_line(form, field, draft.answers.get(field.name), most) for field in shown)


def _line(form: Form, field: Field, value: Json, most: int) -> Line:
    key = f"{form.name}.{field.name}"
    return Line(f"{key}.label", field.kind.name, digest(value, most) if value and field.kind.collects else value, key)
