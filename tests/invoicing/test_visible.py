"""Whoever changes the data inside a PDF and leaves its page alone is found out."""

import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.invoicing.checks.visible import check_visible
from core.invoicing.invoice import Invoice, Totals
from core.invoicing.structured.read_xml import read_xml
from tests.invoicing.sample import Sample, iban, sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import german, page_lines

SEEDS = range(80)


def found(written: Sample, page: str) -> set[str]:
    """What differs between the data of a sample and a page."""
    invoice, _ = read_xml(cii(written))
    assert invoice is not None
    return {finding.code for finding in check_visible(invoice, page)}


def page_of(wanted: Sample, seed: int) -> str:
    """The page of a sample, in one of many styles."""
    return "\r\n".join(page_lines(wanted, seed))


def tampered(original: Sample, chance: random.Random) -> dict[str, Sample]:
    """Copies with one value changed each, as someone would who wants to be paid."""
    first = original.items[0]
    digits = list(original.vat_id)
    place = chance.randrange(2, 11)
    digits[place] = str((int(digits[place]) + chance.randrange(1, 10)) % 10)
    dearer = replace(first, price=first.price + chance.choice([1, 10, Decimal("0.50"), 1_000]))
    return {
        "iban_not_on_page": replace(original, iban=iban(37040044, chance.randrange(10**10))),
        "gross_not_on_page": replace(original, items=(dearer, *original.items[1:])),
        "vat_id_not_on_page": replace(original, vat_id="".join(digits)),
        "currency_not_on_page": replace(original, currency=chance.choice(["USD", "GBP", "CHF"])),
        "number_not_on_page": replace(original, number=original.number + "7"),
        "date_not_on_page": replace(original, day=original.day + timedelta(days=40)),
    }


def test_tampered_and_untouched() -> None:
    """At least 98 of 100 changed copies are flagged, and at most 3 of 100 untouched ones."""
    missed: Counter[str] = Counter()
    false_alarms = 0
    for seed in SEEDS:
        original = sample(seed)
        page = page_of(original, seed)
        false_alarms += bool(found(original, page))
        for code, copy in tampered(original, random.Random(seed)).items():
            missed[code] += code not in found(copy, page)
    assert false_alarms <= 0.03 * len(SEEDS)
    assert {code: count for code, count in missed.items() if count > 0.02 * len(SEEDS)} == {}


def test_one_digit_of_an_account() -> None:
    """A single wrong digit in an IBAN is seen, at every place."""
    original = sample(1)
    for place in range(4, 22):
        digit = str((int(original.iban[place]) + 1) % 10)
        copy = replace(original, iban=original.iban[:place] + digit + original.iban[place + 1 :])
        assert found(copy, page_of(original, 1)) == {"iban_not_on_page"}


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("Summe 1.234,50 €", True),
        ("Summe 1,234.50 EUR", True),
        ("Summe 1 234,50 €", True),
        ("Summe 1\u202f234,50 €", True),
        ("Summe 1'234.50", True),
        ("Summe 1234,50", True),
        ("Summe 1234.5", True),
        ("3 Stk. 1.234,50", True),
        ("Summe -1.234,50", True),
        ("Summe 11.234,50 €", False),
        ("Summe 1.234,501", False),
        ("Summe 12.34,50", False),
        ("IBAN DE12 3450", False),
        ("Summe 234,50", False),
    ],
)
def test_spellings_of_an_amount(said: str, is_there: bool) -> None:
    """An amount counts as seen in every usual spelling, and not as a part of a larger one."""
    invoice = Invoice(syntax="CII", totals=Totals(gross=Decimal("1234.50")))
    assert (not list(check_visible(invoice, said))) is is_there


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("5.000,00 €", True),
        ("5.000,- €", True),
        ("5.000,-- €", True),
        ("€ 5.000", True),
        ("5000 EUR", True),
        ("5000 Stück", False),
        ("24103 Kiel, Postfach 5000", False),
    ],
)
def test_round_amounts(said: str, is_there: bool) -> None:
    """A round amount may stand without its zeros, but then beside its currency."""
    invoice = Invoice(syntax="CII", totals=Totals(gross=Decimal(5000)))
    assert (not list(check_visible(invoice, said))) is is_there


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("05.03.2026", True),
        ("5.3.26", True),
        ("2026-03-05", True),
        ("05/03/2026", True),
        ("5. März 2026", True),
        ("5. Mär. 2026", True),
        ("March 5, 2026", True),
        ("5th March 2026", True),
        ("Kiel, den 05. März 2026", True),
        ("15.03.2026", False),
        ("05.03.2025", False),
        ("5. Mai 2026", False),
        ("105.03.2026", False),
    ],
)
def test_spellings_of_a_day(said: str, is_there: bool) -> None:
    """A day counts as seen in figures and in words."""
    invoice = Invoice(syntax="CII", issued_on=sample(1).day.replace(2026, 3, 5))
    assert (not list(check_visible(invoice, said))) is is_there


@pytest.mark.parametrize(
    ("currency", "said", "is_there"),
    [
        ("EUR", "119,00 €", True),
        ("EUR", "EUR 119,00", True),
        ("EUR", "Alle Beträge in Euro", True),
        ("EUR", "Summe 119,00", True),
        ("USD", "Summe 119,00", False),
        ("USD", "$ 119.00", True),
        ("USD", "119,00 €", False),
        ("USD", "119,00 €, das sind etwa $ 130.00 oder 119,00 € bar", False),
        ("CHF", "CHF 119.00", True),
        ("HUF", "119,00 €", False),
        ("XAF", "119,00 €", False),
        ("XAF", "119 XAF", True),
    ],
)
def test_currencies(currency: str, said: str, is_there: bool) -> None:
    """The currency is the one that the page's amounts are in; none at all means euro."""
    invoice = Invoice(syntax="CII", currency=currency)
    assert (not list(check_visible(invoice, said))) is is_there


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("IBAN: DE89370400440532013000", True),
        ("DE89 3704 0044 0532 0130 00", True),
        ("DE89 3704\n0044 0532 0130 00 BIC", True),
        ("de89-3704-0044-0532-0130-00", True),
        ("Konto 532013000 BLZ 370 400 44", True),
        ("Konto 532013000 BLZ 370 400 45", False),
        ("DE89 3704 0044 0532 0130 01", False),
        ("DE89 3704 0044 0532 0130 001", False),
    ],
)
def test_spellings_of_an_account(said: str, is_there: bool) -> None:
    """An account counts as seen however it is grouped, and as bank code and number of old."""
    invoice = Invoice(syntax="CII", ibans=("DE89370400440532013000",))
    assert (not list(check_visible(invoice, said))) is is_there


def test_page_without_text() -> None:
    """Where there is nothing to compare with, that is said, and nothing else is."""
    assert found(sample(1), " \n\f ") == {"page_without_text"}


def test_message_names_the_value() -> None:
    """Whoever reads the finding sees which value to look for."""
    invoice = Invoice(syntax="CII", totals=Totals(gross=Decimal("1234.50")))
    (finding,) = check_visible(invoice, "Summe 1,00 €")
    assert finding.severity == "error"
    assert german(Decimal("1234.50")) in finding.message


def test_long_page() -> None:
    """A page made to be searched slowly is searched in no time."""
    invoice, _ = read_xml(cii(sample(1)))
    assert invoice is not None
    for said in ("1 " * 20_000, "DE " * 12_000, "5.5.5." * 7_000, "€" * 40_000, " 1.111" * 7_000):
        assert list(check_visible(invoice, said))
