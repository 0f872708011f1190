"""The network, as officers change it: offices, invitations, colleagues, and who is on duty."""

from handlers.network import duty, invitation, office, officer
from handlers.network.officer import appoint_first, first_officers

PAPERS = {office.PAPER.form.name: office.PAPER}

__all__ = ["PAPERS", "appoint_first", "duty", "first_officers", "invitation", "office", "officer"]
