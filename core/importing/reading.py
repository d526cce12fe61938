"""From an open file to checked rows, with nothing locked and nothing stored."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Generic, TypeVar

from core.importing.progress import Progress
from core.importing.report import Problems
from core.importing.sheet import Placed, Sheet, read_sheet
from core.importing.table import RawRow, read_header, read_rows
from core.importing.text_file import TextFile

R = TypeVar("R")


@dataclass(slots=True)
class Reading(Generic[R]):
    """Reads a file to its end; ``read`` counts the rows, good and bad."""

    sheet: Sheet[R]
    source: TextFile
    problems: Problems
    read: int = 0

    def run(self, file: BinaryIO, steps: Progress) -> list[Placed[R]]:
        """Return the good rows and close ``file``; what is wrong with others is in ``problems``."""
        with io.TextIOWrapper(file, encoding=self.source.encoding, newline="") as text:
            header = read_header(text, self.sheet.columns, self.problems)
            if self.problems.kept:
                return []
            rows = self._counted(read_rows(text, header, self.problems), steps)
            return list(read_sheet(self.sheet, rows, self.problems))

    def _counted(self, rows: Iterator[RawRow], steps: Progress) -> Iterator[RawRow]:
        for row in rows:
            self.read += 1
            steps.read(row.line)
            yield row
