"""The signs of each risk, as tables: what a phone number, a link, an account and an amount look like. Pure."""

import re

from bot.risks.everyday import GAP


def owner(run: str) -> str:
    """What a long number belongs to: a phone or, if it begins like none, an account."""
    return "phone" if re.match(r"\(?(?:\+|0|62|8)", run) else "account"


RUN = re.compile(rf"[+(]{{0,2}}\d(?:(?:{GAP})?\d)*")
CLOSE_TOGETHER = re.compile(r"\d(?:\D{0,40}\d)*")  # with up to eight words between: "angka 0, lalu angka 8 …"

DIGITS = r"(\+?\d(?:[ .,\-–]?\d){2,})"
FIVE_DIGITS = r"(\+?\d(?:[ .,\-–]?\d){4,})"
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
SHORTENED = "bit ?ly|tinyurl|shorturl|cutt ?ly|linktree|linktr ?ee|wame|tme"
NETWORK = "ig|instagram|insta|fb|facebook|tiktok|telegram|wechat"
NO_NAME = (  # what may follow it without being one
    "desa|kantor|warga|lowongan|loker|kerja|gaji|nama|atas|minta|pake|pakai|tanpa|lewat|oleh|kok|kalau|karena|lain"
    "|kami|kita|resmi|dan|atau|yang|di|ke|dari|untuk|itu|ini|juga|saja|tidak|bukan|jangan|sedang|belum|sudah"
    "|akan|bisa|ada|palsu|orang|pribadi|grup|group|akun|page|halaman|wa|whatsapp|hp|tiktok|facebook|instagram|telegram|and|or|is"
)
CHAT = "ig|instagram|insta|fb|facebook|tiktok|telegram|tele|line|twitter|wechat|messenger"
SIGNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("phone", r"(?<![\d.,:/])(?:0|\+?62)\W{1,3}8\W{0,3}\d"),  # the beginning of one, spelled: "nol delapan satu …"
        ("phone", r"(?<![\d.,])\d{6,7}(?![\d.,]?\d)"),  # one of the town
        ("phone", r"(?<![\d.,:/])\d(?:[ .-]\d){5,}(?![\d.,:/])"),  # one of the town, spelled: "dua dua tiga …"
        ("link", r"(?i:\b(?:h\w\wps?|tg)\s?:\s?/|\bwww\s?\.)"),
        ("link", rf"(?i:\b[a-z0-9][\w-]*\.(?:{ENDING})\b)"),
        ("link", rf"\b[a-z0-9][\w-]*\.(?:{WORD_ENDING})\b"),  # but not "di balai desa.Info lain"
        ("link", r"\b(?i:[a-z0-9][\w-]*)\.[a-z]{2,}/\w"),  # but not "S.Pd/M.Pd"
        ("link", rf"(?i:\b\w+\s?\.\s?(?:com|me)\b|\b\w+\s?[.,]\s?(?:{ENDING})\s?/\s?\w)"),  # t . me / x
        ("link", rf"(?i:\b(?:dot|titik)[\s-]{{1,3}}(?:{ENDING})\b|\bslash\b)"),
        ("link", r"@[A-Za-z_]\w{3,}|@ (?=[a-z])\w*[._\d]\w"),  # but not "@ balai desa"
        ("link", rf"(?i:\b(?:{CHAT})\b(?:\s?[:=]\s?\w|\s+(?=[a-z])[a-z]*[._\d]\w))"),  # but not "Facebook desa"
        ("link", rf"(?i:\b(?:{NETWORK})\s+(?!(?:{NO_NAME})\b)[a-z]\w{{2,}})"),  # "IG hermansukses"
        ("link", rf"(?i:\b(?:t|wa)[\W_]{{1,3}}me\b|\b(?:{SHORTENED})\b)"),
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
        ("phone", rf"\b(?:{CALL})\b[^\d\n]{{0,30}}{FIVE_DIGITS}"),  # "WA Pak Herman 223344"
        ("account", rf"\b(?:{BANK})\b[^\d\n]{{0,25}}{DIGITS}"),
        ("account", rf"\bdana\b[ :=.]{{0,3}}{DIGITS}"),  # but not "Dana Desa 2027"
        ("amount", rf"\b(?:{PAY})\b[^\d\n]{{0,20}}{DIGITS}"),
    )
)
LINKS = tuple(pattern for name, pattern in SIGNS if name == "link")
