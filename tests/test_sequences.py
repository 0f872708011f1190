"""Whatever people send, in whatever order: nothing breaks, everybody is answered, and the log keeps silent about it."""

import io
import json
import logging
import random
import re
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.logs import set_up_logging
from bot.sandbox import Impossible
from handlers.routes.tables import BUTTONS, COMMANDS, MENU_LABELS
from tests.conftest import TOKEN, Person, Village

Update = dict[str, Any]

OUR_FAULT = {"bad_markup", "bad_button", "too_long", "empty", "bad_file", "bad_request"}  # Telegram says: your mistake
FLOOD, MINUTE = 25, 60
SITI, DEWI = 0, 5  # where they stand in the crowd
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
    *("says", "says", "says", "taps", "taps", "taps", "taps"),
    *("presses", "taps_another_s", "photo", "album", "voice", "document", "sticker", "place", "edits"),
    *("blocks", "comes_back", "renames", "odd", "floods", "waits"),
)


def sequences(number: int, round_: int) -> Iterator[list[Act]]:
    """The same ones each time. Plain dice: Hypothesis would rather repeat a few acts than try them all."""
    dice = random.Random(round_)
    for _ in range(number):
        yield [
            Act(dice.randrange(6), dice.choice(DEEDS), _words(dice), _data(dice), dice.randrange(40))
            for _ in range(dice.randint(1, 10))
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
            before = await self._answers(person)
            updates = await self._settle()
            assert not await self._parked(), f"{await self._parked()} {so_far}"
            answers = await self._answers(person) - before
            asked = sum(self._wants_an_answer(update) for update in updates)
            assert answers >= asked or await self._floods_us(person), f"{answers} answers to {asked} updates {so_far}"
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
        album = (message or {}).get("media_group_id")
        known = album in self.albums
        self.albums |= {album} if album else set()
        return not known

    async def _answers(self, person: Person) -> int:
        """How many rows there have ever been for this chat."""
        async with self.village.store.transaction() as tx:
            return int(await tx._value("SELECT count(*) FROM outbox WHERE chat_id = :id", id=person.chat_id))

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
        self.world.sends_document(person.chat_id)

    def _sticker(self, person: Person, act: Act) -> None:
        self.world.sends_sticker(person.chat_id)

    def _place(self, person: Person, act: Act) -> None:
        self.world.sends(person.chat_id, {"location": {"latitude": -8.5, "longitude": 116.1}})

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


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """All that a person who runs the bot would see, at the most talkative level."""
    for holder, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(holder, name, getattr(holder, name))
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in ("", "bot", "handlers")}
    handlers, screen = root.handlers[:], io.StringIO()
    root.handlers.clear()
    monkeypatch.setattr(sys, "stderr", screen)
    set_up_logging("DEBUG")
    yield screen
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def crowd(
    village: Village, siti: Person, joko: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person, bu_dewi: Person
) -> Crowd:
    labels = [label for key in MENU_LABELS for label in village.rooms.house.texts.labels(key)]
    return Crowd(village, [siti, joko, pak_budi, bu_ratna, pak_made, bu_dewi], labels)


async def test_five_hundred_sequences_break_nothing(crowd: Crowd, log: io.StringIO) -> None:
    """Laws 11, 12 and 13."""
    await _play(crowd, log, round_=0)


async def test_every_button_with_any_argument_gets_an_answer(crowd: Crowd, log: io.StringIO) -> None:
    """Law 13: from a citizen and from an officer of the ministry, and whatever stands behind the colon."""
    for action in BUTTONS:
        for who in (SITI, DEWI):
            await crowd.plays([Act(who, "presses", data=f"{action}:{argument}") for argument in ARGUMENTS])
    _telegram_took_everything(log.getvalue())


@pytest.mark.soak
@pytest.mark.parametrize("round_", range(1, 201))
async def test_a_hundred_thousand_sequences_break_nothing(crowd: Crowd, log: io.StringIO, round_: int) -> None:
    await _play(crowd, log, round_)


async def _play(crowd: Crowd, log: io.StringIO, round_: int) -> None:
    for acts in sequences(500, round_):
        await crowd.plays(acts)
    assert len(crowd.said) > 50
    assert "given up: " in log.getvalue()  # somebody had blocked us: the log has been listening
    _telegram_took_everything(log.getvalue())
    _tells_nothing_of_anybody(log.getvalue(), crowd)


def _telegram_took_everything(log: str) -> None:
    """Law 12: no text that can't be sent, no button that doesn't fit."""
    assert not set(re.findall(r"given up: (\w+)", log)) & OUR_FAULT


def _tells_nothing_of_anybody(log: str, crowd: Crowd) -> None:
    """Law 11. Errors are told only of updates that are none."""
    assert TOKEN not in log
    assert not [person.name for person in crowd.people if re.search(rf"\b{person.name}\b", log)]
    assert not [words for words in crowd.said if words in log]
    errors = [line for line in log.splitlines() if re.search(" (ERROR|CRITICAL) ", line)]
    odd = "|".join(map(str, crowd.odd))
    assert not [line for line in errors if not re.search(rf"update ({odd}) |for parked:({odd}):", line)]
