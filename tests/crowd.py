"""A crowd of seven that sends anything in any order, and looks what becomes of it."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import Impossible
from handlers.routes.tables import BUTTONS, COMMANDS
from tests.conftest import Person, Village

Update = dict[str, Any]

CROWD, GROUP = 7, -500
FLOOD, MINUTE = 25, 60
HUGE = 10**30
RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT OVERRIDE}مرحبا، كيف الحال؟"

PHRASES = [
    *(f"/{name}" for name in COMMANDS),
    "/zzz",
    "/lapor@lentera_test_bot sekarang juga",
    "/start desa_desa-contoh",
    "/start desa_tidak-ada",
    "/start job_1",
    "/start inv_" + "a" * 40,
    "/start lapor",
    "/start \N{NULL}",
    "Saya dipukul majikan, tolong saya",
    "Paspor saya ditahan agen, saya mau bunuh diri",
    "Berapa biaya kerja ke Taiwan?",
    "gaji sy blm dibayar 3 bln gmn ya kak",
    "How much does it cost to work in Hong Kong?",
    "kemarin",
    "31 Februari 2026",
    "Rp 2.500.000",
    "3",
    "taiwan",
    "ya",
    "Gaji saya tidak dibayar sejak bulan Maret, majikan bilang nanti.",
    "Desa Contoh",
    "<script>alert('halo semua')</script>",
    "<b>tidak ditutup",
    "{{ 7 * 7 }} {% raw %} ${HOME}",
    "'; DROP TABLE citizen; --",
    "%s %d %(name)s",
    "Hubungi 0812-0000-0000 atau https://contoh.invalid/daftar",
    RIGHT_TO_LEFT,
    "👩‍👩‍👧‍👦🇮🇩" * 40,
    "kata " * 800,
    "x" * 9000,  # leaves the phone in three messages
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}",
    "a\N{COMBINING ACUTE ACCENT}" * 300,
]
ANSWERS = [
    "Gaji saya tidak dibayar sejak bulan Maret.",
    "3",
    "Rp 2.500.000",
    "31 Desember 2027",
    "taiwan",
    "PT Contoh Jaya",
    "Desa Contoh",
]
BACK = ("form.back", "form.cancel", "form.clear", "menu")
NAMES = ["", "Siti <b>Aminah", RIGHT_TO_LEFT, "👩" * 64, "%s {{ name }}"]
ARGUMENTS = [
    "",
    "0",
    "1",
    "-1",
    "7",
    str(HUGE),
    "ID",
    "TW",
    "zz",
    "LT-1234-5678",
    "desa-contoh",
    "1:2",
    "a'b",
    "²",
    "٣",
]
SENTENCE = re.compile(r"(?=.*[ \u0080-\U0010ffff]).{5,}")  # a short or single word may stand in a log by chance

ODD: list[Update] = [
    {},
    {"message": None},
    {"message": "no object"},
    {"message": {"message_id": 1}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": 100, "type": "private"}}},
    {"message": {"message_id": 1, "date": "soon", "chat": {"id": 100, "type": "private"}, "text": "x"}},
    {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 100, "type": "private"},
            "from": {"id": 100, "is_bot": False, "first_name": "Siti"},
            "text": "half a pair: \ud83d",
        }
    },
    {"edited_message": {"message_id": 10**18, "date": 1, "chat": {"id": 100, "type": "private"}, "text": "x"}},
    {"callback_query": {"id": "1"}},
    {"callback_query": {"id": "1", "from": {"id": 100, "is_bot": False, "first_name": "Siti"}, "chat_instance": 1}},
    {"callback_query": "x"},
    {"my_chat_member": {"chat": {"id": 100, "type": "private"}}},
    {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -100, "type": "channel", "title": "x"}, "text": "x"}},
    {"something_new": {"chat": {"id": 100, "type": "private"}}},
]


@dataclass(frozen=True)
class Act:
    """Somebody of the crowd does something; of the rest it takes what it needs."""

    who: int
    deed: str
    words: str = ""
    data: str = ""
    number: int = 0


CHARACTERS = (
    range(0x20, 0x7F),
    range(0x20, 0x7F),
    range(0x20),  # NUL, tab, line feed, escape
    range(0xA0, 0x250),
    range(0x300, 0x370),  # accents that stand on the letter before
    range(0x600, 0x700),  # Arabic
    range(0x2000, 0x2070),  # invisible ones, also those that turn the line around
    range(0x4E00, 0x4F00),
    range(0xE000, 0xE010),  # nobody's
    range(0x1F300, 0x1F650),
)
DEEDS = (
    *["goes_on"] * 30,
    *["says"] * 6,
    *["taps"] * 4,
    *("presses", "taps_another_s", "photo", "album", "voice", "document", "sticker", "place", "edits", "group"),
    *("blocks", "comes_back", "renames", "odd", "floods", "waits"),
)


def sequences(number: int, round_: int) -> Iterator[list[Act]]:
    """The same ones each time: two of the crowd do things in turn.

    Plain dice: Hypothesis would rather repeat a few acts than try them all.
    """
    dice = random.Random(round_)
    for _ in range(number):
        two = [dice.randrange(CROWD), dice.randrange(CROWD)]
        command = Act(two[0], "says", f"/{dice.choice(list(COMMANDS))}")
        yield [
            command,
            *(
                Act(dice.choice(two), dice.choice(DEEDS), _words(dice), _data(dice), dice.randrange(40))
                for _ in range(dice.randint(1, 20))
            ),
        ]


def _words(dice: random.Random) -> str:
    return dice.choice(PHRASES) if dice.random() < 0.6 else _anything(dice)


def _data(dice: random.Random) -> str:
    return f"{dice.choice(list(BUTTONS))}:{dice.choice(ARGUMENTS)}" if dice.random() < 0.7 else _anything(dice)[:16]


def _anything(dice: random.Random) -> str:
    return "".join(chr(dice.choice(dice.choice(CHARACTERS))) for _ in range(dice.randint(1, 60)))


@dataclass
class Crowd:
    """Everybody there is, what they have said, and what became of it."""

    village: Village
    people: list[Person]
    labels: list[str]
    said: set[str] = field(default_factory=set)
    own: dict[int, list[int]] = field(default_factory=dict)
    odd: set[int] = field(default_factory=set)
    albums: set[str] = field(default_factory=set)

    @property
    def world(self) -> Any:
        return self.village.sandbox.world

    async def plays(self, acts: list[Act]) -> None:
        for number, act in enumerate(acts):
            person = self.people[act.who]
            try:
                getattr(self, f"_{act.deed}")(person, act)
            except Impossible:  # also on a real phone
                continue
            so_far = f"after {acts[: number + 1]}"
            before = await self._told(person)
            updates = await self._settle()
            assert not await self._parked(), f"{await self._parked()} {so_far}"
            answers = len(await self._told(person) - before)
            asked = sum(self._wants_an_answer(update) for update in updates)
            assert answers >= asked or await self._floods_us(person), f"{answers} answers to {updates} {so_far}"
            if act.deed == "waits":
                await self.village.rooms.clockwork.catch_up()
            await self.village.deliver()

    async def _settle(self) -> list[Update]:
        """What the bot would fetch, without the way there."""
        waiting = self.world.updates.waiting()
        updates: list[Update] = json.loads(json.dumps([{"update_id": update.id, **update.body} for update in waiting]))
        await self.village.rooms.receive.work_off(updates)
        for update in updates:
            self.world.updates.acknowledge(update["update_id"] + 1)
        return updates

    def _wants_an_answer(self, update: Update) -> bool:
        """Law 13: every private message or press, except edits, service messages and further parts of an album."""
        message = update.get("message")
        if update["update_id"] in self.odd or not (message or "callback_query" in update):
            return False
        if message and message["chat"]["type"] != "private":
            return False
        album = (message or {}).get("media_group_id")
        known = album in self.albums
        self.albums |= {album} if album else set()
        return not known

    async def _told(self, person: Person) -> set[str]:
        """Whatever is or was to be said in this chat."""
        async with self.village.store.transaction() as tx:
            rows = await tx._all("SELECT key FROM outbox WHERE chat_id = :id", id=person.chat_id)
        return {row["key"] for row in rows}

    async def _floods_us(self, person: Person) -> bool:
        async with self.village.store.transaction() as tx:
            citizen = await tx.citizen(person.chat_id)
        return bool(citizen and citizen.flooded_at and self.village.clock.now() - citizen.flooded_at < MINUTE)

    async def _parked(self) -> list[tuple[str, str]]:
        """Type and place of what failed, save for updates that are no updates."""
        async with self.village.store.transaction() as tx:
            return [(each.error, each.place) for each in await tx.parked() if each.update_id not in self.odd]

    # What people do

    def _says(self, person: Person, act: Act) -> None:
        words = self.labels[act.number % len(self.labels)] if act.number > 30 else act.words
        self._heard(words)
        self.own.setdefault(person.chat_id, []).append(self.world.says(person.chat_id, words))

    def _edits(self, person: Person, act: Act) -> None:
        own = self.own.get(person.chat_id)
        if own:
            self._heard(act.words)
            self.world.edits(person.chat_id, own[-1 - act.number % len(own)], act.words)

    def _goes_on(self, person: Person, act: Act) -> None:
        """As one who wants to get through: a button that leads on, or an answer to what is asked."""
        newest = person.messages()[-1]["message_id"]
        leading = [data for message_id, data in _buttons(person) if message_id == newest and not data.startswith(BACK)]
        if leading:
            self.world.presses(person.chat_id, newest, leading[act.number % min(3, len(leading))], late=True)
        else:
            self._says(person, Act(act.who, "says", ANSWERS[act.number % len(ANSWERS)]))

    def _taps(self, person: Person, act: Act) -> None:
        """Any button on the screen, most often one of the newest message."""
        buttons = _buttons(person)
        if buttons:
            message_id, data = buttons[min(act.number % 12, len(buttons) - 1)]
            self.world.presses(person.chat_id, message_id, data, late=True)

    def _taps_another_s(self, person: Person, act: Act) -> None:
        """Sends the data of a button that somebody else has got."""
        buttons = _buttons(self.people[act.number % len(self.people)])
        if buttons:
            self.world.presses(person.chat_id, person.messages()[-1]["message_id"], buttons[0][1], late=True)

    def _presses(self, person: Person, act: Act) -> None:
        self.world.presses(person.chat_id, person.messages()[-1]["message_id"], act.data, late=True)

    def _photo(self, person: Person, act: Act) -> None:
        self._heard(act.words)
        self.world.sends_photo(person.chat_id, act.words[:1024])

    def _album(self, person: Person, act: Act) -> None:
        album = f"album{self.world.updates._drawers.next('album')}"
        for _ in range(2 + act.number % 3):
            self.world.sends_photo(person.chat_id, "", album)

    def _voice(self, person: Person, act: Act) -> None:
        self.world.sends_voice(person.chat_id)

    def _document(self, person: Person, act: Act) -> None:
        send = self.world.sends_video if act.number % 2 else self.world.sends_document
        send(person.chat_id)

    def _sticker(self, person: Person, act: Act) -> None:
        self.world.sends_sticker(person.chat_id)

    def _place(self, person: Person, act: Act) -> None:
        self.world.sends(person.chat_id, {"location": {"latitude": -8.5, "longitude": 116.1}})

    def _group(self, person: Person, act: Act) -> None:
        self.world.group(GROUP, "RT 02", person.chat_id)
        self.world.says_in_group(GROUP, person.chat_id, "/start")

    def _blocks(self, person: Person, act: Act) -> None:
        self.world.blocks(person.chat_id)

    def _comes_back(self, person: Person, act: Act) -> None:
        self.world.unblocks(person.chat_id)

    def _renames(self, person: Person, act: Act) -> None:
        self.world.people[person.chat_id].first_name = NAMES[act.number % len(NAMES)]

    def _odd(self, person: Person, act: Act) -> None:
        self.world.raw_update(ODD[act.number % len(ODD)])
        self.odd.add(self.world.updates.waiting()[-1].id)

    def _floods(self, person: Person, act: Act) -> None:
        for number in range(FLOOD if act.number % 4 == 0 else 3):
            self.world.says(person.chat_id, f"{number} sekali lagi")

    def _waits(self, person: Person, act: Act) -> None:
        self.village.clock.ahead += (1, MINUTE + 1, 3600, 26 * 3600)[act.number % 4]

    def _heard(self, words: str) -> None:
        self.said |= {found[0] for line in words.splitlines() if (found := SENTENCE.fullmatch(line.strip()))}


def _buttons(person: Person) -> list[tuple[int, str]]:
    """(message, data) of every button that still hangs in the chat, the newest message first."""
    shown = [message for message in reversed(person.messages()) if message.get("buttons")][:6]
    keys = [
        (message["message_id"], key.get("callback_data"))
        for message in shown
        for row in message["buttons"]
        for key in row
    ]
    return [(message_id, data) for message_id, data in keys if data]
