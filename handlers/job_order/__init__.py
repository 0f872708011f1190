"""Job orders: written by an officer, confirmed by a second one, read by whoever wishes to hear of them."""

from handlers.job_order import publish, subscribe
from handlers.job_order.publish import begin, for_office, redo
from handlers.job_order.read import listing, page, show, show_linked
from handlers.job_order.second import check, confirm, give_back
from handlers.job_order.spread import EXPAND, expand, show_progress
from handlers.job_order.subscribe import stop, wish, wishes
from handlers.job_order.withdraw import withdraw, withdraw_yes

PAPERS = {paper.form.name: paper for paper in (publish.PAPER, subscribe.PAPER)}

__all__ = [
    "EXPAND",
    "PAPERS",
    "begin",
    "check",
    "confirm",
    "expand",
    "for_office",
    "give_back",
    "listing",
    "page",
    "redo",
    "show",
    "show_linked",
    "show_progress",
    "stop",
    "wish",
    "wishes",
    "withdraw",
    "withdraw_yes",
]
