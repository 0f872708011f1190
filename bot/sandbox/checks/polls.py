"""Polls and quizzes: what may be asked."""

from typing import Any

from bot.sandbox.checks.refused import bad_request, not_served, parsed
from bot.sandbox.checks.texts import formatted, not_empty, within
from bot.sandbox.entities import Formatted
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json, Message, Poll
from bot.sandbox.world import World

MOST_OPTIONS = 12
LONGEST_OPTION = 100
LONGEST_QUESTION = 300
LONGEST_EXPLANATION, MOST_LINE_BREAKS = 200, 2
OPEN_FOR = range(5, 2_628_001)  # seconds
NOT_SERVED = ("media", "explanation_media", "allow_adding_options")


def poll(world: World, given: Parameters) -> Json:
    """What does not change about a poll, as the Bot API writes it."""
    for name in NOT_SERVED:
        if given.text(name) not in ("", "false"):
            raise not_served(f"polls with {name}")
    question = formatted(world, given, "question", "question_parse_mode", "question_entities")
    not_empty(question)
    within(question, LONGEST_QUESTION, f"poll question length must not exceed {LONGEST_QUESTION}")
    options, kind = _options(world, given), _kind(given)
    return {
        **_only_emoji(question).named("question", "question_entities"),
        "options": options,
        "type": kind,
        "is_anonymous": _flag(given, "is_anonymous", otherwise=True),
        "allows_multiple_answers": given.flag("allows_multiple_answers"),
        "allows_revoting": _flag(given, "allows_revoting", otherwise=kind != "quiz"),
        "members_only": given.flag("members_only"),
        **(_solution(world, given, len(options)) if kind == "quiz" else {}),
        **_end(given, int(world.now())),
    }


def stoppable(world: World, message: Message) -> Poll:
    poll = world.poll_in(message)
    if poll is None:
        raise bad_request("message is not a poll")
    if poll.over(world.now()):
        raise bad_request("poll has already been closed")
    return poll


def _options(world: World, given: Parameters) -> list[Json]:
    entries = parsed(given, "options", "can't parse options JSON object") or []
    if not isinstance(entries, list):
        raise bad_request("expected an Array of String as options")
    if not entries:
        raise bad_request("poll must have at least one answer option")
    if len(entries) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    return [_option(world, number, entry) for number, entry in enumerate(entries)]


def _option(world: World, number: int, entry: Any) -> Json:
    if not isinstance(entry, str | dict):
        raise bad_request("expected an option to be of type String")
    option = Parameters({"text": entry} if isinstance(entry, str) else entry)
    text = formatted(world, option, "text", "text_parse_mode", "text_entities")
    not_empty(text)
    within(text, LONGEST_OPTION, f"poll options length must not exceed {LONGEST_OPTION}")
    return {"persistent_id": str(number), **_only_emoji(text).named("text", "text_entities")}


def _only_emoji(formatted: Formatted) -> Formatted:
    """Nothing else is kept in questions and options."""
    return Formatted(formatted.text, [entity for entity in formatted.entities if entity["type"] == "custom_emoji"])


def _kind(given: Parameters) -> str:
    kind = given.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    return kind


def _solution(world: World, given: Parameters, options: int) -> Json:
    right = parsed(given, "correct_option_ids", "can't parse correct_option_ids JSON object")
    if right is None:  # the older way to say it
        right = [given.integer("correct_option_id", -1)]
    known = isinstance(right, list) and all(type(number) is int and 0 <= number < options for number in right)
    if not right or not known:
        raise bad_request("wrong correct option ID specified")
    explanation = formatted(world, given, "explanation", "explanation_parse_mode", "explanation_entities")
    if len(explanation.text) > LONGEST_EXPLANATION or explanation.text.count("\n") > MOST_LINE_BREAKS:
        raise bad_request("MESSAGE_TOO_LONG")  # the true words are not published
    said = explanation.named("explanation", "explanation_entities") if explanation.text else {}
    return {"correct_option_ids": sorted(right), **said}


def _end(given: Parameters, now: int) -> Json:
    period = given.integer("open_period")
    date = now + period if period else given.integer("close_date")
    if date and date - now not in OPEN_FOR:  # the true words are not published
        raise bad_request("wrong poll open period or close date specified")
    return {name: value for name, value in (("open_period", period), ("close_date", date)) if value}


def _flag(given: Parameters, name: str, *, otherwise: bool) -> bool:
    return given.flag(name) if given.has(name) else otherwise
