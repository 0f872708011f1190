"""Files: uploaded or named by their id, alone or in an album, and what is refused of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.checks.refused import Refused, bad_request, listed, not_served, parsed, required
from bot.sandbox.checks.texts import LONGEST_CAPTION, caption, formatted, within
from bot.sandbox.entities import Formatted
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.things import File, Message
from bot.sandbox.views import CAPTIONED
from bot.sandbox.world import World

LARGEST_DOWNLOAD = 20 * 2**20
LARGEST_UPLOAD = {"photo": 10 * 2**20} | dict.fromkeys(("video", "voice", "audio", "document"), 50 * 2**20)
MOST_IN_ALBUM = 10
IN_ALBUMS = ("photo", "video", "audio", "document")
AMONG_THEMSELVES = ("document", "audio")
NOT_SERVED = ("animation", "live_photo")
TYPES = {"voice": "VoiceNote"}  # where the server's word is another


@dataclass(frozen=True)
class Media:
    """A file that is to be sent, and what is said about it."""

    kind: str
    file: Upload | File
    caption: Formatted
    duration: int = 0


def media(world: World, given: Parameters, kind: str) -> Media:
    file = _file(world, given, kind, kind, f"there is no {kind} in the request")
    return Media(kind, file, caption(world, given), given.integer("duration"))


def album(world: World, given: Parameters) -> list[Media]:
    """One file alone is no album, and is sent as any other."""
    required(given, "media")
    entries = listed(given, "media", "can't parse media JSON object", "InputMedia")
    if not entries:
        raise bad_request("there are no messages to send")
    if len(entries) > MOST_IN_ALBUM:
        raise bad_request("too many messages to send as an album")
    album = [_media(world, entry, given.uploads, album=True) for entry in entries]
    kinds = {each.kind for each in album}
    for kind in AMONG_THEMSELVES:
        if kind in kinds and len(kinds) > 1:
            raise bad_request(f"{kind} can't be mixed with other media types")
    return album


def replacement(world: World, given: Parameters) -> Media:
    required(given, "media")
    entry = parsed(given, "media", "can't parse input media JSON object")
    return _media(world, entry, given.uploads, album=False)


def captioned(message: Message) -> bool:
    return any(kind in message.content for kind in CAPTIONED)


def replaceable(message: Message, by: Media) -> None:
    kind = next((kind for kind in IN_ALBUMS if kind in message.content), "")
    if not kind and "text" not in message.content:
        raise bad_request("message media can't be edited")
    if message.album and kind != by.kind and {kind, by.kind} != {"photo", "video"}:
        raise bad_request("can't change media type in the album")


def downloadable(world: World, given: Parameters) -> File:
    if not given.text("file_id"):
        raise bad_request("file_id not specified")
    known = world.files.get(given.text("file_id"))
    if known is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if known.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return known


def _media(world: World, entry: Any, uploads: Mapping[str, Upload], *, album: bool) -> Media:
    if not isinstance(entry, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    item = Parameters(entry, dict(uploads))
    caption = _caption(world, item)
    kind = _kind(item.text("type"), album=album)
    file = _file(world, item, "media", kind, "can't parse InputMedia: media not found")
    within(caption, LONGEST_CAPTION, "message caption is too long")
    return Media(kind, file, caption, item.integer("duration"))


def _caption(world: World, item: Parameters) -> Formatted:
    try:
        return formatted(world, item, "caption", "parse_mode", "caption_entities")
    except Refused as refused:
        complaint = refused.description.removeprefix("Bad Request: ")
        raise bad_request(f"can't parse InputMedia: {complaint[:1].upper()}{complaint[1:]}") from None


def _kind(kind: str, *, album: bool) -> str:
    if not kind:
        raise bad_request("""can't parse InputMedia: Can't find field "type\"""")
    if kind == "animation" and album:
        raise bad_request("""can't parse InputMedia: type "animation" can't be used in sendMediaGroup""")
    if kind in NOT_SERVED:
        raise not_served(f"media of type {kind}")
    if kind not in IN_ALBUMS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    return kind


def _file(world: World, given: Parameters, name: str, kind: str, missing: str) -> Upload | File:
    file = given.file(name)
    if isinstance(file, Upload):
        return _upload(file, kind)
    if not file or given.text(name).startswith("attach://"):  # a part that did not come
        raise bad_request(missing)
    if "://" in file:
        raise bad_request("failed to get HTTP URL content")
    known = world.files.get(file)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {_type(known.kind)} as {_type(kind)}")
    return known


def _upload(file: Upload, kind: str) -> Upload:
    if not file.content:
        raise bad_request("file must be non-empty")
    if len(file.content) > LARGEST_UPLOAD[kind]:
        raise Refused(413, "Request Entity Too Large")
    return file


def _type(kind: str) -> str:
    return TYPES.get(kind, kind.title())
