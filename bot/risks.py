"""What in a text can lead to a stranger or to money: a phone number, a link, an account, an amount. Pure."""

import re
import unicodedata


def risks(body: str) -> tuple[str, ...]:
    """Which of phone, link, account, amount a text has. Rather one too many: then a person reads it, nothing worse."""
    text = _plain(body)
    found = {name for name, sign in SIGNS if sign.search(text)}
    found |= {name for name, number in NUMBERS for each in number.finditer(text) if not _is_time(each[1])}
    found |= {_owner(run) for run in RUN.findall(text) if _digits(run) >= LONG and not _is_time(run)}
    return tuple(name for name in RISKS if name in found)


def _plain(body: str) -> str:
    """Digits as we write them, whether they came as ①, 𝟎, ٣, 8️⃣, "nol" or "o8l2", with nothing between them."""
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", body) if unicodedata.category(sign) not in HIDDEN)
    text = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in seen).translate(LOOKALIKES)
    text = NUMBER_WORDS_IN_A_ROW.sub(_in_digits, text)
    for disguise, meant in DISGUISES:
        text = disguise.sub(meant, text)
    return text


def _in_digits(words: re.Match[str]) -> str:
    return NUMBER_WORD.sub(lambda word: NUMBER_WORDS[word[0].lower()], words[0])


def _is_time(run: str) -> bool:
    """Nothing but days, hours and years."""
    return TIMES.fullmatch(run) is not None


def _owner(run: str) -> str:
    """What a long number belongs to: a phone or, if it begins like none, an account."""
    return "phone" if re.match(r"\(?(?:\+|0|62|8)", run) else "account"


def _digits(run: str) -> int:
    return sum(sign.isdigit() for sign in run)


RISKS = ("phone", "link", "account", "amount")
LONG = 8  # so many digits are no house, no year and no count of people
HIDDEN = {"Cf", "Me", "Mn"}
CYRILLIC = ("АаВЕеЅѕІіӀӏЈјКкМНОоРрСсТтУуХхһԁԛԝЗзбЧ", "AaBEeSsIiIlJjKkMHOoPpCcTtYyXxhdqw3364")
GREEK = ("ΑΒΕΖΗΙΚΜΝΟοΡρΤΥΧνι", "ABEZHIKMNOoPpTYXvi")
INKLESS = "\u115f\u1160\u2800"  # letters and a sign that leave no ink
LOOKALIKES = str.maketrans(CYRILLIC[0] + GREEK[0], CYRILLIC[1] + GREEK[1], INKLESS)
NUMBER_WORDS = {
    word: meant
    for meant, words in {
        "0": "nol kosong zero",
        "1": "satu one",
        "2": "dua two",
        "3": "tiga three",
        "4": "empat four",
        "5": "lima five",
        "6": "enam six",
        "7": "tujuh seven",
        "8": "delapan dlapan lapan eight",
        "9": "sembilan nine",
        "10": "sepuluh",
        "11": "sebelas",
        "100": "seratus",
        "1 ribu": "seribu",
        "1 juta": "sejuta",
        "0,5": "setengah",
    }.items()
    for word in words.split()
}
NUMBER_WORD = re.compile("|".join(sorted(NUMBER_WORDS, reverse=True)), re.IGNORECASE)  # the longer one first
NUMBER_WORDS_IN_A_ROW = re.compile(  # "nol", "nol8", "noldelapan", and the "lima" of "limaratus"
    rf"(?<![a-z])(?:{NUMBER_WORD.pattern})+(?:(?![a-z])|(?=belas|puluh|ratus|ribu|juta))", re.IGNORECASE
)
BETWEEN = "bagian|depan|depannya|tengah|tengahnya|belakang|belakangnya|lalu|terus|kemudian|lanjut|sambung|spasi|strip"
DISGUISES = tuple(
    (re.compile(pattern, re.IGNORECASE), meant)
    for pattern, meant in (
        (r"(?<![a-np-z])o(?![a-np-z])", "0"),
        (r"(?<=\d)[il](?=\d)", "1"),
        (r"\b(?:dobel|double)\s?(\d)", r"\1\1"),
        (r"\b(?:tripel|triple)\s?(\d)", r"\1\1\1"),
        (rf"(?<=\d)\W*(?:{BETWEEN})(?:\W+(?:{BETWEEN}))*\W*(?=\d)", " "),  # 0812 bagian depan, lalu 3456
        ("。", "."),
        (r"\s*[\[({<]\s*(?:\.|dot|titik)\s*[\])}>]\s*", "."),  # bit[.]ly, bit (titik) ly
    )
)

