"""The rows of a Cross Industry Invoice: positions, allowances and charges, tax."""

from __future__ import annotations

from decimal import Decimal

from core.invoicing.invoice import Adjustment, Line, TaxRow
from core.invoicing.structured.cross_industry_words import Words
from core.invoicing.structured.finder import Finder


def tax_rows(find: Finder, words: Words) -> list[TaxRow]:
    """Return the tax breakdown."""
    return [
        TaxRow(
            category=row.text("ram:CategoryCode"),
            rate=row.amount(words.rate),
            base=row.amount("ram:BasisAmount"),
            tax=row.amount("ram:CalculatedAmount"),
            is_reasoned=bool(
                row.texts("ram:ExemptionReason") + row.texts("ram:ExemptionReasonCode")
            ),
        )
        for row in find.below(f"{words.billing}/ram:ApplicableTradeTax")
    ]


def adjustments(find: Finder, words: Words) -> list[Adjustment]:
    """Return allowances and charges for the document, what freight costs included."""
    found = [
        Adjustment(
            amount=_signed(row),
            category=row.text("ram:CategoryTradeTax/ram:CategoryCode"),
            rate=row.amount(f"ram:CategoryTradeTax/{words.rate}"),
        )
        for row in find.below(f"{words.billing}/ram:SpecifiedTradeAllowanceCharge")
    ]
    found += [
        Adjustment(
            amount=row.amount("ram:AppliedAmount"),
            category=row.text("ram:AppliedTradeTax/ram:CategoryCode"),
            rate=row.amount(f"ram:AppliedTradeTax/{words.rate}"),
        )
        for row in find.below(f"{words.billing}/ram:SpecifiedLogisticsServiceCharge")
    ]
    return found


def _signed(row: Finder) -> Decimal | None:
    """Return a charge as it is and an allowance with the opposite sign."""
    amount = row.amount("ram:ActualAmount")
    is_charge = row.text("ram:ChargeIndicator/udt:Indicator") in {"true", "1"}
    return amount if amount is None or is_charge else -amount


def lines(find: Finder, words: Words) -> list[Line]:
    """Return the positions that count."""
    items = find.below(f"{words.transaction}/ram:IncludedSupplyChainTradeLineItem")
    return [_line(item, words) for item in items if not _only_informs(item)]


def _only_informs(item: Finder) -> bool:
    """Say whether a line only heads or explains others (Factur-X EXTENDED, BT-X-8)."""
    reason = item.text("ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode")
    return reason in {"GROUP", "INFORMATION"}


def _line(item: Finder, words: Words) -> Line:
    agreement, billing = f"ram:{words.line}TradeAgreement", f"ram:{words.line}TradeSettlement"
    price = f"{agreement}/ram:NetPriceProductTradePrice"
    tax = f"{billing}/ram:ApplicableTradeTax"
    extra = item.below(f"{billing}/ram:SpecifiedTradeAllowanceCharge")
    return Line(
        number=item.text("ram:AssociatedDocumentLineDocument/ram:LineID"),
        net=item.amount(f"{billing}/{words.line_sums}/ram:LineTotalAmount"),
        quantity=item.amount(f"ram:{words.line}TradeDelivery/ram:BilledQuantity"),
        price=item.amount(f"{price}/ram:ChargeAmount"),
        price_base=item.amount(f"{price}/ram:BasisQuantity"),
        adjustments=sum((_signed(row) or Decimal(0) for row in extra), Decimal(0)),
        category=item.text(f"{tax}/ram:CategoryCode"),
        rate=item.amount(f"{tax}/{words.rate}"),
    )
