"""UN/CEFACT's Cross Industry Invoice, and ZUGFeRD 1.0, which has the same shape in older words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.invoicing.finding import Finding
from core.invoicing.invoice import Adjustment, Invoice, Line, Reference, Syntax, TaxRow, Totals
from core.invoicing.structured.element import Element
from core.invoicing.structured.finder import Finder
from core.invoicing.structured.sums import balance, in_currency
from core.invoicing.values import compact_date, iban, vat_id

_UNECE = "urn:un:unece:uncefact:data:standard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the parts are called that the two differ in."""

    syntax: Syntax
    prefixes: Mapping[str, str]
    context: str
    document: str
    transaction: str
    header: str
    line: str
    sums: str
    line_sums: str
    rate: str
    order: str

    @property
    def billing(self) -> str:
        """Return the path of the header's TradeSettlement."""
        return f"{self.transaction}/ram:{self.header}TradeSettlement"

    @property
    def agreement(self) -> str:
        """Return the path of the header's agreement."""
        return f"{self.transaction}/ram:{self.header}TradeAgreement"


CII = Words(
    syntax="CII",
    prefixes={
        "rsm": f"{_UNECE}:CrossIndustryInvoice:100",
        "ram": f"{_UNECE}:ReusableAggregateBusinessInformationEntity:100",
        "udt": f"{_UNECE}:UnqualifiedDataType:100",
    },
    context="rsm:ExchangedDocumentContext",
    document="rsm:ExchangedDocument",
    transaction="rsm:SupplyChainTradeTransaction",
    header="ApplicableHeader",
    line="SpecifiedLine",
    sums="ram:SpecifiedTradeSettlementHeaderMonetarySummation",
    line_sums="ram:SpecifiedTradeSettlementLineMonetarySummation",
    rate="ram:RateApplicablePercent",
    order="ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
)
ZF1 = Words(
    syntax="ZF1",
    prefixes={
        "rsm": "urn:ferd:CrossIndustryDocument:invoice:1p0",
        "ram": f"{_UNECE}:ReusableAggregateBusinessInformationEntity:12",
        "udt": f"{_UNECE}:UnqualifiedDataType:15",
    },
    context="rsm:SpecifiedExchangedDocumentContext",
    document="rsm:HeaderExchangedDocument",
    transaction="rsm:SpecifiedSupplyChainTradeTransaction",
    header="ApplicableSupplyChain",
    line="SpecifiedSupplyChain",
    sums="ram:SpecifiedTradeSettlementMonetarySummation",
    line_sums="ram:SpecifiedTradeSettlementMonetarySummation",
    rate="ram:ApplicablePercent",
    order="ram:BuyerOrderReferencedDocument/ram:ID",
)


def read_cross_industry(root: Element, words: Words, findings: list[Finding]) -> Invoice:
    """Return what a CrossIndustryInvoice or CrossIndustryDocument says."""
    find = Finder(root, words.prefixes, findings)
    seller = f"{words.agreement}/ram:SellerTradeParty"
    registered = f"{seller}/ram:SpecifiedTaxRegistration/ram:ID"
    currency = find.text(f"{words.billing}/ram:InvoiceCurrencyCode", "Die Währung")
    return Invoice(
        syntax=words.syntax,
        profile=find.text(f"{words.context}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"),
        number=find.text(f"{words.document}/ram:ID", "Die Rechnungsnummer"),
        issued_on=_issued_on(find, words),
        type_code=find.text(f"{words.document}/ram:TypeCode", "Die Art der Rechnung"),
        currency=currency,
        seller_name=find.text(f"{seller}/ram:Name", "Der Name des Verkäufers"),
        seller_vat_id=find.value(f"{registered}[@schemeID='VA']", vat_id, "Die USt-ID"),
        seller_tax_number=find.text(f"{registered}[@schemeID='FC']", "Die Steuernummer"),
        ibans=_ibans(find, words),
        totals=_totals(find, words, currency),
        tax_rows=tuple(_tax_rows(find, words)),
        adjustments=tuple(_adjustments(find, words)),
        lines=tuple(_lines(find, words)),
        references=tuple(_references(find, words)),
    )


def _issued_on(find: Finder, words: Words) -> date | None:
    path = f"{words.document}/ram:IssueDateTime"
    name = "Das Rechnungsdatum"
    return find.value(f"{path}/udt:DateTimeString", compact_date, name) or find.value(
        f"{path}/udt:DateTime", compact_date, name
    )


def _ibans(find: Finder, words: Words) -> tuple[str, ...]:
    means = f"{words.billing}/ram:SpecifiedTradeSettlementPaymentMeans"
    texts = find.texts(f"{means}/ram:PayeePartyCreditorFinancialAccount/ram:IBANID")
    return tuple(dict.fromkeys(found for text in texts if (found := iban(text))))


def _totals(find: Finder, words: Words, currency: str | None) -> Totals:
    sums = f"{words.billing}/{words.sums}"

    def amount(tag: str, name: str) -> Decimal | None:
        return find.amount(f"{sums}/ram:{tag}", name)

    return Totals(
        lines=amount("LineTotalAmount", "Die Summe der Positionen"),
        allowances=amount("AllowanceTotalAmount", "Die Summe der Nachlässe"),
        charges=amount("ChargeTotalAmount", "Die Summe der Zuschläge"),
        net=amount("TaxBasisTotalAmount", "Der Nettobetrag"),
        tax=in_currency(find.below(f"{sums}/ram:TaxTotalAmount"), currency),
        gross=amount("GrandTotalAmount", "Der Bruttobetrag"),
        prepaid=amount("TotalPrepaidAmount", "Die Anzahlung"),
        rounding=amount("RoundingAmount", "Der Rundungsbetrag"),
        due=amount("DuePayableAmount", "Der Zahlbetrag"),
        third_party=balance(find.below(f"{words.billing}/{_THIRD_PARTY}")),
    )


_THIRD_PARTY = "ram:SpecifiedAdvancePayment/ram:PaidAmount"


def _tax_rows(find: Finder, words: Words) -> list[TaxRow]:
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


def _adjustments(find: Finder, words: Words) -> list[Adjustment]:
    found = [
        Adjustment(
            amount=signed_amount(row),
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


def signed_amount(row: Finder) -> Decimal | None:
    """Return a charge as it is and an allowance with the opposite sign."""
    amount = row.amount("ram:ActualAmount")
    is_charge = row.text("ram:ChargeIndicator/udt:Indicator") in {"true", "1"}
    return amount if amount is None or is_charge else -amount


def _lines(find: Finder, words: Words) -> list[Line]:
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
        adjustments=sum((signed_amount(row) or Decimal(0) for row in extra), Decimal(0)),
        category=item.text(f"{tax}/ram:CategoryCode"),
        rate=item.amount(f"{tax}/{words.rate}"),
    )


def _references(find: Finder, words: Words) -> list[Reference]:
    agreement = words.agreement
    places = (
        ("BT-13", f"{agreement}/{words.order}"),
        ("BT-10", f"{agreement}/ram:BuyerReference"),
        ("BT-11", f"{agreement}/ram:SpecifiedProcuringProject/ram:ID"),
        ("BT-11", f"{agreement}/ram:SpecifiedProcuringProject/ram:Name"),
        ("BT-22", f"{words.document}/ram:IncludedNote/ram:Content"),
    )
    return [Reference(place, text) for place, path in places for text in find.texts(path)]
