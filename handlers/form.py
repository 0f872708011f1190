"""Filling in a form, whichever it is: begin, answer, rest, go on, submit."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import dialog
from bot.dialog import Choice, Draft, Form, Json, Step
from bot.message import Button, Incoming, Kind, Rows, Say, number_in
from handlers import labels
from handlers.turn import Paper, Turn

SHOWN = "form.preview"
# Answers no form asks for: words of danger were said while filling it in; who will read it, as the preview says.
URGENT, FOOT = "urgent", "foot"
MARKS = frozenset((URGENT, FOOT, dialog.SURE))  # of this draft alone


async def begin(turn: Turn, name: str, about: str = "", answers: Mapping[str, Json] | None = None) -> None:
    """Starts a form; an unfinished one of the same kind is offered first, or just goes on if nothing was answered yet.

    What was active waits.
    """
    refusal = await turn.house.papers[name].may(turn, about)
    if refusal:
        return await turn.say(refusal)
    await end_search(turn)
    waiting = [draft for draft in await turn.tx.drafts(turn.chat_id) if (draft.form, draft.about) == (name, about)]
    if not waiting:
        return await _open(turn, name, about, answers or {})
    turn.interrupted = False  # this is the offer
    if waiting[0].answers == (answers or {}):
        return await _wake(turn, waiting[0])
    await turn.tx.rest_draft(turn.chat_id)
    return await turn.say(_offer_old(waiting[0]))


async def collect(turn: Turn, name: str, field: str, about: str, told: Sequence[Incoming]) -> Draft | None:
    """Opens a form with what was said before in it; an unfinished one of the same kind gets it too. None: may not."""
    paper = turn.house.papers[name]
    refusal = await paper.may(turn, about)
    if refusal:
        await turn.say(refusal)
        return None
    waiting = next(
        (draft for draft in await turn.tx.drafts(turn.chat_id) if (draft.form, draft.about) == (name, about)), None
    )
    draft = await turn.tx.wake_draft(turn.chat_id, waiting.id) if waiting else None
    draft = draft or await turn.tx.begin_draft(turn.chat_id, name, about, {}, turn.now)
    draft = dialog.collect(paper.form, draft, field, told, turn.today)
    await turn.tx.keep_draft(draft, turn.now)
    await show(turn, draft)
    return draft


async def anew(turn: Turn) -> None:
    """[Mulai baru]: the unfinished one stays in the list; nothing typed is thrown away."""
    draft = await _own(turn)
    if draft is None:
        return await turn.say(Say("form.gone"))
    refusal = await turn.house.papers[draft.form].may(turn, draft.about)
    if refusal:
        return await turn.say(refusal)
    return await _open(turn, draft.form, draft.about, _given(turn, draft))


async def answer(turn: Turn, draft: Draft) -> None:
    """What the citizen typed, sent or tapped, as the answer to what is being asked."""
    form = turn.house.papers[draft.form].form
    said = await _as_tap(turn, form, draft)
    step = dialog.answer(form, draft, said, turn.today, urgent=turn.endangered)
    if said.action == "form.choose" and said is not turn.incoming and step.draft:
        typed = {str(said.message_id): draft.asking}  # what was typed may be edited
        step = replace(step, draft=replace(step.draft, said=step.draft.said | typed))
    if turn.endangered and step.draft and str(turn.incoming.message_id) not in step.draft.said:
        step = Step(step.draft, (dialog.ask(form, step.draft),))  # nobody in danger reads why that was no answer
    await _take(turn, draft, step)


async def _as_tap(turn: Turn, form: Form, draft: Draft) -> Incoming:
    """Who types what a button says means the button; [Kirim] only if the preview above it has arrived."""
    field = None if draft.asking == dialog.PREVIEW else form.field(draft.asking)
    chooses = field is not None and isinstance(field.kind, Choice)
    buttons = [each for each in dialog.taps(form, draft) if chooses or each.action != "form.choose"]
    loosely = [each for each in buttons if each.action == "form.choose" or dialog.SURE in draft.answers]
    found = labels.exactly(turn, buttons) or labels.meant(turn, loosely)
    skip = next((each for each in buttons if each.action == "form.skip"), None)
    if found is None and skip and labels.says_nothing(turn):
        found = skip
    if found is None or (found.action == "form.send" and await turn.tx.waiting_replies(turn.chat_id)):
        return turn.incoming
    return replace(turn.incoming, kind=Kind.PRESS, press=found.data)


async def resumed(turn: Turn) -> bool:
    """Who types [Lanjutkan], [Mulai baru] or [Hapus] means the form that waits."""
    waiting = await turn.tx.drafts(turn.chat_id)
    if not waiting:
        return False
    found = labels.meant(turn, (_go_on(waiting[0]), _anew(waiting[0]), _throw_away(waiting[0])))
    if found is None:
        return False
    turn.incoming = replace(turn.incoming, kind=Kind.PRESS, press=found.data)
    await {"form.go_on": go_on, "form.anew": anew, "form.throw_away": throw_away}[found.action](turn)
    return True


async def press(turn: Turn) -> None:
    """A tap on a form's button; one of a form that is over gets a sentence, one of a form that waits an offer."""
    draft, own = await turn.tx.active_draft(turn.chat_id), await _own(turn)
    if draft is None:
        return await turn.say(unfinished(own) if own else Say("form.gone"))
    if own is None:
        return await show(turn, draft, lead=Say("form.over"))
    return await answer(turn, draft)


