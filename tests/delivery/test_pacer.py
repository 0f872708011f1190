"""Speed: a judge with Telegram's limits finds nothing, and nothing is wasted either."""

import random
from collections import defaultdict, deque
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.pacer import Pacer, Unpaced

GROUP = -100


class Judge:
    """Telegram's limits as sliding windows: 30 a second; 3 and then 1 a second to a chat; 20 a minute to a group."""

    def __init__(self, a_second: int = 30) -> None:
        self.a_second = a_second
        self.all: deque[float] = deque()
        self.chats: defaultdict[int, deque[float]] = defaultdict(deque)

    def allows(self, chat_id: int, now: float) -> bool:
        return self.all_may(now) and self.chat_may(chat_id, now)

    def note(self, chat_id: int, now: float) -> None:
        self.all.append(now)
        self.chats[chat_id].append(now)

    def all_may(self, now: float) -> bool:
        while self.all and self.all[0] <= now - 1:
            self.all.popleft()
        return len(self.all) < self.a_second

    def chat_may(self, chat_id: int, now: float) -> bool:
        times = self.chats[chat_id]
        while times and times[0] < now - 120:
            times.popleft()
        last = list(times)
        if chat_id < 0 and sum(time > now - 60 for time in last) >= 20:
            return False
        # a burst of 3 and 1 a second: in no stretch of time more than 3 and its seconds
        return all(count <= 3 + (now - time) + 1e-6 for count, time in enumerate(reversed(last), start=2))


def test_the_judge_himself_refuses_what_is_too_fast() -> None:
    judge = Judge()
    for chat_id in [1, 1, 1, *range(2, 29)]:
        assert judge.allows(chat_id, 0.0)
        judge.note(chat_id, 0.0)
    assert not judge.allows(99, 0.9)
    assert judge.allows(99, 1.0)


def test_the_judge_himself_refuses_what_is_too_fast_for_one_chat() -> None:
    judge = Judge()
    for _ in range(3):
        judge.note(1, 0.0)
    assert not judge.allows(1, 0.9)
    assert judge.allows(1, 1.0)
    for second in range(20):
        judge.note(GROUP, 10.0 + 2 * second)
    assert not judge.allows(GROUP, 69.0)
    assert judge.allows(GROUP, 70.0)


def send_all(pacer: Pacer, chats: list[int], start: float = 0.0) -> Iterator[tuple[int, float]]:
    """Sends in the given order, each as early as the pacer lets it, a closed chat after the others."""
    now, waiting = start, list(chats)
    while waiting:
        closed = pacer.closed_chats(now)
        chat_id = next((chat_id for chat_id in waiting if chat_id not in closed), None)
        if chat_id is None:
            now = min(pacer.ready_at(chat_id, now) for chat_id in waiting)
            continue
        now = max(pacer.next_slot(now), pacer.ready_at(chat_id, now))
        waiting.remove(chat_id)
        pacer.sent(chat_id, now)
        yield chat_id, now


def test_a_broadcast_runs_at_the_full_rate_and_is_never_refused() -> None:
    pacer, judge, sent = Pacer(), Judge(), 0
    now = 0.0
    for chat_id, now in send_all(pacer, list(range(1, 3001))):
        assert judge.allows(chat_id, now)
        judge.note(chat_id, now)
        sent += 1
    assert sent / now >= 0.95 * 25
    assert pacer.rate > 25


def test_at_the_highest_rate_no_second_has_more_than_thirty() -> None:
    pacer, judge = Pacer(), Judge()
    pacer.sent(1, 0.0)
    pacer.sent(1, 3600.0)  # a quiet hour
    assert pacer.rate == 28
    times = [now for _, now in send_all(pacer, list(range(2, 600)), start=3700.0)]
    for now in times:
        assert judge.all_may(now)
        judge.all.append(now)
    assert len(times) / (times[-1] - times[0]) >= 0.95 * 28


@given(st.integers(0, 2**32), st.integers(1, 60), st.floats(5, 60))
@settings(derandomize=True, deadline=None, database=None, max_examples=40)
def test_random_traffic_is_never_refused(seed: int, people: int, a_second: float) -> None:
    """Some minutes of messages that come at random times to few or many chats and a group."""
    chance, pacer, judge = random.Random(seed), Pacer(), Judge()
    arrivals: deque[tuple[float, int]] = deque()
    now = 0.0
    while now < 150:
        now += chance.expovariate(a_second)
        arrivals.append((now, GROUP if chance.random() < 0.02 else chance.randint(1, people)))
    now, waiting = 0.0, list[int]()
    while now < 150:
        while arrivals and arrivals[0][0] <= now:
            waiting.append(arrivals.popleft()[1])
        closed = pacer.closed_chats(now)
        chat_id = next((chat_id for chat_id in waiting if chat_id not in closed), None)
        if chat_id is None:
            now += 0.05
        elif pacer.next_slot(now) > now:
            now = pacer.next_slot(now)
        else:
            assert pacer.ready_at(chat_id, now) == now
            assert judge.allows(chat_id, now)
            judge.note(chat_id, now)
            waiting.remove(chat_id)
            pacer.sent(chat_id, now)


