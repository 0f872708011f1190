"""How a citizen joins a village: by link, by code, by name; without one, the nearest office above it."""

from collections.abc import Sequence

from bot import regions
from bot.dialog import Answers, Draft, Field, Form, Text
from bot.message import Button, Rows, Say
from bot.network import Level, Office, words_of
from bot.pages import page, turning
from handlers import form
from handlers.turn import Paper, Turn

MOST = 8  # villages offered at once; with more, more letters are asked for
SEARCH = Form("village", (Field("place", Text(2, 60)),))
REGION = Form("region", (Field("place", Text(2, 60)),))
MANY = "many"  # what the search is about when a first one found too much
FIND = Button("village.find", "village.find")
LEAVE = Button("village.leave", "village.leave")


async def change(turn: Turn) -> None:
    """[Ganti desa], also under the profile; whoever has none goes straight to the search."""
    office = await turn.tx.office(turn.citizen.office)
    if office is None:
        return await find(turn)
    return await turn.say(Say("village.mine", {"office": office.name}, (FIND, LEAVE), edits=turn.tapped))


async def find(turn: Turn) -> None:
    await form.begin(turn, SEARCH.name)


async def linked(turn: Turn, code: str) -> None:
    """?start=desa_<code>"""
    office = await turn.tx.office(code)
    if office is None or not office.is_village:
        return await turn.say(Say("village.unknown", buttons=(FIND,)))
    return await _join(turn, office)


async def join(turn: Turn) -> None:
    """A tap on a village that was found, or on the office above one that has none yet."""
    office = await turn.tx.office(turn.incoming.argument)
    if office is None:
        return await turn.say(Say("village.unknown", buttons=(FIND,)))
    return await _join(turn, office)


async def leave(turn: Turn) -> None:
    office = await turn.tx.office(turn.citizen.office)
    await turn.change(office=None)
    await turn.say(Say("village.left", {"office": office.name if office else ""}, (FIND,), edits=turn.tapped))


async def search(turn: Turn, draft: Draft, answers: Answers) -> None:
    """A code exactly as typed joins at once; a part of a name offers what is like it."""
    typed = str(answers["place"])
    exactly = await turn.tx.office(typed)
    if exactly and exactly.is_village:
        return await _join(turn, exactly)
    found = await _villages(turn, typed)
    if len(found) > MOST:
        return await form.begin(turn, SEARCH.name, MANY)
    if not found:
        return await region(turn)
    return await _offer(turn, "village.which", found, Button("village.not_here", "village.region"))


async def region(turn: Turn) -> None:
    """[Desa saya tidak ada], and what follows a search without a find."""
    await form.begin(turn, REGION.name)


async def search_region(turn: Turn, draft: Draft, answers: Answers) -> None:
    found = await _near(turn, str(answers["place"]))
    if not found:
        return await provinces(turn)
    return await _offer(turn, "region.which", found, Button("region.not_here", "village.provinces"))


async def provinces(turn: Turn) -> None:
    """The last list, to tap through; at its end the ministry, which is there for everybody."""
    shown = page(await turn.tx.offices_at(Level.PROVINCE), turn.incoming.number)
    ministry = await turn.tx.ministry()
    if ministry is None:
        return await turn.say(Say("village.no_offices", menu=True))
    last = Button("region.no_province", "village.join", ministry.code)
    rows = (*_choices(shown.items), *turning(shown, "village.provinces"), last)
    return await turn.say(Say("region.provinces", buttons=rows, edits=turn.tapped))


async def anybody(turn: Turn, about: str) -> Say | None:
    return None


async def knows(turn: Turn, typed: str) -> bool:
    return bool(await turn.tx.office(typed.strip()) or await _villages(turn, typed))


async def knows_region(turn: Turn, typed: str) -> bool:
    return bool(await _near(turn, typed))


PAPERS = {
    SEARCH.name: Paper(SEARCH, search, anybody, knows=knows),
    REGION.name: Paper(REGION, search_region, anybody, knows=knows_region),
}


async def _villages(turn: Turn, typed: str) -> list[Office]:
    words = words_of(typed)
    return await turn.tx.villages_named(words, MOST + 1) if words else []


async def _near(turn: Turn, typed: str) -> list[Office]:
    """By the words as they are typed; else by the region they mean ("lotim"), and at last by its province."""
    meant = regions.named(turn.house.regions, typed)
    names = (typed, *(region.name for region in meant), *dict.fromkeys(region.province for region in meant))
    for words in filter(None, map(words_of, names)):
        if found := await turn.tx.nearest_offices(words, MOST):
            return found
    return []


async def _join(turn: Turn, office: Office) -> None:
    """Another village takes the place of the one before. What the office sees is said in the same breath (law 17)."""
    await form.end_search(turn)
    await turn.change(office=office.code)
    key = "village.joined" if office.is_village else "village.near"
    await turn.say(Say(key, {"office": office.name}, (LEAVE,), edits=turn.tapped))


async def _offer(turn: Turn, key: str, found: Sequence[Office], otherwise: Button) -> None:
    await turn.say(Say(key, {"offices": found}, (*_choices(found), otherwise)))


def _choices(offices: Sequence[Office]) -> Rows:
    return tuple(
        Button("village.choice", "village.join", office.code, {"name": office.name, "area": office.around})
        for office in offices
    )
