"""Law 3, on a clock of our own: while an announcement runs, Telegram refuses nothing and nobody waits behind it."""

import asyncio
import heapq
import random
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.delivery.outbox import Delivery
from bot.delivery.outcome import Outcome, Sent, TryLater
from bot.delivery.pacer import Pacer
from bot.message import Priority
from bot.outgoing import Content, Message
from bot.sandbox.limits import Limits, Traffic
from bot.seal import Seal
from bot.store import Store
from bot.store.outbox import Posting
from tests.conftest import MONDAY_MORNING

AUDIENCE = range(1000, 1600)
OTHERS = range(2000, 2200)
REPLIES_A_SECOND = 4
SLOT = 1 / Pacer().rate
CHAT_SECOND = 1.0
HAIR = 1e-6  # no two steps are nearer to each other
STANDSTILL = 50  # steps in a row after which it wants to go on at once

Asked = tuple[float, int]  # when somebody wrote to us, and in which chat


@dataclass(frozen=True)
class Told:
    """What Telegram got: when, and how long it had waited with us."""

    chat_id: int
    priority: Priority
    at: float
    waited: float


@dataclass
class Street:
    """A real outbox in front of a Telegram with its real limits; time is a number that is moved."""

    store: Store
    dice: random.Random
    now: float = 0.0
    told: list[Told] = field(default_factory=list)
    refused: int = 0
    _posted: dict[str, float] = field(default_factory=dict)
    _answers: list[tuple[float, int, asyncio.Event]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._judge = Traffic(lambda: self.now)
        self.pacer = Pacer()
        self.delivery = Delivery(self.store, self._send, self.pacer, _Watch(self), monotonic=lambda: self.now)

    async def announce(self, chats: Iterable[int], priority: Priority = Priority.BULK) -> None:
        async with self.store.transaction() as tx:
            for chat_id in chats:
                await tx.post(self._posting(chat_id, "announcement:1", priority))
        self.delivery.wake()

    async def reply(self, chat_id: int) -> None:
        async with self.store.transaction() as tx:
            await tx.post(self._posting(chat_id, f"update:{len(self._posted)}", Priority.REPLY))
        self.delivery.wake()

    async def run(self, asked: Iterable[Asked] = (), pick: Callable[[int], int] = lambda chat_id: chat_id) -> None:
        """Until everything is out. `pick` may choose the chat at the moment somebody asks."""
        coming, still = sorted(asked), 0
        while coming or not self.delivery.idle:
            while coming and coming[0][0] <= self.now:
                await self.reply(pick(coming.pop(0)[1]))
            nap = await self.delivery.step()
            await self._let_answers_come()
            self.now = min(
                [self.now + max(nap, HAIR), *(at for at, *_ in self._answers[:1]), *(at for at, _ in coming[:1])]
            )
            still = still + 1 if nap < HAIR else 0
            assert still < STANDSTILL, "the loop spins instead of waiting"

    def waited(self, *, quiet: bool) -> list[float]:
        """How long replies waited: those to chats with nothing sent in the last second, or the others."""
        replies = [told for told in self.told if told.priority is Priority.REPLY]
        return [told.waited for told in replies if self._was_quiet(told) is quiet]

    def _was_quiet(self, reply: Told) -> bool:
        """Nothing sent to that chat in the second before, and no other reply to it on the way."""
        asked = reply.at - reply.waited
        others = [told for told in self.told if told.chat_id == reply.chat_id and told is not reply]
        return not any(
            asked - CHAT_SECOND < told.at <= (reply.at if told.priority is Priority.REPLY else asked) for told in others
        )

    def _posting(self, chat_id: int, key: str, priority: Priority) -> Posting:
        name = f"{chat_id}/{key}"
        self._posted[name] = self.now
        return Posting(chat_id, key, Content(text=name), priority, MONDAY_MORNING)

    async def _send(self, message: Message) -> Outcome:
        wait = self._judge.take(Limits(), message.chat_id, group=False)
        if wait:
            self.refused += 1
            return TryLater(wait, "slow_down", counts_as_try=False, flood=True)
        waited = self.now - self._posted[message.content.text]
        self.told.append(Told(message.chat_id, message.priority, self.now, waited))
        answered = asyncio.Event()
        heapq.heappush(self._answers, (self.now + self.dice.uniform(0.05, 0.3), message.id, answered))
        await answered.wait()
        return Sent(message.id)

    async def _let_answers_come(self) -> None:
        while self._answers and self._answers[0][0] <= self.now:
            heapq.heappop(self._answers)[2].set()
        for _ in range(3):  # a task that begins, hears its answer, and tells the loop
            await asyncio.sleep(0)


class _Watch(Clock):
    def __init__(self, street: Street) -> None:
        super().__init__()
        self._street = street

    def now(self) -> int:
        return MONDAY_MORNING + int(self._street.now)


@pytest.fixture
async def street(tmp_path: Path, seal: Seal) -> AsyncIterator[Street]:
    async with Store.open(tmp_path / "lentera.db", seal) as store:
        yield Street(store, random.Random(3))


def somebody_asks(seconds: int, chats: Iterable[int], dice: random.Random) -> list[Asked]:
    chosen = list(chats)
    return [(n / REPLIES_A_SECOND, dice.choice(chosen)) for n in range(seconds * REPLIES_A_SECOND)]


async def test_an_announcement_and_replies_go_out_together_without_a_refusal(street: Street) -> None:
    """600 people are told something while four a second ask: no 429, nobody waits, and no time is wasted."""
    await street.announce(AUDIENCE)
    await street.run(somebody_asks(28, [*AUDIENCE, *OTHERS], street.dice))
    assert street.refused == 0
    assert len(street.told) == len(AUDIENCE) + 28 * REPLIES_A_SECOND
    assert max(street.waited(quiet=True)) <= 2 * SLOT + HAIR
    assert max(street.waited(quiet=False), default=0) <= CHAT_SECOND + 2 * SLOT + HAIR

    last = max(told.at for told in street.told if told.priority is Priority.BULK)
    others = sum(told.at <= last for told in street.told if told.priority is not Priority.BULK)
    assert len(AUDIENCE) >= 0.95 * (street.pacer.rate * last - others)


async def test_a_reply_waits_for_no_announcement_to_its_own_chat_either(street: Street) -> None:
    """Whoever asks is always somebody whose announcement is about to go out."""

    def next_in_line(otherwise: int) -> int:
        marked = [row.chat_id for row in street.delivery._waiting if row.priority is Priority.BULK]
        return marked[-1] if marked else otherwise

    await street.announce(AUDIENCE)
    await street.run(somebody_asks(24, OTHERS, street.dice), next_in_line)
    assert street.refused == 0
    assert max(street.waited(quiet=True)) <= 2 * SLOT + HAIR
    assert max(street.waited(quiet=False), default=0) <= CHAT_SECOND + 2 * SLOT + HAIR


async def test_one_who_asks_much_waits_for_the_seconds_of_that_chat_and_nobody_else_does(street: Street) -> None:
    much = [(0.01 * n, OTHERS[0]) for n in range(10)]
    await street.announce(AUDIENCE)
    await street.run([*much, *somebody_asks(10, OTHERS[1:], street.dice)])
    assert street.refused == 0
    assert max(street.waited(quiet=True)) <= 2 * SLOT + HAIR
    busy = [told.at for told in street.told if told.chat_id == OTHERS[0]]
    assert max(busy) <= (len(much) - 3) * CHAT_SECOND + CHAT_SECOND


async def test_the_loop_rests_while_it_has_to_wait(street: Street) -> None:
    """Fewer commits than messages: it looks into the outbox when there is something to be found."""
    await street.announce(AUDIENCE[:200])
    await street.run()
    assert street.delivery.commits <= 200


async def test_a_reply_waits_for_no_crowd_of_alarms_either(street: Street) -> None:
    """As many alarms as may be marked ahead leave room for a reply at the next slot."""
    await street.announce(AUDIENCE, Priority.ALARM)
    await street.run(somebody_asks(20, OTHERS, street.dice))
    assert street.refused == 0
    assert max(street.waited(quiet=True)) <= 2 * SLOT + HAIR
