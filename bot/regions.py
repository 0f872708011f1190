"""Provinces and regencies of Indonesia, and which of them people mean by what they type. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot import sheet
from bot.network import SAID_ANYWAY
from bot.ordinary import ORDINARY
from bot.sheet import Cells, Columns, Line
from bot.shipped import Faulty, text_of
from bot.slips import is_slip

KINDS = ("Kabupaten", "Kota")
PROVINCE = ""  # the kind of a region without a name
KIND_WORDS = {
    **dict.fromkeys(("kab", "kabupaten"), "Kabupaten"),
    **dict.fromkeys(("kota", "kodya", "kotamadya"), "Kota"),
    **dict.fromkeys(("prov", "provinsi", "propinsi"), PROVINCE),
}
LEADING = {"di", "d", "dari", "dr", "ke"}  # "rumah saya di lombok": what follows is the place
SMALLER = SAID_ANYWAY - {*KIND_WORDS}  # a village or a district may be called like a regency elsewhere
MARKS = LEADING | SAID_ANYWAY | {"propinsi", "wilayah", "daerah", "asal", "tinggal", "orang", "warga"}
BESIDES = MARKS | {
    *("saya", "sy", "sya", "aku", "kami", "rumah", "domisili", "asli", "alamat", "yang", "yg", "ya", "dan", "dekat"),
    *("kantor", "pos", "terdekat", "mana", "dimana", "bp3mi", "p4mi", "ltsa", "disnaker", "kbri", "kjri", "kedutaan"),
}
IN_FULL = {  # of one word of a longer name: "kep riau", "lombok tmr"
    "kep": "kepulauan",
    "sumatra": "sumatera",
    "jw": "jawa",
    **dict.fromkeys(("tj", "tjg"), "tanjung"),
    **dict.fromkeys(("slt", "sltn"), "selatan"),
    **dict.fromkeys(("tgh", "tngh"), "tengah"),
    "tmr": "timur",
    "brt": "barat",
    "utr": "utara",
}
LONGEST_NAME = 6  # words
SHORTEST_WORD = 3  # letters of a word that stands for a longer name: lombok, sumba
Index = dict[str, list["Region"]]


@dataclass(frozen=True)
class Region:
    """A regency or city, or without a `name` a whole province.

    A regency and a city of one name are one region: people say "Malang" for both, and the same offices are near.
    """

    province: str
    name: str = ""
    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Kabupaten/Kota Malang, Jawa Timur"""
        return f"{'/'.join(self.kinds)} {self.name}, {self.province}" if self.name else self.province

    @property
    def code(self) -> str:
        """What stands on a button: jawa-timur/malang"""
        return "/".join("-".join(words_of(part)) for part in (self.province, self.name) if part)


@dataclass(frozen=True)
class Regions:
    regions: tuple[Region, ...] = ()
    faults: tuple[str, ...] = ()


def read(text: str) -> Regions:
    """A row without a regency says by which other names its province is known."""
    found = sheet.read(text, Columns(("province", "regency", "also"), (), "regency", _wrong))
    return Regions(faults=found.faults) if found.faults else Regions(_merged(found.lines))


def load(path: Path) -> tuple[Region, ...]:
    """Raises Faulty."""
    found = read(text_of(path))
    if found.faults:
        raise Faulty(path, found.faults[0])
    return found.regions


