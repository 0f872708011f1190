"""Filling in a form, whichever it is: begin, answer, rest, go on, submit."""

from collections.abc import Mapping
from dataclasses import replace

from bot import dialog
from bot.dialog import Draft, Json, Step
from bot.message import Button, Say
from handlers.turn import Turn

URGENT = "urgent"  # an answer no form asks for: words of danger were said while filling it in


async def begin(turn: Turn, name: str, about: str = "", answers: Mapping[str, Json] | None = None) -> None:
    """Starts a form; an unfinished one of the same kind is offered first. What was active waits."""
    refusal = await turn.house.papers[name].may(turn, about)
    if refusal:
        return await turn.say(refusal)
    await end_search(turn)
    waiting = [draft for draft in await turn.tx.drafts(turn.chat_id) if (draft.form, draft.about) == (name, about)]
    if waiting:
        await turn.tx.rest_draft(turn.chat_id)
        turn.interrupted = False  # this is the offer
        return await turn.say(_offer_old(waiting[0]))
    return await _open(turn, name, about, answers or {})


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
    step = dialog.answer(form, draft, turn.incoming, turn.today)
    if turn.endangered and step.draft and str(turn.incoming.message_id) not in step.draft.said:
        step = Step(step.draft, (dialog.ask(form, step.draft),))  # nobody in danger reads why that was no answer
    await _take(turn, draft, step)


async def press(turn: Turn) -> None:
    """A tap on a form's button; one of a form that is over or waits gets a sentence."""
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft is None:
        return await turn.say(Say("form.gone"))
    return await answer(turn, draft)


async def edited(turn: Turn) -> None:
    """An edit of an answer that is still in the draft changes it; any other edit is left alone."""
    for draft in await turn.tx.drafts(turn.chat_id):
        form = turn.house.papers[draft.form].form
        changed = dialog.edit(form, draft, turn.incoming, turn.today)
        if changed:
            return await turn.tx.keep_draft(changed, turn.now)
    return None


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
    draft = await turn.tx.wake_draft(turn.chat_id, turn.incoming.number)
    if draft is None:
        return await turn.say(Say("form.gone"))
    return await turn.say(await _question(turn, draft))


async def later(turn: Turn) -> None:
    await turn.say(Say("form.later", menu=True))


async def cancel(turn: Turn) -> None:
    """/batal: ends a search at once; of other forms the active one is shown, or what waits."""
    draft = await turn.tx.active_draft(turn.chat_id)
    if draft and await end_search(turn) is None:
        return await turn.say(Say("form.search_over", menu=True))
    drafts = [draft] if draft else await turn.tx.drafts(turn.chat_id)
    if not drafts:
        return await turn.say(Say("form.nothing_to_cancel", menu=True))
    rows = tuple((_go_on(each), _throw_away(each)) for each in drafts[:10])
    return await turn.say(Say("form.cancel_which", {"count": len(drafts)}, rows))


async def throw_away(turn: Turn) -> None:
    dropped = await turn.tx.drop_draft(turn.chat_id, turn.incoming.number)
    await turn.say(Say("form.cancelled" if dropped else "form.gone", menu=True))


async def mark_urgent(turn: Turn, draft: Draft) -> Draft:
    marked = replace(draft, answers={**draft.answers, URGENT: True})
    await turn.tx.keep_draft(marked, turn.now)
    return marked


def unfinished(draft: Draft) -> Say:
    return Say("form.unfinished", buttons=((_go_on(draft), Button("form.later_button", "form.later")),))


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
        await turn.say(await _with_foot(turn, step.draft, say))
    turn.answered = True
    return None


async def _submit(turn: Turn, draft: Draft, step: Step) -> None:
    """The permission is asked again, and the draft can be submitted once only."""
    paper = turn.house.papers[draft.form]
    refusal = await paper.may(turn, draft.about)
    if refusal:
        return await turn.say(refusal)
    if not await turn.tx.drop_draft(turn.chat_id, draft.id):
        return await turn.say(Say("form.gone"))
    return await paper.submit(turn, draft, step.submitted or {})


async def _question(turn: Turn, draft: Draft) -> Say:
    return await _with_foot(turn, draft, dialog.ask(turn.house.papers[draft.form].form, draft))


async def _with_foot(turn: Turn, draft: Draft, say: Say) -> Say:
    foot = turn.house.papers[draft.form].foot
    if foot is None or draft.asking != dialog.PREVIEW or say.key != "form.preview":
        return say
    return replace(say, foot=await foot(turn, draft))


def _given(turn: Turn, draft: Draft) -> dict[str, Json]:
    """What came with the beginning of a form, not from the citizen."""
    asked = {field.name for field in turn.house.papers[draft.form].form.fields} | {URGENT}
    return {name: value for name, value in draft.answers.items() if name not in asked}


async def _own(turn: Turn) -> Draft | None:
    drafts = await turn.tx.drafts(turn.chat_id)
    return next((draft for draft in drafts if draft.id == turn.incoming.number), None)


def _offer_old(draft: Draft) -> Say:
    anew = Button("form.anew_button", "form.anew", str(draft.id))
    return Say("form.unfinished", buttons=((_go_on(draft), anew),))


def _go_on(draft: Draft) -> Button:
    return Button("form.go_on_button", "form.go_on", str(draft.id))


def _throw_away(draft: Draft) -> Button:
    return Button("form.throw_away_button", "form.throw_away", str(draft.id))
