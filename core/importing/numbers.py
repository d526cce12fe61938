"""Cells that hold numbers: order numbers, postcodes and their prefixes, capacities."""

from __future__ import annotations

import re
from collections.abc import Callable

from core.domain.postcode import is_postcode
from core.importing.unfit import Unfit, quoted
from core.importing.words import MISSING
from core.language.order_numbers import is_ours

LONGEST_NUMBER = 32
_JOINTS = re.compile(r"[\s.–—-]+")
_PREFIX = re.compile(r"[0-9]{1,5}")
_COUNT = re.compile(r"[0-9]{1,4}")


def order_number(foreign: re.Pattern[str]) -> Callable[[str], str]:
    """Return a reader of order numbers: ``foreign`` ones, or our own with their check digit."""

    def read(cell: str) -> str:
        digits = _JOINTS.sub("", cell)
        if not digits:
            raise Unfit(MISSING)
        if len(digits) <= LONGEST_NUMBER and (foreign.fullmatch(digits) or is_ours(digits)):
            return digits
        raise Unfit(
            f"{quoted(cell)} ist keine Auftragsnummer: weder wie eingestellt"
            f" ({foreign.pattern}) noch elf Ziffern mit richtiger Prüfziffer"
        )

    return read


def postcode(cell: str) -> str:
    """Read a postcode. It is an access code, so no message repeats it."""
    if not cell:
        raise Unfit(MISSING)
    if not is_postcode(cell):
        raise Unfit("ist keine Postleitzahl: fünf Ziffern, auch die Null am Anfang")
    return cell


def postcode_prefixes(cell: str) -> tuple[str, ...]:
    """Read an area: first digits of postcodes, with spaces between, sorted and each once."""
    parts = cell.split()
    if not parts:
        raise Unfit(MISSING)
    for part in parts:
        if not _PREFIX.fullmatch(part):
            raise Unfit(f"{quoted(part)} ist kein Anfang einer Postleitzahl: 1 bis 5 Ziffern")
    return tuple(sorted(set(parts)))


def capacity(cell: str) -> int | None:
    """Read how many appointments a week fit; nothing means no limit."""
    if not cell:
        return None
    if not _COUNT.fullmatch(cell):
        raise Unfit(f"{quoted(cell)} ist keine ganze Zahl von 0 bis 9999")
    return int(cell)
