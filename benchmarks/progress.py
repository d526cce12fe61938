"""How far it is, on standard error; the results alone go to standard output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars


class Progress:
    """Bars on standard error, one for each piece of work."""

    def __init__(self, bars: Bars) -> None:
        """Draw on ``bars``."""
        self._bars = bars

    def start(self, what: str, total: int) -> Callable[[], None]:
        """Begin a bar of ``total`` steps and return what moves it on by one."""
        task = self._bars.add_task(what, total=total)
        return lambda: self._bars.advance(task)


@contextmanager
def progress() -> Iterator[Progress]:
    """Bars while the benchmarks run."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bars:
        yield Progress(bars)
