"""Whoever changes one amount of an invoice breaks a rule, and it is named."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from core.invoicing import read_invoice
from core.invoicing.checks.own_checks import own_checks
from core.invoicing.structured.read_xml import read_xml
from tests.invoicing.sample import Item, Sample
from tests.invoicing.write_cii import cii, zugferd_1
from tests.invoicing.write_ubl import ubl

PLAIN = Sample(
    items=(
        Item("Frontscheibe", Decimal(1), Decimal("412.35")),
        Item("Montage", Decimal("2.5"), Decimal("88.00")),
        Item("Buch", Decimal(2), Decimal("19.90"), rate=Decimal(7)),
        Item("Versicherung", Decimal(1), Decimal("30.00"), "E", Decimal(0)),
    ),
    allowances=((Decimal("12.00"), Decimal(19)),),
    charges=((Decimal("5.00"), Decimal(7)),),
    prepaid=Decimal(100),
)


def codes(data: bytes) -> set[str]:
    """Everything but hints that is found in some XML."""
    invoice, findings = read_xml(data)
    assert invoice is not None
    return {one.code for one in (*findings, *own_checks(invoice)) if one.severity != "info"}


def changed(data: bytes, tag: str, value: str, which: int = 0) -> bytes:
    """The same XML with another value in one element."""
    found = list(re.finditer(rf"<{tag}(?: [^>]*)?>([^<]*)<".encode(), data))[which]
    return data[: found.start(1)] + value.encode() + data[found.end(1) :]


def test_nothing_is_wrong() -> None:
    """Two rates, an exemption, an allowance, a charge and a prepayment: all is well."""
    assert codes(cii(PLAIN)) == codes(ubl(PLAIN)) == codes(zugferd_1(PLAIN)) == set()


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("ram:LineTotalAmount", "line_differs"),
        ("ram:TaxBasisTotalAmount", "net_differs"),
        ("ram:TaxTotalAmount", "tax_total_differs"),
        ("ram:GrandTotalAmount", "gross_differs"),
        ("ram:DuePayableAmount", "due_differs"),
        ("ram:TotalPrepaidAmount", "due_differs"),
        ("ram:AllowanceTotalAmount", "adjustment_total_differs"),
        ("ram:ChargeTotalAmount", "adjustment_total_differs"),
        ("ram:CalculatedAmount", "tax_differs"),
        ("ram:BasisAmount", "tax_base_differs"),
        ("ram:ActualAmount", "adjustment_total_differs"),
        ("ram:BilledQuantity", "line_differs"),
    ],
)
def test_each_amount(tag: str, code: str) -> None:
    """Each amount of a CII that is changed on its own is noticed by the rule about it."""
    assert code in codes(changed(cii(PLAIN), tag, "777.77"))


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("cbc:LineExtensionAmount", "line_total_differs"),
        ("cbc:TaxExclusiveAmount", "net_differs"),
        ("cbc:TaxAmount", "tax_total_differs"),
        ("cbc:TaxableAmount", "tax_base_differs"),
        ("cbc:TaxInclusiveAmount", "gross_differs"),
        ("cbc:PayableAmount", "due_differs"),
        ("cbc:PriceAmount", "line_differs"),
    ],
)
def test_each_amount_of_ubl(tag: str, code: str) -> None:
    """Each amount of a UBL that is changed on its own is noticed as well."""
    assert code in codes(changed(ubl(PLAIN), tag, "777.77"))


def test_a_cent_of_rounding() -> None:
    """A cent that comes from rounding line by line is nobody's mistake."""
    items = tuple(Item(f"Teil {n}", Decimal(1), Decimal("0.13")) for n in range(20))
    data = cii(replace(PLAIN, items=items, allowances=(), charges=(), prepaid=Decimal(0)))
    assert codes(data) == set()
    by_line = Decimal("0.02") * 20  # 19 % of 0.13, rounded on every line, instead of 0.49
    for tag, value in (
        ("ram:CalculatedAmount", by_line),
        ("ram:TaxTotalAmount", by_line),
        ("ram:GrandTotalAmount", Decimal("2.60") + by_line),
        ("ram:DuePayableAmount", Decimal("2.60") + by_line),
    ):
        data = changed(data, tag, str(value))
    assert codes(data) == set()