async def edited(turn: Turn) -> None:
    """An edit of an answer that is still in the draft changes it, and its preview is shown anew."""
    for draft in await turn.tx.drafts(turn.chat_id):
        form = turn.house.papers[draft.form].form
        changed = dialog.edit(form, draft, _retyped(turn, form, draft), turn.today)
        if changed:
            urgent = {URGENT: True} if turn.endangered else {}  # the draft may wait, and not be the open one
            return await _keep_edited(turn, draft, replace(changed, answers=changed.answers | urgent))
    return None


def _retyped(turn: Turn, form: Form, draft: Draft) -> Incoming:
    """What was typed instead of a tap may be edited into what another button says."""
    name = draft.said.get(str(turn.incoming.message_id))
    field = next((each for each in form.fields if each.name == name), None)
    if field is None or not isinstance(field.kind, Choice):
        return turn.incoming
    answers = {each: value for each, value in draft.answers.items() if each != dialog.SURE}
    found = labels.meant(turn, dialog.taps(form, replace(draft, asking=field.name, answers=answers)))
    return replace(turn.incoming, kind=Kind.PRESS, press=found.data) if found else turn.incoming


async def _keep_edited(turn: Turn, draft: Draft, changed: Draft) -> None:
    """What waits is shown once it goes on; a question that is being asked stays as it is."""
    await turn.tx.keep_draft(changed, turn.now)
    active = await turn.tx.active_draft(turn.chat_id)
    still_asked = changed.asking == draft.asking != dialog.PREVIEW
    if active and active.id == draft.id and not still_asked:
        await show(turn, changed)


async def interrupt(turn: Turn) -> None:
    """A command or a menu button in the middle: the draft waits, and is offered after the answer."""
    await end_search(turn)
    turn.interrupted = await turn.tx.rest_draft(turn.chat_id)


async def end_search(turn: Turn) -> Draft | None:
    """Something else comes, and an open search holds nothing to keep. The form that is open still, if it is none."""
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft is None or not turn.house.papers[draft.form].is_search:
        return draft
    await turn.tx.drop_draft(turn.chat_id, draft.id)
    return None


async def offer_to_go_on(turn: Turn) -> None:
    """Never says what it is about: the screen may be watched (law 16)."""
    waiting = await turn.tx.drafts(turn.chat_id)
    if waiting and await turn.tx.active_draft(turn.chat_id) is None:
        await turn.say(unfinished(waiting[0]))


async def go_on(turn: Turn) -> None:
    await end_search(turn)
    draft = await _own(turn)
    if draft is None:
        return await turn.say(Say("form.gone"))
    return await _wake(turn, draft)


async def later(turn: Turn) -> None:
    await turn.say(Say("form.later", menu=True))


async def cancel(turn: Turn) -> None:
    """/batal: ends a search at once; of other forms the active one is shown, or what waits."""
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft and await end_search(turn) is None:
        return await turn.say(Say("form.search_over", menu=True))
    drafts = [draft] if draft else await turn.tx.drafts(turn.chat_id)
    await turn.tx.rest_draft(turn.chat_id)  # what is typed before one of these is tapped is no answer
    if not drafts:
        return await turn.say(Say("form.nothing_to_cancel", menu=True))
    rows = tuple((_go_on(each), _throw_away(each)) for each in drafts[:10])
    return await turn.say(Say("form.cancel_which", {"count": len(drafts)}, rows))


async def throw_away(turn: Turn) -> None:
    """[Hapus]: what holds answers is asked about once more."""
    draft = await _own(turn)
    if draft and turn.house.papers[draft.form].form.is_begun(draft.answers):
        return await turn.say(Say("form.cancel_sure", buttons=_sure(draft)))
    return await throw_away_now(turn)


async def throw_away_now(turn: Turn) -> None:
    dropped = await turn.tx.drop_draft(turn.chat_id, turn.incoming.number)
    await turn.say(Say("form.cancelled" if dropped else "form.gone", menu=True))


async def mark_urgent(turn: Turn, draft: Draft) -> Draft:
    marked = replace(draft, answers={**draft.answers, URGENT: True})
    await turn.tx.keep_draft(marked, turn.now)
    return marked


