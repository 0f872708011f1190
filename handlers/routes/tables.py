"""What leads where: commands, the main keyboard, buttons, forms, and what is due. A new way in is one line here."""

from collections.abc import Awaitable, Callable, Mapping

from bot.outgoing import PROGRESS, UNREACHABLE
from bot.store.due import Due
from handlers import (
    announcement,
    ask,
    check,
    complaint,
    door,
    emergency,
    form,
    job_order,
    mute,
    network,
    privacy,
    profile,
    progress,
    start_up,
    village,
)
from handlers.turn import Desk, Paper, Turn

Handler = Callable[[Turn], Awaitable[None]]

COMMANDS: Mapping[str, Handler] = {
    "start": door.start,
    "bantuan": door.guide,
    "batal": form.cancel,
    "darurat": emergency.command,
    "tanya": ask.doors,
    "cek": check.check,
    "profil": profile.show,
    "bahasa": profile.languages,
    "data": privacy.show,
    "bersih": privacy.clear,
    "lapor": complaint.report,
    "status": complaint.mine,
    "kasus": complaint.cases,
    "bantu": complaint.for_someone,
    "undang": network.invitation.choose,
    "petugas": network.officer.show,
    "jaga": network.duty.show,
    "lowongan": job_order.listing,
    "joborder": job_order.begin,
    "umumkan": announcement.begin,
}

INTERRUPTING = frozenset(COMMANDS) - {"batal"}  # an unfinished draft waits, and is offered again after the answer

MENU_LABELS: Mapping[str, Handler] = {
    "menu.emergency": emergency.command,
    "menu.ask": ask.doors,
    "menu.report": complaint.report,
    "menu.mine": complaint.mine,
    "menu.job_orders": job_order.listing,
    "menu.more": door.guide,
}

BUTTONS: Mapping[str, Handler] = {
    "menu": door.menu,
    **{
        f"form.{act}": form.press
        for act in ("choose", "skip", "back", "done", "send", "change", "fix", "clear", "cancel")
    },
    "form.go_on": form.go_on,
    "form.later": form.later,
    "form.anew": form.anew,
    "form.throw_away": form.throw_away,
    "emergency.send": emergency.send,
    "emergency.not_safe": emergency.not_safe,
    "emergency.none": emergency.none,
    "emergency.country": emergency.country,
    "emergency.elsewhere": emergency.elsewhere,
    "ask.doors": ask.doors,
    "ask.door": ask.door,
    "ask.topic": ask.topic,
    "ask.helped": ask.helped,
    "ask.not_helped": ask.not_helped,
    "ask.officer": ask.officer,
    "profile.country": profile.country,
    "language": profile.languages,
    "language.choose": profile.choose_language,
    "language.keep": profile.keep_language,
    "data": privacy.show,
    "data.take": privacy.take,
    "data.erase": privacy.erase,
    "data.erase_yes": privacy.erase_now,
    "complaint.report": complaint.report,
    "complaint.job_order": complaint.report_job_order,
    "complaint.mine": complaint.mine,
    "complaint.look": complaint.look,
    "complaint.answer": complaint.answer,
    "complaint.settled": complaint.settled,
    "complaint.not_settled": complaint.not_settled,
    "complaint.cases": complaint.cases,
    "complaint.card": complaint.card,
    "complaint.take": complaint.take,
    "complaint.open": complaint.open_story,
    "complaint.reply": complaint.reply,
    "complaint.done": complaint.done,
    "village.change": village.change,
    "village.find": village.find,
    "village.join": village.join,
    "village.leave": village.leave,
    "village.region": village.region,
    "village.provinces": village.provinces,
    "office.page": network.invitation.choose,
    "office.invite": network.invitation.invite,
    "office.add": network.office.begin,
    "officer.confirm": network.invitation.confirm,
    "officer.refuse": network.invitation.refuse,
    "officer.page": network.officer.show,
    "officer.suspend": network.officer.suspend,
    "officer.sure": network.officer.suspend_now,
    "officer.restore": network.officer.restore,
    "duty.begin": network.duty.begin,
    "duty.end": network.duty.end,
    "job_order.list": job_order.listing,
    "job_order.page": job_order.page,
    "job_order.show": job_order.show,
    "job_order.office": job_order.for_office,
    "job_order.check": job_order.check,
    "job_order.confirm": job_order.confirm,
    "job_order.give_back": job_order.give_back,
    "job_order.redo": job_order.redo,
    "job_order.withdraw": job_order.withdraw,
    "job_order.withdraw_yes": job_order.withdraw_yes,
    "subscription.wish": job_order.wish,
    "subscription.mine": job_order.wishes,
    "subscription.stop": job_order.stop,
    "announcement.office": announcement.for_office,
    "announcement.check": announcement.check,
    "announcement.approve": announcement.approve,
    "announcement.refuse": announcement.refuse,
    "announcement.copy": announcement.copy,
    "mute": mute.mute,
    "unmute": mute.unmute,
}

PAPERS: Mapping[str, Paper] = {
    profile.PAPER.form.name: profile.PAPER,
    **complaint.PAPERS,
    **network.PAPERS,
    **village.PAPERS,
    **job_order.PAPERS,
    announcement.PAPER.form.name: announcement.PAPER,
}

WORKS: Mapping[str, Callable[[Desk, Due], Awaitable[None]]] = {
    start_up.CLEAN: start_up.clean,
    complaint.LATE: complaint.late,
    complaint.UNSHOW: complaint.unshow,
    UNREACHABLE: complaint.unreachable,
    job_order.EXPAND: job_order.expand,
    announcement.EXPAND: announcement.expand,
    PROGRESS: progress.show,
}

DEADLINES = (complaint.LATE,)  # of these works, what people wait for
