"""Methods that say something new: texts, files, albums, places, contacts, polls."""

from bot.sandbox import checks, keyboards, views
from bot.sandbox.checks import Media
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.things import Chat, File, Json, Message
from bot.sandbox.world import World

LARGEST_VOICE = 2**20  # a longer one arrives as a file
MIMES = {"video": "video/mp4", "voice": "audio/ogg", "audio": "audio/mpeg"}


def send_message(world: World, given: Parameters) -> Json:
    return _send(world, given, checks.text(world, given).as_text())


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


def send_media_group(world: World, given: Parameters) -> list[Json]:
    """All of them or none: everything is checked before the first upload is kept."""
    media, chat = checks.album(world, given), checks.writable(world, given)
    reply_to = checks.replied(world, chat, given)
    name = f"album-{world.drawers.next('album')}" if len(media) > 1 else ""
    return [
        world.show(
            world.post(
                chat,
                world.bot.id,
                media_content(world, each),
                album=name,
                reply_to=reply_to,
                protected=given.flag("protect_content"),
            )
        )
        for each in media
    ]


def send_location(world: World, given: Parameters) -> Json:
    return _send(world, given, {"location": checks.location(given)})


def send_contact(world: World, given: Parameters) -> Json:
    return _send(world, given, {"contact": checks.contact(given)})


def send_poll(world: World, given: Parameters) -> Json:
    asked = checks.poll(world, given)
    markup, chat = where(world, given)
    poll = world.ask(asked, closed=given.flag("is_closed"))
    return world.show(post(world, given, chat, poll, markup))


def send_chat_action(world: World, given: Parameters) -> bool:
    action = checks.chat_action(given)
    world.tell(checks.writable(world, given).id, "action", {"action": action})
    return True


def media_content(world: World, media: Media) -> Json:
    """What a message with this file says; an upload is kept by that."""
    return _file(world, media) | media.caption.as_caption()


def post(
    world: World, given: Parameters, chat: Chat, content: Json, markup: Json | None, origin: Json | None = None
) -> Message:
    return world.post(
        chat,
        world.bot.id,
        content,
        markup=markup,
        reply_to=checks.replied(world, chat, given),
        protected=given.flag("protect_content"),
        origin=origin,
    )


def _send(world: World, given: Parameters, content: Json) -> Json:
    markup, chat = where(world, given)
    return world.show(post(world, given, chat, content, markup))


def _send_file(world: World, given: Parameters, kind: str) -> Json:
    media = checks.media(world, given, kind)
    markup, chat = where(world, given)
    return world.show(post(world, given, chat, media_content(world, media), markup))


def where(world: World, given: Parameters) -> tuple[Json | None, Chat]:
    """Everything else that may be wrong, before anything is kept."""
    markup, chat = keyboards.markup(given), checks.writable(world, given)
    checks.replied(world, chat, given)
    return keyboards.for_chat(markup, chat), chat


def _file(world: World, media: Media) -> Json:
    kind, file = media.kind, media.file
    if isinstance(file, File):
        return {kind: [views.file(file)] if kind == "photo" else views.file(file)}
    if kind == "photo":
        return {"photo": world.keep_photo(file.content)}
    if kind == "voice" and len(file.content) > LARGEST_VOICE:
        kind = "document"
    return {kind: views.file(_kept(world, kind, file, media.duration))}


def _kept(world: World, kind: str, file: Upload, duration: int) -> File:
    mime = MIMES.get(kind, file.mime)
    return world.add_file(kind, file.content, mime=mime, name=file.name, duration=duration)
