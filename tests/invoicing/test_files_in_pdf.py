"""The invoice inside a PDF is found, however the PDF names and keeps it."""

import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from core.invoicing import Invoice, Reading, read_invoice
from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii, zugferd_1
from tests.invoicing.write_pdf import add_page, attach, page_lines, pdf_of, saved, text_content
from tests.invoicing.write_ubl import ubl

WANTED = sample(11)
LINES = page_lines(WANTED)
OTHER = b"<order><id>1</id></order>"


def read(data: bytes) -> Invoice:
    """The invoice in a PDF; it has to be one from XML."""
    reading = read_invoice(data)
    assert reading.invoice is not None, reading.findings
    assert reading.invoice.syntax != "text"
    return reading.invoice


def codes(reading: Reading) -> set[str]:
    """What was found, without hints."""
    return {finding.code for finding in reading.findings if finding.severity != "info"}


@pytest.mark.parametrize("write", [cii, ubl, zugferd_1], ids=lambda write: write.__name__)
def test_page_and_data_agree(write: object) -> None:
    """An untouched PDF is read from its data, and nothing is odd about it."""
    reading = read_invoice(pdf_of(LINES, {"factur-x.xml": write(WANTED)}))  # type: ignore[operator]
    assert reading.invoice is not None
    assert reading.invoice.totals.gross == WANTED.gross
    assert codes(reading) == set()


@pytest.mark.parametrize(
    "name",
    [
        "factur-x.xml",
        "ZUGFeRD-invoice.xml",
        "FACTUR-X.XML",
        "xrechnung.xml",
        "Rechnung 7.xml",
        "x",
        "",
    ],
)
def test_names(name: str) -> None:
    """The file's content counts, not its name or the capitals in it."""
    assert read(pdf_of(LINES, {name: cii(WANTED)})).number == WANTED.number


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\n ", b"\r\n  ", b""])
def test_mark_in_front(mark: bytes) -> None:
    """A byte order mark or blanks in front of the XML change nothing."""
    assert read(pdf_of(LINES, {"factur-x.xml": mark + cii(WANTED)})).number == WANTED.number


def test_key_that_is_not_the_name() -> None:
    """The name tree's key may be anything, even the same for two files."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    attach(pdf, "0", "anlage.xml", OTHER)
    attach(pdf, "0", "factur-x.xml", cii(WANTED))
    assert read(saved(pdf)).number == WANTED.number


def test_several_xml_files() -> None:
    """Among several XML files the one with a prescribed name wins, wherever it stands."""
    files = {"a.xml": cii(sample(12)), "ZUGFeRD-Invoice.xml": cii(WANTED), "order.xml": OTHER}
    reading = read_invoice(pdf_of(LINES, files))
    assert reading.invoice is not None
    assert reading.invoice.number == WANTED.number
    assert codes(reading) == {"invoices_contradict"}


def test_same_invoice_twice() -> None:
    """The same invoice in two syntaxes is one invoice."""
    files = {"factur-x.xml": cii(WANTED), "xrechnung.xml": ubl(WANTED)}
    assert codes(read_invoice(pdf_of(LINES, files))) == set()


def test_file_that_only_a_list_of_associated_files_names() -> None:
    """A file that stands in /AF and in no name tree is found."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    pdf.Root["/AF"] = Array([_specification(pdf, cii(WANTED))])
    assert read(saved(pdf)).number == WANTED.number


def test_file_that_hangs_on_a_page() -> None:
    """A file that is pinned to a page like a note is found."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    note = Dictionary(
        Type=Name.Annot,
        Subtype=Name.FileAttachment,
        Rect=Array([0, 0, 9, 9]),
        FS=_specification(pdf, cii(WANTED)),
    )
    pdf.pages[0]["/Annots"] = Array([pdf.make_indirect(note)])
    assert read(saved(pdf)).number == WANTED.number


def test_name_tree_with_branches() -> None:
    """A name tree with several levels is walked to its leaves."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    leaf = Dictionary(Names=Array([String("b"), _specification(pdf, cii(WANTED))]))
    empty = Dictionary(Names=Array([]))
    kids = [pdf.make_indirect(empty), pdf.make_indirect(Dictionary(Kids=Array([leaf])))]
    pdf.Root["/Names"] = Dictionary(EmbeddedFiles=Dictionary(Kids=Array(kids)))
    assert read(saved(pdf)).number == WANTED.number


@pytest.mark.parametrize("how", [{"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {}])
def test_packed_objects(how: dict[str, object]) -> None:
    """Packed or plain, a PDF is read alike; one that only forbids printing as well."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    attach(pdf, "factur-x.xml", "factur-x.xml", cii(WANTED))
    only_print = pikepdf.Encryption(owner="geheim", user="", allow=pikepdf.Permissions())
    reading = read_invoice(saved(pdf, **how, encryption=only_print))
    assert reading.invoice is not None
    assert reading.invoice.number == WANTED.number
    assert codes(reading) == set()


def test_broken_data_inside() -> None:
    """Where the data inside are broken, the page is read, and that is said."""
    reading = read_invoice(pdf_of(LINES, {"factur-x.xml": cii(WANTED)[:500]}))
    assert reading.invoice is not None
    assert reading.invoice.syntax == "text"
    assert "xml_unreadable" in codes(reading)


def test_changed_account_inside() -> None:
    """The known fraud, as a whole file: the page is right, the account inside is not."""
    false = cii(WANTED).replace(WANTED.iban.encode(), b"DE89370400440532013000")
    assert codes(read_invoice(pdf_of(LINES, {"factur-x.xml": false}))) == {"iban_not_on_page"}


def test_other_files_are_no_matter() -> None:
    """Photos and a report beside the invoice are not found odd."""
    files = {"factur-x.xml": cii(WANTED), "foto.jpg": b"\xff\xd8\xff", "Gutachten.pdf": b"%PDF-1.4"}
    assert codes(read_invoice(pdf_of(LINES, files))) == set()


def _specification(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Object:
    stream = pdf.make_indirect(pdf.make_stream(data))
    name = String("factur-x.xml")
    return pdf.make_indirect(Dictionary(Type=Name.Filespec, F=name, EF=Dictionary(F=stream)))


def test_second_file_that_lies() -> None:
    """A second invoice beside the first may not want another sum or be another seller's."""
    first = cii(WANTED)
    for place in (rb"(DuePayableAmount>)[^<]+", rb"(schemeID=\"VA\">)[^<]+"):
        lie = re.sub(place, rb"\g<1>99999", first)
        assert lie != first
        files = {"factur-x.xml": first, "xrechnung.xml": lie}
        assert "invoices_contradict" in codes(read_invoice(pdf_of(LINES, files)))