GAP = r"(?:[ .\-–—()/*_|•·:;=+~&#'’\"\n]{1,3}|,)"
RUN = re.compile(rf"[+(]{{0,2}}\d(?:(?:{GAP})?\d)*")
DAY = r"(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:20\d\d|2\d)|20\d\d-[01]\d-[0-3]\d"
FIRST_DAY = r"[0-3]?\d(?=\s?[-–]\s?[0-3]?\d[./-])"  # of "12-14/03/2027"
HOUR = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
TIME = rf"(?:{DAY}|{FIRST_DAY}|{HOUR}|(?:19|20)\d\d)"
TIMES = re.compile(rf"{TIME}(?:(?:{GAP}){TIME})*")

DIGITS = r"(\+?\d(?:[ .,\-–]?\d){2,})"
CALL = "telepon|telpon|telp|tlp|tilpun|hp|handphone|wa|whatsapp|wasap|watsap|sms|call|phone"
TO = "saya|aku|kami|dia|kak|pak|bu|admin|nomor|nomer|no|di|ke|ya|saja|aja"  # "WA saya di …"
BANK = "rekening|rek|norek|bri|bca|bni|btn|bsi|bpd|mandiri|danamon|cimb|seabank|virtual account|account"
PAY = "bayar|membayar|biaya|iuran|setor|setoran|transfer|tf|uang|harga|tarif|ongkos|dp|gaji|upah|pay|fee|price|cost"
SCALE = "ribu|rbu|rb|k|juta|jutaan|jt|miliar|milyar|thousand|million"
CURRENCY = "rp|idr|rm|myr|usd|ntd|twd|hkd|sgd|jpy|krw|sar|aed|eur"
MONEY = "rupiah|ringgit|dolar|dollars?|riyal|real|won|yen|yuan|dirham|euro"
ENDING = "com|net|org|id|me|ly|co|xyz|io|tk|ml|cc|biz|asia|my|tw|hk|sg|kr|jp|ee|gle|dev"
WORD_ENDING = (
    "info|online|live|link|site|store|shop|top|club|click|app|page|web|vip|to|gg|one|sa|ae|bn|in"
    "|work|jobs|life|website|cloud|space|fun|us|eu|ru|cn|au|uk"
)
CHAT = "ig|instagram|insta|fb|facebook|tiktok|telegram|tele|line|twitter|wechat|messenger"
SIGNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("phone", r"(?<![\d.,:/])(?:0|\+?62) 8 ?\d"),  # the beginning of one, spelled: "nol delapan satu …"
        ("phone", r"(?<![\d.,:/])\d(?:[ .-]\d){5,}(?![\d.,:/])"),  # one of the town, spelled: "dua dua tiga …"
        ("link", r"(?i:\b(?:h\w\wps?|tg)\s?:\s?/|\bwww\s?\.)"),
        ("link", rf"(?i:\b[a-z0-9][\w-]*\.(?:{ENDING})\b)"),
        ("link", rf"\b[a-z0-9][\w-]*\.(?:{WORD_ENDING})\b"),  # but not "di balai desa.Info lain"
        ("link", r"\b(?i:[a-z0-9][\w-]*)\.[a-z]{2,}/\w"),  # but not "S.Pd/M.Pd"
        ("link", rf"(?i:\b\w+\s?\.\s?(?:com|me)\b|\b\w+\s?[.,]\s?(?:{ENDING})\s?/\s?\w)"),  # t . me / x
        ("link", rf"(?i:\b(?:dot|titik)[\s-]{{1,3}}(?:{ENDING})\b|\bslash\b)"),
        ("link", r"@[A-Za-z_]\w{3,}|@ (?=[a-z])\w*[._\d]\w"),  # but not "@ balai desa"
        ("link", rf"(?i:\b(?:{CHAT})\b(?:\s?[:=]\s?\w|\s+(?=[a-z])[a-z]*[._\d]\w))"),  # but not "Facebook desa"
        ("account", r"(?i:\b(?:qris|gopay|ovo|shopeepay|linkaja)\b)"),
        ("amount", rf"(?i:(?<![a-z])(?:{CURRENCY})[ .]{{0,2}}\d|[$€£¥₩]\s?\d)"),
        ("amount", rf"(?i:\d\s?(?:(?:belas|puluh|ratus)\s?)*(?:{SCALE}|{MONEY})\b)"),
        ("amount", r"(?<![\d.,+/-])(?:[1-9]\d{1,2}(?:[.,]\d{3})+|[1-9](?:[.,]\d{3}){2,}|[1-9]\d{2,5}00)(?!\d)"),
    )
)
NUMBERS = tuple(  # whose first group must be no day, hour or year
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("phone", rf"\b(?:{CALL})\b(?:\W{{1,3}}(?:{TO})\b)*[^\w\n+]{{0,4}}{DIGITS}"),
        ("account", rf"\b(?:{BANK})\b[^\d\n]{{0,25}}{DIGITS}"),
        ("account", rf"\bdana\b[ :=.]{{0,3}}{DIGITS}"),  # but not "Dana Desa 2027"
        ("amount", rf"\b(?:{PAY})\b[^\d\n]{{0,20}}{DIGITS}"),
    )
)
