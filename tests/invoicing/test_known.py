"""An invoice is held against what we know of the partner and the order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.invoicing import Finding, Invoice, Known, Reading, compare
from core.invoicing.invoice import Reference, Totals

SHA256 = "a" * 64
INVOICE = Invoice(
    syntax="CII",
    number="RE-2026/17",
    issued_on=date(2026, 11, 3),
    seller_vat_id="DE123456789",
    ibans=("DE89370400440532013000",),
    totals=Totals(gross=Decimal("419.00")),
    references=(Reference("BT-13", "47110815"),),
)
BEFORE = Finding("pdf_javascript", "warning", "Das PDF enthält JavaScript.")
KNOWN = Known(
    numbers=frozenset({"RE-2026/16"}),
    files=frozenset({"b" * 64}),
    ibans=frozenset({"DE89370400440532013000"}),
    vat_id="DE123456789",
    order_numbers=frozenset({"47110815"}),
    ordered_on=date(2026, 10, 1),
    received_on=date(2026, 11, 4),
    cap=Decimal(500),
)


def codes(invoice: Invoice | None, known: Known) -> dict[str, str]:
    """Code and severity of what the comparison adds."""
    reading = compare(Reading(invoice, (BEFORE,)), SHA256, known)
    assert reading.findings[0] == BEFORE
    return {finding.code: finding.severity for finding in reading.findings[1:]}


def test_everything_fits() -> None:
    """An invoice as it should be is found nothing about, and so is one we know nothing about."""
    assert codes(INVOICE, KNOWN) == {}
    assert codes(INVOICE, Known()) == {}
    assert codes(None, KNOWN) == {}


@pytest.mark.parametrize("earlier", ["RE-2026/17", "RE 2026-17", "re-2026/17 ", "RE202617"])
def test_number_again(earlier: str) -> None:
    """A number that came before is an error, however it is written this time."""
    known = replace(KNOWN, numbers=frozenset({earlier}))
    assert codes(INVOICE, known) == {"number_again": "error"}


def test_file_again() -> None:
    """The same file again is an error, and is not counted as a second one for its number."""
    known = replace(KNOWN, files=frozenset({SHA256}), numbers=frozenset({"RE-2026/17"}))
    assert codes(INVOICE, known) == {"file_again": "error"}


def test_account_that_is_not_the_partners() -> None:
    """An account that is not in the master data is an error, even beside one that is."""
    both = replace(INVOICE, ibans=("DE89370400440532013000", "DE02120300000000202051"))
    assert codes(both, KNOWN) == {"iban_unknown": "error"}


def test_vat_id_that_is_not_the_partners() -> None:
    """Another VAT id than the known one is for a person to look at."""
    assert codes(replace(INVOICE, seller_vat_id="DE1"), KNOWN) == {"vat_id_unknown": "warning"}


def test_order_of_somebody_else() -> None:
    """An order that is not this partner's is an error, and none at all is for a person."""
    other = replace(INVOICE, references=(Reference("BT-22", "Auftrag 47110816"),))
    assert codes(other, KNOWN) == {"order_not_partners": "error"}
    assert codes(replace(INVOICE, references=()), KNOWN) == {"order_missing": "warning"}


def test_impossible_days() -> None:
    """A day before the order is an error, a day that has not come is for a person."""
    early, late = date(2026, 9, 30), date(2026, 11, 5)
    assert codes(replace(INVOICE, issued_on=early), KNOWN) == {"date_before_order": "error"}
    assert codes(replace(INVOICE, issued_on=late), KNOWN) == {"date_in_future": "warning"}
    assert codes(replace(INVOICE, issued_on=KNOWN.ordered_on), KNOWN) == {}


def test_amount_over_the_cap() -> None:
    """More than the cap is for a person; the cap itself is not."""
    assert codes(INVOICE, replace(KNOWN, cap=Decimal("418.99"))) == {"amount_over_cap": "warning"}
    assert codes(INVOICE, replace(KNOWN, cap=Decimal("419.00"))) == {}
