"""How big a file and a function may be, and that every module says what it is for."""

import ast

from tests.house.tree import files, house, none

LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def test_no_file_is_too_long_to_be_read_at_one_sitting() -> None:
    none(
        f"{file.path} has {lines} lines"
        for file in house()  # in a test file each dialogue is read alone
        if (lines := file.source.count("\n")) > LONGEST_FILE
    )


def test_no_function_is_too_long_to_be_held_in_mind() -> None:
    none(
        f"{file.path}:{node.lineno} {node.name} has {lines} lines"
        for file in files("bot", "handlers", "tests")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    )


def test_every_module_says_what_it_is_for() -> None:
    none(
        file.path
        for file in files("bot", "handlers", "tests")
        if file.source.strip() and not ast.get_docstring(file.tree)
    )
