"""From a page's text only what is certain is taken; the rest is shown and left to a person."""

from decimal import Decimal

import pytest

from core.invoicing import Invoice, Reading, read_invoice
from core.invoicing.plain.read_text import read_text
from tests.invoicing.sample import sample
from tests.invoicing.write_pdf import page_lines, pdf_of

HEAD = "Rechnung\nRechnungsnummer: 7\nRechnungsdatum: 01.03.2026\n"


def read(text: str) -> Invoice:
    """The invoice that some text is; it has to be one."""
    invoice, _ = read_text(text)
    assert invoice is not None
    return invoice


def amounts(text: str) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Net, tax and gross of a page with this text below its head."""
    totals = read(HEAD + text).totals
    return totals.net, totals.tax, totals.gross


NOTHING = (None, None, None)
USUAL = (Decimal(100), Decimal(19), Decimal(119))


def test_many_invoices() -> None:
    """Of a hundred invented pages no value is read wrongly, and hardly one is left out."""
    left_out = 0
    for seed in range(100):
        wanted = sample(seed)
        invoice = read("\n".join(page_lines(wanted, seed)))
        totals = (invoice.totals.net, invoice.totals.tax, invoice.totals.gross)
        assert totals in {(wanted.net, wanted.tax, wanted.gross), NOTHING}
        assert invoice.number in {wanted.number, None}
        assert invoice.issued_on in {wanted.day, None}
        assert invoice.seller_vat_id in {wanted.vat_id, None}
        assert invoice.seller_tax_number in {wanted.tax_number, None}
        assert invoice.ibans in {(wanted.iban,), ()}
        left_out += totals == NOTHING
    assert left_out <= 5


def test_whole_file() -> None:
    """A PDF without data is read from its page; its order number and its sources are known."""
    reading: Reading = read_invoice(pdf_of(page_lines(sample(4))))
    assert reading.invoice is not None
    assert reading.invoice.syntax == "text"
    assert reading.order_numbers() == (sample(4).order,)
    assert reading.invoice.sources["gross"] == "text"
    assert "no_e_invoice" in {finding.code for finding in reading.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Nettobetrag 100,00 €\nzzgl. 19 % MwSt. 19,00 €\nGesamtbetrag 119,00 €",
        "Summe netto: EUR 100,00\nUSt 19%: EUR 19,00\nSumme brutto: EUR 119,00",
        "Zwischensumme\n100,00 €\nUmsatzsteuer 19 %\n19,00 €\nEndbetrag\n119,00 €",
        "Netto 100,00\n19% MwSt auf 100,00 = 19,00\nRechnungsbetrag inkl. MwSt. 119,00",
        "Net total 100.00\nVAT 19% 19.00\nTotal due 119.00",
        "Netto 100,00\nMwSt. 7 % 3,50\nMwSt. 19 % 15,50\nBrutto 119,00",
        "Rechnungssumme ohne USt. 100,00\nSteuerbetrag 19,00\nBruttosumme 119,00",
        "Summe (netto) 100,00\nMehrwertsteuer 19,00\nZu zahlen: 119,00 €\nSkonto 2 % 116,62",
    ],
)
def test_proven_amounts(text: str) -> None:
    """Labelled amounts that fit each other are taken, in many words."""
    assert amounts(text) == USUAL


@pytest.mark.parametrize(
    "text",
    [
        "Nettobetrag 100,00 €\nzzgl. 19 % MwSt. 19,00 €\nGesamtbetrag 118,00 €",
        "Gesamtbetrag 119,00 €",
        "100,00\n19,00\n119,00",
        "Betrag 100,00 und 19,00 macht 119,00",
        "Netto 100,00\nBrutto 119,00",
        "Netto 100,00\nMwSt 19,00",
        "Netto 100,00\nMwSt 19,00\nBrutto 119,00\nNetto 200,00\nMwSt 38,00\nBrutto 238,00",
        "Kein Ausweis von Umsatzsteuer gemäß § 19 UStG\nGesamtbetrag 119,00",
        "Netto 100\nMwSt 19\nBrutto 119",
    ],
)
def test_unproven_amounts(text: str) -> None:
    """What does not add up, is not labelled or fits in two ways is nothing."""
    assert amounts(text) == NOTHING


def test_candidates_are_shown() -> None:
    """Whoever has to decide sees the amounts that it may be."""
    _, findings = read_text(HEAD + "Nettobetrag 100,00\nGesamtbetrag 1.118,00")
    (finding,) = findings
    assert finding.code == "amounts_unproven"
    assert "100,00" in finding.message
    assert "1.118,00" in finding.message


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rechnung\nRechnungs-Nr.: 2026/044", "2026/044"),
        ("Rechnung Nr. 4711-B vom 01.03.2026", "4711-B"),
        ("Rechnung\nRe.-Nr. R2026.17.", "R2026.17"),
        ("Rechnung\nBelegnummer 900123", "900123"),
        ("Invoice No. 17/26", "17/26"),
        ("Rechnung\nRechnungsnummer Rechnungsdatum\n4711 01.03.2026", None),
        ("Rechnung\nRechnungsnummer: 7\nRechnungsnummer: 8", None),
        ("Rechnung\nRechnungsnummer: siehe unten", None),
        ("Rechnung\nRechnungsnummer: 01.03.2026", None),
        ("Rechnung\nKundennummer: 4711", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    """The number is what stands beside its label; two different ones are none."""
    assert read(text).number == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rechnungsdatum: 05.03.2026", "2026-03-05"),
        ("Rechnungsdatum 5. März 2026", "2026-03-05"),
        ("Rechnungsdatum: 2026-03-05", "2026-03-05"),
        ("Kiel\nDatum: 05.03.26\nLieferdatum: 01.03.2026", "2026-03-05"),
        ("Datum: 04.03.2026\nRechnungsdatum: 05.03.2026", "2026-03-05"),
        ("Rechnung Nr. 2026/17 vom 05.03.2026", "2026-03-05"),
        ("Kiel, den 05.03.2026\nLieferung am 01.03.2026", "2026-03-05"),
        ("Invoice date: 2026-03-05", "2026-03-05"),
        ("Rechnungsdatum: 05.03.2026\nRechnungsdatum: 06.03.2026", "None"),
        ("Lieferdatum: 01.03.2026", "None"),
        ("Rechnungsdatum: 31.02.2026", "None"),
        ("Rechnungsdatum: 05/03/2026", "None"),
    ],
)
def test_days(text: str, day: str) -> None:
    """The day is what stands beside its label; another day's label does not count."""
    assert str(read(f"Rechnung\n{text}").issued_on) == day


def test_accounts() -> None:
    """An account counts with the word IBAN and right check digits."""
    text = "Rechnung\nIBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF\nIBAN DE89370400440532013001"
    assert read(text).ibans == ("DE89370400440532013000",)
    assert read("Rechnung DE89370400440532013000").ibans == ()


@pytest.mark.parametrize("said", ["von Ihrem Konto", "Der Betrag wird abgebucht:", "Einzug von"])
def test_account_that_money_comes_from(said: str) -> None:
    """The account that is debited is not the seller's."""
    assert read(f"Rechnung\n{said} IBAN DE89370400440532013000").ibans == ()


def test_customers_vat_id() -> None:
    """Two VAT ids on a page leave open which is the seller's."""
    one = "Rechnung\nUSt-IdNr. DE 123 456 789"
    assert read(one).seller_vat_id == "DE123456789"
    assert read(f"{one}\nIhre USt-ID: DE987654321").seller_vat_id is None


def test_long_text() -> None:
    """A page made to be read slowly is read in no time."""
    for said in (
        "Netto 1,00\n" * 4_000,
        "IBAN " * 8_000,
        "Rechnungsnummer " * 5_000,
        "1." * 20_000,
    ):
        read("Rechnung\n" + said)
