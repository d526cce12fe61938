"""The glossary and the code speak the same words."""

import ast
import re

import pytest

from tests.architecture.source_tree import PACKAGES, ROOT, python_files, short, table_rows, words

PAGE = (ROOT / "docs/glossary.md").read_text("utf-8")
IN_USE, RESERVED = PAGE.split("## Reserved")
NAMED_IN = ("core/domain", "core/ports", "core/storage", "core/usecases")


def quoted(page: str, column: int) -> list[str]:
    """The words in back quotes that stand in one column of a page's tables."""
    cells = [row[column] for row in table_rows(page) if row[0] != "German"]
    return [word for cell in cells for word in re.findall(r"`(\w+)`", cell)]


@pytest.fixture(scope="module")
def code_words() -> set[str]:
    """Every name in the product's code."""
    return {word for path in python_files(*PACKAGES) for word in words(path)}


@pytest.mark.parametrize("word", quoted(IN_USE, 1))
def test_code_word_exists(word: str, code_words: set[str]) -> None:
    """A word that the glossary says is in use is used in the code."""
    assert word in code_words


@pytest.mark.parametrize("word", quoted(RESERVED, 1))
def test_reserved_word_is_still_free(word: str, code_words: set[str]) -> None:
    """A word that came into use is moved up from the reserved ones."""
    assert word not in code_words


def test_no_class_has_a_second_name() -> None:
    """Nothing in the core is called by a word that the glossary rules out."""
    avoided = set(quoted(PAGE, 3)) - set(quoted(PAGE, 1))
    classes = [
        (node.name, short(path))
        for path in python_files(*NAMED_IN)
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ClassDef)
    ]
    assert [found for found in classes if found[0] in avoided] == []
