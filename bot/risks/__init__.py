"""What in a text can lead to a stranger or to money: a phone number, a link, an account, an amount."""

from bot.risks.found import RISKS, risks
from bot.risks.signs import LINKS, RUN

__all__ = ["LINKS", "RISKS", "RUN", "risks"]
