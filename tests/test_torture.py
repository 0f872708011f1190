"""Law 1: kill -9 at any moment, and nothing is lost, nothing done twice, the order of each chat kept."""

from datetime import date
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from bot.seal import Seal
from tests.torture import TOKEN, Torture

IN_FLIGHT = 24  # marked and under way: at most these are sent again after a kill


async def test_kills_lose_nothing_double_nothing_and_keep_the_order(tmp_path: Path) -> None:
    """500 updates from 20 chats, 10 kills; then 3 orderly stops, which double no message."""
    async with Sandbox(token=TOKEN, port=0, limits=None) as sandbox:
        torture = await _begin(tmp_path, sandbox)
        torture.tell(19)
        for _ in range(10):
            await torture.start()
            await torture.kill()
        await torture.finish()
        assert await torture.stories() == torture.expected()
        doubled = await torture.doubled()
        assert doubled <= 10 * IN_FLIGHT

        for _ in range(3):
            torture.tell(2)
            await torture.start()
            assert await torture.terminate() == 0
        await torture.finish()
        assert await torture.stories() == torture.expected()
        assert await torture.doubled() == doubled
    print(f"doubled sends after 10 kills: {doubled}")


@pytest.mark.soak
async def test_a_thousand_kills(tmp_path: Path) -> None:
    async with Sandbox(token=TOKEN, port=0, limits=None) as sandbox:
        torture = await _begin(tmp_path, sandbox)
        for round_ in range(1000):
            if round_ % 40 == 0 and torture.next_part < 30:
                torture.tell(1)
            await torture.start()
            await torture.kill()
        await torture.finish()
        assert await torture.stories() == torture.expected()
        print(f"doubled sends after 1,000 kills: {await torture.doubled()}")


async def _begin(folder: Path, sandbox: Sandbox) -> Torture:
    Seal.create(folder / "seal.key", date(2026, 11, 23))
    torture = Torture(folder, sandbox, Seal.load(folder / "seal.key"), chats=20)
    await torture.prepare()
    return torture
