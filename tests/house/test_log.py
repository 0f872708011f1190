"""Every line of the log is explained to operators, and no other."""

import re
from collections.abc import Iterator

from bot.texts import HOME
from tests.house.tree import house, none, text_of

LOGS = ("debug", "info", "warning", "error", "exception", "critical")
CHANGES = re.compile(r"%[\d.]*\w")


def test_every_line_the_log_may_have_is_explained_to_operators() -> None:
    explained = _explained()
    none(f"{place} {line!r}" for place, line in _logged() if not any(map(line.startswith, explained)))


def test_no_line_is_explained_that_the_log_never_has() -> None:
    lines = [line for _, line in _logged()]
    none(start for start in _explained() if not any(line.startswith(start) for line in lines))


def _logged() -> Iterator[tuple[str, str]]:
    """Where, and the line with … for what changes in it; the sandbox is no matter of operators."""
    for file in house():
        calls = file.calls(*LOGS) if file.room != "sandbox" else ()
        yield from ((f"{file.path}:{call.lineno}", CHANGES.sub("…", text_of(file, call.args[0]))) for call in calls)


def _explained() -> list[str]:
    """How each line begins: what stands first in a row of the table."""
    _, _, after = (HOME / "docs" / "operators.md").read_text("utf-8").partition("## What the log says")
    table, _, _ = after.partition("\n## ")
    return [re.sub(r"\bN\b", "…", start) for start in re.findall(r"^\| `(.+?)`", table, re.MULTILINE)]
