"""Writes a sample as UBL: an Invoice, or a CreditNote where it is one."""

from decimal import Decimal
from xml.sax.saxutils import escape

from tests.invoicing.sample import Item, Sample

OASIS = "urn:oasis:names:specification:ubl:schema:xsd"
XRECHNUNG = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"


def ubl(sample: Sample, extra_tax_total: str = "") -> bytes:
    """Return UBL 2.1."""
    kind = "CreditNote" if sample.is_credit else "Invoice"
    money = f'currencyID="{sample.currency}"'
    allowances = "".join(_adjustment(a, r, "false", money) for a, r in sample.allowances)
    allowances += "".join(_adjustment(a, r, "true", money) for a, r in sample.charges)
    rows = "".join(
        f"<cac:TaxSubtotal><cbc:TaxableAmount {money}>{base}</cbc:TaxableAmount>"
        f"<cbc:TaxAmount {money}>{tax}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>{category}</cbc:ID>"
        f"<cbc:Percent>{rate}</cbc:Percent>{_reason(category)}{VAT}</cac:TaxCategory></cac:TaxSubtotal>"
        for category, rate, base, tax in sample.rows
    )
    lines = "".join(_line(number, item, kind, money) for number, item in enumerate(sample.items, 1))
    note = f"<cbc:Note>{escape(sample.note)}</cbc:Note>" if sample.note else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{kind} xmlns="{OASIS}:{kind}-2" xmlns:cac="{OASIS}:CommonAggregateComponents-2"
 xmlns:cbc="{OASIS}:CommonBasicComponents-2">
<cbc:CustomizationID>{XRECHNUNG}</cbc:CustomizationID><cbc:ID>{sample.number}</cbc:ID>
<cbc:IssueDate>{sample.day}</cbc:IssueDate>
<cbc:{kind}TypeCode>{381 if sample.is_credit else 380}</cbc:{kind}TypeCode>{note}
<cbc:DocumentCurrencyCode>{sample.currency}</cbc:DocumentCurrencyCode>
<cac:OrderReference><cbc:ID>{sample.order}</cbc:ID></cac:OrderReference>
<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Kurz</cbc:Name></cac:PartyName>
<cac:PartyTaxScheme><cbc:CompanyID>{sample.vat_id}</cbc:CompanyID>{VAT}</cac:PartyTaxScheme>
<cac:PartyTaxScheme><cbc:CompanyID>{sample.tax_number}</cbc:CompanyID>
<cac:TaxScheme><cbc:ID>FC</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>{escape(sample.seller)}</cbc:RegistrationName></cac:PartyLegalEntity>
</cac:Party></cac:AccountingSupplierParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>
<cbc:ID>{sample.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>{allowances}{extra_tax_total}
<cac:TaxTotal><cbc:TaxAmount {money}>{sample.tax}</cbc:TaxAmount>{rows}</cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount {money}>{sample.lines}</cbc:LineExtensionAmount>
<cbc:TaxExclusiveAmount {money}>{sample.net}</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount {money}>{sample.gross}</cbc:TaxInclusiveAmount>
<cbc:AllowanceTotalAmount {money}>{sample.allowed}</cbc:AllowanceTotalAmount>
<cbc:ChargeTotalAmount {money}>{sample.charged}</cbc:ChargeTotalAmount>
<cbc:PrepaidAmount {money}>{sample.prepaid}</cbc:PrepaidAmount>
<cbc:PayableAmount {money}>{sample.due}</cbc:PayableAmount></cac:LegalMonetaryTotal>
{lines}</{kind}>""".encode()


VAT = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"


def _reason(category: str) -> str:
    reason = "<cbc:TaxExemptionReason>§ 4 UStG</cbc:TaxExemptionReason>"
    return reason if category == "E" else ""


def _adjustment(amount: Decimal, rate: Decimal, is_charge: str, money: str) -> str:
    return (
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{is_charge}</cbc:ChargeIndicator>"
        f"<cbc:Amount {money}>{amount}</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID>"
        f"<cbc:Percent>{rate}</cbc:Percent>{VAT}</cac:TaxCategory></cac:AllowanceCharge>"
    )


def _line(number: int, item: Item, kind: str, money: str) -> str:
    quantity = "CreditedQuantity" if kind == "CreditNote" else "InvoicedQuantity"
    return (
        f"<cac:{kind}Line><cbc:ID>{number}</cbc:ID>"
        f'<cbc:{quantity} unitCode="C62">{item.quantity}</cbc:{quantity}>'
        f"<cbc:LineExtensionAmount {money}>{item.net}</cbc:LineExtensionAmount><cac:Item>"
        f"<cbc:Name>{escape(item.name)}</cbc:Name><cac:ClassifiedTaxCategory>"
        f"<cbc:ID>{item.category}</cbc:ID><cbc:Percent>{item.rate}</cbc:Percent>{VAT}"
        f"</cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount {money}>{item.price}"
        f"</cbc:PriceAmount></cac:Price></cac:{kind}Line>"
    )
