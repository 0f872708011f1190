"""The second officer: reads a job order before anyone is told of it, and publishes it or gives it back (law 19)."""

from dataclasses import replace

from bot.job_order import JobOrder
from bot.message import Button, Rows, Say
from handlers.job_order import spread
from handlers.job_order.told import line, office_of, told, too_late, withdraw_button
from handlers.turn import Turn

SHOWN = 10  # in one message


async def ask(turn: Turn, order: JobOrder) -> None:
    """Rings the other officers of the office, and those of the nearest office above that has any."""
    office = await office_of(turn, order)
    values = {"office": office.name, "number": order.number}
    say = Say("job_order.to_check", values, (line(order, "job_order.check"),))
    heard = [await turn.tell(chat_id, say) for chat_id in await _officers(turn, order)]
    key = "job_order.waits" if any(heard) else "job_order.nobody_second"
    await turn.say(Say(key, {"number": order.number}, (withdraw_button(order),)))


async def show_waiting(turn: Turn) -> None:
    waiting = await turn.tx.waiting_job_orders(turn.chat_id)
    if waiting:
        buttons = tuple(line(order, "job_order.check") for order in waiting[:SHOWN])
        await turn.say(Say("job_order.waiting", {"count": len(waiting)}, buttons))


async def check(turn: Turn) -> None:
    """[Periksa]: the whole text as it will be told, and the two buttons as long as nobody has decided."""
    order = await turn.tx.job_order_for(turn.incoming.argument, turn.chat_id)
    if order is None or not order.undecided:
        return await too_late(turn)
    if order.publisher == turn.chat_id:
        return await turn.say(await told(turn, order, (withdraw_button(order),), Say("job_order.own_waits")))
    verdicts: Rows = (
        Button("job_order.confirm", "job_order.confirm", order.number),
        Button("job_order.give_back", "job_order.give_back", order.number),
    )
    return await turn.say(replace(await told(turn, order, verdicts, Say("job_order.check")), edits=turn.tapped))


async def confirm(turn: Turn) -> None:
    """[Sudah benar, umumkan]: the first one decides, and never the publisher."""
    order = await turn.tx.confirm_job_order(turn.incoming.argument, turn.chat_id, turn.today, turn.now)
    if order is None:
        return await too_late(turn)
    await turn.tx.record(turn.chat_id, "job_order.confirmed", order.number, turn.now)
    await turn.say(Say("job_order.confirmed", {"number": order.number}, edits=turn.tapped))
    return await spread.spread(turn, order)


async def give_back(turn: Turn) -> None:
    """[Kembalikan]: its publisher may put it right."""
    order = await turn.tx.return_job_order(turn.incoming.argument, turn.chat_id, turn.now)
    if order is None:
        return await too_late(turn)
    await turn.tx.record(turn.chat_id, "job_order.returned", order.number, turn.now)
    await turn.say(Say("job_order.given_back", {"number": order.number}, edits=turn.tapped))
    values = {"number": order.number, "position": order.answers["position"]}
    redo = Button("job_order.redo", "job_order.redo", order.number)
    await turn.tell(order.publisher, Say("job_order.returned", values, (redo,)))
    return None


async def _officers(turn: Turn, order: JobOrder) -> list[int]:
    own, *above = await turn.tx.offices_above(order.office)
    officers = await turn.tx.officers_of(own.code)
    for office in above:
        if higher := await turn.tx.officers_of(office.code):
            officers += higher
            break
    return [chat_id for chat_id in dict.fromkeys(each.chat_id for each in officers) if chat_id != order.publisher]
