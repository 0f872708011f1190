"""What a citizen has told about themselves: the village, the country they are in, the language they read."""

from bot.citizen import zone_of
from bot.dialog import Answers, Country, Draft, Field, Form, countries
from bot.dialog.countries import ZONES
from bot.message import Button, Rows, Say
from handlers import form
from handlers.turn import Paper, Turn

FORM = Form("profile", (Field("country", Country()),))
LONGEST = 4  # words that only say where somebody is: "saya sekarang di Taiwan"
IN_A_ROW = 2  # sure messages in another language before a switch is offered …
NEWCOMER = IN_A_ROW - 1  # … and one is enough from somebody of whom we know only what their app speaks
MENU = Button("menu.button", "menu")


async def show(turn: Turn) -> None:
    """/profil"""
    citizen = turn.citizen
    village = await turn.tx.office(citizen.office)
    muted = sorted(await turn.tx.mutes(turn.chat_id))
    values = {"village": village, "country": citizen.country, "language": citizen.language, "muted": muted}
    buttons: Rows = (
        (Button("profile.change_village", "village.change"), Button("profile.change_country", "profile.country")),
        *(Button("profile.unmute", "unmute", kind, {"kind": kind}) for kind in muted),
        (Button("menu.language", "language"), Button("menu.data", "data")),
        MENU,
    )
    await turn.say(Say("profile", values, buttons))


async def country(turn: Turn) -> None:
    """[Ganti negara]: which numbers help, and when it is night, depends on it."""
    await form.begin(turn, FORM.name)


async def submit(turn: Turn, draft: Draft, answers: Answers) -> None:
    await _move(turn, str(answers["country"]))


async def back(turn: Turn) -> None:
    """[Kembali ke …]: a tap on the wrong country is taken back with another."""
    code = turn.incoming.argument
    if code not in ZONES:
        return await turn.say(Say("old_button", menu=True))
    return await _move(turn, code)


async def _move(turn: Turn, code: str) -> None:
    before = turn.citizen.country
    await turn.change(country=code, zone=zone_of(code, ZONES, turn.house.zone))
    rows: Rows = (Button("profile.change_country", "profile.country"), MENU)
    if before and before != code:
        rows = (Button("profile.country_back", "profile.country_back", before, {"country": before}), *rows)
    await turn.say(Say("profile.country_changed", {"country": code}, rows))


async def anybody(turn: Turn, about: str) -> Say | None:
    return None


async def knows(turn: Turn, typed: str) -> bool:
    """A country, and not a question about one."""
    return countries.find(typed) is not None and len(typed.split()) <= LONGEST


PAPER = Paper(FORM, submit, anybody, knows=knows)


async def languages(turn: Turn) -> None:
    """/bahasa"""
    buttons = tuple(Button(f"language.{locale}", "language.choose", locale) for locale in turn.house.texts.locales)
    await turn.say(Say("language.which", buttons=(buttons,)))


async def choose_language(turn: Turn) -> None:
    """Confirmed in the new language, with its keyboard."""
    locale = turn.incoming.argument
    if locale not in turn.house.texts.locales:
        return await turn.say(Say("old_button", menu=True))
    await turn.change(chosen_locale=locale)
    return await turn.say(Say("language.chosen", menu=True))


async def keep_language(turn: Turn) -> None:
    await turn.change(chosen_locale=turn.locale)
    await turn.say(Say("language.kept", menu=True))


async def notice_language(turn: Turn, language: str | None) -> None:
    """Offers a switch once; never makes it, and never asks who has chosen."""
    citizen = turn.citizen
    if language is None or citizen.chosen_locale or citizen.drift >= IN_A_ROW:
        return
    drift = citizen.drift + 1 if language != citizen.language else 0
    if drift != citizen.drift:
        await turn.change(drift=drift)
    if drift == IN_A_ROW:
        offer = Button("language.offer_yes", "language.choose", language), Button("language.offer_no", "language.keep")
        await turn.say(Say("language.offer", buttons=(offer,)))
