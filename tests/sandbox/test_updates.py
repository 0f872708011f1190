"""Updates are handed out again and again until they are acknowledged, and only one may ask."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import telegram

from bot.sandbox import Limits, Sandbox, updates
from bot.sandbox.parameters import Parameters
from bot.sandbox.polling import CONFLICT, asked
from bot.sandbox.things import Counter
from bot.sandbox.updates import KINDS
from tests.sandbox.conftest import SITI, Clock, Http, Sleep


async def texts(http: Http, **given: Any) -> list[str]:
    return [update["message"]["text"] for update in (await http("getUpdates", **given)).result]


async def test_without_an_offset_everything_unacknowledged_comes_again(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.says(SITI, "satu")
    sandbox.world.says(SITI, "dua")
    assert await texts(http) == ["satu", "dua"]
    assert await texts(http) == ["satu", "dua"]


async def test_an_offset_forgets_what_is_below_it(sandbox: Sandbox, http: Http) -> None:
    for text in ("satu", "dua", "tiga"):
        sandbox.world.says(SITI, text)
    first = (await http("getUpdates")).result[0]["update_id"]
    assert await texts(http, offset=first + 1) == ["dua", "tiga"]
    assert await texts(http) == ["dua", "tiga"]


async def test_a_negative_offset_keeps_the_last_ones(sandbox: Sandbox, http: Http) -> None:
    for text in ("satu", "dua", "tiga"):
        sandbox.world.says(SITI, text)
    assert await texts(http, offset=-2) == ["dua", "tiga"]
    assert await texts(http) == ["dua", "tiga"]


async def test_a_negative_offset_beyond_the_first_one_keeps_all(sandbox: Sandbox, http: Http) -> None:
    for text in ("satu", "dua"):
        sandbox.world.says(SITI, text)
    assert await texts(http, offset=-9) == ["satu", "dua"]


@pytest.mark.parametrize(("limit", "number"), [(0, 1), (-5, 1), (1, 1), (101, 100), ("many", 100)])
async def test_the_limit_is_1_to_100(sandbox: Sandbox, http: Http, limit: Any, number: int) -> None:
    for _ in range(101):
        sandbox.world.says(SITI, "a")
    assert len(await texts(http, limit=limit)) == number


@pytest.mark.parametrize(("timeout", "seconds"), [(-1, 0), (0, 0), (50, 50), (51, 50), ("long", 0)])
def test_a_long_poll_takes_up_to_50_seconds(timeout: Any, seconds: int) -> None:
    assert asked(Parameters({"timeout": timeout})) == (0, 100, seconds)


async def test_ids_count_up_by_one_and_the_limit_holds(sandbox: Sandbox, http: Http) -> None:
    for number in range(103):
        sandbox.world.says(SITI, str(number))
    assert await texts(http, limit=2) == ["0", "1"]
    ids = [update["update_id"] for update in (await http("getUpdates", limit=1000)).result]
    assert ids == list(range(ids[0], ids[0] + 100))


async def test_a_long_poll_ends_as_soon_as_somebody_speaks(sandbox: Sandbox, http: Http) -> None:
    poll = asyncio.create_task(texts(http, timeout=50))
    await sandbox.until_polled()
    sandbox.world.says(SITI, "halo")
    assert await poll == ["halo"]


async def test_a_long_poll_ends_empty_after_its_time(http: Http, sleep: Sleep) -> None:
    poll = asyncio.create_task(texts(http, timeout=7))
    await sleep.wake()
    assert await poll == []
    assert sleep.slept == [7]


async def test_a_second_poller_ends_the_first_one(sandbox: Sandbox, http: Http) -> None:
    first = asyncio.create_task(http("getUpdates", timeout=50))
    await sandbox.until_polled()
    sandbox.world.updates.on_new, on_new = lambda update: None, sandbox.world.updates.on_new
    sandbox.world.says(SITI, "halo")  # nobody is woken: the conflict alone must end the first one
    sandbox.world.updates.on_new = on_new
    assert await texts(http) == ["halo"]
    assert (await first).status == 409
    assert (await first).error == CONFLICT


async def test_the_conflict_has_the_words_of_the_server() -> None:
    assert CONFLICT == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_a_stop_ends_long_polls_at_once(sandbox: Sandbox, http: Http) -> None:
    poll = asyncio.create_task(texts(http, timeout=50))
    await sandbox.until_polled()
    async with asyncio.timeout(3):
        await sandbox.stop()
    assert await poll == []


@pytest.mark.parametrize(("seconds", "kinds"), [(150, ["message", "callback_query"]), (151, ["message"]), (86_401, [])])
async def test_presses_are_kept_150_seconds_and_messages_a_day(
    sandbox: Sandbox, http: Http, now: Clock, seconds: int, kinds: list[str]
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "yes"}]]}
    sent = (await http("sendMessage", chat_id=SITI, text="?", reply_markup=keyboard)).result
    sandbox.world.says(SITI, "halo")
    sandbox.world.presses(SITI, sent["message_id"], "Ya")
    now.at += seconds
    assert [kind for update in (await http("getUpdates")).result for kind in update if kind != "update_id"] == kinds


async def test_the_wanted_kinds_are_remembered_and_decide_when_an_update_is_made(sandbox: Sandbox, http: Http) -> None:
    await http("getUpdates", allowed_updates=["callback_query"])
    sandbox.world.says(SITI, "nobody hears this")
    await http("getUpdates", allowed_updates=[])
    assert (await http("getUpdates")).result == []
    sandbox.world.says(SITI, "halo")
    assert await texts(http) == ["halo"]


@pytest.mark.parametrize("wanted", [["nonsense"], ["MESSAGE"], '["message"]', ["message", "nonsense"]])
async def test_unknown_kinds_are_skipped_and_case_does_not_matter(sandbox: Sandbox, http: Http, wanted: Any) -> None:
    await http("getUpdates", allowed_updates=["callback_query"])
    await http("getUpdates", allowed_updates=wanted)
    sandbox.world.says(SITI, "halo")
    assert await texts(http) == ["halo"]


@pytest.mark.parametrize("wanted", ["", "message", {"message": True}, 5, None])
async def test_what_is_no_list_of_kinds_changes_nothing(sandbox: Sandbox, http: Http, wanted: Any) -> None:
    await http("getUpdates", allowed_updates=["callback_query"])
    await http("getUpdates", allowed_updates=wanted)
    sandbox.world.says(SITI, "nobody hears this")
    assert (await http("getUpdates")).result == []


def test_every_kind_of_update_that_telegram_knows_can_be_wanted() -> None:
    served = set(telegram.constants.UpdateType)
    assert served <= KINDS


async def test_an_inline_query_is_kept_30_seconds(sandbox: Sandbox, http: Http, now: Clock) -> None:
    sandbox.world.raw_update({"inline_query": {"id": "1"}})
    now.at += 30
    assert len((await http("getUpdates")).result) == 1
    now.at += 1
    assert (await http("getUpdates")).result == []


async def test_the_queue_takes_no_more_than_it_holds(
    sandbox: Sandbox, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert updates.MOST == 100_000
    monkeypatch.setattr(updates, "MOST", 2)
    for text in ("satu", "dua", "lost"):
        sandbox.world.says(SITI, text)
    assert await texts(http) == ["satu", "dua"]


async def test_an_answer_ends_at_4_megabytes_but_brings_one_update_at_least(sandbox: Sandbox, http: Http) -> None:
    for size in (5, 3, 0.9, 0.2):
        sandbox.world.raw_update({"large": "a" * int(size * 2**20)})
    numbers = [[update["update_id"] for update in (await http("getUpdates", offset=first)).result] for first in (2, 3)]
    assert numbers == [[2], [3, 4]]


async def test_after_a_week_without_updates_the_numbers_go_on_anywhere(
    sandbox: Sandbox, http: Http, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda limit: limit // 2)
    sandbox.world.says(SITI, "satu")
    [before] = (await http("getUpdates")).result
    now.at += updates.WEEK
    sandbox.world.says(SITI, "a week")
    now.at += updates.WEEK + 1
    sandbox.world.says(SITI, "more than a week")
    sandbox.world.says(SITI, "at once")
    ids = [update["update_id"] for update in (await http("getUpdates", offset=before["update_id"] + 1)).result]
    assert ids == [updates.HIGHEST_START // 2 + 1, updates.HIGHEST_START // 2 + 2]


async def test_an_offset_from_before_the_numbers_began_anew_forgets_nothing(
    sandbox: Sandbox, http: Http, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.world.drawers.keep(Counter("update", 5_000))
    sandbox.world.says(SITI, "satu")
    [before] = (await http("getUpdates")).result
    assert await texts(http, offset=before["update_id"] + 1) == []
    monkeypatch.setattr("secrets.randbelow", lambda limit: 70)
    now.at += updates.WEEK + 1
    sandbox.world.says(SITI, "halo")
    assert await texts(http, offset=before["update_id"] + 1) == ["halo"]
    assert await texts(http, offset=72) == []


async def test_an_odd_update_comes_as_it_is_under_the_next_id(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.says(SITI, "halo")
    sandbox.world.raw_update({"update_id": 5_000, "mystery": {"a": 1}})
    known, odd = (await http("getUpdates")).result
    assert odd == {"update_id": known["update_id"] + 1, "mystery": {"a": 1}}


async def test_the_same_offset_in_a_busy_loop_gets_one_update_at_a_time(
    sandbox: Sandbox, http: Http, monotonic: Clock
) -> None:
    sandbox.limits = Limits()
    sandbox.world.says(SITI, "satu")
    sandbox.world.says(SITI, "dua")
    assert await texts(http) == ["satu", "dua"]
    monotonic.at += 0.4
    assert await texts(http) == ["satu"]
    monotonic.at += 0.6
    assert await texts(http) == ["satu", "dua"]


async def test_without_limits_nobody_is_slowed_down(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.says(SITI, "satu")
    sandbox.world.says(SITI, "dua")
    assert await texts(http) == await texts(http) == ["satu", "dua"]


async def test_every_kind_of_message_parses(sandbox: Sandbox, bot: telegram.Bot) -> None:
    world = sandbox.world
    said = world.says(SITI, "😀 /lapor di https://kemenp2mi.go.id")
    world.sends_photo(SITI, "foto", album="a1")
    world.sends_video(SITI, "kamar kami")
    world.sends_voice(SITI)
    world.sends_audio(SITI)
    world.sends_document(SITI, "kontrak")
    world.sends_sticker(SITI)
    world.shares_contact(SITI)
    world.edits(SITI, said, "lain")
    world.blocks(SITI)
    world.unblocks(SITI)
    world.channel_post(-1001, "halo")
    text, photo, video, voice, audio, *others = await bot.get_updates()
    document, sticker, contact, edited, blocked, unblocked, post = others
    assert text.message
    assert text.message.parse_entities() == {
        text.message.entities[0]: "/lapor",
        text.message.entities[1]: "https://kemenp2mi.go.id",
    }
    assert photo.message
    assert (photo.message.caption, photo.message.media_group_id) == ("foto", "a1")
    assert photo.message.photo[0].width < photo.message.photo[-1].width
    assert video.message
    assert video.message.video
    assert (video.message.caption, video.message.video.file_name) == ("kamar kami", "video.mp4")
    assert voice.message
    assert voice.message.voice
    assert audio.message
    assert audio.message.audio
    assert audio.message.audio.duration == timedelta(seconds=3)
    assert document.message
    assert document.message.document
    assert document.message.document.file_name == "berkas.pdf"
    assert sticker.message
    assert sticker.message.sticker
    assert contact.message
    assert contact.message.contact
    assert contact.message.contact.user_id == SITI
    assert edited.edited_message
    assert (edited.edited_message.message_id, edited.edited_message.text) == (said, "lain")
    assert edited.edited_message.edit_date
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert post.channel_post
    assert post.channel_post.text == "halo"


async def test_a_message_knows_who_said_it_and_when(sandbox: Sandbox, bot: telegram.Bot, now: Clock) -> None:
    sandbox.world.person(8, "Joko", language_code=None, username="joko")
    sandbox.world.says(8, "halo")
    [update] = await bot.get_updates()
    assert update.message
    assert update.message.from_user
    assert (update.message.from_user.first_name, update.message.from_user.username) == ("Joko", "joko")
    assert update.message.from_user.language_code is None
    assert (update.message.chat.id, update.message.chat.type) == (8, "private")
    assert update.message.date.timestamp() == now.at
