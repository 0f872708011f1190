"""Filling in a form, one answer at a time. Pure: the same input gives the same step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from bot.dialog.answers import Answers, Json, Refusal
from bot.dialog.buttons import before, offered, sure, to_change, under_collected, under_question
from bot.dialog.form import PREVIEW, Draft, Field, Form
from bot.dialog.kinds import Choice, Written
from bot.dialog.preview import preview
from bot.message import Button, Incoming, Kind, Say

SURE = "sure"  # an answer no form asks for: before what the person was asked for certainty, last of all
ENOUGH = 3  # words that say something, and not only "ya"
REFUSED = ""  # what a draft remembers of an album that was refused


@dataclass(frozen=True)
class Step:
    """Where the draft stands now (None: it is over), what to say, and the answers once they are sent."""

    draft: Draft | None
    say: tuple[Say, ...] = ()
    submitted: Answers | None = None
    cancelled: bool = False


def begin(form: Form, draft: Draft) -> Step:
    """Ask the first question that has no answer yet."""
    return _go_on(form, draft)


def answer(form: Form, draft: Draft, incoming: Incoming, today: date, *, urgent: bool = False) -> Step:
    """`urgent`: words of danger; they are kept whatever was asked."""
    draft = _placed(form, _without(draft, SURE))
    if incoming.kind is Kind.PRESS:
        return _pressed(form, draft, incoming)
    told = _told(form, draft, incoming, today)
    if isinstance(told, Step):
        return told
    return _gathered(form, draft, incoming, today, urgent=urgent) or _refused(form, draft, incoming, told)


def ask(form: Form, draft: Draft) -> Say:
    """What the draft is asking, once more."""
    draft = _placed(form, draft)
    if draft.asking == PREVIEW:
        return preview(form, draft)
    field = form.field(draft.asking)
    buttons = under_collected if field.kind.collects else under_question
    lead = _kept(draft, field) or _progress(form, draft)
    return Say(f"{form.name}.{field.name}.ask", {"about": draft.about}, buttons(form, draft, field), lead)


def taps(form: Form, draft: Draft) -> tuple[Button, ...]:
    """The buttons that the person has before the eyes."""
    asked = draft.answers.get(SURE)
    rows = sure(str(asked), _placed(form, draft)) if asked else ask(form, draft).buttons
    return tuple(chain.from_iterable(row if isinstance(row, tuple) else (row,) for row in rows))


def collect(form: Form, draft: Draft, name: str, told: Iterable[Incoming], today: date) -> Draft:
    """The draft with what was said before it began, in a field that is told in many messages; as much as it takes."""
    field = form.field(name)
    for incoming in told:
        value = field.kind.parse(incoming, today, draft.answers.get(name))
        if isinstance(value, Refusal):
            break
        draft = _saved(draft, field, value, incoming)
    return replace(draft, asking=name)


def edit(form: Form, draft: Draft, incoming: Incoming, today: date) -> Draft | None:
    """The draft after an earlier message was edited; None if that changes no answer. Who typed what a button says may
    have changed it into what another one says: a press.
    """
    field = next(
        (each for each in form.live(draft.answers) if each.name == draft.said.get(str(incoming.message_id))), None
    )
    if field is None:
        return None
    old = draft.answers.get(field.name)
    value = _option(field, incoming) or field.kind.parse(incoming, today, old)
    if isinstance(value, Refusal) or value == old:
        return None
    return _placed(form, replace(draft, answers=draft.answers | {field.name: value}))


def _option(field: Field, incoming: Incoming) -> str | None:
    option = incoming.press.rpartition(":")[2]
    return option if incoming.kind is Kind.PRESS and option in field.kind.options else None


def _without(draft: Draft, name: str) -> Draft:
    return replace(draft, answers={each: value for each, value in draft.answers.items() if each != name})


def _placed(form: Form, draft: Draft) -> Draft:
    """The draft with answers that still belong to it, asking something that it still needs to ask."""
    answers = form.relevant(draft.answers)
    if draft.asking in {field.name for field in form.live(answers)}:
        return replace(draft, answers=answers)
    missing = form.missing(answers)
    return replace(draft, answers=answers, asking=missing[0].name if missing else PREVIEW)


def _go_on(form: Form, draft: Draft) -> Step:
    return _show(form, replace(draft, asking=PREVIEW))  # _placed finds what is still missing


def _show(form: Form, draft: Draft, lead: Say | None = None) -> Step:
    draft = _placed(form, draft)
    say = ask(form, draft)
    return Step(draft, (replace(say, lead=lead) if lead else say,))


def _told(form: Form, draft: Draft, incoming: Incoming, today: date) -> Step | Refusal:
    if draft.asking == PREVIEW:
        return Refusal("at_preview")
    field = form.field(draft.asking)
    value = field.kind.parse(incoming, today, draft.answers.get(field.name))
    if isinstance(value, Refusal):
        return value
    told = _saved(draft, field, value, incoming)
    return (
        _noted(form, told, field, quiet=_album(incoming) in draft.said) if field.kind.collects else _go_on(form, told)
    )


def _gathered(form: Form, draft: Draft, incoming: Incoming, today: date, *, urgent: bool) -> Step | None:
    """What no button says, and no answer can be, belongs to what is told anyhow: nothing is lost."""
    asked = None if draft.asking == PREVIEW else form.field(draft.asking)
    if not form.gathers or form.gathers == draft.asking or not (urgent or _adds(asked, incoming)):
        return None
    field = form.field(form.gathers)
    value = field.kind.parse(incoming, today, draft.answers.get(field.name))
    if isinstance(value, Refusal):
        return None
    further, gathered = _album(incoming) in draft.said, _saved(draft, field, value, incoming)
    if asked and isinstance(asked.kind, Choice) and asked.kind.told:
        gathered = replace(_saved(gathered, asked, asked.kind.told), asking=field.name)
        return _noted(form, gathered, field, quiet=further)
    return Step(gathered) if further else _show(form, gathered, Say("form.gathered"))


def _adds(asked: Field | None, incoming: Incoming) -> bool:
    """Whether this belongs to the story: anything but a word that was meant to be the answer."""
    if incoming.kind is not Kind.TEXT:
        return True
    return len(incoming.text.split()) >= ENOUGH if asked is None else not isinstance(asked.kind, Written)


def _saved(draft: Draft, field: Field, value: Json, incoming: Incoming | None = None) -> Draft:
    """A later message that answers a field takes its place: editing the earlier one changes nothing any more."""
    said = {message: name for message, name in draft.said.items() if field.kind.collects or name != field.name}
    if incoming:
        said |= {str(incoming.message_id): field.name} | ({_album(incoming): field.name} if incoming.album else {})
    return replace(draft, answers=draft.answers | {field.name: value}, said=said)


def _noted(form: Form, draft: Draft, field: Field, quiet: bool) -> Step:
    """A short word after each part, except after the further parts of an album."""
    parts = draft.answers[field.name]
    count = len(parts) if isinstance(parts, list) else 0
    return Step(draft, () if quiet else (Say("form.noted", {"count": count}, under_question(form, draft, field)),))


def _refused(form: Form, draft: Draft, incoming: Incoming, refusal: Refusal) -> Step:
    """One reason for a whole album."""
    if not incoming.album:
        return _show(form, draft, refusal.say)
    if draft.said.get(_album(incoming)) == REFUSED:
        return Step(draft)
    return _show(form, replace(draft, said=draft.said | {_album(incoming): REFUSED}), refusal.say)


def _album(incoming: Incoming) -> str:
    return f"album:{incoming.album}"


def _kept(draft: Draft, field: Field) -> Say | None:
    parts = draft.answers.get(field.name)
    return (
        Say("form.kept", {"count": len(parts)}) if field.kind.collects and isinstance(parts, list) and parts else None
    )


def _progress(form: Form, draft: Draft) -> Say | None:
    """ "Pertanyaan 2 dari 7", but not while one answer is being changed."""
    live = form.live(draft.answers)
    if len(live) == 1 or not form.missing(draft.answers):
        return None
    step = 1 + [field.name for field in live].index(draft.asking)
    return Say("form.progress", {"step": step, "steps": len(live)})


def _pressed(form: Form, draft: Draft, incoming: Incoming) -> Step:
    if incoming.press not in offered(form, draft):
        return _show(form, draft, Say("form.old_button"))
    _, name, option = f"{incoming.argument}:".split(":")[:3]
    return PRESSES[incoming.action](form, draft, name, option)


def _choose(form: Form, draft: Draft, name: str, option: str) -> Step:
    return _go_on(form, _saved(draft, form.field(name), option))


def _skip(form: Form, draft: Draft, name: str, _: str) -> Step:
    return _go_on(form, _saved(draft, form.field(name), None))


def _back(form: Form, draft: Draft, name: str, _: str) -> Step:
    return _show(form, replace(draft, asking=before(form, draft) or name))


def _done(form: Form, draft: Draft, name: str, _: str) -> Step:
    lacking = form.field(name).kind.lacks(draft.answers[name])
    return _show(form, draft, lacking.say) if lacking else _go_on(form, draft)


def _clear(form: Form, draft: Draft, name: str, option: str) -> Step:
    if not option:
        return _ask_whether_sure(draft, "form.clear")
    if option == "no":
        return _show(form, draft)
    answers = {field: value for field, value in draft.answers.items() if field != name}
    said = {message: field for message, field in draft.said.items() if field != name}
    return _show(form, replace(draft, answers=answers, said=said))


def _fix(form: Form, draft: Draft, *_: str) -> Step:
    return Step(draft, (Say("form.fix_which", buttons=to_change(form, draft)),))


def _change(form: Form, draft: Draft, name: str, _: str) -> Step:
    return _show(form, replace(draft, asking=name))


def _send(form: Form, draft: Draft, *_: str) -> Step:
    return Step(None, submitted=draft.answers)


def _cancel(form: Form, draft: Draft, _: str, option: str) -> Step:
    """Nothing that was told is thrown away by one tap."""
    if option == "no":
        return _show(form, draft)
    if form.is_begun(draft.answers) and not option:
        return _ask_whether_sure(draft, "form.cancel")
    return Step(None, (Say("form.cancelled"),), cancelled=True)


def _ask_whether_sure(draft: Draft, action: str) -> Step:
    asked = replace(draft, answers=draft.answers | {SURE: action})
    return Step(asked, (Say(f"{action}_sure", buttons=sure(action, draft)),))


PRESSES: dict[str, Callable[[Form, Draft, str, str], Step]] = {
    "form.choose": _choose,
    "form.skip": _skip,
    "form.back": _back,
    "form.done": _done,
    "form.clear": _clear,
    "form.fix": _fix,
    "form.change": _change,
    "form.send": _send,
    "form.cancel": _cancel,
}
