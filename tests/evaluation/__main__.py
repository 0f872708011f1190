"""`make evaluate`: how well the bot understands messages it was not made from; written into docs/understanding.md."""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from time import process_time

from bot import faq
from bot.texts import HOME
from bot.understanding import Reader, spelling
from bot.understanding.examples import gather
from bot.understanding.train import cross_check
from tests.evaluation import development, measures
from tests.evaluation.rivals import rivals

REPORT = HOME / "docs" / "understanding.md"
BEGIN, END = "<!-- figures: made by `make evaluate` -->", "<!-- end of figures -->"
WORST = 15
MEMORY = """
import json, re
from pathlib import Path
from bot import faq
from bot.texts import HOME
from bot.understanding import Reader
reader = Reader.read(HOME, faq.read(HOME))
reader.understand("gaji belum dibayar")
peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps(int(peak[1]) // 1024))
"""


def main() -> None:
    figures = "\n".join(_figures())
    print(figures)
    text = REPORT.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    REPORT.write_text(f"{before}{BEGIN}\n\n{figures}\n\n{END}{rest.partition(END)[2]}", "utf-8")


def _figures() -> Iterator[str]:
    answers = faq.read(HOME)
    reader, examples = Reader.read(HOME, answers), gather(HOME, answers)
    asked, others = development.in_scope(), development.out_of_scope()
    cries, unseen = development.cries(), development.unseen_cries()
    yield f"{len(examples.texts)} examples of {len(set(examples.classes))} classes; measured on {len(asked)} questions,"
    yield f"{len(others)} messages that are none for us, and {len(cries)} that tell of danger or sound like it."
    yield f"{len(unseen)} more of these are by somebody who saw none of the others;"
    yield "of all thresholds only the gate MISSED was set with their floor in sight."
    yield from _finding(reader, asked, cross_check(examples, spelling.read(HOME)))
    yield from _deciding(reader, asked, others)
    yield from _danger(reader, cries, unseen)
    yield from _beside(reader, asked)
    yield from _confusing(reader, asked)
    yield from _costs(reader, [each.text for each in (*asked, *others)])


def _finding(reader: Reader, asked: Sequence[development.Message], folds: float) -> Iterator[str]:
    yield "\n| questions | n | first | among three |\n| --- | ---: | ---: | ---: |"
    groups = {
        "all": asked,
        **measures.by(asked, "style"),
        "three words or fewer": [each for each in asked if each.short],
    }
    for name, group in groups.items():
        first, three = measures.top_of(reader, group, 1), measures.top_of(reader, group, 3)
        yield f"| {name} | {len(group)} | {first} | {three} |"
    gap = folds - measures.top_of(reader, asked, 1).value
    yield f"\nFive folds of the examples themselves: {folds:.3f} first; the gap to the development set is {gap:+.3f}."


def _deciding(
    reader: Reader, asked: Sequence[development.Message], others: Sequence[development.Message]
) -> Iterator[str]:
    yield "\n| what the bot does | share |\n| --- | ---: |"
    yield f"| questions answered or offered | {measures.told(reader, asked)} |"
    yield f"| … with the right topic before the eyes | {measures.reached(reader, asked)} |"
    yield f"| answers that are right | {measures.answered_right(reader, asked)} |"
    yield f"| messages that are none for us, refused | {measures.refused(reader, others)} |"


def _danger(reader: Reader, cries: Sequence[development.Cry], unseen: Sequence[development.Cry]) -> Iterator[str]:
    """Both sets beside each other: thresholds were chosen with the first in sight."""
    yield "\n| danger | n | noticed | n unseen | noticed |\n| --- | ---: | ---: | ---: | ---: |"
    for danger, all_of_them in ((True, "all who are in danger"), (False, "who are not (false alarms)")):
        first, second = ([each for each in group if each.danger is danger] for group in (cries, unseen))
        yield _noticed(reader, all_of_them, first, second)
        for kind in sorted({each.kind for each in (*first, *second)}):
            yield _noticed(reader, kind, *([each for each in group if each.kind == kind] for group in (first, second)))


def _noticed(reader: Reader, name: str, *groups: Sequence[development.Cry]) -> str:
    shares = (f"{len(group)} | {measures.alarmed(reader, group) if group else '–'}" for group in groups)
    return f"| {name} | {' | '.join(shares)} |"


def _beside(reader: Reader, asked: Sequence[development.Message]) -> Iterator[str]:
    yield "\n| the same examples, read by | first | among three |\n| --- | ---: | ---: |"
    yield f"| **the classifier** | **{measures.top_of(reader, asked, 1)}** | **{measures.top_of(reader, asked, 3)}** |"
    for name, rank in rivals(gather(HOME, faq.read(HOME)), spelling.read(HOME)).items():
        yield f"| {name} | {measures.top(rank, asked, 1)} | {measures.top(rank, asked, 3)} |"


def _confusing(reader: Reader, asked: Sequence[development.Message]) -> Iterator[str]:
    yield "\n| meant | taken for | times |\n| --- | --- | ---: |"
    for meant, taken, times in measures.confusions(reader, asked, WORST):
        yield f"| {meant} | {taken} | {times} |"


def _costs(reader: Reader, texts: Sequence[str]) -> Iterator[str]:
    taken = [_milliseconds(reader, text) for text in texts]
    p95 = statistics.quantiles(taken, n=20)[-1]
    memory = json.loads(subprocess.check_output([sys.executable, "-c", MEMORY], cwd=HOME))
    yield f"\nA message takes {statistics.median(taken):.1f} ms (p95 {p95:.1f} ms) on one core; a process that only"
    yield f"understands has {memory} MB."


def _milliseconds(reader: Reader, text: str) -> float:
    begun = process_time()
    reader.understand(text)
    return (process_time() - begun) * 1000


if __name__ == "__main__":
    main()
