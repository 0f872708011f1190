"""Danger: numbers to call before everything else, and officers who are rung at a tap (law 9)."""

import re
from dataclasses import replace

from bot import emergency
from bot.dialog import Answers, Country, Draft, Field, Form, countries
from bot.dialog.countries import ZONES
from bot.emergency import Reach
from bot.message import Button, Incoming, Kind, Rows, Say
from bot.store.questions import ASKED, Emergency
from handlers import complaint, form, labels
from handlers.turn import Paper, Turn

Places = tuple[str | None, ...]  # None: nobody knows where the person is

FORM = Form("whereabouts", (Field("country", Country()),))
HOUR, DAY = 3600, 86_400
ASKING = re.compile(r"/darurat(?:@\w+)?(?!\w)", re.IGNORECASE)
WHERE = (("ID", "MY", "SG"), ("HK", "TW", "KR"), ("JP", "SA", "AE"))  # where most people are
USUAL = "emergency.numbers"
PAGES = {"suicide": "emergency.suicide"}  # warm words, and the same numbers; all other kinds read the usual page
AGAIN = {"suicide": "emergency.again_suicide"}
TO_OFFICER = Button("emergency.to_officer", "emergency.send")
OVER = Button("emergency.no_emergency", "emergency.none")
ELSEWHERE = Button("emergency.elsewhere", "emergency.elsewhere")


async def comes_first(turn: Turn) -> bool:
    """Looks at every text before anybody else does. True: the turn is over.

    Inside a form the words count as the answer too: numbers first, then the form goes on, marked as urgent; a search is
    over. Numbers that were given within the hour are only pointed at, inside a form only if the danger is another one;
    those of a country named since are given at once. An edit is looked at like anything else, but not answered again
    when the numbers are there already.
    """
    if await _tapped_by_typing(turn):
        return True
    words, is_command = _words(turn.incoming)
    kind = turn.house.reader.danger(words)
    if kind is None:
        return False
    turn.endangered = True
    own = turn.citizen.locale
    understood = turn.house.reader.understand(words)
    turn.speak(understood.language)
    before = await turn.tx.emergency(turn.chat_id)
    noticed = await turn.tx.notice_emergency(turn.chat_id, kind, words, turn.now)
    draft = await form.end_search(turn)
    if draft:
        await form.mark_urgent(turn, draft)
    told, named = _told_country(draft), countries.abroad(words)
    here = told or turn.citizen.country or _told_lately(turn, noticed)
    await turn.tx.place_emergency(turn.chat_id, named or told or _said_last(turn, noticed) or here)
    page = PAGES.get(kind, USUAL)
    untold = _untold(turn, noticed, page, _places(here, named))
    if untold:
        await _give_numbers(turn, noticed, page, untold, "" if draft else next(iter(understood.near), ""))
    elif not turn.incoming.edited and (draft is None or before is None or before.kind != kind):
        await turn.say(Say(AGAIN.get(kind, "emergency.again"), buttons=(*_buttons(), ELSEWHERE)), always=True)
    await _update_alarm(turn, noticed)
    turn.speak(own)
    return draft is None and not is_command and not turn.incoming.edited


async def _tapped_by_typing(turn: Turn) -> bool:
    """Whoever types what a button under the numbers says. "Kirim" is enough, but not in a form, which has its own; and
    no alarm is taken back by half a label.
    """
    if turn.incoming.edited or _old(turn) or await turn.tx.emergency(turn.chat_id) is None:
        return False
    found = labels.exactly(turn, _buttons())
    if found is None and await turn.tx.active_draft(turn.chat_id) is None:
        found = labels.meant(turn, (TO_OFFICER,))
    if found:
        await {"emergency.send": send, "emergency.not_safe": not_safe, "emergency.none": none}[found.action](turn)
    return found is not None


async def passes_on(turn: Turn) -> bool:
    """What is said or sent within the hour after the officers were rung goes to that report. False: there is none."""
    noticed = None if _old(turn) else await turn.tx.emergency(turn.chat_id)
    if noticed is None or not noticed.number or not await complaint.emergency_more(turn, noticed.number):
        return False
    await turn.say(Say("emergency.passed_on", {"number": noticed.number}, (OVER,)), always=True)
    return True


