"""Reading a number as people type it: "1.500", "2,5 juta", "500rb", "dua ratus ribu"."""

import re
from decimal import Decimal
from itertools import pairwise

TIMES = {
    "puluh": 10,
    "ratus": 100,
    "ribu": 1000,
    "rbu": 1000,
    "rb": 1000,
    "k": 1000,
    "thousand": 1000,
    "juta": 10**6,
    "jutaan": 10**6,
    "jt": 10**6,
    "million": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "m": 10**9,
    "billion": 10**9,
}
SMALL = {
    "nol": "0",
    "satu": "1",
    "dua": "2",
    "tiga": "3",
    "empat": "4",
    "lima": "5",
    "enam": "6",
    "tujuh": "7",
    "delapan": "8",
    "sembilan": "9",
    "sepuluh": "10",
    "sebelas": "11",
    "seratus": "1 ratus",
    "seribu": "1 ribu",
    "sejuta": "1 juta",
}
BELOW_ZERO = re.compile("[-−–][0-9]")
MIXED = {"belas", "setengah", "seperempat", "half"}  # words that change the number before or after them
WORD = re.compile(r"[^\W\d_]+")
PLAIN = re.compile("0|[1-9][0-9]*")  # no zero in front: that is a phone number
GROUPED = re.compile(r"(?P<whole>[1-9][0-9]{0,2}([.,])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,](?P<decimals>[0-9]{1,2}))?")
BROKEN = re.compile("(0|[1-9][0-9]*)[.,]([0-9]{1,2})")
PIECE = re.compile(rf"([0-9]+(?:[.,][0-9]+)*)((?:\s*(?:{'|'.join(TIMES)})(?![^\W\d_]))*)")


def read(words: str) -> Decimal | None:
    """The one number in these words; None if there is none, or several, or it can be read in two ways."""
    western = re.sub(r"\d", lambda digit: str(int(digit[0])), words.lower())  # a keyboard in Riyadh types ٢٥٠٠
    text = WORD.sub(lambda word: SMALL.get(word[0], word[0]), western)
    pieces = list(PIECE.finditer(text))
    if not pieces or BELOW_ZERO.search(text) or MIXED & set(WORD.findall(text)) or not _adjacent(text, pieces):
        return None
    amounts = [_amount(piece[1], WORD.findall(piece[2])) for piece in pieces]
    return _sum([amount for amount in amounts if amount is not None]) if None not in amounts else None


def _adjacent(text: str, pieces: list[re.Match[str]]) -> bool:
    """ "2 juta 500 ribu" is one number, "2 juta sampai 3 juta" is not."""
    return all(not text[one.end() : other.start()].strip() for one, other in pairwise(pieces))


def _sum(amounts: list[tuple[Decimal, int]]) -> Decimal | None:
    scales = [times for _, times in amounts]
    falling = all(one > other for one, other in pairwise(scales))
    if len(amounts) > 1 and (not falling or scales[-1] == 1):
        return None
    return sum((number * times for number, times in amounts), Decimal())


def _amount(digits: str, words: list[str]) -> tuple[Decimal, int] | None:
    number, times = _number(digits, scaled=bool(words)), 1
    for word in words:
        times *= TIMES[word]
    return None if number is None else (number, times)


def _number(digits: str, scaled: bool) -> Decimal | None:
    """In "1.500" thousands are grouped, in "2,50" is a decimal; "1.500 juta" and a bare "2,5" could be either."""
    if PLAIN.fullmatch(digits):
        return Decimal(digits)
    if grouped := GROUPED.fullmatch(digits):
        whole, decimals = re.sub("[.,]", "", grouped["whole"]), grouped["decimals"] or "0"
        return None if scaled and len(whole) <= 6 else Decimal(f"{whole}.{decimals}")
    if broken := BROKEN.fullmatch(digits):
        return Decimal(f"{broken[1]}.{broken[2]}") if scaled or len(broken[2]) == 2 else None
    return None
