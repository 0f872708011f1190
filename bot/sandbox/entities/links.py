"""Which links Telegram takes."""

import re
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.entities.text import CannotParse
from bot.sandbox.things import Json

OWN = re.compile(r"(tg|ton|tonsite)://\S*", re.IGNORECASE)  # all of it: a second line might say "javascript:"
PERSON = re.compile(r"tg://user/?\?id=([0-9]{1,18})", re.IGNORECASE)
LINK = re.compile(r"(?:(https?)://)?([^\s/?#:@]+\.[^\s/?#:@.]{2,}|[0-9.]+)(:\d+)?([/?#]\S*)?", re.IGNORECASE)


def linked(url: str) -> Json | None:
    """What a text that leads there is marked as; None if it leads nowhere."""
    if person := PERSON.fullmatch(url):
        return {"type": "text_mention", "user": {"id": int(person[1])}}
    checked = checked_link(url)
    return {"type": "text_link", "url": checked} if checked else None


def checked_link(url: str) -> str:
    """The link as Telegram writes it, or "" if it takes it for none."""
    if OWN.fullmatch(url):
        return url
    match = LINK.fullmatch(url)
    if not match:
        return ""
    scheme, host, port, rest = match.groups(default="")
    return f"{(scheme or 'http').lower()}://{host}{port}{rest or '/'}"


def web_link(url: object) -> bool:
    """One that opens a page inside of Telegram."""
    return isinstance(url, str) and checked_link(url).startswith("https://")


def custom_emoji(url: str) -> str:
    """The id in tg://emoji?id=…"""
    parts = urlsplit(url)
    number = parse_qs(parts.query).get("id", [""])[0]
    for wrong, complaint in (
        (parts.scheme != "tg", "Custom emoji URL must have scheme tg"),
        (parts.netloc != "emoji", 'Custom emoji URL must have host "emoji"'),
        (not number, "Custom emoji URL must have an emoji identifier"),
        (not number.isdecimal(), "Invalid custom emoji identifier specified"),
    ):
        if wrong:
            raise CannotParse(complaint)
    return number
