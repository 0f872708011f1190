"""Methods that change what was said, and the answer to a tap."""

from bot.sandbox import checks, keyboards, views
from bot.sandbox.checks import bad_request
from bot.sandbox.methods.sending import media_content
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json, Message
from bot.sandbox.world import World


def edit_message_text(world: World, given: Parameters) -> Json:
    text, markup = checks.text(world, given).as_text(), keyboards.inline(given)
    message = checks.editable(world, given)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _revise(world, message, text, markup)


def edit_message_caption(world: World, given: Parameters) -> Json:
    caption, markup = checks.caption(world, given).as_caption(), keyboards.inline(given)
    message = checks.editable(world, given)
    if not checks.captioned(message):
        raise bad_request("there is no caption in the message to edit")
    rest = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return _revise(world, message, rest | caption, markup)


def edit_message_media(world: World, given: Parameters) -> Json:
    """Puts another file in the place of the old one, or of the text."""
    markup, media = keyboards.inline(given), checks.replacement(world, given)
    message = checks.editable(world, given)
    checks.replaceable(message, media)
    return _revise(world, message, media_content(world, media), markup)


def edit_message_reply_markup(world: World, given: Parameters) -> Json:
    markup, message = keyboards.inline(given), checks.editable(world, given)
    return _revise(world, message, message.content, markup)


def delete_message(world: World, given: Parameters) -> bool:
    world.erase(checks.to_delete(world, given))
    return True


def delete_messages(world: World, given: Parameters) -> bool:
    """What is not there (any more) is skipped."""
    chat = checks.chat(world, given)
    found = [message for number in checks.message_ids(given) if (message := world.message(chat.id, number))]
    for message in found:
        checks.deletable(world, chat, message)
    for message in found:
        world.erase(message)
    return True


def answer_callback_query(world: World, given: Parameters) -> bool:
    text = checks.at_most(given, "text", 200, "MESSAGE_TOO_LONG")
    url, press = checks.unicode(given.text("url")), checks.press(world, given)
    world.drawers.drop(press)
    if text:
        world.toasts.append((press.user_id, text))
    answer = {"message_id": press.message_id, "text": text, "alert": given.flag("show_alert"), "url": url}
    world.tell(press.user_id, "answer", answer)
    return True


def set_message_reaction(world: World, given: Parameters) -> bool:
    emoji, chat = checks.reaction(given), checks.chat(world, given)
    message = checks.message(world, chat, given, "message to react")
    world.react(message, world.bot.id, emoji)
    return True


def stop_poll(world: World, given: Parameters) -> Json:
    markup = keyboards.inline(given)
    message = checks.editable(world, given, "message with poll to stop")
    poll = checks.stoppable(world, message)
    poll.closed = True
    message.markup = markup
    world.drawers.keep(message)
    world.poll_changed(poll)
    return views.whole_poll(poll, world.now())


def _revise(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    """An edit without a keyboard takes the inline keyboard away."""
    checks.modified(message, content, markup)
    world.revise(message, content, markup)
    return world.show(message)
