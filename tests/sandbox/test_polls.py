"""Polls and quizzes: what may be asked, how people vote, and what the bot hears of it."""

from pathlib import Path
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InputPollOption, Poll

from bot.sandbox import Impossible, Sandbox
from tests.sandbox.conftest import SITI, Clock, Http

JOKO = 8


async def sent_poll(bot: telegram.Bot, **more: Any) -> tuple[int, Poll]:
    message = await bot.send_poll(SITI, "Kapan?", ["Senin", "Selasa", "Rabu"], **more)
    assert message.poll
    return message.message_id, message.poll


async def test_a_poll_is_asked_with_what_telegram_assumes(sandbox: Sandbox, bot: telegram.Bot) -> None:
    message_id, poll = await sent_poll(bot)
    assert (poll.question, poll.type, poll.is_anonymous, poll.is_closed) == ("Kapan?", "regular", True, False)
    assert (poll.allows_multiple_answers, poll.allows_revoting, poll.total_voter_count) == (False, True, 0)
    assert [(option.text, option.voter_count) for option in poll.options] == [("Senin", 0), ("Selasa", 0), ("Rabu", 0)]
    assert len({option.persistent_id for option in poll.options}) == 3
    seen = sandbox.world.messages(SITI)[-1]
    assert (seen["message_id"], seen["poll"]["question"], seen["poll"]["voted"]) == (message_id, "Kapan?", [])


async def test_a_vote_is_counted_and_told_without_a_name_if_it_is_anonymous(
    sandbox: Sandbox, bot: telegram.Bot
) -> None:
    message_id, poll = await sent_poll(bot)
    sandbox.world.votes(SITI, message_id, [1])
    [update] = await bot.get_updates()
    assert update.poll
    assert (update.poll.id, update.poll.total_voter_count) == (poll.id, 1)
    assert [option.voter_count for option in update.poll.options] == [0, 1, 0]
    assert sandbox.world.messages(SITI)[-1]["poll"]["voted"] == [1]


async def test_an_open_vote_is_told_with_its_name(sandbox: Sandbox, bot: telegram.Bot) -> None:
    message_id, poll = await sent_poll(bot, is_anonymous=False, allows_multiple_answers=True)
    sandbox.world.votes(SITI, message_id, [2, 0])
    state, answer = await bot.get_updates()
    assert state.poll
    assert answer.poll_answer
    assert answer.poll_answer.user
    assert (answer.poll_answer.poll_id, answer.poll_answer.user.id) == (poll.id, SITI)
    assert answer.poll_answer.option_ids == (0, 2)
    assert answer.poll_answer.option_persistent_ids == tuple(poll.options[number].persistent_id for number in (0, 2))


async def test_a_vote_can_be_changed_and_taken_back(sandbox: Sandbox, bot: telegram.Bot) -> None:
    message_id, _ = await sent_poll(bot, is_anonymous=False)
    for options in ([0], [0], [1], []):  # the same again is no news
        sandbox.world.votes(SITI, message_id, options)
    answers = [update.poll_answer.option_ids for update in await bot.get_updates() if update.poll_answer]
    assert answers == [(0,), (1,), ()]
    assert sandbox.world.messages(SITI)[-1]["poll"]["total_voter_count"] == 0


@pytest.mark.parametrize(
    ("options", "more", "reason"),
    [
        ([0, 1], {}, "one option only"),
        ([3], {}, "no such option"),
        ([-1], {}, "no such option"),
        ([0.0], {}, "no such option"),
        ([True], {}, "no such option"),
        ([[0]], {}, "no such option"),
        ("0", {}, "no such option"),
        ([0], {"is_closed": True}, "the poll is closed"),
    ],
)
async def test_what_nobody_can_vote(
    sandbox: Sandbox, bot: telegram.Bot, options: Any, more: dict[str, Any], reason: str
) -> None:
    message_id, _ = await sent_poll(bot, **more)
    with pytest.raises(Impossible, match=reason):
        sandbox.world.votes(SITI, message_id, options)
    assert sandbox.world.messages(SITI)[-1]["poll"]["total_voter_count"] == 0
    with pytest.raises(Impossible, match="no poll"):
        sandbox.world.votes(SITI, message_id - 1, [0])


async def test_a_quiz_gives_its_solution_away_only_after_the_answer(sandbox: Sandbox, bot: telegram.Bot) -> None:
    message_id, poll = await sent_poll(
        bot, type="quiz", correct_option_ids=[1], explanation="Lihat *jadwal*", explanation_parse_mode="MarkdownV2"
    )
    assert (poll.correct_option_ids, poll.explanation, poll.allows_revoting) == ((1,), "Lihat jadwal", False)
    assert "correct_option_ids" not in sandbox.world.messages(SITI)[-1]["poll"]
    sandbox.world.votes(SITI, message_id, [0])
    assert sandbox.world.messages(SITI)[-1]["poll"]["correct_option_ids"] == [1]
    with pytest.raises(Impossible, match="has voted already"):
        sandbox.world.votes(SITI, message_id, [1])


async def test_the_old_way_to_name_the_right_answer_works_too(http: Http) -> None:
    quiz = {"question": "?", "options": ["a", "b"], "type": "quiz", "correct_option_id": 0}
    assert (await http("sendPoll", chat_id=SITI, **quiz)).result["poll"]["correct_option_ids"] == [0]


