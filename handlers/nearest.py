"""Kantor terdekat: where to go from here, at home and abroad."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import emergency, nearest, regions
from bot.dialog import Answers, Draft, Field, Form, Text, countries
from bot.message import Button, Rows, Say
from bot.network import Level, Office, words_of
from bot.pages import page, turning
from bot.regions import Region
from handlers import form
from handlers.turn import Paper, Turn

MOST = 8  # places offered at once; with more, more letters are asked for
FORM = Form("nearest", (Field("place", Text(2, 200)),))
HOME = "ID"
SHOWN = (Level.PROVINCE, Level.REGENCY)
MANY, UNKNOWN = "many", "unknown"  # what the question is about when what was typed named too much, or nothing
ABOUT_OFFICES = ("find-office", "embassy-contacts")  # topics whose question is the search itself
AGAIN = Button("nearest.again", "nearest.find")
COUNTRY = Button("profile.change_country", "profile.country")


@dataclass(frozen=True)
class Found:
    """What was typed is one of these; `guessed` regions only resemble it."""

    regions: Sequence[Region] = ()
    country: str = ""
    villages: Sequence[Office] = ()
    guessed: Sequence[Region] = ()

    @property
    def any(self) -> bool:
        return bool(self.regions or self.country or self.villages or self.guessed)


async def show(turn: Turn) -> None:
    """[Kantor terdekat]: whoever has told where they are is not asked again."""
    if turn.citizen.abroad:
        return await _tell_missions(turn, str(turn.citizen.country))
    office = await turn.tx.office(turn.citizen.office)
    if office and office.is_village:
        return await _tell_village(turn, office)
    return await find(turn)


async def find(turn: Turn) -> None:
    """[Cari daerah lain]"""
    await _ask(turn)


async def search(turn: Turn, draft: Draft, answers: Answers) -> None:
    found = await _look(turn, str(answers["place"]))
    if found.country:
        return await _tell_missions(turn, found.country)
    if found.villages:
        return await _choose_village(turn, found.villages)
    if found.guessed:
        return await turn.say(Say("nearest.meant", buttons=(*_offered(found.guessed[:MOST]), AGAIN)))
    return await _choose(turn, found.regions)


async def knows(turn: Turn, typed: str) -> bool:
    """A story with a place in it is a question about something else, if it is certain about what."""
    found = await _look(turn, typed)
    rest = countries.without(typed) if found.country else typed
    if not found.any or found.villages or not regions.says_more(turn.house.regions, rest):
        return found.any
    return turn.house.reader.understand(typed).topic in (None, *ABOUT_OFFICES)


async def place(turn: Turn) -> None:
    """A tap on a region that was offered."""
    region = regions.with_code(turn.house.regions, turn.incoming.argument)
    if region is None:
        return await turn.say(Say("old_button", menu=True))
    return await _tell(turn, region.label, region)


async def village(turn: Turn) -> None:
    office = await turn.tx.office(turn.incoming.argument)
    if office is None or not office.is_village:
        return await turn.say(Say("old_button", menu=True))
    return await _tell_village(turn, office)


async def provinces(turn: Turn) -> None:
    """The last list, to tap through; typing goes on below it."""
    shown = page(regions.provinces(turn.house.regions), turn.incoming.number)
    rows = (*_offered(shown.items), *turning(shown, "nearest.provinces"))
    await turn.say(Say("nearest.provinces", buttons=rows, edits=turn.tapped))


async def anybody(turn: Turn, about: str) -> Say | None:
    return None


PAPERS = {FORM.name: Paper(FORM, search, anybody, knows=knows)}


async def _look(turn: Turn, typed: str) -> Found:
    """A region, a country, an office or a village; what resembles a region only after all these."""
    if named := regions.named(turn.house.regions, typed):
        return Found(regions=named)
    country = countries.find(typed)
    if country and country != HOME:
        return Found(country=country)
    if villages := await _villages(turn, typed):
        return Found(villages=villages)
    if around := await _regions_of_offices(turn, typed):
        return Found(regions=around)
    return Found(guessed=regions.like(turn.house.regions, typed))


async def _choose(turn: Turn, found: Sequence[Region]) -> None:
    if not found:
        await provinces(turn)
        return await _ask(turn, UNKNOWN)
    if len(found) > MOST:
        return await _ask(turn, MANY)
    if len(found) > 1:
        return await turn.say(Say("nearest.which", buttons=(*_offered(found), AGAIN)))
    return await _tell(turn, found[0].label, found[0])


async def _choose_village(turn: Turn, found: Sequence[Office]) -> None:
    if len(found) > MOST:
        return await _ask(turn, MANY)
    if len(found) > 1:
        rows = tuple(
            Button("village.choice", "nearest.village", each.code, {"name": each.name, "area": each.around})
            for each in found
        )
        return await turn.say(Say("nearest.which", buttons=(*rows, AGAIN)))
    return await _tell_village(turn, found[0])


async def _tell_village(turn: Turn, office: Office) -> None:
    region = regions.of_area(turn.house.regions, office.area)
    await _tell(turn, office.name, region, await turn.tx.offices_above(office.code))


async def _tell(turn: Turn, place: str, region: Region | None, own: Sequence[Office] = ()) -> None:
    found = nearest.near(region, await _offices(turn), turn.house.places, own)
    here = turn.citizen.country or HOME
    contacts = [*_lines(turn, "central", here), *_lines(turn, "service", here)]
    values = {"place": place, "region": region, "found": found, "contacts": contacts}
    await _end(turn, Say("nearest.home", values, (AGAIN,)))


async def _tell_missions(turn: Turn, country: str) -> None:
    """Numbers of the missions that can be called from there, and of the centre from where the person is."""
    here = turn.citizen.country
    found = nearest.missions(country, turn.house.places, turn.house.contacts)
    values = {
        "country": country,
        "missions": found,
        "contacts": _lines(turn, "central", here),
        "there": here == country,
    }
    await _end(turn, Say("nearest.abroad", values, (AGAIN,) if here == HOME else (AGAIN, COUNTRY)))


def _lines(turn: Turn, kind: str, country: str | None) -> list[emergency.Contact]:
    return emergency.of_kind(kind, turn.house.contacts, country)


async def _offices(turn: Turn) -> list[Office]:
    """Of the network; in the sandbox also the real ones, which no one practises to work for."""
    network = [office for level in SHOWN for office in await turn.tx.offices_at(level)]
    known = {office.code for office in network}
    return [*network, *(each for each in turn.house.directory if each.level in SHOWN and each.code not in known)]


async def _villages(turn: Turn, typed: str) -> list[Office]:
    words = words_of(typed)
    return await turn.tx.villages_named(words, MOST + 1) if words else []


async def _regions_of_offices(turn: Turn, typed: str) -> list[Region]:
    found = nearest.called(await _offices(turn), regions.words_of(typed))
    areas = (regions.of_area(turn.house.regions, office.area) for office in found)
    return list(dict.fromkeys(region for region in areas if region))


async def _ask(turn: Turn, about: str = "") -> None:
    await form.begin(turn, FORM.name, about)


async def _end(turn: Turn, result: Say) -> None:
    """A region may be tapped while the question is still open."""
    await form.end_search(turn)
    await turn.say(result)


def _offered(found: Sequence[Region]) -> Rows:
    return tuple(Button("nearest.region", "nearest.place", each.code, {"label": each.label}) for each in found)
