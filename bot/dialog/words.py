"""Which texts a form needs: a test compares them with every locale."""

from bot.dialog.form import Form

ALWAYS = frozenset(
    f"form.{name}"
    for name in (
        "progress",
        "old_button",
        "skip",
        "back",
        "preview",
        "line",
        "send",
        "change",
        "fix",
        "fix_which",
        "cancel",
        "cancel_sure",
        "cancel_yes",
        "cancel_no",
        "cancelled",
        "refused.at_preview",
    )
)
COLLECTED = frozenset(
    f"form.{name}" for name in ("done", "kept", "noted", "clear", "clear_sure", "clear_yes", "clear_no")
)


def keys(form: Form) -> set[str]:
    needed = {f"{form.name}.title"} | ALWAYS
    for field in form.fields:
        own = f"{form.name}.{field.name}"
        needed |= {f"{own}.ask", f"{own}.label"} | (COLLECTED if field.kind.collects else frozenset())
        needed |= {field.kind.label(own, option)[0] for option in field.kind.options}
        needed |= {f"form.refused.{reason}" for reason in field.kind.reasons}
    return needed