async def test_a_stopped_poll_is_told_and_takes_no_more_votes(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    message_id, poll = await sent_poll(bot)
    sandbox.world.votes(SITI, message_id, [1])
    stopped = await bot.stop_poll(SITI, message_id)
    assert (stopped.id, stopped.is_closed, stopped.options[1].voter_count) == (poll.id, True, 1)
    assert [update.poll and update.poll.is_closed for update in await bot.get_updates()] == [False, True]
    with pytest.raises(Impossible, match="the poll is closed"):
        sandbox.world.votes(SITI, message_id, [0])
    again = await http("stopPoll", chat_id=SITI, message_id=message_id)
    assert again.error == "Bad Request: poll has already been closed"


async def test_a_poll_ends_by_itself_when_its_time_is_up(sandbox: Sandbox, bot: telegram.Bot, now: Clock) -> None:
    message_id, poll = await sent_poll(bot, open_period=60)
    assert poll.close_date
    assert poll.close_date.timestamp() == now.at + 60
    now.at += 60
    assert sandbox.world.messages(SITI)[-1]["poll"]["is_closed"]
    with pytest.raises(Impossible, match="the poll is closed"):
        sandbox.world.votes(SITI, message_id, [0])


async def test_polls_pins_and_reactions_are_there_again_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "world.db"
    async with Sandbox(world=path, port=0, limits=None) as sandbox, aiohttp.ClientSession() as session:
        http = Http(sandbox, session)
        sandbox.world.person(SITI, "Siti")
        sandbox.world.says(SITI, "/start")
        sent = (await http("sendPoll", chat_id=SITI, question="?", options=["a", "b"])).result["message_id"]
        await http("pinChatMessage", chat_id=SITI, message_id=sent)
        await http("setMessageReaction", chat_id=SITI, message_id=sent, reaction=[{"type": "emoji", "emoji": "👍"}])
        sandbox.world.votes(SITI, sent, [1])
        seen = sandbox.world.messages(SITI)
    async with Sandbox(world=path, port=0, limits=None) as sandbox:
        assert sandbox.world.messages(SITI) == seen
        assert (seen[1]["poll"]["voted"], seen[1]["reactions"]) == ([1], ["👍"])
        assert sandbox.world.chats[SITI].pinned == [sent]


async def test_only_polls_of_the_bot_can_be_stopped(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    text = (await bot.send_message(SITI, "a")).message_id
    theirs = sandbox.world.says(SITI, "halo")
    for message_id, complaint in (
        (999, "message with poll to stop not found"),
        (text, "message is not a poll"),
        (theirs, "message can't be edited"),
    ):
        answer = await http("stopPoll", chat_id=SITI, message_id=message_id)
        assert answer.error == f"Bad Request: {complaint}"


async def test_a_forwarded_poll_is_the_same_one_and_a_copied_one_is_new(sandbox: Sandbox, bot: telegram.Bot) -> None:
    sandbox.world.person(JOKO, "Joko")
    sandbox.world.says(JOKO, "/start")
    message_id, poll = await sent_poll(bot)
    forwarded = await bot.forward_message(JOKO, SITI, message_id)
    assert forwarded.poll
    assert forwarded.poll.id == poll.id
    copied = await bot.copy_message(JOKO, SITI, message_id)
    sandbox.world.votes(JOKO, forwarded.message_id, [0])
    assert sandbox.world.messages(SITI)[-1]["poll"]["total_voter_count"] == 1
    seen = sandbox.world.messages(JOKO)[-1]
    assert seen["message_id"] == copied.message_id
    assert (seen["poll"]["id"] != poll.id, seen["poll"]["total_voter_count"]) == (True, 0)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"question": ""}, "text must be non-empty"),
        ({"question": "a" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["a"] * 13}, "poll can't have more than 12 options"),
        ({"options": "{"}, "can't parse options JSON object"),
        ({"options": {"text": "a"}}, "expected an Array of String as options"),
        ({"options": [1]}, "expected an option to be of type String"),
        ({"options": ["a" * 101]}, "poll options length must not exceed 100"),
        ({"options": ["a", " "]}, "text must be non-empty"),
        ({"type": "riddle"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_id": 2}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": []}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [True]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [0.0]}, "wrong correct option ID specified"),
        *(
            ({name: seconds}, "wrong poll open period or close date specified")
            for name, seconds in (
                *(("open_period", seconds) for seconds in (-1, 4, 2_628_001, 10**30)),
                *(("close_date", 1_800_000_000 + seconds) for seconds in (-1, 4, 2_628_001, 10**30)),
            )
        ),
        (
            {"question": "<p>", "question_parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
        ),
    ],
)
async def test_a_poll_is_refused_in_the_words_of_the_server(
    sandbox: Sandbox, http: Http, given: dict[str, Any], complaint: str
) -> None:
    answer = await http("sendPoll", **{"chat_id": SITI, "question": "?", "options": ["a", "b"], **given})
    assert answer.error == f"Bad Request: {complaint}"
    assert not sandbox.world.polls


@pytest.mark.parametrize(
    "given",
    [
        {"question": "a" * 300},
        {"options": ["a"]},
        {"options": ["a" * 100] * 12},
        {"options": [{"text": "a"}]},
        {"open_period": 5},
        {"open_period": 2_628_000},
        {"close_date": 1_800_000_005},
    ],
)
async def test_a_poll_within_its_limits_passes(http: Http, given: dict[str, Any]) -> None:
    assert (await http("sendPoll", **{"chat_id": SITI, "question": "?", "options": ["a", "b"], **given})).status == 200


async def test_in_questions_and_options_only_emoji_are_kept(bot: telegram.Bot) -> None:
    emoji = '<tg-emoji emoji-id="5">😀</tg-emoji> <b>a</b>'
    message = await bot.send_poll(
        SITI, emoji, [InputPollOption(emoji, "HTML"), InputPollOption("b")], question_parse_mode="HTML"
    )
    assert message.poll
    assert [entity.type for entity in message.poll.question_entities] == ["custom_emoji"]
    assert [entity.type for entity in message.poll.options[0].text_entities] == ["custom_emoji"]
    assert message.poll.options[0].text == "😀 a"
