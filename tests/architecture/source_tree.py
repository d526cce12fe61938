"""The project's own source, as the tests of its architecture see it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "core", "mail_gateway", "web")


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file below these folders of the project, in a fixed order."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def short(path: Path) -> str:
    """The path as a person reads it in a failed assertion."""
    return path.relative_to(ROOT).as_posix()


def words(path: Path) -> Iterator[str]:
    """Every name that a file defines or uses, and the parts of its own path."""
    yield from path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_bytes())):
        for field in ("id", "name", "attr", "arg"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                yield value


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every call in a file, as in `(12, "asyncio.create_task")`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def table_rows(text: str) -> Iterator[list[str]]:
    """The cells of every row of the Markdown tables in a text, headings left out."""
    for line in text.splitlines():
        if line.startswith("|") and not re.match(r"\|[ -]+\|", line):
            yield [cell.strip() for cell in line.strip("|").split("|")]
