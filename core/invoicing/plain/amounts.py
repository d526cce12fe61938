"""Net, tax and gross from the lines of a page: by label, and only if net + tax = gross."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from core.invoicing.values import german

_AMOUNT = re.compile(
    r"(?<![\d.,'])-?(?:(?P<grouped>\d{1,3}(?:[.,' ]\d{3})+)|(?P<whole>\d{1,9}))[.,](?P<cents>\d\d)"
    r"(?!\d|[.,]\d|\s?%)"
)
_ASIDE = re.compile(
    r"skonto|anzahlung|abschlag|einzelpreis|stückpreis|restwert|wiederbeschaffung", re.IGNORECASE
)
_LABELS = (
    (
        "net",
        re.compile(
            r"netto|zwischensumme|exkl|excl|\bnet\b|sub-?total|ohne (?:ust|mwst)", re.IGNORECASE
        ),
    ),
    ("gross", re.compile(r"brutto|inkl|incl|\bgross\b", re.IGNORECASE)),
    ("tax", re.compile(r"mwst|\bust\b|steuer(?!n|lich)|\bvat\b|\btax\b", re.IGNORECASE)),
    (
        "gross",
        re.compile(
            r"gesamt|rechnungs(?:betrag|summe)|end(?:betrag|summe)|zahl(?:betrag|en)|total|"
            r"forderung|\bsumme\b|\bdue\b",
            re.IGNORECASE,
        ),
    ),
)
_LABEL_ALONE = 60
"""A line without a figure, up to this long, may head the next one."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Amounts as they are labelled; the same amount under one label counts once."""

    net: list[Decimal] = field(default_factory=list)
    tax: list[Decimal] = field(default_factory=list)
    gross: list[Decimal] = field(default_factory=list)

    def proven(self) -> tuple[Decimal, Decimal, Decimal] | None:
        """Return the only net, tax and gross that fit each other, if there is just one such."""
        taxes = [*self.tax, *([sum(self.tax, Decimal(0))] if len(self.tax) > 1 else [])]
        fitting = {
            (net, tax, net + tax)
            for net in self.net
            for tax in taxes
            if net and net + tax in self.gross
        }
        return fitting.pop() if len(fitting) == 1 else None

    def __str__(self) -> str:
        named = (("netto", self.net), ("Steuer", self.tax), ("brutto", self.gross))
        return "; ".join(
            f"{name} {' oder '.join(map(german, amounts[:4]))}"
            for name, amounts in named
            if amounts
        )


def find_amounts(lines: list[str]) -> Candidates:
    """Return every labelled amount of a page's lines."""
    found = Candidates()
    for label, amount in _labelled(lines):
        amounts: list[Decimal] = getattr(found, label)
        if amount not in amounts:
            amounts.append(amount)
    return found


def _labelled(lines: list[str]) -> Iterator[tuple[str, Decimal]]:
    waiting: str | None = None
    for line in lines:
        amounts = [_value(match) for match in _AMOUNT.finditer(line)]
        label = _label(line) or (waiting if amounts else None)
        if label and amounts:
            yield label, amounts[-1]
        waiting = label if label and not amounts and len(line) <= _LABEL_ALONE else None


def _label(line: str) -> str | None:
    if _ASIDE.search(line):
        return None
    return next((name for name, pattern in _LABELS if pattern.search(line)), None)


def _value(match: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", match["grouped"] or match["whole"])
    sign = "-" if match[0].startswith("-") else ""
    return Decimal(f"{sign}{whole}.{match['cents']}")
