"""No package escapes the rules for imports and types because nobody named it."""

import tomllib

from tests.architecture.source_tree import ROOT

TOOL = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
SHIPPED = TOOL["hatch"]["build"]["targets"]["wheel"]["packages"]
CONTRACTS = {contract["id"]: contract for contract in TOOL["importlinter"]["contracts"]}


def test_every_package_is_under_contract() -> None:
    """What is shipped is checked: its imports, its types, its distance to other channels."""
    packages = {name for name in SHIPPED if (ROOT / name).is_dir()}
    assert set(TOOL["importlinter"]["root_packages"]) == packages
    assert set(TOOL["mypy"]["packages"]) == packages
    assert set(CONTRACTS["channels-apart"]["modules"]) == packages - {"core"}


def test_every_package_is_shipped() -> None:
    """What a clone can import, the wheel brings along."""
    found = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert found <= set(SHIPPED)
