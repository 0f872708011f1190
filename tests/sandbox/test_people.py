"""What people can do with their phones, and what nobody can."""

from typing import Any

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


@pytest.mark.parametrize(("asked", "what"), [("contact", "phone number"), ("location", "location"), ("poll", "poll")])
async def test_some_things_can_be_asked_for_in_private_only(
    sandbox: Sandbox, http: Http, asked: str, what: str
) -> None:
    sandbox.world.group(-5, "Warga")
    button: dict[str, Any] = {"text": "Kirim", f"request_{asked}": {} if asked == "poll" else True}
    markup = {"keyboard": [[button]]}
    answer = await http("sendMessage", chat_id=-5, text="a", reply_markup=markup)
    assert answer.error == f"Bad Request: {what} can be requested in private chats only"
    assert (await http("sendMessage", chat_id=SITI, text="a", reply_markup=markup)).status == 200


async def test_a_bot_deletes_only_its_own_messages_in_a_group(sandbox: Sandbox, http: Http) -> None:
    sandbox.world.group(-5, "Warga")
    theirs = sandbox.world.says_in_group(-5, SITI, "/halo")
    answer = await http("deleteMessage", chat_id=-5, message_id=theirs)
    assert answer.error == "Bad Request: message can't be deleted"


async def test_a_place_can_be_shared_if_it_is_on_earth(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sandbox.world.shares_location(SITI, -8.65, 116.32)
    [update] = await bot.get_updates()
    assert update.message
    assert update.message.location
    assert (update.message.location.latitude, update.message.location.longitude) == (-8.65, 116.32)
    nowhere: list[Any] = [91, -91, 10**400, float("nan"), float("inf"), True, "1", None]
    for latitude in nowhere:
        with pytest.raises(Impossible, match="no such place"):
            sandbox.world.shares_location(SITI, latitude, 0)
    with pytest.raises(Impossible, match="nothing to edit"):
        sandbox.world.edits(SITI, update.message.message_id, "di sini")


async def test_a_reaction_is_told_if_the_bot_asks_for_such_news(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sent = await bot.send_message(SITI, "a")
    sandbox.world.reacts(SITI, sent.message_id, "👍")
    assert await bot.get_updates(allowed_updates=["message_reaction"]) == ()  # it was made before
    for emoji in ("👍", "🙏", ""):
        sandbox.world.reacts(SITI, sent.message_id, emoji)
    changed, taken = [update.message_reaction for update in await bot.get_updates()]
    assert changed
    assert [reaction.to_dict()["emoji"] for reaction in (*changed.old_reaction, *changed.new_reaction)] == ["👍", "🙏"]
    assert taken
    assert taken.new_reaction == ()


async def test_it_is_known_who_belongs_to_a_group(sandbox: Sandbox, bot: telegram.Bot) -> None:
    world = sandbox.world
    for user_id, name in ((8, "Joko"), (9, "Dewi")):
        world.person(user_id, name)
    world.group(-5, "Warga", added_by=SITI)
    world.joins(8, -5)
    world.says_in_group(-5, 9, "halo")

    async def statuses() -> list[str]:
        return [(await bot.get_chat_member(-5, user_id)).status for user_id in (SITI, 8, 9, world.bot.id)]

    assert await statuses() == ["creator", "member", "member", "member"]
    world.leaves(9, -5)
    world.promotes(-5, by=SITI)
    assert await statuses() == ["creator", "member", "left", "administrator"]
    added, joined, left, promoted = await bot.get_updates()
    assert added.my_chat_member
    assert joined.message
    assert [user.id for user in joined.message.new_chat_members] == [8]
    assert left.message
    assert left.message.left_chat_member
    assert left.message.left_chat_member.id == 9
    assert promoted.my_chat_member
    assert promoted.my_chat_member.new_chat_member.status == "administrator"


@pytest.mark.parametrize(
    ("user_id", "complaint"),
    [(0, "invalid user_id specified"), (999, "user not found"), (8, "member not found")],
)
async def test_of_a_stranger_nothing_can_be_said(sandbox: Sandbox, http: Http, user_id: int, complaint: str) -> None:
    sandbox.world.person(8, "Joko")
    answer = await http("getChatMember", chat_id=SITI, user_id=user_id)
    assert answer.error == f"Bad Request: {complaint}"
    assert (await http("getChatMember", chat_id=SITI, user_id=SITI)).result["status"] == "member"


async def test_only_an_administrator_pins_in_a_group_and_hears_and_deletes_everything(
    sandbox: Sandbox, http: Http
) -> None:
    sandbox.world.group(-5, "Warga")
    said = sandbox.world.says_in_group(-5, SITI, "rapat besok")
    refused = await http("pinChatMessage", chat_id=-5, message_id=said)
    assert refused.error == "Bad Request: not enough rights to manage pinned messages in the chat"
    sandbox.world.promotes(-5, by=SITI)
    assert (await http("pinChatMessage", chat_id=-5, message_id=said)).result is True
    later = sandbox.world.says_in_group(-5, SITI, "jam tujuh")
    assert (await http("getUpdates")).result[-1]["message"]["text"] == "jam tujuh"
    assert (await http("deleteMessage", chat_id=-5, message_id=later)).result is True


async def test_an_edit_or_a_caption_that_no_phone_would_take_is_refused(sandbox: Sandbox) -> None:
    said, sent = sandbox.world.says(SITI, "halo"), sandbox.world.sends_photo(SITI, "foto")
    for deed in (
        lambda: sandbox.world.edits(SITI, said, "a" * 4097),
        lambda: sandbox.world.edits(SITI, sent, "a" * 1025),
        lambda: sandbox.world.sends_photo(SITI, "a" * 1025),
    ):
        with pytest.raises(Impossible, match="too long"):
            deed()
    assert [message["text"] for message in sandbox.world.messages(SITI)][-2:] == ["halo", "foto"]
    sandbox.world.edits(SITI, said, "a" * 4096)


@pytest.mark.parametrize("reply_to", [{}, float("nan"), True, 1.5, "1"])
async def test_a_reply_to_what_is_no_message_is_not_sent(sandbox: Sandbox, reply_to: Any) -> None:
    with pytest.raises(Impossible, match="no such message"):
        sandbox.world.says(SITI, "halo", reply_to)
    assert [message["text"] for message in sandbox.world.messages(SITI)] == ["/start"]


async def test_half_of_an_emoji_is_neither_sent_nor_kept(sandbox: Sandbox, bot: telegram.Bot) -> None:
    world = sandbox.world
    said = world.says(SITI, "halo")
    world.blocks(SITI)
    with pytest.raises(Impossible, match="no such character"):
        world.opens(SITI, f"https://t.me/{world.bot.username}?start=\ud800")
    assert world.chats[SITI].bot == "kicked"
    world.unblocks(SITI)
    for deed in (
        lambda: world.says(SITI, "a" * 4096 + "\ud800"),
        lambda: world.edits(SITI, said, "\ud800"),
        lambda: world.sends_photo(SITI, "\ud800"),
    ):
        with pytest.raises(Impossible, match="no such character"):
            deed()
    assert [message["text"] for message in world.messages(SITI)] == ["/start", "halo"]
    assert await heard(bot) == ["halo"]