async def unmark_urgent(turn: Turn) -> None:
    """Who is in no danger after all sends a report like any other."""
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft and URGENT in draft.answers:
        calm = {name: value for name, value in draft.answers.items() if name != URGENT}
        await turn.tx.keep_draft(replace(draft, answers=calm), turn.now)


async def show(turn: Turn, draft: Draft, *, edits: int | None = None, lead: Say | None = None) -> None:
    """What the draft is asking, once more."""
    say = await _whole(turn, draft, dialog.ask(turn.house.papers[draft.form].form, draft))
    await turn.say(replace(say, edits=edits, lead=lead or say.lead), always=say.key == SHOWN)


def unfinished(draft: Draft) -> Say:
    return Say("form.unfinished", buttons=((_go_on(draft), Button("form.later_button", "form.later")),))


async def _wake(turn: Turn, draft: Draft) -> None:
    await turn.tx.wake_draft(turn.chat_id, draft.id)
    await show(turn, draft)


async def _open(turn: Turn, name: str, about: str, answers: Mapping[str, Json]) -> None:
    await end_search(turn)
    draft = await turn.tx.begin_draft(turn.chat_id, name, about, dict(answers), turn.now)
    await _take(turn, draft, dialog.begin(turn.house.papers[name].form, draft))


async def _take(turn: Turn, draft: Draft, step: Step) -> None:
    if step.draft and step.draft.asking == dialog.PREVIEW and turn.house.papers[draft.form].is_search:
        step = Step(None, submitted=step.draft.answers)
    if step.submitted is not None:
        return await _submit(turn, draft, step)
    if step.draft is None:
        await turn.tx.drop_draft(turn.chat_id, draft.id)
        return await turn.say(Say("form.cancelled", menu=True))
    await turn.tx.keep_draft(step.draft, turn.now)
    for say in step.say:
        await turn.say(await _whole(turn, step.draft, say), always=say.key == SHOWN)
    turn.answered = True
    return None


async def _submit(turn: Turn, draft: Draft, step: Step) -> None:
    """The permission is asked again, and the draft can be submitted once only."""
    paper = turn.house.papers[draft.form]
    refusal = await paper.may(turn, draft.about)
    if refusal:
        return await turn.say(refusal)
    if paper.foot and draft.answers.get(FOOT) != _sum(turn, await _foot(turn, paper, draft)):
        return await show(turn, draft, lead=Say("form.reads_else"))
    if not await turn.tx.drop_draft(turn.chat_id, draft.id):
        return await turn.say(Say("form.gone"))
    told = {name: value for name, value in (step.submitted or {}).items() if name != FOOT}
    return await paper.submit(turn, draft, told)


async def _whole(turn: Turn, draft: Draft, say: Say) -> Say:
    """A preview with what its feature has to say under it; who will read it is kept, since [Kirim] agrees to that."""
    if draft.asking != dialog.PREVIEW or say.key != SHOWN:
        return say
    paper = turn.house.papers[draft.form]
    foot = await _foot(turn, paper, draft)
    shown = replace(draft, answers=draft.answers | {FOOT: _sum(turn, foot)})
    await turn.tx.keep_draft(shown, turn.now)
    buttons = dialog.ask(paper.form, shown).buttons
    beside = await paper.beside(turn, draft) if paper.beside else ()
    return replace(say, foot=foot, buttons=(buttons[0], *beside, *buttons[1:]))


async def _foot(turn: Turn, paper: Paper, draft: Draft) -> Say | None:
    return await paper.foot(turn, draft) if paper.foot else None


def _sum(turn: Turn, foot: Say | None) -> int:
    return zlib.crc32(turn.render(turn.locale, foot).encode()) if foot else 0


def _given(turn: Turn, draft: Draft) -> dict[str, Json]:
    """What came with the beginning of a form, not from the citizen."""
    asked = {field.name for field in turn.house.papers[draft.form].form.fields} | MARKS
    return {name: value for name, value in draft.answers.items() if name not in asked}


async def _own(turn: Turn) -> Draft | None:
    """The draft that the button tells of; None: it is over, or somebody else's."""
    number = number_in(turn.incoming.argument.partition(":")[0])
    drafts = await turn.tx.drafts(turn.chat_id)
    return next((draft for draft in drafts if draft.id == number), None)


def _offer_old(draft: Draft) -> Say:
    return Say("form.unfinished", buttons=((_go_on(draft), _anew(draft)),))


def _anew(draft: Draft) -> Button:
    return Button("form.anew_button", "form.anew", str(draft.id))


def _go_on(draft: Draft) -> Button:
    return Button("form.go_on_button", "form.go_on", str(draft.id))


def _throw_away(draft: Draft) -> Button:
    return Button("form.throw_away_button", "form.throw_away", str(draft.id))


def _sure(draft: Draft) -> Rows:
    yes = Button("form.cancel_yes", "form.throw_away_yes", str(draft.id))
    return (yes, Button("form.cancel_no", "form.go_on", str(draft.id)))
