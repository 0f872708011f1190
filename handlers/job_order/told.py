"""A job order as it is told: every time with how to apply officially, and that nobody may ask for money (law 19)."""

from bot.dialog.countries import flag
from bot.job_order import KIND, JobOrder
from bot.message import Button, Rows, Say
from bot.network import Office
from handlers.turn import Desk, Turn

STOP = Button("mute.stop", "mute", KIND)
LIST = Button("job_order.list_button", "job_order.list")
WISH = Button("subscription.wish", "subscription.wish")
MINE = Button("subscription.mine", "subscription.mine")


async def told(desk: Desk, order: JobOrder, buttons: Rows, lead: Say | None = None) -> Say:
    values = {
        "number": order.number,
        "office": (await office_of(desk, order)).name,
        "confirmed_at": order.confirmed_at,
        "flag": flag(str(order.answers["country"])),
        "answers": order.answers,
    }
    return Say("job_order.text", values, buttons, lead)


async def too_late(turn: Turn) -> None:
    """Somebody was faster, it closed, its publisher left meanwhile, or it was never this person's to decide."""
    order = await turn.tx.job_order_for(turn.incoming.argument, turn.chat_id)
    key = await _why(order, turn) if order else "old_button"
    await turn.say(Say(key, {"number": order.number if order else ""}, menu=True))


async def office_of(desk: Desk, order: JobOrder) -> Office:
    office = await desk.tx.office(order.office)
    assert office
    return office


def line(order: JobOrder, action: str) -> Button:
    """One of a list: country, position, until when."""
    country = str(order.answers["country"])
    values = {"flag": flag(country), "country": country, "position": order.answers["position"], "until": order.closing}
    return Button("job_order.line", action, order.number, values)


def asked_money(order: JobOrder) -> Button:
    return Button("job_order.asked_money", "complaint.job_order", order.number)


def withdraw_button(order: JobOrder) -> Button:
    return Button("job_order.withdraw", "job_order.withdraw", order.number)


async def _why(order: JobOrder, turn: Turn) -> str:
    if order.withdrawn_at is not None:
        return "job_order.withdrawn_already"
    if order.returned_at is not None:
        return "job_order.returned_already"
    if order.confirmed_at is not None:
        return "job_order.confirmed_already"
    if order.publisher == turn.chat_id:
        return "job_order.not_yourself"
    here = await turn.tx.works_at(order.publisher, order.office)
    return "job_order.closed_meanwhile" if here or order.closing < turn.today else "job_order.author_left"
