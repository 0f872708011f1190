"""Which links Telegram takes."""

import re
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.entities.text import CannotParse

OWN = re.compile(r"(tg|ton|tonsite)://", re.IGNORECASE)
LINK = re.compile(r"(?:(https?)://)?([^\s/?#:@]+\.[^\s/?#:@.]{2,}|[0-9.]+)(:\d+)?([/?#]\S*)?", re.IGNORECASE)


def checked_link(url: str) -> str:
    """The link as Telegram writes it, or "" if it takes it for none."""
    if OWN.match(url):
        return url
    match = LINK.fullmatch(url)
    if not match:
        return ""
    scheme, host, port, rest = match.groups(default="")
    return f"{(scheme or 'http').lower()}://{host}{port}{rest or '/'}"


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
