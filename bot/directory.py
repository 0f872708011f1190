"""Reads a directory of offices (CSV) and says, by line, what is wrong with it. Pure: what is known comes in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import sheet
from bot.network import CODE, LEVELS, LONGEST_CODE, LONGEST_NAME, Level, Office
from bot.sheet import Cells, Columns, Line
from bot.shipped import Faulty, text_of

NEEDED = ("code", "level", "parent", "name", "area", "contacts")
ALLOWED = ("source", "seen", "confidence", "refused")
NAMES_OF_LEVELS = ", ".join(LEVELS)


@dataclass(frozen=True)
class Refusal:
    """An office that stands in the file and is not imported; the reason is the office's own sentence."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True)
class Directory:
    """Offices, each after the one above it; with a single fault none of them is to be imported."""

    offices: tuple[Office, ...] = ()
    faults: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


def read(text: str, known: Iterable[Office] = ()) -> Directory:
    """`known` are the offices that are there already: a parent may be one of them, and an office may be changed."""
    found = sheet.read(text, Columns(NEEDED, ALLOWED, "code", _wrong_cells))
    if found.faults:
        return Directory(faults=found.faults)
    refused = tuple(_refusal(line.cells) for line in found.lines if _is_refused(line.cells))
    return _together([line for line in found.lines if not _is_refused(line.cells)], known, refused)


def load(path: Path) -> tuple[Office, ...]:
    """The offices that come with the bot. Raises Faulty."""
    found = read(text_of(path))
    if found.faults:
        raise Faulty(path, found.faults[0])
    return found.offices


def _is_refused(cells: Cells) -> bool:
    return bool(cells.get("refused"))


def _refusal(cells: Cells) -> Refusal:
    return Refusal(cells["code"], cells["name"], cells["refused"])


def _wrong_cells(cells: Cells) -> str | None:
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


def _together(lines: Sequence[Line], known: Iterable[Office], refused: tuple[Refusal, ...]) -> Directory:
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
    return Directory(tuple(from_above), refused=refused)


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


def _office(cells: Cells) -> Office:
    rest = {name: value for name, value in cells.items() if name not in ("level", "parent", "refused")}
    return Office(level=Level(cells["level"]), parent=cells["parent"] or None, **rest)
