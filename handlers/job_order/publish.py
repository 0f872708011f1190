"""/joborder: an officer of P4MI or above writes a job order; it waits for a second officer (law 19)."""

from bot import job_order as rules
from bot.dialog import Answers, Draft
from bot.message import Button, Say
from bot.network import PUBLISHING
from handlers import form
from handlers.job_order import second
from handlers.turn import Paper, Turn


async def begin(turn: Turn) -> None:
    """First what waits for this officer, then the form; who works for several offices says for which."""
    offices = rules.publishing(await turn.tx.offices_of(turn.chat_id))
    if not offices:
        return await turn.say(await _refusal(turn))
    await second.show_waiting(turn)
    if len(offices) == 1:
        return await form.begin(turn, rules.KIND, offices[0].code)
    buttons = [Button("job_order.office", "job_order.office", each.code, {"name": each.name}) for each in offices]
    return await turn.say(Say("job_order.which_office", buttons=tuple(buttons)))


async def for_office(turn: Turn) -> None:
    await form.begin(turn, rules.KIND, turn.incoming.argument)


async def may(turn: Turn, code: str) -> Say | None:
    office = await turn.tx.office(code)
    yes = office and office.level in PUBLISHING and await turn.tx.works_at(turn.chat_id, code)
    return None if yes else await _refusal(turn)


async def foot(turn: Turn, draft: Draft) -> Say | None:
    return Say("job_order.foot")


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    """A form that waited too long is asked for its closing date again."""
    still_good = rules.without_past(answers, turn.today)
    if still_good is not None:
        return await form.begin(turn, rules.KIND, draft.about, still_good)
    order = await turn.tx.add_job_order(draft.about, turn.chat_id, answers, turn.now)
    if order is None:
        return await turn.say(await _refusal(turn))
    return await second.ask(turn, order)


async def redo(turn: Turn) -> None:
    """[Perbaiki]: the form again, with what was answered."""
    order = await turn.tx.job_order_for(turn.incoming.argument, turn.chat_id)
    if order is None or order.returned_at is None:
        return await turn.say(Say("old_button", menu=True))
    return await form.begin(turn, rules.KIND, order.office, order.answers)


PAPER = Paper(rules.FORM, submit, may, foot)


async def _refusal(turn: Turn) -> Say:
    """A village passes job orders on but publishes none (law 19); all others are told who does."""
    works_somewhere = await turn.tx.offices_of(turn.chat_id)
    return Say("job_order.not_a_village" if works_somewhere else "job_order.officers_only", menu=True)
