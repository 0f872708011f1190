"""Reads a table that people keep in a spreadsheet (CSV), and says by line what is wrong with it. Pure."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Cells = Mapping[str, str]
EMPTY = ("line 1: no row stands below the names of the columns",)


@dataclass(frozen=True)
class Line:
    number: int
    cells: Cells

    def wrong(self, what: str) -> str:
        return f"line {self.number}: {what}"


@dataclass(frozen=True)
class Sheet:
    """With a single fault there are no lines."""

    lines: tuple[Line, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """`key` tells the lines apart, where it is filled in. `wrong` says what is wrong with the cells of one line."""

    needed: tuple[str, ...]
    allowed: tuple[str, ...]
    key: str
    wrong: Callable[[Cells], str | None]


def read(text: str, columns: Columns) -> Sheet:
    header, rows, broken = _table(text)
    if fault := _wrong_header(header, columns):
        return Sheet(faults=(f"line 1: {fault}",))
    filled = [(number, cells) for number, cells in rows if any(cells)]
    faults = (*_each_alone(header, filled, columns), *broken) or EMPTY * (not filled)
    return Sheet(faults=faults) if faults else Sheet(tuple(_line(number, header, cells) for number, cells in filled))


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


def _wrong_header(header: Sequence[str], columns: Columns) -> str | None:
    for name in columns.needed:
        if header.count(name) != 1:
            return f"there must be one column {name}; needed are {', '.join(columns.needed)}"
    unknown = [name for name in header if name not in columns.needed + columns.allowed]
    known = f"besides the needed ones: {', '.join(columns.allowed)}"
    if not columns.allowed:
        known = f"there are {', '.join(columns.needed)}"
    return f'no column is named "{unknown[0]}"; {known}' if unknown else None


def _line(number: int, header: Sequence[str], cells: Sequence[str]) -> Line:
    return Line(number, dict(zip(header, cells, strict=False)))


def _each_alone(header: Sequence[str], rows: Sequence[tuple[int, list[str]]], columns: Columns) -> Iterator[str]:
    first: dict[str, int] = {}
    for number, cells in rows:
        line = _line(number, header, cells)
        key = line.cells.get(columns.key, "")
        if len(cells) != len(header):
            yield line.wrong(f"has {len(cells)} columns instead of {len(header)}")
        elif fault := columns.wrong(line.cells):
            yield line.wrong(fault)
        elif key in first:
            yield line.wrong(f'{columns.key} "{key}" stands in line {first[key]} already')
        elif key:
            first[key] = number
