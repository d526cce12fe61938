"""Text to rows: the separator, the header, and every row as a mapping of column to cell."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TextIO

from core.importing.report import Problems
from core.importing.unfit import Unfit, quoted

SEPARATORS = (",", ";", "\t")
LONGEST_HEADER = 100_000
_REASONS = (
    ("field larger", "Ein Feld ist viel zu lang."),
    ("unexpected end", "Ein Anführungszeichen wird nicht geschlossen."),
    ("expected after", "Hinter einem schließenden Anführungszeichen steht noch etwas."),
)


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns a file has, in which order, and on which line they stand."""

    separator: str
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as text; ``line`` is the one on which it begins."""

    line: int
    cells: dict[str, str]


def read_header(text: TextIO, known: Collection[str], problems: Problems) -> Header:
    """Read the first line that is not empty; raises Unfit when it names no known column."""
    line, first = 0, ""
    while not first.strip():
        line, first = line + 1, text.readline(LONGEST_HEADER)
        if not first:
            raise Unfit("Die Datei hat keine Kopfzeile mit den Namen der Spalten.")
    separator = max(SEPARATORS, key=lambda sign: len(set(known).intersection(_names(first, sign))))
    names = _names(first, separator)
    if not set(known).intersection(names):
        raise Unfit(f"Die Kopfzeile nennt keine bekannte Spalte. Erwartet: {', '.join(known)}")
    _check(line, names, known, problems)
    return Header(separator, names, line)


def _names(line: str, separator: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return ()
    return tuple(cell.strip().casefold() for cell in cells)


def _check(line: int, names: tuple[str, ...], known: Collection[str], problems: Problems) -> None:
    allowed = ", ".join(known)
    for name in dict.fromkeys(names):
        if not name:
            problems.add(line, "", "Eine Spalte hat keinen Namen.")
        elif name not in known:
            problems.add(line, "", f"Die Spalte {quoted(name)} ist unbekannt. Erlaubt: {allowed}")
        elif names.count(name) > 1:
            problems.add(line, name, "Die Spalte kommt mehrmals vor.")
    for name in known:
        if name not in names:
            problems.add(line, name, "Die Spalte fehlt.")


def read_rows(text: TextIO, header: Header, problems: Problems) -> Iterator[RawRow]:
    """Yield the rows that follow the header; what is no row is noted as a problem."""
    reader = csv.reader(text, delimiter=header.separator, strict=True)
    while True:
        line = header.line + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.add(line, "", _reason(error))
            continue
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        if len(cells) != len(header.names):
            found, wanted = len(cells), len(header.names)
            problems.add(line, "", f"Die Zeile hat {found} Felder, erwartet sind {wanted}.")
            continue
        yield RawRow(line, dict(zip(header.names, cells, strict=True)))


def _reason(error: csv.Error) -> str:
    for part, reason in _REASONS:
        if part in str(error):
            return reason
    return "Die Zeile ist nicht lesbar."