def words_of(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.findall("[a-z0-9]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))


def named(regions: Sequence[Region], typed: str) -> list[Region]:
    """What these words name, a longer name before a shorter; else those a part of whose name they are ("lombok").

    An ordinary word ("malang") names a region only where nothing else is said, or after a word like "di" or "kota".
    """
    index, words = _index(regions), _in_full(typed)
    spans = list(_spans(words, index))
    alone = not _left(words, spans)
    meant = [span for span in spans if alone or _before(words, span) in MARKS or _name(words, span) not in ORDINARY]
    wide = [span for span in meant if _before(words, span) not in SMALLER]
    found = [region for span in wide or meant for region in _called(words, span, index)]
    provinces = [region for region in found if not region.name]
    regencies = [region for region in found if region.name]
    within = [each for each in regencies if each.province in {province.province for province in provinces}]
    return _once(within or regencies or provinces or _partly(regions, _telling(words)))


def like(regions: Sequence[Region], typed: str) -> list[Region]:
    """Those whose name these words may be, with a slip of the finger; an ordinary word is no slip."""
    telling = _telling(_in_full(typed))
    written = "".join(telling)
    if written in ORDINARY:
        return []
    return _once(region for name, found in _index(regions).items() if is_slip(written, name) for region in found)


def says_more(regions: Sequence[Region], typed: str) -> bool:
    """Whether there is more in these words than where somebody is."""
    words = _in_full(typed)
    return bool(_left(words, list(_spans(words, _index(regions)))))


def of_area(regions: Sequence[Region], area: str) -> Region | None:
    """Where an office is: "Langaleso, Kecamatan Dolo, Kabupaten Sigi, Sulawesi Tengah" lies in Kabupaten Sigi."""
    index = _index(regions)
    parts = [words_of(part) for part in re.split("[,;]", area)]
    exactly = [region for part in reversed(parts) for region in _exactly(part, index)]
    province = next((region for region in exactly if not region.name), None)
    within = [each for each in exactly if each.name and (province is None or each.province == province.province)]
    sure = within and (province is not None or len({region.province for region in within}) == 1)
    return within[0] if sure else province


def with_code(regions: Iterable[Region], code: str) -> Region | None:
    return next((region for region in regions if region.code == code), None)


def provinces(regions: Iterable[Region]) -> list[Region]:
    return [region for region in regions if not region.name]


def _wrong(cells: Cells) -> str | None:
    if not cells["province"]:
        return "province is empty"
    kind = cells["regency"].partition(" ")[0]
    return f'regency "{cells["regency"]}" must begin with {" or ".join(KINDS)}' if kind not in (*KINDS, "") else None


def _merged(lines: Iterable[Line]) -> tuple[Region, ...]:
    found: dict[tuple[str, str], Region] = {}
    for line in lines:
        kind, _, name = line.cells["regency"].partition(" ")
        also = tuple(filter(None, (each.strip() for each in line.cells["also"].split(";"))))
        province = line.cells["province"]
        old = found.get((province, name), Region(province, name))
        kinds = old.kinds + ((kind,) if kind else ())
        found[province, name] = replace(old, kinds=kinds, also=old.also + also)
    return tuple(found.values())


def _index(regions: Iterable[Region]) -> Index:
    """Every name without its blanks ("Toli toli" is Tolitoli) -> the regions that are called so."""
    index: Index = {}
    for region in regions:
        for name in (region.name or region.province, *region.also):
            index.setdefault("".join(words_of(name)), []).append(region)
    return index


def _in_full(typed: str) -> list[str]:
    return [IN_FULL.get(word, word) for word in words_of(typed)]


def _spans(words: Sequence[str], index: Index) -> Iterator[range]:
    """Where the names among these words stand, the longest first; no word belongs to two."""
    taken: set[int] = set()
    for size in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - size + 1):
            span = range(start, start + size)
            if _name(words, span) in index and taken.isdisjoint(span):
                taken.update(span)
                yield span


def _name(words: Sequence[str], span: range) -> str:
    return "".join(words[span.start : span.stop])


def _called(words: Sequence[str], span: range, index: Index) -> list[Region]:
    """Those of the kind that is said before the name, if there are any: "Kota Jambi" is the city."""
    found = index[_name(words, span)]
    kind = KIND_WORDS.get(_before(words, span))
    of_kind = [region for region in found if kind in (region.kinds or (PROVINCE,))]
    return of_kind or [region for region in found if not region.name] or found  # "Jambi" is the province


def _exactly(words: Sequence[str], index: Index) -> list[Region]:
    """What these words name, and nothing but a kind before it."""
    spans = (range(len(words)), range(1, len(words)))
    whole = (span for span in spans if _name(words, span) in index and (not span.start or words[0] in KIND_WORDS))
    span = next(whole, None)
    return _called(words, span, index) if span is not None else []


def _before(words: Sequence[str], span: range) -> str:
    return words[span.start - 1] if span.start else ""


def _left(words: Sequence[str], spans: Iterable[range]) -> list[str]:
    named = {place for span in spans for place in span}
    return [word for place, word in enumerate(words) if place not in named and word not in BESIDES]


def _partly(regions: Iterable[Region], words: Sequence[str]) -> list[Region]:
    if not words or ORDINARY.issuperset(words) or min(map(len, words)) < SHORTEST_WORD:
        return []
    return [each for each in regions if set(words) <= {*words_of(each.name or each.province), *_words_also(each)}]


def _words_also(region: Region) -> Iterator[str]:
    return (word for name in region.also for word in words_of(name))


def _telling(words: Sequence[str]) -> list[str]:
    """What may be a place: what follows the last "di", or all of it."""
    places = [place for place, word in enumerate(words) if word in LEADING]
    return [word for word in words[places[-1] if places else 0 :] if word not in BESIDES]


def _once(regions: Iterable[Region]) -> list[Region]:
    return list(dict.fromkeys(regions))