async def goes_on(turn: Turn, near: Rows) -> bool:
    """Words right after the numbers that are no question we can answer: the ways out are shown again, with the topics
    they may mean. False: there is no emergency, or nothing of it any more.
    """
    if await passes_on(turn):
        return True
    noticed = await turn.tx.emergency(turn.chat_id)
    if noticed is None or not await is_recent(turn):
        return False
    await turn.tx.notice_emergency(turn.chat_id, noticed.kind, turn.incoming.text, turn.now)  # [Kirim] takes it along
    await turn.say(Say("emergency.still", {"near": bool(near)}, (*_buttons(), ELSEWHERE, *near)), always=True)
    return True


async def command(turn: Turn) -> None:
    """/darurat and the red button: the numbers, every time they are asked for; also of the country named just now."""
    noticed = await turn.tx.notice_emergency(turn.chat_id, ASKED, "", turn.now)
    here, named = turn.citizen.country or _told_lately(turn, noticed), _said_last(turn, noticed)
    await turn.tx.place_emergency(turn.chat_id, named or here)
    await _give_numbers(turn, noticed, USUAL, _places(here, named))


async def country(turn: Turn) -> None:
    """Where the person who needs help is: other numbers can be called from there.

    Kept with the emergency, never in the profile: whoever taps may ask for somebody else, and would from then on get
    the numbers and the night of a country they are not in.
    """
    code = turn.incoming.argument
    if code not in ZONES:
        return await turn.say(Say("old_button", menu=True))
    return await helped_in(turn, code)


async def is_recent(turn: Turn) -> bool:
    """Whether a bare country is an answer to the numbers just given, and no question about working there: nothing else
    has been answered since.
    """
    if _old(turn) or await turn.tx.emergency(turn.chat_id) is None:
        return False
    return await turn.tx.last_topic(turn.chat_id, turn.citizen.numbers_at or 0) is None


async def helped_in(turn: Turn, code: str) -> None:
    """The numbers that can be called from there, and a report that is sent from here names that country."""
    noticed = await _open(turn)
    await turn.tx.place_emergency(turn.chat_id, code)
    await _give_numbers(turn, noticed, PAGES.get(noticed.kind, USUAL), (code,))


async def elsewhere(turn: Turn) -> None:
    """[Nomor di negara lain]: the person who needs help is not where the numbers are for."""
    await turn.say(Say("emergency.ask_country", buttons=_countries()), always=True)


async def other_country(turn: Turn) -> None:
    """[Negara lain]: any country, by its name."""
    await form.begin(turn, FORM.name)


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    await helped_in(turn, str(answers["country"]))


async def anybody(turn: Turn, about: str) -> Say | None:
    return None


async def knows(turn: Turn, typed: str) -> bool:
    return countries.find(typed) is not None


PAPER = Paper(FORM, submit, anybody, knows=knows)


async def send(turn: Turn) -> None:
    """[Kirim ke petugas]: the tap is the consent; officers on duty are rung, and the reply says if nobody is."""
    noticed = await _open(turn)
    if noticed.number:
        return await turn.say(Say("emergency.rung_already", {"number": noticed.number}), always=True)
    return await complaint.ring(turn, noticed)


async def not_safe(turn: Turn) -> None:
    await turn.say(Say("emergency.not_safe_reply", menu=True), always=True)


async def relief(turn: Turn) -> bool:
    """Who writes that all is well now is asked to tap: words alone take no alarm back. False: there was none."""
    noticed = await turn.tx.emergency(turn.chat_id)
    if noticed is None:
        return False
    rows = (OVER,) if noticed.number else (OVER, TO_OFFICER)
    await turn.say(Say("emergency.relief", {"sent": bool(noticed.number)}, rows))
    return True


