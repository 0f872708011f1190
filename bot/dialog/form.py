"""A form as data: its fields, and a draft of it. Who may fill it in stands beside it, on the Paper of its feature."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.dialog.answers import Answers
from bot.dialog.kinds import FieldKind

PREVIEW = "preview"  # what a draft is asking while its preview is shown
BUTTON_BYTES = 64  # Telegram
LARGEST_ID = 10**12 - 1
FIELD_NAME = re.compile(
    r"(?!(?:preview|title)$)[a-z][a-z0-9_]*"
)  # "<form>.title" is a text, so it can't be a field too
OPTION_NAME = re.compile(r"(?!(?:ask|label)$)[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Draft:
    """One form being filled in.

    `said`: Telegram message id (or "album:<id>") -> the field it answered, "" for an album that was refused.
    """

    id: int
    form: str
    about: str = ""
    asking: str = ""
    answers: Answers = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """`when` sees the answers to the fields above it, some of which may be missing: use `answers.get`.

    `shown`: has a line of its own in the preview; the answer to how one wants to go on needs none.
    """

    name: str
    kind: FieldKind
    optional: bool = False
    when: Callable[[Answers], bool] | None = None
    shown: bool = True

    def applies(self, answers: Answers) -> bool:
        return self.when is None or self.when(answers)

    def answered(self, answers: Answers) -> bool:
        """An optional field that was skipped is answered with None."""
        value = answers.get(self.name)
        if value is None:
            return self.optional and self.name in answers
        return self.kind.lacks(value) is None


@dataclass(frozen=True)
class Form:
    """`gathers`: the field, told in many messages, that keeps what is said where a button was to be tapped."""

    name: str
    fields: tuple[Field, ...]
    gathers: str = ""

    def __post_init__(self) -> None:
        """A name that can't work is found when the form is written, not when a citizen taps."""
        names = [each.name for each in self.fields]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.name}: two fields of one name")
        if self.gathers and not self.field(self.gathers).kind.collects:
            raise ValueError(f"{self.name}: {self.gathers} is not told in many messages")
        for each in self.fields:
            _check(self.name, each)

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)

    def live(self, answers: Answers) -> tuple[Field, ...]:
        """The fields whose condition holds."""
        return tuple(each for each in self.fields if each.applies(answers))

    def missing(self, answers: Answers) -> tuple[Field, ...]:
        return tuple(each for each in self.live(answers) if not each.answered(answers))

    def is_begun(self, answers: Answers) -> bool:
        """Whether any question has an answer."""
        return any(each.name in answers for each in self.fields)

    def relevant(self, answers: Answers) -> Answers:
        """Without answers whose condition no longer holds. What is no field of ours came from outside and stays."""
        ours = {each.name for each in self.fields}
        kept = {name: value for name, value in answers.items() if name not in ours}
        for each in self.fields:
            if each.name in answers and each.applies(kept):
                kept[each.name] = answers[each.name]
        return kept


def _check(form: str, each: Field) -> None:
    if not FIELD_NAME.fullmatch(each.name):
        raise ValueError(f"{form}: a field can't be named {each.name!r}")
    for option in each.kind.options:
        if not OPTION_NAME.fullmatch(option):
            raise ValueError(f"{form}.{each.name}: an option can't be named {option!r}")
    longest = max(each.kind.options, key=len, default="yes")
    if len(f"form.choose:{LARGEST_ID}:{each.name}:{longest}") > BUTTON_BYTES:
        raise ValueError(f"{form}.{each.name}.{longest}: too long for a button")
