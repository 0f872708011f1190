"""The files that come with the bot: how they are read, and what is said of one that is damaged or missing. Pure."""

import re
import tomllib
from pathlib import Path
from typing import Any

HOME = Path(__file__).parent.parent
FIRST = "id"  # the language every text is written in first
FOLDERS = ("locales", "templates")
LANGUAGE = re.compile("[a-z]{2,3}")
AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
TABLE = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
VALUE = re.compile(r"\s*([^\s=#\[\]{}]+)\s*=")
NO_VALUE = 'behind = must stand a text in "…", a list in […], a number, a day or true'
NO_LINE = 'must look like name = "…"'
TWICE = "this name stands above already"
PLAINLY = {  # how tomllib begins -> what it means for an editor
    "Cannot": TWICE,
    "Duplicate": TWICE,
    "Expected '='": NO_LINE,
    "Expected newline": f'{NO_LINE}; a " within a text is written \\"',
    "Illegal character '\\n'": 'the text has no " at its end',
    "Invalid date": "there is no such day",
    "Invalid initial character": NO_LINE,
    "Invalid statement": NO_LINE,
    "Invalid value": NO_VALUE,
    "Unclosed array": "a list has no ] at its end",
    "Unterminated string": 'a text has no " at its end',
}


class Faulty(Exception):
    """A file that can't be used as it is. The text is one line: "locales/id/danger.txt, line 7: @saay is not known".

    `fault` may begin with its line itself ("line 7: …").
    """

    def __init__(self, path: Path, fault: str, line: int | None = None) -> None:
        told = " ".join((f"line {line}: {fault}" if line else fault).split())
        super().__init__(f"{_name(path)}{', ' if told.startswith('line ') else ': '}{told}")
        self.path, self.line = path, line


def languages(home: Path) -> tuple[str, ...]:
    """Those that have a folder, the first one always: where its folder is gone, that is said, and not another asked."""
    found = {path.name for folder in FOLDERS for path in home.glob(f"{folder}/*/") if path.is_dir()}
    codes = {FIRST, *filter(LANGUAGE.fullmatch, found)}
    return tuple(sorted(codes, key=lambda code: (code != FIRST, code)))


def of_each_language(home: Path, pattern: str) -> list[Path]:
    """The files that fit `locales/*/outside/*.txt`: what one language has, the others must have. Raises Faulty."""
    folder, _, name = pattern.partition("/*/")
    own = [home / folder / code for code in languages(home)]
    fitting = {path.relative_to(each) for each in own for path in each.glob(name) if not path.name.startswith(".")}
    paths = sorted(each / path for each in own for path in fitting or {Path(name)})
    for path in paths:
        if not path.exists():
            raise Faulty(path, "is missing")
    return paths


def text_of(path: Path) -> str:
    """Raises Faulty."""
    try:
        written = path.read_bytes()
        text = written.decode("utf-8-sig")  # Excel and Notepad begin with a mark
    except (FileNotFoundError, NotADirectoryError):
        raise Faulty(path, "is missing") from None
    except OSError as error:
        raise Faulty(path, f"can't be opened: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise Faulty(path, "is not written in UTF-8; save it as UTF-8", _line(written, error.start)) from None
    if "\0" in text:  # as UTF-16 has it in every letter
        raise Faulty(path, "is not written in UTF-8; save it as UTF-8", _line(written, written.index(b"\0")))
    if not text.strip():
        raise Faulty(path, "is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(path: Path) -> dict[int, str]:
    """By their number, without comments and blanks. Raises Faulty."""
    lines = ((number, line.partition("#")[0].strip()) for number, line in enumerate(text_of(path).splitlines(), 1))
    found = {number: line for number, line in lines if line}
    if not found:
        raise Faulty(path, "is empty")
    return found


def table_of(path: Path) -> dict[str, Any]:
    """What a file of TOML tells. Raises Faulty."""
    return table(path, text_of(path))


def table(path: Path, text: str) -> dict[str, Any]:
    """The same for a part of the file, with as many lines before it as there are. Raises Faulty."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = AT_LINE.search(str(error))
        said = AT_LINE.sub("", str(error))
        plainly = next((words for begins, words in PLAINLY.items() if said.startswith(begins)), said)
        if place and place[1]:
            raise Faulty(path, plainly, int(place[1])) from None
        raise Faulty(path, f"{plainly}, where the file ends") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, lists within lists without end
        raise Faulty(path, "can't be read") from None


def line_of(path: Path, key: str) -> int | None:
    """Where a file of TOML gives a key (people.siti.name), or else where the table begins that should have it."""
    inside, nearest = "", None
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if begins := TABLE.fullmatch(line):
            given = inside = begins[1].strip().replace('"', "")
        elif told := VALUE.match(line):
            given = f"{inside}.{told[1]}".strip(".").replace('"', "")
        else:
            continue
        if given == key:
            return number
        nearest = number if key.startswith(f"{given}.") else nearest
    return nearest


def placed(path: Path, fault: str) -> str:
    """What is wrong with a table of TOML ("[people.siti] id must be a number"), with its line in front."""
    table, _, words = fault.removeprefix("[").partition("] ")
    line = line_of(path, f"{table}.{words.partition(' ')[0]}")
    return f"line {line}: {fault}" if line else fault


def _name(path: Path) -> Path:
    """As it is called in the project's folder, if it is one of its files."""
    tops = [place for place, part in enumerate(path.parts) if part in FOLDERS]
    return Path(*path.parts[tops[-1] :]) if tops else path


def _line(written: bytes, place: int) -> int:
    return written.count(b"\n", 0, place) + 1
