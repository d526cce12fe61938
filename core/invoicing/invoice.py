"""What an invoice says, whatever it was written in. BT numbers are those of EN 16931-1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Syntax = Literal["UBL", "CII", "ZF1", "text", "ocr"]
Source = Literal["xml", "text", "ocr", "person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The document's sums (BG-22), in the invoice's currency. ``third_party``: XRechnung's own."""

    lines: Decimal | None = None  # BT-106
    allowances: Decimal | None = None  # BT-107
    charges: Decimal | None = None  # BT-108
    net: Decimal | None = None  # BT-109
    tax: Decimal | None = None  # BT-110
    gross: Decimal | None = None  # BT-112
    prepaid: Decimal | None = None  # BT-113
    rounding: Decimal | None = None  # BT-114
    due: Decimal | None = None  # BT-115
    third_party: Decimal | None = None  # BT-DEX-002


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxRow:
    """One row of the tax breakdown (BG-23)."""

    category: str | None = None  # BT-118
    rate: Decimal | None = None  # BT-119, per cent
    base: Decimal | None = None  # BT-116
    tax: Decimal | None = None  # BT-117
    is_reasoned: bool = False  # BT-120 or BT-121 says why there is no tax


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """An allowance (negative) or a charge (positive) for the document (BG-20, BG-21)."""

    amount: Decimal | None = None
    category: str | None = None
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A position (BG-25). ``adjustments`` is its charges less its allowances."""

    number: str | None = None  # BT-126
    net: Decimal | None = None  # BT-131
    quantity: Decimal | None = None  # BT-129
    price: Decimal | None = None  # BT-146
    price_base: Decimal | None = None  # BT-149
    adjustments: Decimal = Decimal(0)
    category: str | None = None  # BT-151
    rate: Decimal | None = None  # BT-152


@dataclass(frozen=True, slots=True)
class Reference:
    """A text in which the buyer's order may be named, and its place: BT-10, 11, 13, 22 or page."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """A value that is missing, contradictory or uncertain is None.

    ``profile`` is the specification the invoice claims to follow (BT-24), ``sources`` says where
    each value that is there came from.
    """

    syntax: Syntax
    profile: str | None = None
    number: str | None = None  # BT-1
    issued_on: date | None = None  # BT-2
    type_code: str | None = None  # BT-3
    currency: str | None = None  # BT-5
    seller_name: str | None = None  # BT-27
    seller_vat_id: str | None = None  # BT-31
    seller_tax_number: str | None = None  # BT-32
    ibans: tuple[str, ...] = ()  # BT-84
    totals: Totals = field(default_factory=Totals)
    tax_rows: tuple[TaxRow, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    lines: tuple[Line, ...] = ()
    references: tuple[Reference, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
