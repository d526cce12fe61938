"""Every value of an invoice arrives as it was written, whatever the syntax."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.invoicing import Invoice, read_invoice
from core.invoicing.checks.own_checks import own_checks
from core.invoicing.structured.read_xml import read_xml
from tests.invoicing.sample import Sample, sample
from tests.invoicing.write_cii import cii, zugferd_1
from tests.invoicing.write_ubl import ubl

WRITERS = {cii: "CII", ubl: "UBL", zugferd_1: "ZF1"}
Write = Callable[[Sample], bytes]


def read(data: bytes) -> Invoice:
    """The invoice in some XML; it has to be one."""
    invoice, _ = read_xml(data)
    assert invoice is not None
    return invoice


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_every_value(write: Write) -> None:
    """Sixty invented invoices are read to the last cent, and nothing is odd about them."""
    for seed in range(60):
        wanted = sample(seed)
        invoice, findings = read_xml(write(wanted))
        assert invoice is not None
        assert invoice.syntax == WRITERS[write]
        assert invoice.number == wanted.number
        assert invoice.issued_on == wanted.day
        assert invoice.type_code == ("381" if wanted.is_credit else "380")
        assert invoice.currency == "EUR"
        assert invoice.seller_name == wanted.seller
        assert invoice.seller_vat_id == wanted.vat_id
        assert invoice.seller_tax_number == wanted.tax_number
        assert invoice.ibans == (wanted.iban,)
        assert invoice.totals.net == wanted.net
        assert invoice.totals.tax == wanted.tax
        assert invoice.totals.gross == wanted.gross
        assert invoice.totals.due == wanted.due
        odd = [*findings, *own_checks(invoice)]
        assert [finding for finding in odd if finding.severity != "info"] == []


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_sources(write: Write) -> None:
    """Each value that is there says that it came from the XML."""
    sources = read(write(sample(5))).sources
    assert set(sources.values()) == {"xml"}
    assert {"number", "issued_on", "ibans", "net", "tax", "gross", "due"} <= set(sources)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_order_number_in_its_own_field(write: Write) -> None:
    """The number of our order is found where it belongs (BT-13)."""
    reading = read_invoice(write(replace(sample(5), order="47110815")))
    assert reading.order_numbers() == ("47110815",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("BuyerOrderReferencedDocument", "SellerOrderReferencedDocument"),
        ("ram:BuyerOrderReferencedDocument>", "ram:ContractReferencedDocument>"),
    ],
)
def test_order_number_in_a_note(old: str, new: str) -> None:
    """The number of our order is found in a note as well (BT-22)."""
    noted = replace(sample(5), note="Ihr Auftrag Nr. 47110815 vom 2. November")
    reading = read_invoice(cii(noted).replace(old.encode(), new.encode()))
    assert reading.order_numbers() == ("47110815",)


def test_order_number_as_buyer_reference_or_project() -> None:
    """The number of our order is found as reference (BT-10) and as project (BT-11), too."""
    data = ubl(sample(5))
    field = f"<cac:OrderReference><cbc:ID>{sample(5).order}</cbc:ID></cac:OrderReference>"
    for other in (
        "<cbc:BuyerReference>47110815</cbc:BuyerReference>",
        "<cac:ProjectReference><cbc:ID>47110815</cbc:ID></cac:ProjectReference>",
    ):
        reading = read_invoice(data.replace(field.encode(), other.encode()))
        assert reading.order_numbers() == ("47110815",)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(write: Write, encoding: str) -> None:
    """Umlauts arrive in every encoding that invoices come in, with and without a mark in front."""
    wanted = replace(sample(5), seller="Glaserei Öztürk & Söhne")
    name = encoding.removesuffix("-sig")
    text = write(wanted).decode().replace('encoding="UTF-8"', f'encoding="{name}"')
    assert read(text.encode(encoding)).seller_name == "Glaserei Öztürk & Söhne"


def test_blanks_and_comments_around_values() -> None:
    """Blanks, line breaks and comments in and around a value do not cut it off."""
    wanted = sample(5)
    data = cii(wanted).replace(
        f"<ram:IBANID>{wanted.iban}".encode(),
        f"<ram:IBANID>\n  {wanted.iban[:10]}<!-- x -->  {wanted.iban[10:]} ".encode(),
    )
    assert read(data).ibans == (wanted.iban,)


def test_value_with_an_element_inside() -> None:
    """A value that is broken up by an element is none, lest half of it be taken for the whole."""
    total = f"<ram:GrandTotalAmount>{sample(5).gross}".encode()
    data = cii(sample(5)).replace(total, b"<ram:GrandTotalAmount>1<x/>00")
    assert read(data).totals.gross is None


def test_two_different_totals() -> None:
    """What is said twice and differently is no value, and a finding."""
    total = f"<ram:GrandTotalAmount>{sample(5).gross}</ram:GrandTotalAmount>".encode()
    data = cii(sample(5)).replace(total, total + b"<ram:GrandTotalAmount>1</ram:GrandTotalAmount>")
    reading = read_invoice(data)
    assert reading.invoice is not None
    assert reading.invoice.totals.gross is None
    assert "value_ambiguous" in {finding.code for finding in reading.findings}


def test_two_vat_ids() -> None:
    """Two different VAT ids of the seller leave open which it is."""
    own = f"<cbc:CompanyID>{sample(5).vat_id}</cbc:CompanyID>".encode()
    invoice, findings = read_xml(
        ubl(sample(5)).replace(own, own + b"<cbc:CompanyID>DE999999999</cbc:CompanyID>")
    )
    assert invoice is not None
    assert invoice.seller_vat_id is None
    assert [finding.code for finding in findings] == ["value_ambiguous"]


def test_twins_in_a_foreign_namespace() -> None:
    """An element of another namespace is not mistaken for one of the invoice's."""
    twin = b'<x:ID xmlns:x="urn:x">999</x:ID>'
    data = cii(sample(5)).replace(b"<rsm:ExchangedDocument>", b"<rsm:ExchangedDocument>" + twin)
    assert read(data).number == sample(5).number


