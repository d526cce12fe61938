"""UN/CEFACT's Cross Industry Invoice, and ZUGFeRD 1.0, which has the same shape in older words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.invoicing.finding import Finding
from core.invoicing.invoice import Invoice, Reference, Totals
from core.invoicing.structured.cross_industry_rows import adjustments, lines, tax_rows
from core.invoicing.structured.cross_industry_words import Words
from core.invoicing.structured.element import Element
from core.invoicing.structured.finder import Finder
from core.invoicing.structured.sums import balance, in_currency
from core.invoicing.values import account, compact_date, vat_id

_THIRD_PARTY = "ram:SpecifiedAdvancePayment/ram:PaidAmount"


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
        tax_rows=tuple(tax_rows(find, words)),
        adjustments=tuple(adjustments(find, words)),
        lines=tuple(lines(find, words)),
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
    return tuple(dict.fromkeys(found for text in texts if (found := account(text))))


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
