"""Which risks a text has. Rather one too many: then a person reads it, nothing worse. Pure."""

from bot.risks.everyday import TIMES, without_everyday
from bot.risks.plain import plain
from bot.risks.signs import CLOSE_TOGETHER, NUMBERS, RUN, SIGNS, owner

RISKS = ("phone", "link", "account", "amount")
LONG = 8  # so many digits in one run are no house, no year and no count of people
MANY = 7  # so many are none either once dates, hours and counts are taken out, whatever stands between them


def risks(body: str) -> tuple[str, ...]:
    """Which of phone, link, account, amount a text has."""
    text = plain(body)
    rest = without_everyday(text)
    found = {name for name, sign in SIGNS if sign.search(text)}
    found |= {owner(run) for run in RUN.findall(text) if _digits(run) >= LONG and not _is_time(run)}
    found |= {name for name, number in NUMBERS for each in number.finditer(rest) if not _is_time(each[1])}
    found |= {"phone" for digits in CLOSE_TOGETHER.findall(rest) if _digits(digits) >= MANY}
    return tuple(name for name in RISKS if name in found)


def _is_time(run: str) -> bool:
    """Nothing but days, hours and years."""
    return TIMES.fullmatch(run) is not None


def _digits(run: str) -> int:
    return sum(sign.isdigit() for sign in run)
