"""The edges are async, the core decides without an event loop."""

import ast

from tests.architecture.source_tree import python_files, short

SYNCHRONOUS = (
    "core/dialogue", "core/domain", "core/language",
    "core/storage", "core/usecases", "core/wording",
)  # fmt: skip
DOOR = "core/storage/database.py"  # puts whole transactions into threads, for async callers
ASYNC = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)


def test_no_async_in_the_core() -> None:
    """Nothing that decides, stores or finds words waits for an event loop."""
    found = [
        f"{short(path)}:{node.lineno}"
        for path in python_files(*SYNCHRONOUS)
        if short(path) != DOOR
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ASYNC)
    ]
    assert found == []
