"""Which version this is."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

from core.cli.program import NAME


def version_text() -> str:
    """Return name and version: of the installed package, or of the clone."""
    try:
        return f"{NAME} {metadata.version(NAME)}"
    except metadata.PackageNotFoundError:
        project = Path(__file__).parents[2] / "pyproject.toml"
        return f"{NAME} {tomllib.loads(project.read_text('utf-8'))['project']['version']}"
