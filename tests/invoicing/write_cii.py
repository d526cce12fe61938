"""Writes a sample as Cross Industry Invoice, or in the words of ZUGFeRD 1.0."""

from decimal import Decimal
from xml.sax.saxutils import escape

from tests.invoicing.sample import Item, Sample

EN16931 = "urn:cen.eu:en16931:2017"
STANDARD = "urn:un:unece:uncefact:data:standard"


def cii(sample: Sample, profile: str = EN16931, means: str | None = None) -> bytes:
    """Return CII D16B; ``means`` replaces the payment means."""
    allowance = "".join(
        _adjustment(amount, rate, "false") for amount, rate in sample.allowances
    ) + "".join(_adjustment(amount, rate, "true") for amount, rate in sample.charges)
    rows = "".join(
        f"<ram:ApplicableTradeTax><ram:CalculatedAmount>{tax}</ram:CalculatedAmount>"
        f"<ram:TypeCode>VAT</ram:TypeCode>{_reason(category)}<ram:BasisAmount>{base}</ram:BasisAmount>"
        f"<ram:CategoryCode>{category}</ram:CategoryCode>"
        f"<ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>"
        for category, rate, base, tax in sample.rows
    )
    lines = "".join(_line(number, item) for number, item in enumerate(sample.items, 1))
    note = f"<ram:IncludedNote><ram:Content>{escape(sample.note)}</ram:Content></ram:IncludedNote>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="{STANDARD}:CrossIndustryInvoice:100"
 xmlns:ram="{STANDARD}:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="{STANDARD}:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
<ram:ID>{profile}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>{sample.number}</ram:ID>
<ram:TypeCode>{381 if sample.is_credit else 380}</ram:TypeCode><ram:IssueDateTime>
<udt:DateTimeString format="102">{sample.day:%Y%m%d}</udt:DateTimeString></ram:IssueDateTime>
{note if sample.note else ""}</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{lines}
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>
<ram:Name>{escape(sample.seller)}</ram:Name>
{_registered("FC", sample.tax_number)}{_registered("VA", sample.vat_id)}
</ram:SellerTradeParty><ram:BuyerOrderReferencedDocument>
<ram:IssuerAssignedID>{sample.order}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>{sample.currency}</ram:InvoiceCurrencyCode>
{_means(sample) if means is None else means}{rows}{allowance}
<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
<ram:LineTotalAmount>{sample.lines}</ram:LineTotalAmount>
<ram:ChargeTotalAmount>{sample.charged}</ram:ChargeTotalAmount>
<ram:AllowanceTotalAmount>{sample.allowed}</ram:AllowanceTotalAmount>
<ram:TaxBasisTotalAmount>{sample.net}</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="{sample.currency}">{sample.tax}</ram:TaxTotalAmount>
<ram:GrandTotalAmount>{sample.gross}</ram:GrandTotalAmount>
<ram:TotalPrepaidAmount>{sample.prepaid}</ram:TotalPrepaidAmount>
<ram:DuePayableAmount>{sample.due}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()


OLDER_WORDS = (
    (f"{STANDARD}:CrossIndustryInvoice:100", "urn:ferd:CrossIndustryDocument:invoice:1p0"),
    ("InformationEntity:100", "InformationEntity:12"),
    ("UnqualifiedDataType:100", "UnqualifiedDataType:15"),
    ("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument"),
    ("rsm:ExchangedDocumentContext", "rsm:SpecifiedExchangedDocumentContext"),
    ("rsm:ExchangedDocument>", "rsm:HeaderExchangedDocument>"),
    ("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction"),
    ("ApplicableHeaderTrade", "ApplicableSupplyChainTrade"),
    ("SpecifiedLineTrade", "SpecifiedSupplyChainTrade"),
    ("HeaderMonetarySummation", "MonetarySummation"),
    ("LineMonetarySummation", "MonetarySummation"),
    ("RateApplicablePercent", "ApplicablePercent"),
    ("IssuerAssignedID", "ID"),
    (EN16931, "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort"),
)


def zugferd_1(sample: Sample) -> bytes:
    """Return the same in the words of 2014."""
    text = cii(sample).decode()
    for word, older in OLDER_WORDS:
        text = text.replace(word, older)
    return text.encode()


def _means(sample: Sample) -> str:
    return (
        "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>"
        f"<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{sample.iban}</ram:IBANID>"
        "</ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>"
    )


def _registered(scheme: str, number: str) -> str:
    return (
        f'<ram:SpecifiedTaxRegistration><ram:ID schemeID="{scheme}">{number}</ram:ID>'
        "</ram:SpecifiedTaxRegistration>"
    )


def _reason(category: str) -> str:
    reason = "<ram:ExemptionReason>§ 4 UStG</ram:ExemptionReason>"
    return reason if category == "E" else ""


def _adjustment(amount: Decimal, rate: Decimal, is_charge: str) -> str:
    return (
        f"<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>{is_charge}"
        f"</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>{amount}</ram:ActualAmount>"
        "<ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>"
        f"<ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:CategoryTradeTax>"
        "</ram:SpecifiedTradeAllowanceCharge>"
    )


def _line(number: int, item: Item) -> str:
    return (
        "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
        f"<ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument>"
        f"<ram:SpecifiedTradeProduct><ram:Name>{escape(item.name)}</ram:Name></ram:SpecifiedTradeProduct>"
        "<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>"
        f"<ram:ChargeAmount>{item.price}</ram:ChargeAmount></ram:NetPriceProductTradePrice>"
        "</ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery>"
        f'<ram:BilledQuantity unitCode="C62">{item.quantity}</ram:BilledQuantity>'
        "</ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>"
        f"<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>{item.category}</ram:CategoryCode>"
        f"<ram:RateApplicablePercent>{item.rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>"
        "<ram:SpecifiedTradeSettlementLineMonetarySummation>"
        f"<ram:LineTotalAmount>{item.net}</ram:LineTotalAmount>"
        "</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>"
        "</ram:IncludedSupplyChainTradeLineItem>"
    )
