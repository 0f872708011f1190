"""Which offices are near: the own ones first, then those of the regency, of the province, and missions abroad. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot import emergency, regions
from bot.emergency import CONFIDENCES, Contact
from bot.network import Level, Office
from bot.places import Place
from bot.regions import KINDS, Region

MOST_OTHERS = 3  # offices elsewhere in the province
BELOW_THE_MINISTRY = {Level.VILLAGE: "village", Level.REGENCY: "p4mi", Level.PROVINCE: "bp3mi"}
VISITED = ("p4mi", "ltsa")  # where people go from another regency of the province too
NEARNESS = ("village", "p4mi", "ltsa", "post", "bp3mi")
AIRPORT = "airport"


@dataclass(frozen=True)
class Point:
    """Somewhere to go. `kind` says what it is for; `where` is empty if no source tells."""

    code: str
    name: str
    kind: str
    where: str = ""
    note: str = ""
    seen: str = ""
    confidence: str = ""

    @property
    def doubtful(self) -> bool:
        return self.confidence in CONFIDENCES[1:]

    @property
    def doubt(self) -> int:
        return CONFIDENCES.index(self.confidence) if self.confidence else 0


@dataclass(frozen=True)
class Nearby:
    """`points`: the nearest first. `passing`: at airports of the province, for whoever leaves or comes home."""

    points: tuple[Point, ...] = ()
    others: tuple[Point, ...] = ()
    passing: tuple[Point, ...] = ()

    @property
    def told(self) -> tuple[Point, ...]:
        return self.points + self.others

    @property
    def has_province(self) -> bool:
        return any(point.kind == "bp3mi" for point in self.points)


@dataclass(frozen=True)
class Mission:
    """`place` is missing where only a number is known."""

    place: Place | None
    contacts: tuple[Contact, ...] = ()


def near(
    region: Region | None, offices: Sequence[Office], places: Iterable[Place], own: Sequence[Office] = ()
) -> Nearby:
    """`offices` are those of provinces and regencies; `own` a citizen's village and what stands above it."""
    mine = [_of_office(office) for office in own if office.level in BELOW_THE_MINISTRY]
    if region is None:
        return Nearby(tuple(mine))
    there = [*_offices_of(region.province, offices), *_places_of(region.province, places)]
    here = [point for point, area in there if region.name in area and point.kind != AIRPORT]
    above = [_of_office(office) for office in offices if _serves(office, region.province)]
    points = _once(sorted((*mine, *here, *above), key=_distance))
    elsewhere = [(point, area) for point, area in there if point.kind in VISITED and point not in points]
    others = sorted(elsewhere, key=lambda other: (not _akin(region, other[1]), *_surest_and_newest(other[0])))
    passing = (point for point, _ in there if point.kind == AIRPORT)
    return Nearby(tuple(points), tuple(point for point, _ in others[:MOST_OTHERS]), tuple(passing))


def missions(country: str, places: Iterable[Place], contacts: Iterable[Contact]) -> list[Mission]:
    """Those whose number is known first, the surest before the others; then those without one."""
    there = [place for place in places if place.kind == "mission" and place.country == country]
    found: dict[str, tuple[Contact, ...]] = {}
    for contact in emergency.of_kind("mission", contacts, country):
        code = next((place.code for place in there if _belongs(contact, place)), contact.id)
        found[code] = (*found.get(code, ()), contact)
    known = {place.code: place for place in there}
    return [
        *(Mission(known.get(code), numbers) for code, numbers in found.items()),
        *(Mission(place) for place in there if place.code not in found),
    ]


def called(offices: Iterable[Office], words: Sequence[str]) -> list[Office]:
    """The offices whose name has all these words ("soekarno hatta")."""
    return [office for office in offices if words and set(words) <= set(regions.words_of(office.name))]


def _belongs(contact: Contact, place: Place) -> bool:
    return f"{contact.id}-".startswith(f"{place.code}-")


def _serves(office: Office, province: str) -> bool:
    return office.level is Level.PROVINCE and province in _areas(office)


def _offices_of(province: str, offices: Sequence[Office]) -> Iterator[tuple[Point, set[str]]]:
    """The P4MI of a province, each with the names it serves; one that names no province lies in that of its BP3MI."""
    above = {office.code: office for office in offices}
    for office in offices:
        if office.level is Level.REGENCY and province in _provinces(office, above):
            yield _of_office(office), _areas(office)


def _provinces(office: Office, above: Mapping[str, Office]) -> set[str]:
    own = office.area.rpartition(", ")[2] if ", " in office.area else ""
    parent = above.get(office.parent or "")
    return {own} if own else _areas(parent) if parent else set()


def _places_of(province: str, places: Iterable[Place]) -> Iterator[tuple[Point, set[str]]]:
    return ((_of_place(place), _names(place.regency)) for place in places if place.province == province)


def _areas(office: Office) -> set[str]:
    return _names(office.area)


def _names(area: str) -> set[str]:
    """ "Pamekasan; Kabupaten Sampang, Jawa Timur" -> Pamekasan, Sampang, Jawa Timur"""
    return {re.sub(rf"^({'|'.join(KINDS)}) ", "", part.strip()) for part in re.split("[,;]", area)}


def _of_office(office: Office) -> Point:
    kind = BELOW_THE_MINISTRY[office.level]
    where = office.contacts.replace(" | ", ", ") or _around(office)
    return Point(office.code, office.name, kind, where, seen=office.seen, confidence=office.confidence)


def _around(office: Office) -> str:
    """Of a BP3MI without an address the area is only whom it serves, not where it stands."""
    if office.level is Level.PROVINCE:
        return ""
    return office.around if office.is_village else office.area


def _of_place(place: Place) -> Point:
    where = ", ".join(filter(None, (place.address or place.regency, place.contacts.replace(" | ", ", "))))
    return Point(place.code, place.name, place.kind, where, place.note, place.seen, place.confidence)


def _distance(point: Point) -> int:
    """Offices of one distance keep their order."""
    return NEARNESS.index(point.kind)


def _surest_and_newest(point: Point) -> tuple[int, list[int]]:
    return point.doubt, [-int(part or 0) for part in point.seen.split("-")]


def _akin(region: Region, area: set[str]) -> bool:
    """Lombok Tengah is nearer to Lombok Timur than Bima is."""
    return bool({*region.name.split()} & {word for name in area - {region.province} for word in name.split()})


def _once(points: Iterable[Point]) -> list[Point]:
    return list({point.code: point for point in points}.values())
