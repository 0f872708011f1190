"""Wishes: for which country and sector a citizen asks to be told, and how they are stopped."""

import pytest

from bot.job_order import ANY, SECTORS, Anywhere, Wish, wish
from tests.conftest import Person, Village
from tests.job_orders.ways import MINE, SEND, WISH, wishes


async def test_a_citizen_lists_and_stops_their_wishes(village: Village, siti: Person) -> None:
    await wishes(siti)
    village.clock.ahead += 1
    await wishes(siti, "🇯🇵 Jepang", "Semua bidang")
    await siti.says("/lowongan")
    await siti.taps(MINE)
    assert siti.buttons()[:2] == ["🗑 Taiwan, Pabrik", "🗑 Jepang, Semua bidang"]
    await siti.taps("🗑 Taiwan, Pabrik")
    assert "🗑 Taiwan, Pabrik" not in siti.buttons()
    await siti.presses("subscription.stop:TW:factory")
    async with village.store.transaction() as tx:
        assert await tx.wishes(siti.chat_id) == [Wish("JP", ANY)]


async def test_a_country_without_a_button_can_be_typed(village: Village, siti: Person) -> None:
    await siti.says("/lowongan")
    await siti.taps(WISH)
    await siti.says("Polandia")
    await siti.taps("Semua bidang")
    await siti.taps(SEND)
    async with village.store.transaction() as tx:
        assert await tx.wishes(siti.chat_id) == [Wish("PL", ANY)]


async def test_the_same_wish_twice_is_one(village: Village, siti: Person) -> None:
    await wishes(siti)
    await wishes(siti)
    async with village.store.transaction() as tx:
        assert await tx.wishes(siti.chat_id) == [Wish("TW", "factory")]


async def test_wishes_end_somewhere(village: Village, siti: Person) -> None:
    async with village.store.transaction() as tx:
        for sector in SECTORS:
            for country in ("TW", "JP"):
                await tx.subscribe(siti.chat_id, Wish(country, sector), 1)
    await siti.says("/lowongan")
    await siti.taps(WISH)
    assert "Hentikan satu dulu" in siti.sees()[-1]


@pytest.mark.parametrize("data", ["subscription.stop:", "subscription.stop:TW", "subscription.stop:XX:factory"])
async def test_a_wish_that_can_not_be_gets_a_sentence(siti: Person, data: str) -> None:
    await siti.presses(data)
    assert "sudah tidak berlaku" in siti.sees()[-1]


async def test_what_is_forgotten_with_the_citizen_are_the_wishes(village: Village, siti: Person) -> None:
    await wishes(siti)
    async with village.store.transaction() as tx:
        await tx.forget_citizen(siti.chat_id)
        assert await tx.wishes(siti.chat_id) == []


# --- pure ---


@pytest.mark.parametrize("argument", ["TW:factory", "any:factory", "TW:any", "any:any", "PL:other"])
def test_a_button_names_a_wish(argument: str) -> None:
    found = wish(argument)
    assert found
    assert found.argument == argument


@pytest.mark.parametrize("argument", ["", "TW", "TW:", ":factory", "tw:factory", "TW:x", "TW:factory:x"])
def test_a_button_that_names_no_wish(argument: str) -> None:
    assert wish(argument) is None


def test_every_country_is_the_first_choice() -> None:
    assert Anywhere().options[0] == ANY
