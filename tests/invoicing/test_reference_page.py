"""The page about findings names those that there are."""

import ast
import re
from collections.abc import Iterator

from core.sandbox.failure import REASONS
from core.sandbox.nursery import ROOT

PAGE = (ROOT / "docs/reference/invoice-read.md").read_text("utf-8")
MAKERS = {"error", "warning", "info", "_wrong", "_unread", "Finding"}
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")


def written() -> Iterator[str]:
    """Every code that the program can give."""
    yield from (f"reading_{reason}" for reason in REASONS)
    for path in [*(ROOT / "core/invoicing").rglob("*.py"), ROOT / "core/cli/invoice.py"]:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def made() -> Iterator[str]:
    """Every code that stands where a finding is made."""
    for path in [*(ROOT / "core/invoicing").rglob("*.py"), ROOT / "core/cli/invoice.py"]:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in MAKERS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and CODE.fullmatch(str(first.value)):
                    yield str(first.value)


def test_every_finding_is_on_the_page() -> None:
    """Whoever meets a code finds it explained, and nothing is explained that there is not."""
    told = {
        code
        for line in PAGE.splitlines()
        if line.startswith("| `")
        for code in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert set(made()) - told == set()
    assert told - set(written()) == set()