async def none(turn: Turn) -> None:
    noticed = await turn.tx.emergency(turn.chat_id)
    await turn.tx.end_emergency(turn.chat_id, turn.now)
    await form.unmark_urgent(turn)
    await turn.change(numbers_at=None)  # the next words of danger are another matter, and get the numbers again
    asked = _asked(turn)
    await turn.say(Say("emergency.no_emergency_reply", {"asked": bool(asked)}, asked, menu=not asked), always=True)
    if noticed and noticed.number:
        await complaint.emergency_over(turn, noticed)


def _asked(turn: Turn) -> Rows:
    """Words of danger may have been an ordinary question: the topic it would have found is offered now."""
    name, every = turn.incoming.argument, turn.house.faq
    if not name or not every.has(turn.locale, name):
        return ()
    return (Button("ask.topic", "ask.topic", name, {"short": every.topic(turn.locale, name).short}),)


async def _open(turn: Turn) -> Emergency:
    """A tap may come after the emergency is over: then it begins another."""
    return await turn.tx.emergency(turn.chat_id) or await turn.tx.notice_emergency(turn.chat_id, ASKED, "", turn.now)


async def _give_numbers(turn: Turn, noticed: Emergency, page: str, places: Places, asked: str = "") -> None:
    """All in one message; if nobody knows where the person is, it asks that too. `asked`: the topic that was asked for
    if there is no danger after all.
    """
    reaches = [Reach(each, emergency.numbers(turn.house.contacts, each)) for each in places]
    before = () if _old(turn) else noticed.given
    await turn.tx.numbers_given(noticed.id, (*before, *((page, each) for each in places)))
    await turn.change(numbers_at=turn.now)
    values = {"reaches": reaches, "own": turn.citizen.country}
    await turn.say(Say(page, values, (*_buttons(asked), *_other(places[0]))), always=True)


def _buttons(asked: str = "") -> tuple[Button, ...]:
    return TO_OFFICER, Button("emergency.not_safe", "emergency.not_safe"), replace(OVER, argument=asked)


def _places(here: str | None, named: str | None) -> Places:
    """Whose numbers are told, the first of them first: a family names the country of somebody else."""
    places = (named, None) if here is None else (here, named or here)
    return tuple(dict.fromkeys(places))


def _untold(turn: Turn, noticed: Emergency, page: str, places: Places) -> Places:
    """The places whose numbers were not given within the hour. On a page of other words they are told once more."""
    given = () if _old(turn) else noticed.given
    told = {place for given_on, place in given if page in (USUAL, given_on)}
    return tuple(place for place in places if place not in told)


def _words(incoming: Incoming) -> tuple[str, bool]:
    """What a person said, and whether a command is in it: /darurat is no word of danger, /tolong is."""
    if incoming.kind is Kind.PRESS:
        return "", False
    asked = ASKING.match(incoming.text)
    return incoming.text[asked.end() if asked else 0 :], incoming.text.startswith("/")


def _told_country(draft: Draft | None) -> str | None:
    """Where it happens, if the report at hand says so already."""
    told = draft.answers.get("country") if draft else None
    return told if isinstance(told, str) else None


def _told_lately(turn: Turn, noticed: Emergency) -> str | None:
    """Stands in for a profile that is silent; after a day without numbers it is asked again."""
    return noticed.country if turn.now - (turn.citizen.numbers_at or 0) < DAY else None


def _said_last(turn: Turn, noticed: Emergency) -> str | None:
    """Where the person is as told within the hour; later words are of another time."""
    return None if _old(turn) else noticed.country


def _other(where: str | None) -> Rows:
    return (ELSEWHERE,) if where else _countries()


async def _update_alarm(turn: Turn, noticed: Emergency) -> None:
    if noticed.number:
        await complaint.emergency_again(turn, noticed)
        await turn.tx.emergency_rung(noticed.id, noticed.number)


def _old(turn: Turn) -> bool:
    return turn.now - (turn.citizen.numbers_at or 0) >= HOUR


def _countries() -> Rows:
    rows = (
        tuple(Button("emergency.country", "emergency.country", code, {"code": code}) for code in row) for row in WHERE
    )
    return *rows, Button("emergency.other_country", "emergency.other_country")
