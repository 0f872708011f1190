"""Law 1: kill -9 at any moment, and nothing is lost, nothing done twice, the order of each chat kept."""

import random
from datetime import date
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.seal import Seal
from tests.torture import TOKEN, Torture

KILLS = 10
IN_FLIGHT = 24  # marked and under way: at most these are sent again after a kill


async def test_kills_lose_nothing_double_nothing_and_keep_the_order(tmp_path: Path) -> None:
    """500 updates from 20 chats, 10 kills; then 3 orderly stops, which double no message."""
    async with Sandbox(token=TOKEN, port=0, limits=None) as sandbox:
        torture = await _begin(tmp_path, sandbox, seed=20)
        doubled = await _killed_again_and_again(torture, rounds=19)
        for _ in range(3):
            torture.tell(2)
            await torture.start()
            assert await torture.terminate() == 0
        await torture.finish()
        assert await torture.stories() == torture.expected()
        assert await torture.doubled() == doubled


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100))
async def test_a_thousand_kills(tmp_path: Path, seed: int) -> None:
    async with Sandbox(token=TOKEN, port=0, limits=None) as sandbox:
        torture = await _begin(tmp_path, sandbox, seed)
        print(f"seed {seed}: {await _killed_again_and_again(torture, rounds=25)} sends doubled by {KILLS} kills")


async def _killed_again_and_again(torture: Torture, rounds: int) -> int:
    """Returns how many messages people got twice: a reply is sent at least once (law 2)."""
    torture.tell(rounds)
    for _ in range(KILLS):
        await torture.start()
        await torture.kill()
    await torture.finish()
    assert await torture.stories() == torture.expected()
    doubled = await torture.doubled()
    assert doubled <= KILLS * IN_FLIGHT
    return doubled


async def _begin(folder: Path, sandbox: Sandbox, seed: int) -> Torture:
    Seal.create(folder / "seal.key", date(2026, 11, 23))
    torture = Torture(folder, sandbox, Seal.load(folder / "seal.key"), chats=20, dice=random.Random(seed))
    await torture.prepare()
    return torture
