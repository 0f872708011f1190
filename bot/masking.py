"""What an officer may read of questions that several people asked alike: nothing that tells who they are. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from bot.dialog import countries
from bot.risks import LINKS, RUN, risks

GAP = "…"
LONGEST = 160  # letters shown
LONG_NUMBER = 5  # digits
SHARED = 2  # people who must have used a word: what one alone writes may be a name
FEWEST = 2  # words that must be left
NEVER = {"phone", "link", "account"}
ENDS = ".!?:;"
# What stands before a name, and what may follow it without being one.
TITLES = re.compile(
    "pak|bapak|bpk|bu|ibu|mas|mba|mbak|kak|bang|abang|om|tante|haji|ustadz?|sdr|nama|bernama", re.IGNORECASE
)
NO_NAMES = re.compile(
    "saya|sy|aku|kami|kita|mau|ingin|i[zj]in|numpang|(?:ber)?tanya|tolong|apa|apakah|bagaimana|gimana|gmn|berapa|kapan"
    "|di|ke|dari|dan|yang|yg|itu|ini|kala?u|kalo|untuk|supaya|sudah|belum|tidak|gak|bisa|ada|atau",
    re.IGNORECASE,
)


def shown(asked: Iterable[tuple[str, str]], plain: Callable[[str], str], is_usual: Callable[[str], bool]) -> str:
    """The question that says most without a name, a number or a link; "" if too little is left. `asked`: who, what.

    Words that one person alone has written become a gap, and those that are not usual in questions: one person may
    write from three phones.
    """
    said: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, int] = defaultdict(int)
    for asker, text in asked:
        texts[text] += 1
        for word in _words(text):
            said[plain(word)].add(asker)
    shared = {word for word, askers in said.items() if len(askers) >= SHARED}
    masked = {text: _masked(text, lambda word: plain(word) in shared and is_usual(word)) for text in texts}
    fit = [text for text in masked if _fits(masked[text])]
    return max((masked[text] for text in sorted(fit, key=lambda text: (-texts[text], text))), key=_worth, default="")


def _masked(text: str, is_shared: Callable[[str], bool]) -> str:
    even = " ".join(unicodedata.normalize("NFKC", text).split())
    places = set(countries.named(even).split())
    tokens = RUN.sub(lambda run: GAP if sum(map(str.isdigit, run[0])) >= LONG_NUMBER else run[0], even).split()
    before = ["", *tokens]
    told = [
        token if _may_stay(token, last, places) and all(map(is_shared, _words(token))) else GAP
        for last, token in zip(before, tokens, strict=False)
    ]
    return _cut([token for last, token in zip(["", *told], told, strict=False) if (token, last) != (GAP, GAP)])


def _may_stay(token: str, last: str, places: set[str]) -> bool:
    """Neither a link nor what looks like a name: after a title, or with a capital letter inside a sentence."""
    if GAP in token or any(sign.search(token) for sign in LINKS):
        return False
    (word, *_), before = _words(token) or [token], _words(last)
    if before and TITLES.fullmatch(before[-1]) and not NO_NAMES.fullmatch(word):
        return False
    begins = not last or last[-1] in ENDS
    return begins or not (word[0].isupper() and word[1:].islower()) or word.lower() in places


def _cut(tokens: Sequence[str]) -> str:
    text = " ".join(tokens)
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0].rstrip(f" {GAP}") + f" {GAP}"


def _fits(masked: str) -> bool:
    return len(_words(masked)) >= FEWEST and not NEVER & set(risks(masked))


def _worth(masked: str) -> int:
    return len(_words(masked)) - masked.count(GAP)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
