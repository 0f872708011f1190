"""Reading an amount of money as people type it: "Rp 2.500.000", "2,5 juta", "RM1500", "NT$ 28.590"."""

import re
from decimal import Decimal

from bot.dialog import numerals
from bot.dialog.answers import Json, Refusal

REASONS = ("not_money", "which_currency")
LARGEST = Decimal(10) ** 15
SMALLEST_RUPIAH = 1000  # "Rp 5" means something else, and we must not guess what
SEVERAL = ""  # a name that several countries use
CURRENCIES = {
    "IDR": "idr, rp, rupiah",
    "MYR": "myr, rm, ringgit, ringit",
    "TWD": "twd, ntd, nt, nt$, dolar taiwan, taiwan dollar",
    "HKD": "hkd, hk$, dolar hongkong, dolar hong kong, dolar hk, hong kong dollar",
    "SGD": "sgd, s$, dolar singapura, dolar singapore, dolar sg, singapore dollar",
    "KRW": "krw, won, ₩",
    "JPY": "jpy, yen, ¥",
    "SAR": "sar, riyal, real, riyal saudi, saudi riyal",
    "AED": "aed, dirham, dirhem",
    "BND": "bnd, b$, dolar brunei, brunei dollar",
    "QAR": "qar, riyal qatar, qatar riyal",
    "OMR": "omr, rial oman, riyal oman",
    "KWD": "kwd, dinar kuwait, kuwaiti dinar",
    "BHD": "bhd, dinar bahrain",
    "JOD": "jod, dinar yordania",
    "CNY": "cny, rmb, yuan",
    "MOP": "mop, pataca",
    "THB": "thb, baht",
    "PHP": "php, peso",
    "TRY": "try, lira",
    "PLN": "pln, zloty",
    "USD": "usd, us$, dolar as, dolar amerika, dolar us, us dollar",
    "AUD": "aud, a$, dolar australia, australian dollar",
    "NZD": "nzd, nz$, dolar selandia baru",
    "EUR": "eur, euro, €",
    "GBP": "gbp, £, poundsterling, pound",
    SEVERAL: "$, dolar, dollar, dinar, rial",
}
CODES = {name: code for code, names in CURRENCIES.items() for name in names.split(", ")}
LETTER = r"[^\W\d_]"
LONGEST_FIRST = sorted(CODES, key=len, reverse=True)
WORDS = "|".join(re.escape(name) for name in LONGEST_FIRST if name[0].isalpha())
SIGNS = "|".join(re.escape(name) for name in LONGEST_FIRST if not name[0].isalpha())
NAMED = re.compile(f"(?<!{LETTER})(?:{WORDS})(?!{LETTER})|{SIGNS}")


def read(words: str, default: str | None) -> Json | Refusal:
    """{"amount": "2500000", "currency": "IDR"}; the default currency where none is named."""
    amount, currency = numerals.read(words), _currency(words.lower(), default)
    if amount is None or not 0 < amount < LARGEST or (currency == "IDR" and amount < SMALLEST_RUPIAH):
        return Refusal("not_money")
    return {"amount": f"{amount.normalize():f}", "currency": currency} if currency else Refusal("which_currency")


def _currency(words: str, default: str | None) -> str | None:
    named = {CODES[name] for name in NAMED.findall(words)}
    known = named - {SEVERAL}  # "HKD 5000 dolar"
    if not named:
        return default
    return known.pop() if len(known) == 1 else None