def test_price_that_was_rounded() -> None:
    """A price whose further digits were left out explains a small difference, a large one not."""
    item = Item("Schrauben", Decimal(200), Decimal("2.77"))
    data = cii(replace(PLAIN, items=(item,), allowances=(), charges=()))
    assert "line_differs" not in codes(changed(data, "ram:ChargeAmount", "2.774"[:4]))
    near = changed(data, "ram:LineTotalAmount", "554.80")
    far = changed(data, "ram:LineTotalAmount", "556.00")
    assert "line_differs" not in codes(near)
    assert "line_differs" in codes(far)


def test_huge_numbers() -> None:
    """Numbers as large as are let in are multiplied and shown like any other."""
    data = changed(ubl(PLAIN), "cbc:PriceAmount", "9" * 15)
    data = changed(data, "cbc:InvoicedQuantity", "9" * 15 + "." + "9" * 12)
    assert "line_differs" in codes(data)


def test_no_more_findings_than_can_be_read() -> None:
    """A file with thousands of mistakes shows its first ones."""
    items = tuple(Item(f"Teil {n}", Decimal(1), Decimal(n)) for n in range(1, 200))
    data = ubl(replace(PLAIN, items=items, allowances=(), charges=()))
    for number in range(1, 200):
        data = data.replace(f">{number}.00<".encode(), f">{number}.x<".encode())
        data = data.replace(
            f">{number}</cbc:PriceAmount".encode(), f">{number}?</cbc:PriceAmount".encode()
        )
    assert len(read_invoice(data).findings) <= 50


@pytest.mark.parametrize("code", ["E", "AE", "K", "G", "O", "Z"])
def test_tax_without_ground(code: str) -> None:
    """Tax under a category that knows none is an error."""
    data = cii(PLAIN).replace(b"<ram:CategoryCode>S<", f"<ram:CategoryCode>{code}<".encode())
    assert "tax_without_ground" in codes(data)


def test_exemption_without_reason() -> None:
    """Who charges no tax says why."""
    data = re.sub(rb"<ram:ExemptionReason>.*?</ram:ExemptionReason>", b"", cii(PLAIN))
    assert codes(data) == {"exemption_reason_missing"}


def test_rate_of_nothing() -> None:
    """Taxed at no per cent is a contradiction."""
    assert "rate_missing" in codes(changed(cii(PLAIN), "ram:RateApplicablePercent", "0", 4))


def test_seller_without_registration() -> None:
    """Who charges tax gives a tax number or a VAT id."""
    data = re.sub(
        rb"<ram:SpecifiedTaxRegistration>.*?</ram:SpecifiedTaxRegistration>", b"", cii(PLAIN)
    )
    assert codes(data) == {"seller_not_registered"}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("cbc:ID", "number_missing"),
        ("cbc:DocumentCurrencyCode", "currency_missing"),
        ("cbc:TaxInclusiveAmount", "gross_missing"),
        ("cbc:TaxExclusiveAmount", "net_missing"),
    ],
)
def test_missing_value(tag: str, code: str) -> None:
    """What has to be there and is not, is named."""
    assert code in codes(changed(ubl(PLAIN), tag, " "))


@pytest.mark.parametrize(
    ("iban", "is_odd"),
    [
        ("DE89370400440532013000", False),
        ("AT611904300234573201", False),
        ("DE89370400440532013001", True),
        ("DE8937040044053201300", True),
    ],
)
def test_check_digits_of_accounts(iban: str, is_odd: bool) -> None:
    """An account whose check digits are wrong is named."""
    assert ("iban_invalid" in codes(cii(replace(PLAIN, iban=iban)))) is is_odd


@pytest.mark.parametrize(
    ("write", "profile", "counts"),
    [
        (cii, "urn:cen.eu:en16931:2017", True),
        (cii, "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic", True),
        (cii, "urn:factur-x.eu:1p0:minimum", False),
        (cii, "urn:factur-x.eu:1p0:basicwl", False),
        (cii, "urn:zugferd.de:2p0:minimum", False),
        (zugferd_1, "", False),
        (ubl, "", True),
    ],
)
def test_profiles(write: Callable[..., bytes], profile: str, counts: bool) -> None:
    """MINIMUM, BASIC WL and ZUGFeRD 1.0 are read, and said to be no electronic invoice."""
    invoice, _ = read_xml(write(PLAIN, profile) if profile else write(PLAIN))
    assert invoice is not None
    found = [one for one in own_checks(invoice) if one.code == "no_e_invoice"]
    assert [one.severity for one in found] == ([] if counts else ["info"])