def test_tax_in_two_currencies() -> None:
    """Tax that is stated in a second currency as well is taken in the invoice's own."""
    other = '<cac:TaxTotal><cbc:TaxAmount currencyID="CZK">999</cbc:TaxAmount></cac:TaxTotal>'
    assert read(ubl(sample(5), other)).totals.tax == sample(5).tax


def test_several_accounts() -> None:
    """All accounts are read, each once, even one that cannot be an IBAN, which is then said."""
    one = "<ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount>"
    two = "</ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>"
    numbers = ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "AT611904300234573201")
    means = "".join(f"{one}<ram:IBANID>{n}</ram:IBANID>{two}" for n in (*numbers, "4711"))
    reading = read_invoice(cii(sample(5), means=means))
    assert reading.invoice is not None
    assert reading.invoice.ibans == ("DE89370400440532013000", "AT611904300234573201", "4711")
    assert [finding.code for finding in reading.findings] == ["iban_invalid"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("de89 3704 0044", ("DE8937040044",)), ("532013000", ()), ("DE89;DROP", ())],
)
def test_accounts_of_other_kinds(text: str, wanted: tuple[str, ...]) -> None:
    """UBL's field for accounts of every kind gives an IBAN only where one is meant."""
    assert read(ubl(sample(5)).replace(sample(5).iban.encode(), text.encode())).ibans == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("20260301", date(2026, 3, 1)),
        ("202603011230", date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("2026-03-01T10:00:00", date(2026, 3, 1)),
        ("20260230", None),
        ("01.03.2026", None),
        ("2026", None),
    ],
)
def test_days(text: str, wanted: date | None) -> None:
    """A day is read in the notations that are allowed and in no other."""
    data = cii(sample(5)).replace(f"{sample(5).day:%Y%m%d}".encode(), text.encode())
    assert read(data).issued_on == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("119", "119"), ("119.0000", "119"), (" 119.00\n", "119"), ("-5.5", "-5.5"), ("+5", "5")]
    + [(text, None) for text in ("119,00", "1e2", "0x10", "1.000.00", "١٢", "")],
)
def test_amounts(text: str, wanted: str | None) -> None:
    """An amount is read in XML's notation and in no other; nobody guesses what a comma means."""
    total = f"<ram:GrandTotalAmount>{sample(5).gross}<".encode()
    data = cii(sample(5)).replace(total, f"<ram:GrandTotalAmount>{text}<".encode())
    assert read(data).totals.gross == (None if wanted is None else Decimal(wanted))


def test_control_characters() -> None:
    """What could steer a terminal or turn text around does not come out again."""
    odd = replace(sample(5), seller="Glas\u202eerei\u200b  Nord\u0085GmbH")
    assert read(cii(odd)).seller_name == "Glas erei Nord GmbH"


def test_lines_that_only_explain() -> None:
    """A line that heads or explains others is not counted twice (Factur-X EXTENDED)."""
    chance = random.Random(1)
    head = (
        "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
        "<ram:LineID>0</ram:LineID><ram:LineStatusReasonCode>"
        f"{chance.choice(['GROUP', 'INFORMATION'])}</ram:LineStatusReasonCode>"
        "</ram:AssociatedDocumentLineDocument></ram:IncludedSupplyChainTradeLineItem>"
    )
    start = b"<rsm:SupplyChainTradeTransaction>"
    data = cii(sample(5)).replace(start, start + head.encode())
    assert len(read(data).lines) == len(sample(5).items)
