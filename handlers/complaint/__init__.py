"""Reports: made by a citizen, read by one office, followed by their owner."""

from handlers.complaint import filing, office, question, talking
from handlers.complaint.danger import emergency_again, emergency_more, emergency_over, ring
from handlers.complaint.filing import LATE, for_someone, report, report_job_order
from handlers.complaint.late import late, officer_came, officer_left, unreachable, unshow
from handlers.complaint.office import UNSHOW, card, cases, done, open_story, take
from handlers.complaint.owner import look, mine, not_settled, settled
from handlers.complaint.question import ask_officer, ask_village
from handlers.complaint.talking import answer, reply

PAPERS = {
    paper.form.name: paper
    for paper in (filing.PAPER, question.PAPER, talking.REPLY_PAPER, talking.ANSWER_PAPER, office.PAPER)
}

__all__ = [
    "LATE",
    "PAPERS",
    "UNSHOW",
    "answer",
    "ask_officer",
    "ask_village",
    "card",
    "cases",
    "done",
    "emergency_again",
    "emergency_more",
    "emergency_over",
    "for_someone",
    "late",
    "look",
    "mine",
    "not_settled",
    "officer_came",
    "officer_left",
    "open_story",
    "reply",
    "report",
    "report_job_order",
    "ring",
    "settled",
    "take",
    "unreachable",
    "unshow",
]
