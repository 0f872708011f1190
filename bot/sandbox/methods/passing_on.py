"""Methods that pass on what was said: forwards, which name whom it came from, and copies, which do not."""

from itertools import groupby

from bot.sandbox import checks
from bot.sandbox.checks import bad_request
from bot.sandbox.methods.sending import post, where
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Chat, Json, Message
from bot.sandbox.world import World


def forward_message(world: World, given: Parameters) -> Json:
    chat, message = checks.writable(world, given), _original(world, given, "message to forward")
    if not checks.may_leave(message):
        raise bad_request("message can't be forwarded")
    return world.show(post(world, given, chat, dict(message.content), None, _origin(world, message)))


def copy_message(world: World, given: Parameters) -> Json:
    markup, chat = where(world, given)
    message = _original(world, given, "message to copy")
    if not checks.may_leave(message):
        raise bad_request("message can't be copied")
    content = _copied(world, message)
    if given.has("caption") and checks.captioned(message):
        content = _without_caption(content) | checks.caption(world, given).as_caption()
    return {"message_id": post(world, given, chat, content, markup).id}


def forward_messages(world: World, given: Parameters) -> list[Json]:
    chat, messages = _several(world, given)
    return _together(world, given, chat, [(each, dict(each.content), _origin(world, each)) for each in messages])


def copy_messages(world: World, given: Parameters) -> list[Json]:
    chat, messages = _several(world, given)
    contents = [_copied(world, each) for each in messages]
    if given.flag("remove_caption"):
        contents = [_without_caption(content) for content in contents]
    return _together(world, given, chat, [(each, said, None) for each, said in zip(messages, contents, strict=True)])


def _original(world: World, given: Parameters, purpose: str) -> Message:
    return checks.message(world, checks.chat(world, given, "from_chat_id"), given, purpose)


def _several(world: World, given: Parameters) -> tuple[Chat, list[Message]]:
    """What is not there (any more) or may not leave is skipped."""
    checks.required(given, "from_chat_id")
    ids = checks.in_order(checks.message_ids(given))
    chat, origin = checks.writable(world, given), checks.chat(world, given, "from_chat_id")
    messages = [message for number in ids if (message := world.message(origin.id, number))]
    leaving = [message for message in messages if checks.may_leave(message)]
    if not leaving:
        raise bad_request("there are no messages to forward")
    return chat, leaving


def _together(
    world: World, given: Parameters, chat: Chat, leaving: list[tuple[Message, Json, Json | None]]
) -> list[Json]:
    """What was an album is one again."""
    sent: list[Json] = []
    for album, members in groupby(leaving, lambda each: each[0].album):
        group = list(members)
        name = f"album-{world.drawers.next('album')}" if album and len(group) > 1 else ""
        for _, content, origin in group:
            protected = given.flag("protect_content")
            message = world.post(chat, world.bot.id, content, album=name, origin=origin, protected=protected)
            sent.append({"message_id": message.id})
    return sent


def _origin(world: World, message: Message) -> Json:
    """Whom it came from at first."""
    said = {"type": "user", "sender_user": world.show_sender(message), "date": message.date}
    return message.origin or said


def _copied(world: World, message: Message) -> Json:
    """A poll is asked anew, without the votes."""
    poll = world.poll_in(message)
    return world.ask(poll.asked) if poll else dict(message.content)


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}
