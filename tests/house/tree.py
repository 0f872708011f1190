"""The Python files of the tree: in which room each is, what it imports, says and calls."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.texts import HOME

# A path, or a folder with all that is in it -> its room. The longest path that fits counts.
ROOMS: Mapping[str, str] = {
    "bot/": "nouns",  # and rules: dialog, understanding, faq, one file a subject
    "bot/__init__.py": "app",
    "bot/__main__.py": "app",
    "bot/app.py": "app",
    "bot/check.py": "app",
    "bot/commands.py": "app",
    "bot/clock.py": "clock",
    "bot/clockwork.py": "doors",
    "bot/config.py": "settings",
    "bot/delivery/": "nouns",  # outcome, pacer, split: pure
    "bot/delivery/outbox.py": "doors",
    "bot/delivery/sender.py": "doors",
    "bot/delivery/transport.py": "doors",
    "bot/logs.py": "settings",
    "bot/receive.py": "doors",
    "bot/sandbox/": "sandbox",
    "bot/seal.py": "seal",
    "bot/shipped.py": "shipped",
    "bot/store/": "store",
    "bot/training.py": "app",
    "bot/texts.py": "texts",
    "handlers/": "handlers",
    "handlers/routes/": "routes",
}


@dataclass(frozen=True)
class File:
    """A Python file of the tree, and what it is made of."""

    path: str
    source: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return ROOMS[max((place for place in ROOMS if within(self.path, (place,))), key=len)]

    def imports(self) -> Iterator[tuple[int, str]]:
        """Every module this file names, wherever in it: (line, bot.store.citizens)."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)

    def literals(self, besides: Iterable[ast.AST] = ()) -> Iterator[tuple[int, str]]:
        """Every text that is written here, except docstrings and what stands inside of `besides`."""
        skipped = {id(part) for node in (*besides, *self._docstrings()) for part in ast.walk(node)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
                yield node.lineno, node.value

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Calls of a function or method with one of these names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield node

    def _docstrings(self) -> Iterator[ast.AST]:
        """Also the bare texts that stand in a module as a comment."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Expr) and _is_text(node.value))


def _is_text(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@cache
def files(*folders: str) -> tuple[File, ...]:
    paths = [path for folder in folders for path in sorted((HOME / folder).rglob("*.py"))]
    sources = [(str(path.relative_to(HOME)), path.read_text("utf-8")) for path in paths]
    return tuple(File(path, source, ast.parse(source)) for path, source in sources)


def house() -> tuple[File, ...]:
    return files("bot", "handlers")


def within(path: str, places: Iterable[str]) -> bool:
    return any(path == place or (place.endswith("/") and path.startswith(place)) for place in places)


def place_of(module: str) -> str:
    """bot.store.citizens.CitizenRows -> bot/store/citizens.py; a name from a package is the package itself."""
    path = module.replace(".", "/")
    if (HOME / f"{path}.py").exists():
        return f"{path}.py"
    return f"{path}/__init__.py" if (HOME / path).is_dir() else place_of(module.rpartition(".")[0])


def none(faults: Iterable[str]) -> None:
    found = list(faults)
    assert not found, "\n" + "\n".join(found)


def text_of(file: File, node: ast.expr) -> str:
    """A literal, or the constant of this or another module that a name stands for."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    name = ast.unparse(node).rpartition(".")[2]
    return (
        next((text for each in (file, *house()) if (text := _constants(each).get(name))), "") if name.isupper() else ""
    )


def _constants(file: File) -> dict[str, str]:
    """NAME = "text", also several at once: A, B = "a", "b"."""
    found: dict[str, str] = {}
    for node in file.tree.body:
        if not isinstance(node, ast.Assign):
            continue
        names, values = (each.elts if isinstance(each, ast.Tuple) else [each] for each in (node.targets[0], node.value))
        pairs = zip(names, values, strict=False)
        found |= {ast.unparse(name): str(value.value) for name, value in pairs if isinstance(value, ast.Constant)}
    return found
