"""The buttons under a question and under the preview. A press counts only if its button is offered now."""

import json
import zlib

from bot.dialog.form import PREVIEW, Draft, Field, Form
from bot.message import Button, Rows

FEW = 5  # up to so many answers, each has its own [Ubah …] under the preview


def offered(form: Form, draft: Draft) -> set[str]:
    """The data of every button that fits what the draft is asking."""
    if draft.asking == PREVIEW:
        rows = (*under_preview(form, draft), *to_change(form, draft), *sure("form.cancel", draft))
    else:
        field = form.field(draft.asking)
        rows = (*under_question(form, draft, field), *sure("form.cancel", draft), *_clear(draft, field))
    return {button.data for row in rows for button in (row if isinstance(row, tuple) else (row,))}


def under_question(form: Form, draft: Draft, field: Field) -> Rows:
    return (*_options(form, draft, field), *_onward(draft, field), _way_out(form, draft))


def under_collected(form: Form, draft: Draft, field: Field) -> Rows:
    """The same for one who comes back to what was told in many messages: it can be told anew."""
    *rows, way_out = under_question(form, draft, field)
    return (*rows, *_clear(draft, field)[:1], way_out)


def under_preview(form: Form, draft: Draft) -> Rows:
    changes = _changes(form, draft)
    change: Rows = changes if len(form.live(draft.answers)) <= FEW else (_button("form.fix", draft, PREVIEW),)
    return (_button("form.send", draft, PREVIEW, _print(draft)), *change, _button("form.cancel", draft, PREVIEW))


def to_change(form: Form, draft: Draft) -> Rows:
    return (*_changes(form, draft), _button("form.back", draft, PREVIEW))


def sure(action: str, draft: Draft) -> Rows:
    """[Ya, …] and [Tidak, …] before something is thrown away."""
    return tuple(_button(action, draft, draft.asking, option, label=f"{action}_{option}") for option in ("yes", "no"))


def before(form: Form, draft: Draft) -> str | None:
    """What [Kembali] leads to: the question above, or the preview if every question is answered."""
    if not form.missing(draft.answers):
        return PREVIEW
    names = [field.name for field in form.live(draft.answers)]
    place = names.index(draft.asking)
    return names[place - 1] if place else None


def _options(form: Form, draft: Draft, field: Field) -> Rows:
    labels = {option: field.kind.label(f"{form.name}.{field.name}", option) for option in field.kind.options}
    buttons = [
        Button(label, "form.choose", f"{draft.id}:{field.name}:{option}", values)
        for option, (label, values) in labels.items()
    ]
    return _grid(buttons, field.kind.columns)


def _onward(draft: Draft, field: Field) -> Rows:
    if field.kind.collects and draft.answers.get(field.name):
        return (_button("form.done", draft, field.name),)
    return (_button("form.skip", draft, field.name),) if field.optional else ()


def _way_out(form: Form, draft: Draft) -> tuple[Button, ...]:
    back = (_button("form.back", draft, draft.asking),) if before(form, draft) else ()
    return (*back, _button("form.cancel", draft, draft.asking))


def _clear(draft: Draft, field: Field) -> Rows:
    if not (field.kind.collects and draft.answers.get(field.name)):
        return ()
    return (_button("form.clear", draft, field.name), *sure("form.clear", draft))


def _changes(form: Form, draft: Draft) -> Rows:
    buttons = [
        Button("form.change", "form.change", f"{draft.id}:{field.name}", {"label": f"{form.name}.{field.name}.label"})
        for field in form.live(draft.answers)
    ]
    return _grid(buttons, columns=2)


def _grid(buttons: list[Button], columns: int) -> Rows:
    return tuple(tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns))


def _button(action: str, draft: Draft, name: str, option: str = "", label: str = "") -> Button:
    return Button(label or action, action, f"{draft.id}:{name}" + (f":{option}" if option else ""))


def _print(draft: Draft) -> str:
    """Of all answers, also of who will read them: [Kirim] sends what stands above it, or nothing."""
    return f"{zlib.crc32(json.dumps(draft.answers, sort_keys=True).encode()):08x}"
