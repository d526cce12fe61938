"""A process that does not speak Telegram does not pay for aiogram."""

import subprocess
import sys

import pytest

from tests.architecture.source_tree import ROOT, python_files, short

PROGRAM = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print([name for name in ("aiogram", "bot") if name in sys.modules])
"""


def modules(package: str) -> list[str]:
    """Every module of a package except programs and migrations, which act when imported."""
    return [
        short(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in python_files(package)
        if path.name != "__main__.py" and "migrations" not in path.parts
    ]


@pytest.mark.parametrize("package", ["core", "mail_gateway", "web"])
def test_no_module_imports_aiogram(package: str) -> None:
    """All of a package imported at once brings in neither aiogram nor the package that uses it."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *modules(package)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
