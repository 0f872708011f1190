"""The numbers an office writes every day: dates, sure hours, years, houses and rooms, small counts, a list. Pure."""

import re
from itertools import pairwise


def without_everyday(text: str) -> str:
    """The text without them, so that what is left of its digits leads somewhere."""
    for sign in EVERYDAY:
        text = sign.sub(" ", text)
    text = PLACES.sub(lambda places: " " if _goes_up(places[0]) else places[0], text)
    return _without_list(text)


def _goes_up(places: str) -> bool:
    """RT 1, 2, 4: like people count. A phone number in such a disguise jumps."""
    numbers = [int(digits) for digits in re.findall(r"\d+", places)]
    return all(0 < after - number <= STEP for number, after in pairwise(numbers))


def _without_list(text: str) -> str:
    """The numbers before the points of a list, as long as they count 1, 2, 3."""
    numbers = [int(digits) for digits in POINT.findall(text)]
    counts = all(number in (1, before + 1) for before, number in pairwise([0, *numbers]))
    return POINT.sub("", text) if counts else text


STEP = 5
POINT = re.compile(r"(?m)^[^\S\n]*(\d{1,2})[.)](?=\s)")

GAP = r"(?:[ .\-–—()/*_|•·:;=+~&#'’\"\n]{1,3}|,)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:20\d\d|2\d)|20\d\d-[01]\d-[0-3]\d"
FIRST_DAY = r"[0-3]?\d(?=\s?[-–]\s?[0-3]?\d[./-])"  # of "12-14/03/2027"
HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
YEAR = r"(?:19|20)\d\d"
TIMES = re.compile(rf"(?:{DAY}|{FIRST_DAY}|{HOUR}|{YEAR})(?:(?:{GAP})(?:{DAY}|{FIRST_DAY}|{HOUR}|{YEAR}))*")

TO = r"\s?(?:[-–—]|s/?d|sampai|hingga|to)\s?"  # 08.00-10.00, 08.00 s/d 10.00
DAY_OF_MONTH = r"(?:[12]\d|3[01]|0?[1-9])"
MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|june?|juni?|july?|juli?|agu(?:stus|s)?"
    r"|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = (
    r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
LAW = r"(?:uu|undang-undang|pp|perpres|permen\w*|kepmen\w*|pergub|perbup|perda|perdes|sk)"
CLOCK = r"(?:[01]?\d|2[0-4])(?:[.:][0-5][05])?"  # people meet at 08.30, not at 08.12
SURE_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5][05]"
BEFORE_CLOCK = r"(?:pukul|pkl|jam|buka|tutup|mulai|selesai|istirahat|sesi|from|at|open|opens|closes)"
COUNTED = (
    "orang|warga|jiwa|peserta|anak|keluarga|kk|kepala keluarga|rumah|kursi|lembar|rangkap|buah|kali|loket|kelompok|unit"
    "|soal|persen|hektar|detik|menit|jam|hari|malam|minggu|pekan|bulan|tahun|thn|th|meter|km|kilometer|kg|kilo|liter|karung|paket|dus|sak"
    "|people|persons?|copies|times|minutes|hours|days|weeks|months|years"
)
BEFORE_YEAR = r"tahun|thn|th\.?|dana desa|pada|sejak|selama|mulai|aturan|data|year|in|since"
OFFICE = "kemenp2mi|kp2mi|p2mi|bp2mi|bp3mi|p4mi|p3mi|bp3tki|p4tki|bnp2tki|siskop2mi"  # with a digit in their names
EVERYDAY = tuple(
    re.compile(rf"(?<![\w+])(?:{pattern})(?!\w)(?![.:,-]?\d)", re.IGNORECASE)
    for pattern in (
        rf"(?:{DAY_OF_MONTH}(?:{TO}|\s?,\s?(?:dan\s)?|\s(?:dan|and|&)\s))*{DAY_OF_MONTH}\s{MONTH}(?:\s{YEAR}|\b)",
        rf"{MONTH}\s{YEAR}",
        rf"(?:{DAY_OF_MONTH}{TO})?(?:{DAY})",
        rf"{LAW}\s(?:(?:nomor|no\.?)\s)?\d{{1,2}}(?:/{YEAR}|\s(?:tahun|thn|th\.?)\s{YEAR})",
        r"[1-9]\d{0,2}/20[0-4]\d",  # a law by its number alone
        r"20[0-4]\d(?=\))",
        rf"(?:{BEFORE_YEAR})\s{YEAR}(?:\s?[/–-]\s?{YEAR})?",
        r"20[0-4]\d(?:(?:\s?[/–-]\s?|\s(?:dan|sampai|hingga|and|to)\s)20[0-4]\d)+",
        rf"{BEFORE_CLOCK}\W{{0,3}}{CLOCK}(?:{TO}{CLOCK})?",
        rf"{WEEKDAY}\W{{1,3}}{SURE_CLOCK}(?:{TO}{SURE_CLOCK})?",
        rf"{SURE_CLOCK}{TO}{SURE_CLOCK}(?:\s?wi(?:b|ta|t))?",
        rf"{SURE_CLOCK}\s?(?:wib|wita|wit|am|pm)",
        rf"(?:{OFFICE})",
        r"11[02-9]",  # police, fire brigade, ambulance
        r"kode pos\W{1,3}\d{5}",
        rf"[1-9](?:\d{{0,2}}|\d{{0,2}}\.\d{{3}})(?:{TO}[1-9]\d{{0,2}})?\s?(?:{COUNTED})",
        rf"(?:umur|usia|age|aged)\s[1-9]\d?(?:{TO}[1-9]\d)?",
        r"[2-9]x[2-9](?:\s?cm)?",  # photos
    )
)
PLACE = "rt|rw|no|nomor|blok|lantai|lt|ruang|ruangan|kamar|loket|meja|gedung|dusun|gang|pasal|ayat|poin|hlm|antrean"
NUMBER = r"(?:[1-9]\d{0,2}|0\d|00\d)"
PLACES = re.compile(  # RT 03; RT 1, 2, dan 3; RT 01, RT 02
    rf"(?<!\w)(?P<place>{PLACE})[ .:]{{1,2}}{NUMBER}"
    rf"(?:\s?(?:,|[&/–-]|dan|and|sampai|s/?d)\s?(?:dan\s)?(?:(?P=place)[ .:]{{1,2}})?{NUMBER})*"
    r"(?!\w)(?![.:,-]?\d)",
    re.IGNORECASE,
)
