"""Seeing through a disguise: digits and letters as we write them, whatever they came as. Pure."""

import re
import unicodedata

from bot.visible import visible


def plain(body: str) -> str:
    """Digits as 0 to 9, whether they came as ①, 𝟎, ٣, 八, 8️⃣, "nol", "n-o-l" or "o8l2", with nothing hidden between."""
    text = "".join(map(_as_digit, visible(unicodedata.normalize("NFKC", body)))).translate(LOOKALIKES)
    text = SPELLED.sub(lambda letters: re.sub(SPELLING, "", letters[0]), text)
    text = NUMBER_WORDS_IN_A_ROW.sub(_in_digits, text)
    for disguise, meant in DISGUISES:
        text = disguise.sub(meant, text)
    return text


def _as_digit(sign: str) -> str:
    value = unicodedata.numeric(sign, -1)
    return str(int(value)) if value in range(10) else sign


def _in_digits(words: re.Match[str]) -> str:
    return NUMBER_WORD.sub(lambda word: NUMBER_WORDS[word[0].lower()], words[0])


CYRILLIC = ("АаВЕеЅѕІіӀӏЈјКкМНОоРрСсТтУуХхһԁԛԝЗзбЧ", "AaBEeSsIiIlJjKkMHOoPpCcTtYyXxhdqw3364")
GREEK = ("ΑΒΕΖΗΙΚΜΝΟοΡρΤΥΧνι", "ABEZHIKMNOoPpTYXvi")
LOOKALIKES = str.maketrans(CYRILLIC[0] + GREEK[0], CYRILLIC[1] + GREEK[1])
# Of the languages an answer may be read aloud in. Left out is what means something else every day: "ono", "sopo".
NUMBER_WORDS = {
    word: meant
    for meant, languages in {
        "0": ("nol kosong", "zero", "enol"),
        "1": ("satu", "one", "siji setunggal", "hiji", "settong setong", "sekeq skeq sopoq", "seddi"),
        "2": ("dua", "two", "loro kalih", "duwa dhuwa", "due", "randua"),
        "3": ("tiga", "three", "telu", "tilu", "tello", "tellu", "tatalu"),
        "4": ("empat", "four", "papat sekawan", "opat", "empa", "eppa", "aopo"),
        "5": ("lima", "five", "limo gangsal", "lema", "lime", "alima"),
        "6": ("enam", "six", "enem nem", "genep", "ennem", "enneng", "aono"),
        "7": ("tujuh", "seven", "pitu", "petto pettok", "pituq", "papitu"),
        "8": ("delapan dlapan lapan", "eight", "wolu", "dalapan", "ballu", "baluq", "arua", "uvalu"),
        "9": ("sembilan", "nine", "songo sanga", "salapan", "siwaq siwa", "asera", "sasio"),
        "10": ("sepuluh", "ten", "sedoso sedasa", "sapuluh", "sapolo", "sepulu", "seppulo"),
        "11": ("sebelas", "sewelas"),
        "100": ("seratus", "satus"),
        "1 ribu": ("seribu", "sewu"),
        "1 juta": ("sejuta",),
        "0,5": ("setengah",),
    }.items()
    for words in languages
    for word in words.split()
}
NUMBER_WORD = re.compile("|".join(sorted(NUMBER_WORDS, reverse=True)), re.IGNORECASE)  # the longer one first
NUMBER_WORDS_IN_A_ROW = re.compile(  # "nol", "nol8", "noldelapan", and the "lima" of "limaratus"
    rf"(?<![a-z])(?:{NUMBER_WORD.pattern})+(?:(?![a-z])|(?=belas|puluh|ratus|ribu|juta))", re.IGNORECASE
)
SPELLING = r"[ .\-_*~·•|/]"
SPELLED = re.compile(rf"(?<![^\W\d_])[^\W\d_](?:{SPELLING}[^\W\d_]){{2,}}(?![^\W\d_])")  # n-o-l
BETWEEN = "bagian|depan|depannya|tengah|tengahnya|belakang|belakangnya|lalu|terus|kemudian|lanjut|sambung|spasi|strip"
DISGUISES = tuple(
    (re.compile(pattern, re.IGNORECASE), meant)
    for pattern, meant in (
        (r"(?<![a-np-z])o(?![a-np-z])", "0"),
        (r"(?<=\d)[il](?=\d)", "1"),
        (r"\b(?:dobel|double)\s?(\d)", r"\1\1"),
        (r"\b(?:tripel|triple)\s?(\d)", r"\1\1\1"),
        (r"\b(\d)\s?belas\b", r"1\1"),
        (r"\b(\d)\s?puluh\s(\d)\b", r"\1\2"),
        (r"\b(\d)\s?puluh\b", r"\g<1>0"),
        (rf"(?<=\d)\W*(?:{BETWEEN})(?:\W+(?:{BETWEEN}))*\W*(?=\d)", " "),  # 0812 bagian depan, lalu 3456
        ("。", "."),
        (r"(?<!\s)\s*[\[({<]\s*(?:\.|dot|titik)\s*[\])}>]\s*", "."),  # bit[.]ly, bit (titik) ly
    )
)
