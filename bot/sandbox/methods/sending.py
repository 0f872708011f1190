"""Methods that say something new: texts, files, forwards and copies."""

from bot.sandbox import checks, keyboards, views
from bot.sandbox.checks import Refused, bad_request
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.things import Chat, File, Json, Message
from bot.sandbox.world import World

LARGEST_VOICE = 2**20  # a longer one arrives as a file
LARGEST = {"photo": 10 * 2**20} | dict.fromkeys(("video", "voice", "audio", "document"), 50 * 2**20)
MIMES = {"video": "video/mp4", "voice": "audio/ogg", "audio": "audio/mpeg"}


def send_message(world: World, given: Parameters) -> Json:
    return _send(world, given, checks.text(given).as_text())


def send_photo(world: World, given: Parameters) -> Json:
    return _send_file(world, given, "photo")


def send_video(world: World, given: Parameters) -> Json:
    return _send_file(world, given, "video")


def send_voice(world: World, given: Parameters) -> Json:
    return _send_file(world, given, "voice")


def send_audio(world: World, given: Parameters) -> Json:
    return _send_file(world, given, "audio")


def send_document(world: World, given: Parameters) -> Json:
    return _send_file(world, given, "document")


def send_chat_action(world: World, given: Parameters) -> bool:
    action = checks.chat_action(given)
    world.tell(checks.writable(world, given).id, "action", {"action": action})
    return True


def forward_message(world: World, given: Parameters) -> Json:
    chat, message = checks.writable(world, given), _original(world, given, "forward")
    if message.protected:
        raise bad_request("message can't be forwarded")
    origin = {"type": "user", "sender_user": world.show_sender(message), "date": message.date}
    return world.show(_post(world, given, chat, dict(message.content), None, message.origin or origin))


def copy_message(world: World, given: Parameters) -> Json:
    markup = keyboards.markup(given)
    chat, message = checks.writable(world, given), _original(world, given, "copy")
    if message.protected or not message.content:
        raise bad_request("message can't be copied")
    content = dict(message.content)
    if given.has("caption") and "text" not in content:
        content = _without_caption(content) | checks.caption(given).as_caption()
    return {"message_id": _post(world, given, chat, content, markup).id}


def _send(world: World, given: Parameters, content: Json) -> Json:
    markup = keyboards.markup(given)
    return world.show(_post(world, given, checks.writable(world, given), content, markup))


def _post(
    world: World, given: Parameters, chat: Chat, content: Json, markup: Json | None, origin: Json | None = None
) -> Message:
    return world.post(
        chat,
        world.bot.id,
        content,
        markup=keyboards.for_chat(markup, chat),
        reply_to=checks.replied(world, chat, given),
        protected=given.flag("protect_content"),
        origin=origin,
    )


def _send_file(world: World, given: Parameters, kind: str) -> Json:
    """Everything is checked before an upload is kept."""
    file, caption = checks.sent_file(world, given, kind), checks.caption(given).as_caption()
    markup, chat = keyboards.markup(given), checks.writable(world, given)
    keyboards.for_chat(markup, chat)
    if isinstance(file, Upload) and len(file.content) > LARGEST[kind]:
        raise Refused(413, "Request Entity Too Large")
    return world.show(_post(world, given, chat, _media(world, given, kind, file) | caption, markup))


def _media(world: World, given: Parameters, kind: str, file: Upload | File) -> Json:
    if isinstance(file, File):
        return {kind: [views.file(file)] if kind == "photo" else views.file(file)}
    if kind == "photo":
        return {"photo": world.keep_photo(file.content)}
    if kind == "voice" and len(file.content) > LARGEST_VOICE:
        kind = "document"
    mime, duration = MIMES.get(kind, file.mime), given.integer("duration")
    return {kind: views.file(world.add_file(kind, file.content, mime=mime, name=file.name, duration=duration))}


def _original(world: World, given: Parameters, purpose: str) -> Message:
    return checks.message(world, checks.chat(world, given, "from_chat_id"), given, purpose)


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}
