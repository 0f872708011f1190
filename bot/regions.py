"""Provinces and regencies of Indonesia, and which of them people mean by what they type. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from bot import sheet
from bot.network import SAID_ANYWAY
from bot.sheet import Cells, Columns, Faulty, Line

KINDS = ("Kabupaten", "Kota")
SHORT_FOR = {"Kabupaten": ("kab",), "Kota": ("kodya",)}
BESIDES = SAID_ANYWAY | {"propinsi", "wilayah", "daerah", "di", "dari", "saya", "sy", "bp3mi", "p4mi", "ltsa"}
LONGEST_NAME = 6  # words
SHORTEST_WORD = 3  # letters of a word that stands for a longer name: lombok, sumba
SHORTEST_SLIP = 4  # letters; in a shorter name every slip makes another name
LIKE = 0.8  # of 1: "indarmayu" is Indramayu
ABOUT_AS_LIKE = 0.03


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
    found = read(sheet.text_of(path))
    if found.faults:
        raise Faulty(path, found.faults)
    return found.regions


def words_of(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return re.findall("[a-z0-9]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))


def named(regions: Sequence[Region], typed: str) -> list[Region]:
    """What these words name, a longer name before a shorter; else those a part of whose name they are ("lombok")."""
    index = _index(regions)
    found = [region for name in _names_in(words_of(typed), index) for region in index[name]]
    provinces = [region for region in found if not region.name]
    regencies = [region for region in found if region.name]
    within = [each for each in regencies if each.province in {province.province for province in provinces}]
    return _once(within or regencies or provinces or _partly(regions, _telling(typed)))


def like(regions: Sequence[Region], typed: str) -> list[Region]:
    """What these words resemble most: a slip of the finger."""
    written = "".join(_telling(typed))
    if len(written) < SHORTEST_SLIP:
        return []
    index = _index(regions)
    ratios = {name: SequenceMatcher(None, written, name).ratio() for name in index}
    best = max(ratios.values(), default=0.0)
    if best < LIKE:
        return []
    return _once(region for name, ratio in ratios.items() if ratio >= best - ABOUT_AS_LIKE for region in index[name])


def of_area(regions: Sequence[Region], area: str) -> Region | None:
    """Where an office is: "Langaleso, Kecamatan Dolo, Kabupaten Sigi, Sulawesi Tengah" lies in Kabupaten Sigi."""
    index = _index(regions)
    parts = ["".join(words_of(part)) for part in re.split("[,;]", area)]
    exactly = [region for part in reversed(parts) for region in index.get(part, [])]
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


def _index(regions: Iterable[Region]) -> dict[str, list[Region]]:
    """Every name without its blanks ("Toli toli" is Tolitoli) -> the regions that are called so."""
    index: dict[str, list[Region]] = {}
    taken = {name for region in regions if not region.name for name in _names(region)}
    for region in regions:
        for name in _names(region):
            if not (region.name and name in taken):  # "Jambi" is the province; the city is "Kota Jambi"
                index.setdefault(name, []).append(region)
    return index


def _names(region: Region) -> Iterator[str]:
    spoken = (region.name or region.province, *region.also)
    prefixes = ("", *(each for kind in region.kinds for each in (kind.casefold(), *SHORT_FOR[kind])))
    yield from (prefix + "".join(words_of(name)) for name in spoken for prefix in prefixes)


def _names_in(words: Sequence[str], index: dict[str, list[Region]]) -> Iterator[str]:
    """The names among these words; none of its words names something else besides."""
    taken: set[int] = set()
    for size in range(min(len(words), LONGEST_NAME), 0, -1):
        for start in range(len(words) - size + 1):
            place = range(start, start + size)
            name = "".join(words[start : start + size])
            if name in index and taken.isdisjoint(place):
                taken.update(place)
                yield name


def _partly(regions: Iterable[Region], words: Sequence[str]) -> list[Region]:
    if not words or min(map(len, words)) < SHORTEST_WORD:
        return []
    return [each for each in regions if set(words) <= {*words_of(each.name or each.province), *_words_also(each)}]


def _words_also(region: Region) -> Iterator[str]:
    return (word for name in region.also for word in words_of(name))


def _telling(typed: str) -> list[str]:
    return [word for word in words_of(typed) if word not in BESIDES]


def _once(regions: Iterable[Region]) -> list[Region]:
    return list(dict.fromkeys(regions))
