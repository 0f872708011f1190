"""How Telegram reads a text: tags or signs become entities, and links, commands and mentions are found."""

from bot.sandbox.entities.found import addressees, found
from bot.sandbox.entities.html import from_html
from bot.sandbox.entities.links import checked_link, linked, web_link
from bot.sandbox.entities.markdown import from_markdown
from bot.sandbox.entities.old_markdown import from_old_markdown
from bot.sandbox.entities.text import CannotParse, Formatted

__all__ = [
    "CannotParse",
    "Formatted",
    "addressees",
    "checked_link",
    "found",
    "from_html",
    "from_markdown",
    "from_old_markdown",
    "linked",
    "web_link",
]
