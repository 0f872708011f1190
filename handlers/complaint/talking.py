"""A talk about a report: the office answers by its name, the owner answers back; nobody sees the other's chat."""

from bot import complaint
from bot.complaint import Complaint, Happened
from bot.dialog import Answers, Draft, Field, Form, Story
from bot.message import Say
from handlers import form
from handlers.complaint import alarm, filing, office
from handlers.turn import Paper, Turn

WORDS = Field("words", Story(shortest=0, most_letters=3000, most_parts=10))
REPLY = Form("complaint_reply", (WORDS,), gathers=WORDS.name)
ANSWER = Form("complaint_answer", (WORDS,), gathers=WORDS.name)


async def reply(turn: Turn) -> None:
    """[Balas] at the office."""
    await form.begin(turn, REPLY.name, turn.incoming.argument)


async def may_reply(turn: Turn, about: str) -> Say | None:
    if await turn.tx.complaint_at(about, turn.chat_id) is None:
        return office.NOT_YOURS
    return Say("complaint.nobody_reads", menu=True) if await turn.tx.reporter(about) is None else None


async def send_reply(turn: Turn, draft: Draft, answers: Answers) -> None:
    """Whoever answers first has taken it."""
    number = draft.about
    await office.taken_by(turn, number)
    found = await turn.tx.complaint_at(number, turn.chat_id)
    assert found
    await turn.tx.add_event(number, Happened.REPLIED, found.office, complaint.parts(answers["words"]), turn.now)
    reads = await alarm.news(turn, number, actor=turn.chat_id)
    await turn.say(Say("complaint.replied", {"number": number, "reads": reads}, menu=True))


async def answer(turn: Turn) -> None:
    """[Balas] of the owner."""
    await form.begin(turn, ANSWER.name, turn.incoming.argument)


async def may_answer(turn: Turn, about: str) -> Say | None:
    return None if await turn.tx.own_complaint(about, turn.chat_id) else office.NOT_YOURS


async def send_answer(turn: Turn, draft: Draft, answers: Answers) -> None:
    """Words of danger make the report urgent before anybody reads them: it may have been the village's till now."""
    own = await turn.tx.own_complaint(draft.about, turn.chat_id)
    assert own
    urgent = await _made_urgent(turn, own) if answers.get(complaint.URGENT) else None
    own, tell = (urgent, alarm.ring) if urgent else (own, alarm.tell_office)
    await turn.tx.add_event(own.number, Happened.ANSWERED, own.office, complaint.parts(answers["words"]), turn.now)
    await tell(turn, own, Say("complaint.alarm.answered"))
    await turn.say(Say("complaint.answered", {"number": own.number}, menu=True))


async def _made_urgent(turn: Turn, own: Complaint) -> Complaint | None:
    """Law 14: then it is never the village's or the regency's, and they no longer see it. None: it was urgent."""
    above = await turn.tx.responsible(own.office, without=complaint.NEAR)
    assert above
    late_at = complaint.deadline(turn.now, turn.house.zone)
    urgent = await turn.tx.make_urgent(own.number, turn.chat_id, above.code, late_at)
    if urgent and urgent.office != own.office:
        await office.hide_everywhere(turn, own.number)
        await turn.tx.add_event(own.number, Happened.CLIMBED, urgent.office, (), turn.now)
        await turn.tx.schedule(filing.LATE, own.number, urgent.late_at)
    return urgent


REPLY_PAPER = Paper(REPLY, send_reply, may_reply)
ANSWER_PAPER = Paper(ANSWER, send_answer, may_answer)
