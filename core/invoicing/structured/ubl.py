"""OASIS UBL 2.1: Invoice and CreditNote."""

from __future__ import annotations

from decimal import Decimal

from core.invoicing.finding import Finding
from core.invoicing.invoice import Adjustment, Invoice, Line, Reference, TaxRow, Totals
from core.invoicing.structured.element import Element
from core.invoicing.structured.finder import Finder
from core.invoicing.structured.sums import balance, in_currency
from core.invoicing.values import account, iso_date, vat_id

_OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
INVOICE = f"{{{_OASIS}:Invoice-2}}Invoice"
CREDIT_NOTE = f"{{{_OASIS}:CreditNote-2}}CreditNote"
PREFIXES = {
    "cac": f"{_OASIS}:CommonAggregateComponents-2",
    "cbc": f"{_OASIS}:CommonBasicComponents-2",
}
_SELLER = "cac:AccountingSupplierParty/cac:Party"


def read_ubl(root: Element, findings: list[Finding]) -> Invoice:
    """Return what an Invoice or a CreditNote says."""
    find = Finder(root, PREFIXES, findings)
    kind = "CreditNote" if root.tag == CREDIT_NOTE else "Invoice"
    currency = find.text("cbc:DocumentCurrencyCode", "Die Währung")
    own_vat_id, tax_number = _tax_ids(find)
    return Invoice(
        syntax="UBL",
        profile=find.text("cbc:CustomizationID"),
        number=find.text("cbc:ID", "Die Rechnungsnummer"),
        issued_on=find.value("cbc:IssueDate", iso_date, "Das Rechnungsdatum"),
        type_code=find.text(f"cbc:{kind}TypeCode", "Die Art der Rechnung"),
        currency=currency,
        seller_name=find.text(f"{_SELLER}/cac:PartyLegalEntity/cbc:RegistrationName")
        or find.text(f"{_SELLER}/cac:PartyName/cbc:Name"),
        seller_vat_id=own_vat_id,
        seller_tax_number=tax_number,
        ibans=_ibans(find),
        totals=_totals(find, currency),
        tax_rows=tuple(_tax_rows(find, currency)),
        adjustments=tuple(_adjustments(find)),
        lines=tuple(_line(item, kind) for item in find.below(f"cac:{kind}Line")),
        references=tuple(_references(find)),
    )


def _tax_ids(find: Finder) -> tuple[str | None, str | None]:
    """Return VAT id and tax number; a registration says by its scheme which it is."""
    schemes = find.below(f"{_SELLER}/cac:PartyTaxScheme")
    vat_ids: list[str] = []
    others: list[str] = []
    for scheme in schemes:
        is_vat = (scheme.text("cac:TaxScheme/cbc:ID") or "").upper() == "VAT"
        (vat_ids if is_vat else others).extend(scheme.texts("cbc:CompanyID"))
    own = [own for text in vat_ids if (own := vat_id(text))]
    return find.only(own, "Die USt-ID"), find.only(others, "Die Steuernummer")


def _ibans(find: Finder) -> tuple[str, ...]:
    texts = find.texts("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID")
    # The field is for accounts of every kind; one that begins with letters means to be an IBAN.
    found = (account(text) if text[:2].isalpha() else None for text in texts)
    return tuple(dict.fromkeys(number for number in found if number))


def _totals(find: Finder, currency: str | None) -> Totals:
    sums = "cac:LegalMonetaryTotal/cbc:"
    return Totals(
        lines=find.amount(f"{sums}LineExtensionAmount", "Die Summe der Positionen"),
        allowances=find.amount(f"{sums}AllowanceTotalAmount", "Die Summe der Nachlässe"),
        charges=find.amount(f"{sums}ChargeTotalAmount", "Die Summe der Zuschläge"),
        net=find.amount(f"{sums}TaxExclusiveAmount", "Der Nettobetrag"),
        tax=in_currency(find.below("cac:TaxTotal/cbc:TaxAmount"), currency),
        gross=find.amount(f"{sums}TaxInclusiveAmount", "Der Bruttobetrag"),
        prepaid=find.amount(f"{sums}PrepaidAmount", "Die Anzahlung"),
        rounding=find.amount(f"{sums}PayableRoundingAmount", "Der Rundungsbetrag"),
        due=find.amount(f"{sums}PayableAmount", "Der Zahlbetrag"),
        third_party=balance(find.below("cac:PrepaidPayment/cbc:PaidAmount")),
    )


def _tax_rows(find: Finder, currency: str | None) -> list[TaxRow]:
    totals = find.below("cac:TaxTotal")
    own = [one for one in totals if _currency(one) in {currency, ""}] or totals
    return [_tax_row(row) for total in own for row in total.below("cac:TaxSubtotal")]


def _currency(total: Finder) -> str:
    amounts = total.below("cbc:TaxAmount")
    return amounts[0].attribute("currencyID") if amounts else ""


def _tax_row(row: Finder) -> TaxRow:
    reason = "cac:TaxCategory/cbc:TaxExemptionReason"
    return TaxRow(
        category=row.text("cac:TaxCategory/cbc:ID"),
        rate=row.amount("cac:TaxCategory/cbc:Percent"),
        base=row.amount("cbc:TaxableAmount"),
        tax=row.amount("cbc:TaxAmount"),
        is_reasoned=bool(row.texts(reason) + row.texts(f"{reason}Code")),
    )


def _adjustments(find: Finder) -> list[Adjustment]:
    return [
        Adjustment(
            amount=_signed(row),
            category=row.text("cac:TaxCategory/cbc:ID"),
            rate=row.amount("cac:TaxCategory/cbc:Percent"),
        )
        for row in find.below("cac:AllowanceCharge")
    ]


def _signed(row: Finder) -> Decimal | None:
    """Return a charge as it is and an allowance with the opposite sign."""
    amount = row.amount("cbc:Amount")
    is_charge = row.text("cbc:ChargeIndicator") in {"true", "1"}
    return amount if amount is None or is_charge else -amount


def _line(item: Finder, kind: str) -> Line:
    quantity = "Credited" if kind == "CreditNote" else "Invoiced"
    tax = "cac:Item/cac:ClassifiedTaxCategory/cbc:"
    extra = item.below("cac:AllowanceCharge")
    return Line(
        number=item.text("cbc:ID"),
        net=item.amount("cbc:LineExtensionAmount"),
        quantity=item.amount(f"cbc:{quantity}Quantity"),
        price=item.amount("cac:Price/cbc:PriceAmount"),
        price_base=item.amount("cac:Price/cbc:BaseQuantity"),
        adjustments=sum((_signed(row) or Decimal(0) for row in extra), Decimal(0)),
        category=item.text(f"{tax}ID"),
        rate=item.amount(f"{tax}Percent"),
    )


def _references(find: Finder) -> list[Reference]:
    places = (
        ("BT-13", "cac:OrderReference/cbc:ID"),
        ("BT-10", "cbc:BuyerReference"),
        ("BT-11", "cac:ProjectReference/cbc:ID"),
        ("BT-22", "cbc:Note"),
    )
    return [Reference(place, text) for place, path in places for text in find.texts(path)]
