"""One transaction: everything the handlers may ask and change, a module for each subject."""

from bot.store.additions import AdditionRows
from bot.store.announcements import AnnouncementRows
from bot.store.asked import AskedRows
from bot.store.citizens import CitizenRows
from bot.store.drafts import DraftRows
from bot.store.due import DueRows
from bot.store.health import HealthRows
from bot.store.job_orders import JobOrderRows
from bot.store.network import NetworkRows
from bot.store.officers import OfficerRows
from bot.store.outbox import OutboxRows
from bot.store.own_complaints import OwnComplaintRows
from bot.store.questions import QuestionRows
from bot.store.reviews import ReviewRows
from bot.store.sent_files import SentFileRows
from bot.store.shown import ShownRows
from bot.store.updates import UpdateRows


class Transaction(
    UpdateRows,
    CitizenRows,
    AdditionRows,
    AnnouncementRows,
    AskedRows,
    JobOrderRows,
    OutboxRows,
    DraftRows,
    DueRows,
    HealthRows,
    NetworkRows,
    OfficerRows,
    OwnComplaintRows,
    ReviewRows,
    SentFileRows,
    ShownRows,
    QuestionRows,
):
    """Reads and writes of one turn; committed or rolled back as a whole."""
