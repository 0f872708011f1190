"""What people can do with their phones, and what nobody can."""

import pytest
import telegram

from bot.sandbox import Impossible, Sandbox
from tests.sandbox.conftest import SITI, Http


async def heard(bot: telegram.Bot) -> list[str | None]:
    return [update.message.text for update in await bot.get_updates() if update.message]


async def test_a_text_that_is_too_long_leaves_the_phone_in_parts(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sandbox.world.says(SITI, "a" * 4096 + "b")
    assert await heard(bot) == ["a" * 4096, "b"]


async def test_who_has_blocked_the_bot_says_nothing_until_the_block_is_lifted(
    sandbox: Sandbox, bot: telegram.Bot
) -> None:
    sandbox.world.blocks(SITI)
    with pytest.raises(Impossible, match="blocked"):
        sandbox.world.says(SITI, "halo")
    sandbox.world.opens(SITI, f"https://t.me/{sandbox.world.bot.username}?start=lapor")
    blocked, unblocked, said = await bot.get_updates()
    assert blocked.my_chat_member
    assert unblocked.my_chat_member
    assert said.message
    assert said.message.text == "/start lapor"


async def test_blocking_twice_is_blocking_once(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sandbox.world.blocks(SITI)
    sandbox.world.blocks(SITI)
    assert len(await bot.get_updates()) == 1


async def test_nobody_edits_what_somebody_else_said(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_message(SITI, "a")
    with pytest.raises(Impossible):
        sandbox.world.edits(SITI, sent.message_id, "b")


async def test_an_edit_that_changes_nothing_is_no_update(sandbox: Sandbox, bot: telegram.Bot) -> None:
    said = sandbox.world.says(SITI, "halo")
    sandbox.world.edits(SITI, said, "halo")
    assert await heard(bot) == ["halo"]


async def test_a_caption_is_edited_where_there_is_no_text(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = sandbox.world.sends_photo(SITI, "lama")
    sandbox.world.edits(SITI, sent, "baru")
    _, edited = await bot.get_updates()
    assert edited.edited_message
    assert (edited.edited_message.caption, bool(edited.edited_message.photo)) == ("baru", True)


async def test_a_person_stays_who_they_are(sandbox: Sandbox) -> None:
    again = sandbox.world.person(SITI, "Other name")
    assert again.first_name == "Siti"
    new = sandbox.world.new_person("Joko")
    assert new.id not in (SITI, sandbox.world.new_person("Joko").id)


async def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(sandbox: Sandbox, bot: telegram.Bot) -> None:
    world, username = sandbox.world, sandbox.world.bot.username
    world.group(-5, "Warga", added_by=SITI)
    sent = await bot.send_message(-5, "halo warga")
    world.says_in_group(-5, SITI, "apa kabar?")
    world.says_in_group(-5, SITI, "/lapor")
    world.says_in_group(-5, SITI, f"/lapor@{username}")
    world.says_in_group(-5, SITI, "/lapor@OtherBot")
    world.says_in_group(-5, SITI, f"tolong @{username}")
    world.says_in_group(-5, SITI, "baik", reply_to=sent.message_id)
    joined, *said = await bot.get_updates()
    assert joined.my_chat_member
    assert [update.message and update.message.text for update in said] == [
        "/lapor",
        f"/lapor@{username}",
        f"tolong @{username}",
        "baik",
    ]


async def test_a_group_that_throws_the_bot_out_is_closed(sandbox: Sandbox, http: Http) -> None:
    for chat_id, kind in ((-5, "group"), (-1005, "supergroup")):
        sandbox.world.group(chat_id, "Warga")
        sandbox.world.kicks(chat_id, by=SITI)
        answer = await http("sendMessage", chat_id=chat_id, text="a")
        assert answer.error == f"Forbidden: bot was kicked from the {kind} chat"


async def test_an_upgraded_group_names_its_new_id(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sandbox.world.group(-5, "Warga")
    sandbox.world.upgrades(-5, -1005)
    with pytest.raises(telegram.error.ChatMigrated) as caught:
        await bot.send_message(-5, "a")
    assert caught.value.new_chat_id == -1005
    assert await bot.send_message(-1005, "a")
    old, new = await bot.get_updates()
    assert old.message
    assert old.message.migrate_to_chat_id == -1005
    assert new.message
    assert new.message.migrate_from_chat_id == -5


async def test_a_phone_number_can_be_asked_for_in_private_only(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.group(-5, "Warga")
    markup = {"keyboard": [[{"text": "Nomor saya", "request_contact": True}]]}
    answer = await http("sendMessage", chat_id=-5, text="a", reply_markup=markup)
    assert answer.error == "Bad Request: phone number can be requested in private chats only"
    assert (await http("sendMessage", chat_id=SITI, text="a", reply_markup=markup)).status == 200


async def test_a_bot_deletes_only_its_own_messages_in_a_group(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.group(-5, "Warga")
    theirs = sandbox.world.says_in_group(-5, SITI, "/halo")
    answer = await http("deleteMessage", chat_id=-5, message_id=theirs)
    assert answer.error == "Bad Request: message can't be deleted"