def test_a_chat_gets_three_at_once_and_then_one_a_second() -> None:
    pacer = Pacer()
    times = [now for _, now in send_all(pacer, [7] * 6)]
    assert times == pytest.approx([0, 0, 0, 1, 2, 3])


def test_one_busy_chat_does_not_hold_the_others() -> None:
    pacer = Pacer()
    for _ in range(3):
        pacer.sent(7, 0.0)
    assert pacer.closed_chats(0.0) == {7}
    assert pacer.ready_at(7, 0.0) == 1.0
    assert pacer.ready_at(8, 0.0) == 0.0


def test_a_group_gets_twenty_a_minute() -> None:
    times = [now for _, now in send_all(Pacer(), [GROUP] * 60)]
    assert 19 <= max(sum(start <= time < start + 60 for time in times) for start in times) <= 20


def test_the_first_refusal_stops_its_chat_only() -> None:
    pacer = Pacer()
    pacer.told_to_wait(7, 30, 100.0)
    assert pacer.ready_at(7, 100.0) == 130.0
    assert pacer.closed_chats(129.9) == {7}
    assert pacer.ready_at(8, 100.0) == pacer.next_slot(100.0) == 100.0
    assert pacer.rate == 25


def test_the_same_chat_refused_again_still_stops_only_itself() -> None:
    pacer = Pacer()
    pacer.told_to_wait(7, 3, 100.0)
    pacer.told_to_wait(7, 3, 103.5)
    assert pacer.ready_at(7, 103.5) == 106.5
    assert pacer.next_slot(103.5) == 103.5


def test_a_second_chat_refused_soon_after_stops_everyone() -> None:
    pacer = Pacer()
    pacer.told_to_wait(7, 30, 100.0)
    pacer.told_to_wait(8, 20, 101.0)
    assert pacer.next_slot(101.0) == pacer.ready_at(9, 101.0) == 121.0
    assert pacer.ready_at(7, 101.0) == 130.0
    assert pacer.rate == 22.5


def test_a_second_chat_refused_much_later_stops_only_itself() -> None:
    pacer = Pacer()
    pacer.told_to_wait(7, 30, 100.0)
    pacer.told_to_wait(8, 20, 111.0)
    assert pacer.next_slot(111.0) == 111.0
    assert pacer.ready_at(8, 111.0) == 131.0


def test_refusals_of_what_was_under_way_lengthen_the_stop_but_slow_down_once() -> None:
    pacer = Pacer()
    for chat_id, seconds in enumerate((10, 10, 25, 5, 5, 5)):
        pacer.told_to_wait(chat_id, seconds, 100.0)
    assert pacer.next_slot(100.0) == 125.0
    assert pacer.rate == 22.5


def test_a_refusal_for_no_chat_stops_everyone() -> None:
    pacer = Pacer()
    pacer.told_to_wait(None, 10, 100.0)
    assert pacer.next_slot(100.0) == 110.0
    assert pacer.rate == 22.5


def test_a_pause_stops_everyone_without_slowing_down() -> None:
    pacer = Pacer()
    pacer.pause(5, 100.0)
    pacer.pause(2, 100.0)
    assert pacer.next_slot(100.0) == pacer.ready_at(1, 100.0) == 105.0
    assert pacer.rate == 25
    pacer.told_to_wait(7, 30, 101.0)  # and what is refused meanwhile concerns its chat
    assert pacer.next_slot(101.0) == 105.0


def test_each_quiet_minute_makes_it_a_little_faster_up_to_28() -> None:
    pacer = Pacer()
    pacer.sent(1, 0.0)
    rates = []
    for minute in range(1, 20):
        pacer.sent(1, minute * 60.0)
        rates.append(pacer.rate)
    assert rates[0] == pytest.approx(25.25)
    assert rates[1] == pytest.approx(25.25 * 1.01)
    assert rates[-1] == 28


def test_a_silence_of_months_is_survived() -> None:
    pacer = Pacer()
    pacer.sent(1, 0.0)
    pacer.sent(1, 1e8)
    assert pacer.rate == 28


def test_a_stricter_telegram_is_obeyed_and_found_out() -> None:
    """It allows 18 a second: after a few stops we run below that and are refused no more."""
    pacer, judge, refusals = Pacer(), Judge(a_second=18), []
    now, chat_id = 0.0, 0
    while now < 600:
        chat_id += 1
        now = pacer.next_slot(now)
        pacer.sent(chat_id, now)
        if judge.all_may(now):
            judge.all.append(now)
        else:
            refusals.append(now)
            pacer.told_to_wait(chat_id, 3, now)
    assert pacer.rate < 18
    assert 2 <= len(refusals) <= 40
    assert sum(time > 540 for time in refusals) <= 4


def test_memory_holds_only_chats_that_are_not_idle() -> None:
    pacer = Pacer()
    for chat_id, _ in send_all(pacer, list(range(1, 2000))):
        assert len(pacer._chats) < 100, chat_id


def test_the_unpaced_twin_never_waits() -> None:
    pacer = Unpaced()
    for _ in range(100):
        pacer.sent(1, 5.0)
    pacer.told_to_wait(1, 10, 5.0)
    pacer.told_to_wait(None, 10, 5.0)
    pacer.pause(10, 5.0)
    assert pacer.ready_at(1, 5.0) == pacer.next_slot(5.0) == 5.0
    assert not pacer.closed_chats(5.0)
