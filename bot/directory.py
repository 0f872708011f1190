"""Reads a directory of offices (CSV) and says, by line, what is wrong with it. Pure: what is known comes in."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.network import CODE, LEVELS, LONGEST_CODE, LONGEST_NAME, Level, Office

NEEDED = ("code", "level", "parent", "name", "area", "contacts")
ALLOWED = ("source", "seen", "confidence")
NAMES_OF_LEVELS = ", ".join(LEVELS)


@dataclass(frozen=True)
class Directory:
    """Offices, each after the one above it; with a single fault none of them is to be imported."""

    offices: tuple[Office, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    number: int
    cells: Mapping[str, str]

    def wrong(self, what: str) -> str:
        return f"line {self.number}: {what}"


def read(text: str, known: Iterable[Office] = ()) -> Directory:
    """`known` are the offices that are there already: a parent may be one of them, and an office may be changed."""
    header, rows, broken = _table(text)
    if fault := _wrong_header(header):
        return Directory(faults=(f"line 1: {fault}",))
    lines = [_line(number, header, cells) for number, cells in rows if any(cells)]
    faults = [*_each_alone(header, rows, lines), *broken]
    return Directory(faults=tuple(faults)) if faults else _together(lines, known)


def _table(text: str) -> tuple[list[str], list[tuple[int, list[str]]], list[str]]:
    """The header, the other rows with the line each begins on, and what stopped the reading."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    broken: list[str] = []
    begins = 1
    try:
        for cells in reader:
            rows.append((begins, [cell.strip() for cell in cells]))
            begins = reader.line_num + 1
    except csv.Error as error:
        broken.append(f"line {begins}: {error}")
    return (rows[0][1] if rows else []), rows[1:], broken


def _delimiter(text: str) -> str:
    """Excel with Indonesian settings writes semicolons."""
    header = text.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _wrong_header(header: Sequence[str]) -> str | None:
    for name in NEEDED:
        if header.count(name) != 1:
            return f"there must be one column {name}; needed are {', '.join(NEEDED)}"
    unknown = [name for name in header if name not in NEEDED + ALLOWED]
    return f'no column is named "{unknown[0]}"; besides the needed ones: {", ".join(ALLOWED)}' if unknown else None


def _line(number: int, header: Sequence[str], cells: Sequence[str]) -> Line:
    return Line(number, dict(zip(header, cells, strict=False)))


def _each_alone(header: Sequence[str], rows: Sequence[tuple[int, list[str]]], lines: Sequence[Line]) -> Iterator[str]:
    widths = {number: len(cells) for number, cells in rows}
    first: dict[str, int] = {}
    for line in lines:
        if widths[line.number] != len(header):
            yield line.wrong(f"has {widths[line.number]} columns instead of {len(header)}")
        elif fault := _wrong_cells(line.cells):
            yield line.wrong(fault)
        elif line.cells["code"] in first:
            yield line.wrong(f'code "{line.cells["code"]}" stands in line {first[line.cells["code"]]} already')
        else:
            first[line.cells["code"]] = line.number


def _wrong_cells(cells: Mapping[str, str]) -> str | None:
    level, name, parent = cells["level"], cells["name"], cells["parent"]
    if not CODE.fullmatch(cells["code"]):
        return f'code "{cells["code"]}" must be up to {LONGEST_CODE} of A-Z, a-z, 0-9, _ and -'
    if level not in LEVELS:
        return f'level "{level}" is none of {NAMES_OF_LEVELS}'
    if not 0 < len(name) <= LONGEST_NAME:
        return f"name must have 1 to {LONGEST_NAME} letters"
    if level == Level.MINISTRY and parent:
        return f'the ministry has nobody above it, so parent "{parent}" must be empty'
    return "parent is empty; only the ministry has none" if level != Level.MINISTRY and not parent else None


def _together(lines: Sequence[Line], known: Iterable[Office]) -> Directory:
    """Each office against the others, as they would be after the import."""
    found = {line.cells["code"]: (line, _office(line.cells)) for line in lines}
    offices = {office.code: office for office in known} | {code: office for code, (_, office) in found.items()}
    below = _below(each for each in offices.values() if each.code not in found)
    faults = [
        line.wrong(fault)
        for line, office in found.values()
        if (fault := _wrong_place(office, offices) or _wrong_children(office, below.get(office.code, ())))
    ]
    if faults:
        return Directory(faults=tuple(faults))
    from_above = sorted((office for _, office in found.values()), key=lambda office: LEVELS.index(office.level))
    return Directory(tuple(from_above))


def _wrong_place(office: Office, offices: Mapping[str, Office]) -> str | None:
    if office.parent is None:
        others = [each.code for each in offices.values() if each.level is office.level and each.code != office.code]
        return f'there is one ministry only, and "{others[0]}" is it' if others else None
    parent = offices.get(office.parent)
    if parent is None:
        return f'parent "{office.parent}" is neither in this file nor among the offices already there'
    if not parent.stands_above(office.level):
        return f'parent "{parent.code}" is a {parent.level}, which stands above no {office.level}'
    return None


def _below(offices: Iterable[Office]) -> dict[str | None, list[Office]]:
    """By the office above them: there are 84,000 villages."""
    below: dict[str | None, list[Office]] = {}
    for office in offices:
        below.setdefault(office.parent, []).append(office)
    return below


def _wrong_children(office: Office, below: Iterable[Office]) -> str | None:
    """Those in the file are told in their own line."""
    child = next((each for each in below if not office.stands_above(each.level)), None)
    return f'"{child.code}" stands below it, so it can\'t be a {office.level}' if child else None


def _office(cells: Mapping[str, str]) -> Office:
    rest = {name: value for name, value in cells.items() if name not in ("level", "parent")}
    return Office(level=Level(cells["level"]), parent=cells["parent"] or None, **rest)
