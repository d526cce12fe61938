"""Text that nobody can see proves nothing."""

import pikepdf
import pytest

from core.invoicing import read_invoice
from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import add_page, attach, page_lines, saved, text_content

WANTED = sample(31)
LINES = page_lines(WANTED)
FALSE_IBAN = "DE89370400440532013000"
FALSE = cii(WANTED).replace(WANTED.iban.encode(), FALSE_IBAN.encode())
OVER = b"1 1 1 rg BT /F1 9 Tf 50 50 Td (%s) Tj ET 0 0 0 rg BT /F1 9 Tf 50 50 Td (Vielen Dank) Tj ET"


def codes(content: bytes, data: bytes | None, **states: object) -> dict[str, str]:
    """What is found in a PDF whose page is drawn like this, without hints."""
    pdf = pikepdf.new()
    add_page(pdf, content)
    pdf.pages[0].Resources["/ExtGState"] = pikepdf.Dictionary(GS=pikepdf.Dictionary(states))
    if data:
        attach(pdf, "factur-x.xml", "factur-x.xml", data)
    reading = read_invoice(saved(pdf))
    return {found.code: found.message for found in reading.findings if found.severity != "info"}


@pytest.mark.parametrize(
    ("how", "states"),
    [
        (b"BT 3 Tr /F1 9 Tf 50 50 Td (%s) Tj ET", {}),
        (b"BT 0 Tr /F1 0.5 Tf 50 50 Td (%s) Tj ET", {}),
        (b"BT 0 Tr /F1 9 Tf 0.05 0 0 0.05 50 50 Tm (%s) Tj ET", {}),
        (b"/GS gs BT 0 Tr /F1 9 Tf 50 50 Td (%s) Tj ET", {"/ca": 0}),
        (b"BT 0 Tr /F1 9 Tf 50 -500 Td (%s) Tj ET", {}),
        (b"1 1 1 rg BT /F1 9 Tf 50 50 Td (%s) Tj ET", {}),
        (b"0 0 0 0 k BT /F1 9 Tf 50 50 Td (%s) Tj ET", {}),
        (b"BT /F1 9 Tf 50 50 Td (%s) Tj ET 1 1 1 rg 0 30 595 60 re f", {}),
        (b"q 0 0 1 1 re W n BT /F1 9 Tf 50 50 Td (%s) Tj ET Q", {}),
        (b"BT /F1 9 Tf 1 Tz 50 50 Td (%s) Tj ET", {}),
        (OVER, {}),
        (b"BT 3 Tr /F1 9 Tf 5 5 Td (x) Tj ET BT 0 Tr /F1 9 Tf 900 50 Td (%s) Tj ET", {}),
    ],
    ids=[
        "invisible",
        "tiny",
        "scaled down",
        "transparent",
        "off the page",
        "white",
        "white in print",
        "covered",
        "clipped",
        "squeezed",
        "written over",
        "beside the page",
    ],
)
def test_hidden_account(how: bytes, states: dict[str, object]) -> None:
    """A false account that stands on the page where nobody sees it does not count as shown."""
    content = text_content(LINES) + b" " + how % FALSE_IBAN.encode()
    found = codes(content, FALSE, **states)
    assert set(found) == {"iban_not_on_page"}
    assert FALSE_IBAN in found["iban_not_on_page"]


@pytest.mark.parametrize("turned", [0, 90, 270])
def test_light_on_dark_is_seen(turned: int) -> None:
    """Light letters on a dark ground are seen, on a page that is turned and cut as well."""
    pdf = pikepdf.new()
    ground = b"0.1 0.2 0.5 rg 0 0 595 842 re f 1 1 1 rg "
    add_page(pdf, ground + text_content(LINES), (20, 30, 560, 830))
    pdf.pages[0].Rotate = turned
    attach(pdf, "factur-x.xml", "factur-x.xml", cii(WANTED))
    found = read_invoice(saved(pdf)).findings
    assert [finding.code for finding in found if finding.severity != "info"] == []


def test_hidden_text_does_no_harm() -> None:
    """A page with some hidden text beside what is seen is compared as any other."""
    content = text_content(LINES) + b" BT 3 Tr /F1 9 Tf 50 50 Td (Vorlage 7) Tj ET"
    assert codes(content, cii(WANTED)) == {}


def test_scan_with_its_text() -> None:
    """A picture with its text below is compared, and a person is asked to look all the same."""
    below = text_content(LINES).replace(b"BT ", b"BT 3 Tr ")
    assert set(codes(below, cii(WANTED))) == {"page_is_picture"}
    assert set(codes(below, FALSE)) == {"page_is_picture", "iban_not_on_page"}


def test_scan_without_data() -> None:
    """A scan with its text below is read as such."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES).replace(b"BT ", b"BT 3 Tr "))
    reading = read_invoice(saved(pdf))
    assert reading.invoice is not None
    assert reading.invoice.syntax == "ocr"
    assert reading.invoice.sources["gross"] == "ocr"
    assert reading.invoice.totals.gross == WANTED.gross
