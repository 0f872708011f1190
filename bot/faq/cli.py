"""`python -m bot faq check`: what an editor has to put right, by file; CI fails on an error."""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TextIO

from bot.faq.file import load
from bot.faq.rules import Words, faults, holes
from bot.shipped import HOME


def check(names: Collection[str], today: date, words: Words, out: TextIO, home: Path = HOME) -> int:
    """Of these topics, or of all. 1 if there is an error: then CI fails."""
    faq, broken = load(home)
    known = {*faq.ids, *(error.path.stem for error in broken)}
    errors = [f"there is no answer {name}" for name in names if name not in known]
    errors += [str(error) for error in broken if _asked_for(error.path.stem, names)]
    warnings: list[str] = []
    for fault in (*holes(faq, words), *faults(faq, today)):
        if _asked_for(Path(fault.where).stem, names):
            (warnings if fault.warning else errors).append(str(fault.error))
    for grade, lines in (("error", errors), ("warn ", warnings)):
        for line in lines:
            print(f"{grade} {line}", file=out)
    told = len(names) if names else len(faq.ids)
    print(f"{told} topics in {', '.join(faq.locales)}: {len(errors)} errors, {len(warnings)} warnings.", file=out)
    return int(bool(errors))


def _asked_for(name: str, names: Collection[str]) -> bool:
    return not names or name in names
