"""Files and functions stay small enough to read at once, and are named by what they are."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source_tree import PACKAGES, python_files, short

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
BAGS = {"common", "helper", "helpers", "manager", "misc", "tools", "util", "utils"}
EVERYWHERE = (*PACKAGES, "tests", "benchmarks", ".ci")


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines, docstring included, of every function in a file."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_long_files() -> None:
    """No file is longer than can be read in one go."""
    lengths = {short(p): len(p.read_bytes().splitlines()) for p in python_files(*EVERYWHERE)}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_no_long_functions() -> None:
    """No function of the product is longer than a screen."""
    lengths = {  # a migration is a record, one statement after the other
        f"{short(path)}:{name}": length
        for path in python_files(*PACKAGES)
        if "migrations" not in path.parts
        for name, length in functions(path)
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}


def test_no_bags() -> None:
    """No file or folder is a bag for whatever has no better place."""
    paths = [path.with_suffix("") for path in python_files(*EVERYWHERE)]
    assert [short(path) for path in paths if BAGS & set(path.parts)] == []
