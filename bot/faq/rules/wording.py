"""How an answer is told: the point first and short, plain sentences, what to do now, no word unexplained, no number."""

import re
from collections.abc import Iterator, Sequence

from bot.faq.topic import NOW, Topic, seen

LONGEST_POINT = 300
LONGEST_FIRST = 1100  # above the fold: what a small phone shows without much scrolling
LONGEST = 2900  # of both, so that sources, numbers and an office's note fit into the same message
WORDS_IN_POINT = 14  # of a sentence
WORDS = 22
NEEDED = {"id": 8}  # how many sample questions a topic needs to be found
NEEDED_ELSEWHERE = 5
NUMBER = re.compile(r"(?<![\w./-])\(?(?:\+\d[\d ().-]{6,}\d|0\d{2,3}\)?[ .-]\d{3,}[\d .-]*\d|08\d{2}[\d .-]{5,}\d)")
CALLED = r"(?:telepon|telp|tlp|hubungi|pencet|ketik|call|phone|dial|ring|type|SMS|WhatsApp|WA|hotline)"
SHORT_NUMBER = re.compile(  # known only by what is done with it, or whose it is
    rf"\b(?:{CALLED}(?:\s(?:ke|nomor|to|number))?|(?:polisi|ambulans|police|ambulance|SAPA)(?=\s\d{{3}}\b))"
    r"\s[1-9]\d{2,}(?:\s?[/–-]\s?\d{3,})*(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*\b")
KNOWN = re.compile(  # what everybody says, and names that are no abbreviation
    r"(?:PMI|KTP|KK|HP|SMS|WhatsApp|YouTube|TikTok|SD|SMP|SMA|SMK|PT|RT|RW|SIM|TV|AC|ID|OK|II|III|IV"
    r"|NTT|NTB|DI|DKI|USD|SAR|EUR|KRW|JPY|RM|MOVE)(?:nya)?"
)
REGULATION = re.compile(
    r"(?:\b(?:UU|PP|Perpres|Permen|Permenaker|Permendes|Perda|Perdes|SE|RUU|PMK)"
    r"|\b(?:Peraturan|Rancangan|Law|Regulation|Rule|Act|Decree|Circular)(?:\s\w+){0,3}|[Aa]turan|[Rr]ule)\s+(?:[A-Z0-9]+\s)?(?:Nomor\s|No\.\s|P2MI\s|BP2MI\s)?[\d./]*\d"
)
BRACKETS = re.compile(r"\([^()]*\)")
EXPLAINS = re.compile(r"[^.!?\n]{0,40}?\(|\s(?:adalah|artinya|ialah|is|are|means)\s")
SENTENCE_ENDS = re.compile(r"(?<=[.!?:;])\s+|\n+")
DOT_INSIDE = re.compile(r"(?<=\d)\.(?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)|\b(?:No|Jl|dll|dsb|Kab)\.", re.IGNORECASE)


def errors(topic: Topic) -> Iterator[str]:
    needed = NEEDED.get(topic.locale, NEEDED_ELSEWHERE)
    if len(topic.sample) < needed:
        yield f"{len(topic.sample)} sample questions, {needed} are needed"
    if len(topic.point) > LONGEST_POINT:
        yield f"the first paragraph has {len(topic.point)} characters, the point is made in {LONGEST_POINT}"
    if (first := len(seen(topic.html))) > LONGEST_FIRST:
        yield f"{first} characters above the line ---, {LONGEST_FIRST} are read"
    if topic.length > LONGEST:
        yield f"{topic.length} characters, {LONGEST} fit in a message with its sources"
    if (now := NOW.get(topic.locale)) and f"<b>{now}:</b>" not in topic.html:
        yield f'"**{now}:**" is missing above the line ---'
    yield from (f'"{number[0]}" is a phone number; say numbers = true instead' for number in _numbers(topic))
    yield from _long_sentences(topic.point, WORDS_IN_POINT)
    yield from _long_sentences(seen(topic.whole).removeprefix(topic.point), WORDS)
    yield from (f"{word} is not explained" for word in _unexplained(seen(topic.whole)))


def _numbers(topic: Topic) -> list[re.Match[str]]:
    told = f"{topic.title}\n{seen(topic.whole)}"
    return [*NUMBER.finditer(told), *SHORT_NUMBER.finditer(told)]


def _long_sentences(text: str, most: int) -> Iterator[str]:
    """What stands in brackets explains a word and does not count."""
    for sentence in SENTENCE_ENDS.split(DOT_INSIDE.sub("", BRACKETS.sub("", text))):
        words = re.findall(r"[\w/&$'’-]*\w[\w/&$'’-]*", sentence)
        if len(words) > most:
            yield f'"{" ".join(words[:6])} …" has {len(words)} words, a sentence has {most} at most'


def _unexplained(text: str) -> Sequence[str]:
    """Abbreviations whose first appearance stands neither before brackets nor inside them."""
    laws = [range(*found.span()) for found in REGULATION.finditer(text)]
    seen_before: dict[str, bool] = {}
    for found in ABBREVIATION.finditer(text):
        name, inside_law = found[0], any(found.start() in law for law in laws)
        if not inside_law and not KNOWN.fullmatch(name):
            seen_before.setdefault(name, _explained(text, found.start(), found.end()))
    return [name for name, explained in seen_before.items() if not explained]


def _explained(text: str, start: int, end: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    in_brackets = line.count("(") > line.count(")")
    return in_brackets or EXPLAINS.match(text, end) is not None
