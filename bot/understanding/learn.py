"""`python -m bot train`: makes the model that the bot reads with, if it is not there or its examples have changed."""

from pathlib import Path
from typing import TextIO

from bot.faq import Faq
from bot.understanding import spelling
from bot.understanding.examples import Examples, gather
from bot.understanding.model import Model, StaleModel
from bot.understanding.reader import MODEL


def run(home: Path, faq: Faq, out: TextIO, *, only_if_changed: bool = False) -> int:
    examples = gather(home, faq)
    if only_if_changed and _is_there(home, examples):
        return 0
    from bot.understanding.train import train  # scikit-learn takes seconds and 160 MB: only who trains pays for it

    model = train(examples, spelling.read(home))
    model.save(home / MODEL)
    print(f"Learned {len(model.classes)} classes from {len(examples.texts)} examples.", file=out)
    return 0


def _is_there(home: Path, examples: Examples) -> bool:
    try:
        return bool(Model.load(home / MODEL, examples.print))
    except StaleModel:
        return False
