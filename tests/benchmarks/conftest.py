"""Progress that nobody sees."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from rich.progress import Progress as Bars

from benchmarks.progress import Progress


@pytest.fixture
def bars() -> Progress:
    """Bars that are drawn nowhere."""
    return Progress(Bars(console=Console(file=StringIO())))
