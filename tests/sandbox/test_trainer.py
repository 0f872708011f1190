"""The trainer's drawer: trouble that strikes as ordered, limits with figures, and a list of what happened."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Sandbox
from bot.sandbox.faults import ORDERS
from bot.sandbox.limits import Limits
from bot.sandbox.trainer import Levers
from tests.sandbox.conftest import SITI, Clock, Http


@pytest.fixture
def drawer(http: Http) -> "Drawer":
    return Drawer(http)


class Drawer:
    def __init__(self, http: Http) -> None:
        self._http = http
        self._url = f"{http.sandbox.url}/sandbox/trainer"

    async def looks(self, path: str = "") -> Any:
        async with self._http.session.get(self._url + path) as response:
            return await response.json()

    async def turns(self, lever: str, **told: Any) -> int:
        async with self._http.session.post(f"{self._url}/{lever}", json=told) as response:
            return response.status


SENSELESS = [{"name": "too_many", **told} for told in ({"times": 0}, {"times": 0.5}, {"seconds": 1e300})]
REFUSALS = {"too_many": 429, "forbidden": 403, "broken": 502}


@pytest.mark.parametrize(("name", "code"), REFUSALS.items())
async def test_trouble_strikes_as_often_as_it_was_ordered(http: Http, drawer: Drawer, name: str, code: int) -> None:
    assert await drawer.turns("fault", name=name, times=2) == 200
    assert (await drawer.looks())["faults"] == [{"name": name, "chat_id": None, "seconds": 3, "times": 2}]
    told = [(await http("sendMessage", chat_id=SITI, text="halo")).status for _ in range(3)]
    assert told == [code, code, 200]
    assert (await drawer.looks())["faults"] == []


async def test_too_many_says_how_long_to_wait(http: Http, drawer: Drawer) -> None:
    await drawer.turns("fault", name="too_many", seconds=40, times=1)
    assert (await http("sendMessage", chat_id=SITI, text="halo")).body["parameters"] == {"retry_after": 40}


async def test_trouble_for_one_phone_leaves_the_others_alone(sandbox: Sandbox, http: Http, drawer: Drawer) -> None:
    sandbox.world.person(8, "Joko")
    sandbox.world.says(8, "/start")
    await drawer.turns("fault", name="forbidden", chat_id=SITI)
    assert (await http("sendMessage", chat_id=8, text="halo")).status == 200
    assert (await http("sendMessage", chat_id=SITI, text="halo")).status == 403


async def test_trouble_lasts_until_it_is_calmed(http: Http, drawer: Drawer) -> None:
    await drawer.turns("fault", name="broken")
    for _ in range(3):
        assert (await http("sendMessage", chat_id=SITI, text="halo")).status == 502
    await drawer.turns("calm")
    assert (await http("sendMessage", chat_id=SITI, text="halo")).status == 200


async def test_one_trouble_can_be_calmed_alone(drawer: Drawer) -> None:
    for told in ({"name": "slow"}, {"name": "slow", "chat_id": SITI}, {"name": "broken"}):
        await drawer.turns("fault", **told)
    await drawer.turns("calm", name="slow", chat_id=SITI)
    left = [(fault["name"], fault["chat_id"]) for fault in (await drawer.looks())["faults"]]
    assert left == [("slow", None), ("broken", None)]


async def test_whoever_hangs_goes_on_when_it_is_calmed(http: Http, drawer: Drawer) -> None:
    await drawer.turns("fault", name="hang", times=1)
    hanging = asyncio.create_task(http("sendMessage", chat_id=SITI, text="halo"))
    await http.sandbox.faults.struck.wait()
    await drawer.turns("calm")
    assert (await hanging).status == 500


async def test_a_lost_answer_has_done_its_deed(sandbox: Sandbox, http: Http, drawer: Drawer) -> None:
    await drawer.turns("fault", name="lost", times=1)
    with pytest.raises(aiohttp.ClientError):
        await http("sendMessage", chat_id=SITI, text="halo")
    assert sandbox.world.messages(SITI)[-1]["text"] == "halo"


@pytest.mark.parametrize("name", sorted(ORDERS))
async def test_every_trouble_that_can_be_ordered_is_named_in_the_list(drawer: Drawer, name: str) -> None:
    await drawer.turns("fault", name=name, seconds=1)
    assert [fault["name"] for fault in (await drawer.looks())["faults"]] == [name]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"name": "flood"},
        {"name": "slow", "seconds": -1},
        {"name": "slow", "times": "x"},
        {"name": ["slow"]},
        *SENSELESS,
    ],
)
async def test_trouble_that_makes_no_sense_is_refused(drawer: Drawer, told: dict[str, Any]) -> None:
    assert await drawer.turns("fault", **told) == 400
    assert (await drawer.looks())["faults"] == []


async def test_limits_can_be_switched_and_keep_their_figures(http: Http, drawer: Drawer, monotonic: Clock) -> None:
    assert (await drawer.looks())["limits"]["on"] is False
    await drawer.turns("limits", on=True, chat_burst=2)
    assert (await drawer.looks())["limits"] == {
        "on": True,
        "overall_a_second": 30,
        "chat_a_second": 1.0,
        "chat_burst": 2,
        "group_a_minute": 20,
    }
    assert [(await http("sendMessage", chat_id=SITI, text="a")).status for _ in range(3)] == [200, 200, 429]
    await drawer.turns("limits", on=False)
    assert (await http("sendMessage", chat_id=SITI, text="a")).status == 200
    await drawer.turns("limits", on=True)
    assert (await drawer.looks())["limits"]["chat_burst"] == 2


@pytest.mark.parametrize(
    "told",
    [
        *({"overall_a_second": figure} for figure in (0, -1, "many", True, [1], 0.5, 1.5, 30.0, 1001, 10**300)),
        *({name: 1.5} for name in ("chat_burst", "group_a_minute")),
        *({"chat_a_second": figure} for figure in (0, 0.09, 100.5, True)),
    ],
)
async def test_a_limit_without_sense_is_refused(sandbox: Sandbox, drawer: Drawer, told: dict[str, Any]) -> None:
    assert await drawer.turns("limits", on=True, **told) == 400
    assert sandbox.limits is None


async def test_a_chat_may_be_given_a_part_of_a_message_a_second(sandbox: Sandbox, drawer: Drawer) -> None:
    assert await drawer.turns("limits", on=True, chat_a_second=0.5) == 200
    assert sandbox.limits == Limits(chat_a_second=0.5)


@pytest.mark.parametrize("lever", ["fault", "limits", "jump", "calm"])
@pytest.mark.parametrize("figure", ["NaN", "Infinity", "1e999", "9" * 400, "9" * 5000, "[" * 100_000 + "]" * 100_000])
async def test_what_is_no_figure_is_refused(http: Http, drawer: Drawer, lever: str, figure: str) -> None:
    for name in ("seconds", "times", "chat_id", "chat_burst", "anything"):
        body = f'{{"name": "too_many", "{name}": {figure}}}'
        async with http.session.post(f"{http.sandbox.url}/sandbox/trainer/{lever}", data=body) as response:
            assert response.status == 400
    assert (await drawer.looks())["faults"] == []


async def test_without_a_house_beside_it_there_is_no_deadline_and_nothing_to_reset(drawer: Drawer) -> None:
    assert (await drawer.looks())["clock"]["deadline"] is None
    assert await drawer.turns("reset") == 409


@pytest.mark.parametrize(("away", "seconds"), [(3600, 3600), (0, 0), (-3600, 0)])
async def test_a_jump_to_a_deadline_that_has_passed_goes_nowhere(
    sandbox: Sandbox, drawer: Drawer, now: Clock, away: int, seconds: int
) -> None:
    sandbox.trainer.levers = house(deadline=int(now.at) + away)
    assert await drawer.turns("jump", to="deadline") == 200
    assert sandbox.world.ahead == seconds


async def test_many_jumps_end_somewhere(sandbox: Sandbox, drawer: Drawer) -> None:
    jumps = [await drawer.turns("jump", seconds=366 * 24 * 3600) for _ in range(11)]
    assert jumps == [200] * 10 + [400]
    assert sandbox.world.ahead == 3660 * 24 * 3600


def house(deadline: int) -> Levers:
    async def due() -> int | None:
        return deadline

    async def reset() -> None:
        pass

    return Levers(lambda ahead: None, due, reset)


async def test_after_a_fresh_start_no_number_means_something_else(sandbox: Sandbox) -> None:
    def numbers() -> list[int]:
        return [sandbox.world.drawers.next(name) for name in ("update", "file", "press", "poll", "album")]

    sandbox.world.ahead = 60
    before = numbers()
    sandbox.world.begin_anew()
    assert numbers() == [number + 1 for number in before]
    assert (sandbox.world.ahead, sandbox.world.drawers.next("message")) == (0, 1)


async def test_what_happened_is_told_from_a_number_on_and_without_the_token(
    sandbox: Sandbox, http: Http, drawer: Drawer
) -> None:
    await http("sendMessage", chat_id=SITI, text="satu")
    seen = (await drawer.looks("/calls"))["calls"]
    await http("sendMessage", chat_id=SITI, text="")
    await http("getUpdates")
    later = (await drawer.looks(f"/calls?after={seen[-1]['number']}"))["calls"]
    assert [(call["method"], call["answer"]["ok"]) for call in later] == [("sendMessage", False)]
    assert seen[-1]["given"] == {"chat_id": SITI, "text": "satu"}
    assert sandbox.token not in json.dumps([*seen, *later])


async def test_an_upload_is_told_by_its_size(sandbox: Sandbox, http: Http, drawer: Drawer) -> None:
    form = aiohttp.FormData({"chat_id": str(SITI)})
    form.add_field("photo", b"x" * 2500, filename="a.jpg")
    async with http.session.post(f"{sandbox.url}/bot{sandbox.token}/sendPhoto", data=form) as response:
        assert response.status == 200
    assert (await drawer.looks("/calls"))["calls"][-1]["given"]["photo"] == "2 kB file"


@pytest.mark.parametrize("after", ["x", "-1", "", "9" * 5000, "²"])
async def test_a_number_that_is_none_is_refused(sandbox: Sandbox, http: Http, after: str) -> None:
    async with http.session.get(f"{sandbox.url}/sandbox/trainer/calls?after={after}") as response:
        assert response.status == 400
