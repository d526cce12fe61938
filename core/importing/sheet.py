"""One kind of file: its columns with their readers, and how a row comes to be."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.importing.report import Problems
from core.importing.table import RawRow
from core.importing.unfit import Unfit

R = TypeVar("R")
Values = Mapping[str, Any]
Fault = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A row and the line on which it stands."""

    line: int
    row: R


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[R]):
    """A reader takes a cell without the spaces around it and raises Unfit.

    ``faults`` names what does not fit together, as (column, reason); ``key`` must be unique.
    """

    columns: Mapping[str, Callable[[str], object]]
    faults: Callable[[Values], Sequence[Fault]]
    build: Callable[[Values], R]
    key: Callable[[R], Hashable]
    key_column: str


def read_sheet(sheet: Sheet[R], rows: Iterator[RawRow], problems: Problems) -> Iterator[Placed[R]]:
    """Yield the good rows; everything that is wrong with the others is noted."""
    seen: dict[Hashable, int] = {}
    for raw in rows:
        row = _read(sheet, raw, problems)
        if row is None:
            continue
        first = seen.setdefault(sheet.key(row), raw.line)
        if first != raw.line:
            problems.add(raw.line, sheet.key_column, f"steht schon in Zeile {first}")
            continue
        yield Placed(raw.line, row)


def _read(sheet: Sheet[R], raw: RawRow, problems: Problems) -> R | None:
    values: dict[str, object] = {}
    for column, read in sheet.columns.items():
        try:
            values[column] = read(raw.cells[column].strip())
        except Unfit as unfit:
            problems.add(raw.line, column, unfit.reason)
    if len(values) != len(sheet.columns):
        return None
    faults = sheet.faults(values)
    for column, reason in faults:
        problems.add(raw.line, column, reason)
    return None if faults else sheet.build(values)
