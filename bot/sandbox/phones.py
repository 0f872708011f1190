"""The people's side of the web: who has a phone, what each phone shows, and what a person does with it."""

from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import available_timezones

from aiohttp import web

from bot.sandbox.methods.profile import commands_for
from bot.sandbox.replies import done, impossible, shown, told
from bot.sandbox.things import Json, Person
from bot.sandbox.world import Impossible, World

LONGEST_NAME = 64
REGIONS = (  # of the time zones that browsers know as well
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"),
)

Deed = Callable[[World, int, Json], int | str | None]


class Phones:
    def __init__(self, world: World, saved: Callable[[], Awaitable[None]]) -> None:
        self._world = world
        self._saved = saved

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/people", self.people),
            web.post("/sandbox/people", self.new_person),
            web.get("/sandbox/people/{id:\\d{1,18}}", self.phone),
            web.post("/sandbox/people/{id:\\d{1,18}}/{deed}", self.does),
        ]

    async def people(self, request: web.Request) -> web.Response:
        world = self._world
        listed = [_listed(world, person) for person in world.people.values() if not person.gone]
        clock = {"now": int(world.now()), "ahead": world.ahead}
        return shown({"people": listed, "bot": _bot(world), "clock": clock})

    async def new_person(self, request: web.Request) -> web.Response:
        asked = await told(request)
        name = str(asked.get("first_name", "")).strip()[:LONGEST_NAME]
        if not name:
            return impossible("empty text")
        try:
            zone = {"zone": _zone(asked["zone"])} if "zone" in asked else {}
        except Impossible as reason:
            return impossible(str(reason))
        person = self._world.new_person(name, str(asked.get("language_code", "id"))[:2])
        _changes(self._world, person.id, zone)
        await self._saved()
        return shown(_listed(self._world, person))

    async def phone(self, request: web.Request) -> web.Response:
        """Everything that a phone shows when it is switched on."""
        person, world = self._person(request), self._world
        chat = world.chats[person.id]
        return shown(
            {
                "person": _listed(world, person),
                "bot": _bot(world),
                "messages": world.messages(person.id),
                "keyboard": chat.keyboard,
                "commands": commands_for(world.bot, person.id, person.language_code or ""),
                "blocked": chat.bot == "kicked",
                "pinned": chat.pinned,
                "read": chat.read,
            }
        )

    async def does(self, request: web.Request) -> web.Response:
        """Answered when it is on disk: what a person has said survives the death of the process."""
        person, deed = self._person(request), DEEDS.get(request.match_info["deed"])
        if deed is None:
            raise web.HTTPNotFound
        asked = await told(request)
        try:
            result = deed(self._world, person.id, asked)
        except Impossible as reason:
            return impossible(str(reason))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise web.HTTPBadRequest from error
        await self._saved()
        return done(result)

    def _person(self, request: web.Request) -> Person:
        person = self._world.people.get(int(request.match_info["id"]))
        if person is None:
            raise web.HTTPNotFound
        return person


def _listed(world: World, person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name or person.first_name,
        "role": person.role,
        "place": person.place,
        "works": person.works,
        "language_code": person.language_code,
        "zone": person.zone,
        "blocked": world.chats[person.id].bot == "kicked",
        "unread": world.unread(person.id),
        "last": world.last_message(person.id),
    }


def _bot(world: World) -> Json:
    bot = world.bot
    return {"username": bot.username, "names": bot.names, "descriptions": bot.descriptions}


# What concerns the phone alone: a bot is not told


def _reads(world: World, who: int, asked: Json) -> None:
    chat = world.chats[who]
    message_id = _whole(asked, "message_id")
    if message_id > chat.read:
        chat.read = message_id
        world.drawers.keep(chat)
        world.tell(who, "read", {"message_id": message_id})


def _changes(world: World, who: int, asked: Json) -> None:
    """The name, the language of the app, the time zone; the bot sees the first two with the next message."""
    person = world.people[who]
    zone = _zone(asked["zone"]) if "zone" in asked else person.zone
    if name := str(asked.get("first_name", "")).strip()[:LONGEST_NAME]:
        person.first_name = person.name = name
    person.zone = zone
    if "language_code" in asked:
        person.language_code = str(asked["language_code"])[:2] or None
    world.drawers.keep(person)
    world.tell(who, "person", {"person": _listed(world, person)})


def _zone(name: Any) -> str:
    known = isinstance(name, str) and (name == "UTC" or name.partition("/")[0] in REGIONS)
    if not known or name not in available_timezones():
        raise Impossible("no such time zone")
    return str(name)


def _whole(asked: Json, name: str) -> int:
    number = asked[name]
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(name)
    return number


def _reply_to(asked: Json) -> int | None:
    return None if asked.get("reply_to") is None else _whole(asked, "reply_to")


DEEDS: dict[str, Deed] = {
    "says": lambda world, who, asked: world.says(who, asked["text"], _reply_to(asked)),
    "edits": lambda world, who, asked: world.edits(who, _whole(asked, "message_id"), asked["text"]),
    "deletes": lambda world, who, asked: world.deletes(who, _whole(asked, "message_id")),
    "presses": lambda world, who, asked: world.presses(who, _whole(asked, "message_id"), asked["button"]),
    "opens": lambda world, who, asked: world.opens(who, asked["link"]),
    "votes": lambda world, who, asked: world.votes(who, _whole(asked, "message_id"), asked["options"]),
    "shares_contact": lambda world, who, asked: world.shares_contact(who),
    "shares_location": lambda world, who, asked: world.shares_location(who, asked["latitude"], asked["longitude"]),
    "blocks": lambda world, who, asked: world.blocks(who),
    "unblocks": lambda world, who, asked: world.unblocks(who),
    "reads": _reads,
    "changes": _changes,
}
