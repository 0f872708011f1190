"""Reading a day as people write it: "besok", "12 Maret", "12/3/27", "Senin depan", "akhir bulan"."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from bot.dialog.answers import Refusal

REASONS = ("not_date", "no_such_date", "date_past", "date_future")
YEARS = range(1900, 2101)
AHEAD = 20  # "35" is 2035, "85" is 1985
MONTHS = (
    "januari january jan",
    "februari february feb febuari pebruari peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu agt ags agust aug",
    "september sep sept",
    "oktober october okt oct",
    "november nopember nov nop",
    "desember december des dec",
)
WEEKDAYS = (
    "senin monday",
    "selasa tuesday",
    "rabu wednesday",
    "kamis thursday",
    "jumat friday jum",
    "sabtu saturday",
    "ahad sunday",
)
DAYS = {
    "hari ini": 0,
    "today": 0,
    "sekarang": 0,
    "skrg": 0,
    "tadi": 0,
    "besok": 1,
    "bsk": 1,
    "esok": 1,
    "tomorrow": 1,
    "lusa": 2,
    "kemarin": -1,
    "kemaren": -1,
    "kmrn": -1,
    "yesterday": -1,
    "kemarin dulu": -2,
    "kemarin lusa": -2,
}
SAME = (  # what is written, and what it says in the words of the rules below
    (r"\b(next|last|this) (\w+)", r"\2 \1"),
    (r"\bend (?:of )?(?:the )?month\b", "akhir bulan"),
    (r"\bend (?:of )?(?:the )?year\b", "akhir tahun"),
    (r"\bjum at\b", "jumat"),
    (r"\bhari minggu\b|\bminggu(?= (?:tanggal |tgl )?\d)", "ahad"),  # else "minggu" is a week
    (r"\bse(hari|minggu|bulan|tahun)\b", r"1 \1"),
    (r"\bdays?\b", "hari"),
    (r"\bweeks?\b", "minggu"),
    (r"\bmonths?\b", "bulan"),
    (r"\byears?\b", "tahun"),
    (r"\b(?:next|mendatang)\b", "depan"),
    (r"\b(?:last|ago)\b", "lalu"),
    (r"\bthis\b", "ini"),
    (r"\btgl\b", "tanggal"),
    (r"(?<=\d) (?:st|nd|rd|th)\b|\b(?:pada|sejak|mulai|dari|sekitar|nanti|yang|of|on|since|tahun(?= \d))\b", ""),
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTHS, start=1) for name in names.split()}
WEEKDAY_NUMBERS = {name: number for number, names in enumerate(WEEKDAYS) for name in names.split()}


def read(words: str, today: date, *, past: bool = False, future: bool = False) -> date | Refusal:
    """The day these words mean; without a year the next one if `future`, the last one if `past`, else the nearest."""
    days = _days(_plain(words), today)
    if days is None:
        return Refusal("not_date", {"example": today.isoformat()})
    if not days:
        return Refusal("no_such_date", {"example": today.isoformat()})
    allowed = [day for day in days if not (past and day > today) and not (future and day < today)]
    if not allowed:
        return Refusal("date_future" if past and max(days) > today else "date_past", {"example": today.isoformat()})
    return min(allowed, key=lambda day: abs(day - today))


def _plain(words: str) -> str:
    """Words and numbers with one space between, months as m1 to m12; "12,5" and "10:30" are no days."""
    if re.search(r"\d[,:]\d", words):
        return ""
    text = " ".join(re.findall(r"\d+|[^\W\d_]+", words.lower()))
    for written, said in SAME:
        text = re.sub(written, said, text)
    return " ".join(f"m{MONTH_NUMBERS[word]}" if word in MONTH_NUMBERS else word for word in text.split())


def _days(text: str, today: date) -> list[date] | None:
    """The days that these words can mean: none if there is no such day, None if they tell no day."""
    if text in DAYS:
        return [today + timedelta(days=DAYS[text])]
    for pattern, days in RULES:
        if told := pattern.fullmatch(text):
            return [day for day in days(today, *told.groups()) if day.year in YEARS]
    return None


def _counted(today: date, count: str, unit: str, direction: str) -> Iterable[date]:
    many = -int(count) if direction == "lalu" else int(count)
    if unit in ("bulan", "tahun"):
        first = _month(today, many * (12 if unit == "tahun" else 1))
        return [first.replace(day=min(today.day, _length(first)))]
    return [today + timedelta(days=many * (7 if unit == "minggu" else 1))]


def _weekday(today: date, name: str, direction: str | None) -> Iterable[date]:
    reach = {"depan": range(1, 8), "lalu": range(-7, 0), "kemarin": range(-7, 0)}.get(direction or "", range(-6, 7))
    days = (today + timedelta(days=away) for away in reach)
    return (day for day in days if day.weekday() == WEEKDAY_NUMBERS[name])


def _end(today: date, unit: str, which: str | None) -> Iterable[date]:
    away = AWAY[which or "ini"]
    if unit == "tahun":
        return [date(today.year + away, 12, 31)]
    first = _month(today, away)
    return [first.replace(day=_length(first))]


def _in_month(today: date, day: str, which: str) -> Iterable[date]:
    month = _month(today, AWAY[which])
    return _real(month.year, month.month, day)


def _some_month(today: date, day: str) -> Iterable[date]:
    months = (_month(today, away) for away in (-1, 0, 1))
    return (found for month in months for found in _real(month.year, month.month, day))


def _some_year(today: date, day: str, month: str) -> Iterable[date]:
    return (found for away in (-1, 0, 1) for found in _real(today.year + away, month, day))


def _full(today: date, day: str, month: str, year: str) -> Iterable[date]:
    short = 2000 + int(year)
    return _real(year if len(year) == 4 else short - 100 * (short > today.year + AHEAD), month, day)


def _real(year: int | str, month: int | str, day: int | str) -> list[date]:
    try:
        return [date(int(year), int(str(month).removeprefix("m")), int(day))]
    except ValueError:  # 31 February
        return []


def _month(today: date, away: int) -> date:
    """The first day of a month some months away."""
    months = today.year * 12 + today.month - 1 + away
    return date(months // 12, months % 12 + 1, 1)


def _length(month: date) -> int:
    return monthrange(month.year, month.month)[1]


AWAY = {"ini": 0, "depan": 1, "lalu": -1}
WEEKDAY = "|".join(WEEKDAY_NUMBERS)
START = rf"(?:(?:hari )?(?:{WEEKDAY}) )?(?:tanggal )?"
RULES: tuple[tuple[re.Pattern[str], Callable[..., Iterable[date]]], ...] = (
    (re.compile(r"(\d{1,3}) (hari|minggu|bulan|tahun) (lagi|depan|kemudian|lalu)"), _counted),
    (re.compile(rf"(?:hari )?({WEEKDAY})(?: (ini|depan|lalu|kemarin))?"), _weekday),
    (re.compile(r"akhir (bulan|tahun)(?: (ini|depan|lalu))?"), _end),
    (re.compile(rf"{START}(\d{{1,2}}) bulan (ini|depan|lalu)"), _in_month),
    (re.compile(rf"(?:(?:hari )?(?:{WEEKDAY}) )?tanggal (\d{{1,2}})(?: ini)?"), _some_month),
    (re.compile(rf"{START}(\d{{4}}) (m?\d{{1,2}}) (\d{{1,2}})"), lambda today, y, m, d: _full(today, d, m, y)),
    (re.compile(rf"{START}(\d{{1,2}}) (m?\d{{1,2}}) (\d{{4}}|\d{{2}})"), _full),
    (re.compile(rf"{START}(m\d{{1,2}}) (\d{{1,2}}) (\d{{4}})"), lambda today, m, d, y: _full(today, d, m, y)),
    (re.compile(rf"{START}(\d{{1,2}}) (m?\d{{1,2}})"), _some_year),
    # "Maret 12" is a day, "Maret 27" rather a month and a year
    (re.compile(rf"{START}(m\d{{1,2}}) ([01]?\d)"), lambda today, m, d: _some_year(today, d, m)),
)
