"""A form with a field of every kind, and Siti filling it in."""

from datetime import date

from bot.dialog import (
    Choice,
    Country,
    Date,
    Draft,
    Evidence,
    Field,
    Form,
    Money,
    Number,
    Step,
    Story,
    Text,
    answer,
    begin,
)
from bot.message import Button, Incoming, Kind, Say

TODAY = date(2026, 11, 25)  # a Wednesday

REPORT = Form(
    "report",
    (
        Field("category", Choice("unpaid_wages", "withheld_papers", "other")),
        Field("what", Text(3, 50), when=lambda answers: answers.get("category") == "other"),
        Field("country", Country()),
        Field("since", Date(past=True), optional=True),
        Field("months", Number(1, 60), when=lambda answers: answers.get("category") == "unpaid_wages"),
        Field("owed", Money(), when=lambda answers: answers.get("category") == "unpaid_wages"),
        Field("story", Story(most_parts=5)),
        Field("evidence", Evidence(most=3), optional=True),
    ),
)
OFFER = Form("offer", (Field("agency", Text(3, 50)), Field("place", Text(1, 50), optional=True)))


class Siti:
    """Fills in a form; `taps` looks for the button in what she last read."""

    def __init__(self, form: Form, draft: Draft | None = None) -> None:
        self.form = form
        self.draft = draft or Draft(7, form.name)
        self.messages = 100
        self.step = self._takes(begin(form, self.draft))

    def says(self, text: str) -> str:
        return self.sends(Kind.TEXT, text)

    def sends(self, kind: Kind, text: str = "", album: str = "") -> str:
        file_id = "" if kind is Kind.TEXT else f"file{self.messages + 1}"
        return self._tells(self._incoming(kind=kind, text=text, file_id=file_id, album=album))

    def taps(self, action: str, option: str = "") -> str:
        data = next(each.data for each in self.buttons() if each.action == action and each.data.endswith(option))
        return self.presses(data)

    def presses(self, data: str) -> str:
        return self._tells(self._incoming(kind=Kind.PRESS, press=data))

    def buttons(self) -> list[Button]:
        return buttons(self.read)

    def actions(self) -> set[str]:
        return {button.action for button in self.buttons()}

    def lead(self) -> str:
        return self.read.lead.key if self.read.lead else ""

    def _incoming(self, **what: object) -> Incoming:
        self.messages += 1
        return Incoming(1, 1, self.messages, **what)  # type: ignore[arg-type]

    def _tells(self, incoming: Incoming) -> str:
        self.step = self._takes(answer(self.form, self.draft, incoming, TODAY))
        return self.read.key if self.step.say else ""

    def _takes(self, step: Step) -> Step:
        self.draft = step.draft or self.draft
        self.read: Say = step.say[-1] if step.say else getattr(self, "read", Say(""))
        return step


def buttons(say: Say) -> list[Button]:
    return [button for row in say.buttons for button in (row if isinstance(row, tuple) else (row,))]


def siti_at_the_preview() -> Siti:
    siti = Siti(REPORT)
    siti.taps("form.choose", "unpaid_wages")
    siti.taps("form.choose", "MY")
    siti.says("1 Maret 2026")
    siti.says("3")
    siti.says("RM 4.500")
    siti.says("Majikan tidak membayar gaji saya.")
    siti.taps("form.done")
    siti.taps("form.skip")
    return siti
