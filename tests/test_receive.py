"""The way in: what is acknowledged is done, what fails is kept, and one odd update harms no other."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from bot import receive
from bot.receive import TokenRefused
from bot.sandbox import Fault
from bot.sandbox.checks import Refused
from bot.store import StoreFailed, Transaction
from tests.conftest import Person, Village

SORRY = "Maaf, ada yang salah di pihak kami."


@pytest.fixture
def broken_guide(village: Village, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """/bantuan fails, as by a bug, until the returned function mends it."""
    texts = village.rooms.house.texts
    whole = texts.render

    def render(locale: str, key: str, **values: Any) -> str:
        if key == "guide":
            raise RuntimeError("secret words of a citizen")
        return whole(locale, key, **values)

    monkeypatch.setattr(texts, "render", render)
    return lambda: monkeypatch.setattr(texts, "render", whole)


async def test_a_failed_update_is_parked_and_its_sender_told(
    village: Village, siti: Person, broken_guide: object, caplog: pytest.LogCaptureFixture
) -> None:
    """Laws 11 and 13: the log names the error and its place, and nothing that was said."""
    await siti.says("/bantuan")
    assert siti.sees()[-1].startswith(SORRY)
    async with village.store.transaction() as tx:
        (parked,) = await tx.parked()
    assert (parked.kind, parked.error, parked.place[:21]) == ("message", "RuntimeError", "tests/test_receive.py")
    assert "secret words" not in caplog.text
    assert "Siti" not in caplog.text


async def test_a_failed_update_leaves_no_half_effect_and_harms_no_other(
    village: Village, siti: Person, joko: Person, broken_guide: object
) -> None:
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    village.sandbox.world.says(joko.chat_id, "/zzz")
    await village.settle()
    assert siti.sees()[-1].startswith(SORRY)
    assert joko.sees()[-1].startswith("Perintah itu tidak ada.")


async def test_a_parked_update_is_worked_off_when_it_is_marked(
    village: Village, siti: Person, broken_guide: Callable[[], None]
) -> None:
    await siti.says("/bantuan")
    broken_guide()
    async with village.store.transaction() as tx:
        assert await tx.retry_parked(village.clock.now()) == 1
    await village.rooms.receive._retry_parked()
    await village.deliver()
    assert siti.sees()[-1].startswith("Cara memakai Lentera")
    async with village.store.transaction() as tx:
        assert await tx.parked() == []


async def test_a_parked_update_that_fails_again_stays_parked(
    village: Village, siti: Person, broken_guide: object
) -> None:
    await siti.says("/bantuan")
    async with village.store.transaction() as tx:
        await tx.retry_parked(village.clock.now())
    await village.rooms.receive._retry_parked()
    async with village.store.transaction() as tx:
        assert len(await tx.parked()) == 1
        assert await tx.next_retry() is None


async def test_parked_updates_are_sealed_and_gone_after_14_days(
    village: Village, siti: Person, broken_guide: object
) -> None:
    """Law 18."""
    await siti.says("/bantuan")
    await village.tick()
    with sqlite3.connect(village.store.path) as db:
        (sealed,) = db.execute("SELECT update_sealed FROM parked").fetchone()
    db.close()
    assert "bantuan" not in sealed
    await village.tick(15 * 86_400)
    async with village.store.transaction() as tx:
        assert await tx.parked() == []


async def test_a_handler_that_takes_too_long_is_parked(
    village: Village, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(turn: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr("bot.receive.PATIENCE", 0.01)
    monkeypatch.setattr("handlers.emergency.comes_first", never)
    await siti.says("halo")
    async with village.store.transaction() as tx:
        (parked,) = await tx.parked()
    assert parked.error == "TimeoutError"


async def test_the_same_update_twice_is_one_reply(village: Village, siti: Person) -> None:
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    before = len(siti.sees())
    updates = await village.rooms.receive._fetch()
    await village.rooms.receive.work_off(updates)
    await village.rooms.receive.work_off(updates)
    await village.deliver()
    assert len(siti.sees()) == before + 1


async def test_repeats_are_known_for_three_days_and_no_longer(village: Village, siti: Person) -> None:
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    updates = await village.rooms.receive._fetch()
    await village.rooms.receive.work_off(updates)
    await village.deliver()
    await village.tick(2 * 86_400)
    before = len(siti.sees())
    await village.rooms.receive.work_off(updates)
    await village.tick(2 * 86_400)
    assert len(siti.sees()) == before
    await village.rooms.receive.work_off(updates)
    await village.deliver()
    assert len(siti.sees()) == before + 1


ODD: list[dict[str, Any]] = [
    {},
    {"message": "not an object"},
    {"message": {"message_id": 1}},
    {"message": None},
    {"callback_query": {"id": "1"}},
    {"callback_query": "x"},
    {"purchased_paid_media": {"from": {"id": 1, "is_bot": False, "first_name": "x"}, "paid_media_payload": "x"}},
    {"something_new": {"chat": {"id": 5, "type": "private"}}},
    {"message": {"message_id": 1, "date": "soon", "chat": {"id": 100, "type": "private"}, "text": "x"}},
    {"my_chat_member": {"chat": {"id": 100, "type": "private"}}},
]


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: str(odd)[:40])
async def test_an_odd_update_spoils_no_other(village: Village, siti: Person, odd: dict[str, Any]) -> None:
    village.sandbox.world.raw_update(odd)
    await siti.says("/zzz")
    assert siti.sees()[-1].startswith("Perintah itu tidak ada.")


async def test_a_full_disk_acknowledges_nothing_and_loses_nothing(village: Village, siti: Person) -> None:
    """Laws 1 and 13: the disk is full at the third of five updates; once there is room, all five are done once."""
    before = len(siti.sees())
    for number in range(5):
        village.sandbox.world.says(siti.chat_id, f"/zzz{number}" + " x" * (1500 if number == 2 else 0))
    updates = await village.rooms.receive._fetch()
    await _fill_disk_at(village, updates, third=2)
    with pytest.raises(StoreFailed):
        await village.rooms.receive.work_off(updates)
    assert len(village.sandbox.world.updates.waiting()) == 5
    async with village.store.transaction() as tx:
        assert await tx.parked() == []

    await village.store.set_page_limit(1_000_000)
    await village.settle()
    assert len(siti.sees()) == before + 5
    assert village.sandbox.world.updates.waiting() == []


async def _fill_disk_at(village: Village, updates: list[dict[str, Any]], third: int) -> None:
    """From the third update on the file may not grow: what it needs more than two updates do is not there."""
    handle, tries = village.rooms.receive.handle, iter(range(1000))

    async def filling(update: dict[str, Any], tx: Transaction, key: str) -> None:
        if update["update_id"] == updates[third]["update_id"] and next(tries) == 0:
            await village.store.set_page_limit(1)  # SQLite never goes below the size it has
            await tx.note("padding", "x" * 1_000_000)
        await handle(update, tx, key)

    village.rooms.receive.handle = filling


async def test_an_update_that_killed_three_runs_is_parked_at_the_next(village: Village, siti: Person) -> None:
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    (update,) = await village.rooms.receive._fetch()
    async with village.store.transaction() as tx:
        for _ in range(receive.DEATHS):
            await tx.try_alone(update["update_id"])
    village.rooms.receive._alone = True
    await village.settle()
    assert siti.sees()[-1].startswith(SORRY)
    async with village.store.transaction() as tx:
        assert [parked.error for parked in await tx.parked()] == ["Death"]


async def test_an_update_that_killed_two_runs_is_tried_once_more(village: Village, siti: Person) -> None:
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    (update,) = await village.rooms.receive._fetch()
    async with village.store.transaction() as tx:
        await tx.try_alone(update["update_id"])
        await tx.try_alone(update["update_id"])
    village.rooms.receive._alone = True
    await village.settle()
    assert siti.sees()[-1].startswith("Cara memakai Lentera")
    async with village.store.transaction() as tx:
        assert await tx.deaths(update["update_id"]) == 0


async def test_a_run_is_alone_after_an_unclean_stop_only(village: Village) -> None:
    async with village.store.transaction() as tx:
        assert not await tx.begin_run()
        assert await tx.begin_run()
        await tx.end_run()
        assert not await tx.begin_run()


async def _no_pause(self: object, seconds: float) -> None: ...


TROUBLE = [
    (Refused(502, "Bad Gateway"), "Telegram can't be reached"),
    (Refused(409, "Conflict: terminated by other getUpdates request"), "Another instance receives with this token"),
    (Refused(429, "Too Many Requests: retry after 1", retry_after=1), "Telegram asks to wait"),
    (Refused(400, "Bad Request: odd"), "Telegram refused the fetch"),
]


@pytest.mark.parametrize(("refusal", "line"), TROUBLE, ids=lambda value: str(value)[:30])
async def test_trouble_on_the_way_is_told_apart_and_passes(
    village: Village,
    siti: Person,
    caplog: pytest.LogCaptureFixture,
    refusal: Refused,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(receive.Receive, "_pause", _no_pause)
    village.sandbox.faults.order(Fault("getUpdates", refusal=refusal))
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    await village.rooms.receive._one_round()
    await village.deliver()
    assert line in caplog.text
    assert "1:TEST" not in caplog.text
    assert siti.sees()[-1].startswith("Cara memakai Lentera")


async def test_a_lost_answer_is_fetched_again(village: Village, siti: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receive.Receive, "_pause", _no_pause)
    village.sandbox.faults.lose_answer(method="getUpdates")
    before = len(siti.sees())
    village.sandbox.world.says(siti.chat_id, "/bantuan")
    await village.rooms.receive._one_round()
    await village.deliver()
    assert len(siti.sees()) == before + 1


async def test_a_refused_token_ends_the_receiving(village: Village) -> None:
    village.sandbox.faults.order(Fault("getUpdates", refusal=Refused(401, "Unauthorized")))
    with pytest.raises(TokenRefused):
        await village.rooms.receive._one_round()


async def test_groups_are_told_once_that_we_talk_in_private(village: Village, siti: Person) -> None:
    group = -500
    village.sandbox.world.group(group, "RT 02", siti.chat_id)
    await village.settle()
    for _ in range(2):
        village.sandbox.world.says_in_group(group, siti.chat_id, "/start")
        await village.settle()
    said = [message["text"] for message in village.sandbox.world.messages(group) if message["from_bot"]]
    assert len(said) == 1
    assert "Saya hanya bicara berdua" in said[0]


async def test_channels_bots_and_service_messages_are_left_alone(village: Village, siti: Person) -> None:
    before = len(siti.sees())
    village.sandbox.world.channel_post(-900, "pengumuman kanal")
    village.sandbox.world.sends(
        siti.chat_id, {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}}
    )
    await village.settle()
    assert len(siti.sees()) == before
    async with village.store.transaction() as tx:
        assert await tx.parked() == []


async def test_whoever_blocks_is_unreachable_until_they_come_back(village: Village, siti: Person) -> None:
    await siti.blocks()
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
        assert citizen
        assert citizen.closed_at is not None
    await siti.unblocks()
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
        assert citizen
        assert citizen.closed_at is None


async def test_start_reopens_a_closed_chat(village: Village, siti: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.close_chat(siti.chat_id, village.clock.now())
    await siti.says("/start")
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
        assert citizen
        assert citizen.closed_at is None


async def test_a_flood_is_kept_and_answered_once_a_minute(village: Village, siti: Person) -> None:
    """Law 13: from the 20th waiting answer on."""
    before = len(siti.sees())
    for number in range(60):
        village.sandbox.world.says(siti.chat_id, f"/zzz{number}")
    while updates := await village.rooms.receive._fetch():
        await village.rooms.receive.work_off(updates)
    await village.deliver()
    said = siti.sees()[before:]
    assert len(said) == 21
    assert said[-1].startswith("Anda mengirim banyak pesan sekaligus.")


async def test_in_a_flood_what_is_filled_in_is_kept_and_nobody_is_told_that_all_was_answered(
    village: Village, siti: Person
) -> None:
    """Law 10: a question in a flood is not answered later, so its asker is told to send it again."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    for number in range(30):
        village.sandbox.world.says(siti.chat_id, f"bagian {number}")
    while updates := await village.rooms.receive._fetch():
        await village.rooms.receive.work_off(updates)
    async with village.store.transaction() as tx:
        draft = await tx.active_draft(siti.chat_id)
    await village.deliver()
    assert draft
    assert len(draft.said) == 30
    assert "Pesan yang terakhir tidak kami jawab" in siti.sees()[-1]
    assert "kirim lagi yang belum dijawab" in siti.sees()[-1]


async def test_presses_are_answered_at_once(village: Village, siti: Person) -> None:
    await siti.presses("nonsense")
    assert village.sandbox.world.unanswered(siti.chat_id) == 0
