"""PDFs that nobody should have to open."""

import io
import random
import re
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.invoicing.bombs import (
    GOOD,
    LINES,
    attachment_bomb,
    bomb,
    double_bomb,
    flate,
    font_bomb,
    form,
    forms_in_forms,
    object_stream_bomb,
    page_bomb,
    page_of_many_streams,
    started,
)
from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import add_page, attach, pdf_of, saved, text_content


def form_of_itself() -> bytes:
    """A drawing that calls itself."""
    pdf = started()
    drawing = pdf.make_indirect(form(pdf, b"/X Do", Dictionary()))
    drawing["/Resources"]["/XObject"] = Dictionary(X=drawing)
    pdf.pages[0].Resources["/XObject"] = Dictionary(X=drawing)
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
    return saved(pdf)


def page_tree_of_itself() -> bytes:
    """Pages that contain themselves."""
    return _by_hand(b"2 0 obj<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 2 0 R]>>endobj\n")


def deep_page_tree() -> bytes:
    """Pages three thousand levels down."""
    nodes = b"".join(
        b"%d 0 obj<</Type/Pages/Count 1/Kids[%d 0 R]>>endobj\n" % (n, n + 1)
        for n in range(2, 3_000)
    )
    return _by_hand(nodes + b"3000 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj\n")


def _by_hand(objects: bytes) -> bytes:
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" + objects
    places = {int(found[1]): found.start() for found in re.finditer(rb"(\d+) 0 obj", body)}
    rows = b"".join(b"%010d 00000 n \n" % places.get(n, 0) for n in range(1, max(places) + 1))
    size = max(places) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\n" % (
        size,
        rows,
        size,
    )
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def deep_array() -> bytes:
    """Brackets, a hundred thousand deep."""
    return _by_hand(b"2 0 obj" + b"[" * 100_000 + b"]" * 100_000 + b"endobj\n")


def ten_thousand_pages() -> bytes:
    """More pages than anybody reads."""
    kids = b"".join(b"%d 0 R " % number for number in range(3, 10_003))
    pages = b"".join(
        b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" % number
        for number in range(3, 10_003)
    )
    return _by_hand(b"2 0 obj<</Type/Pages/Count 10000/Kids[" + kids + b"]>>endobj\n" + pages)


def name_tree_of_itself() -> bytes:
    """A list of files that contains itself."""
    pdf = started()
    node = pdf.make_indirect(Dictionary())
    node["/Kids"] = Array([node] * 40)
    pdf.Root["/Names"]["/EmbeddedFiles"] = node
    return saved(pdf)


def javascript() -> bytes:
    """A script that runs on opening."""
    pdf = started()
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return saved(pdf)


def javascript_in_a_note() -> bytes:
    """A script that waits for a click."""
    pdf = started()
    action = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))
    pdf.pages[0]["/Annots"] = Array([Dictionary(Subtype=Name.Link, A=action)])
    return saved(pdf)


def launch() -> bytes:
    """A click that starts a program."""
    pdf = started()
    action = Dictionary(S=Name.Launch, F=String("calc.exe"))
    pdf.pages[0]["/AA"] = Dictionary(O=action)
    return saved(pdf)


def sends_data() -> bytes:
    """A form that goes somewhere."""
    pdf = started()
    pdf.Root["/OpenAction"] = Dictionary(S=Name.SubmitForm, F=String("https://example.invalid"))
    return saved(pdf)


def program_inside() -> bytes:
    """A program under the name of a picture, and one under its own."""
    pdf = started()
    attach(pdf, "a", "foto.jpg", b"MZ\x90\x00" + bytes(100))
    attach(pdf, "b", "Rechnung.pdf.EXE ", b"?")
    return saved(pdf)


def encrypted() -> bytes:
    """A PDF with a password."""
    pdf = started()
    return saved(pdf, encryption=pikepdf.Encryption(owner="o", user="geheim"))


def huge_page() -> bytes:
    """A page as large as a football pitch."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES), (0, 0, 300_000, 200_000))
    return saved(pdf)


def huge_picture() -> bytes:
    """A picture of ten gigapixels."""
    pdf = started()
    picture = flate(pdf, bomb(1), Subtype=Name.Image, Width=100_000, Height=100_000)
    pdf.pages[0].Resources["/XObject"] = Dictionary(I=picture)
    return saved(pdf)


def two_invoices() -> bytes:
    """Two invoices inside that say different things."""
    return pdf_of(LINES, {"factur-x.xml": cii(sample(1)), "other.xml": cii(sample(2))})


def scan() -> bytes:
    """A page without a letter."""
    return pdf_of([])


def letter() -> bytes:
    """A page that is about something else."""
    return pdf_of(["Sehr geehrte Damen und Herren,", "anbei unser Gutachten."])


def truncated() -> bytes:
    """The first half of a good file."""
    whole = pdf_of(LINES, GOOD)
    return whole[: len(whole) // 2]


def header_only() -> bytes:
    """Nothing but the first line."""
    return b"%PDF-1.7\n"


def noise() -> bytes:
    """A header and chance."""
    return b"%PDF-1.7\n" + random.Random(7).randbytes(50_000)


HOSTILE: dict[Callable[[], bytes], set[str]] = {
    page_bomb: {"pdf_page_too_large"},
    page_of_many_streams: {"pdf_page_too_large"},
    double_bomb: {"pdf_page_too_large"},
    attachment_bomb: {"attachment_unreadable"},
    font_bomb: {"pdf_pages_unreadable", "gross_not_on_page", "page_without_text"},
    object_stream_bomb: {"reading_out_of_memory", "reading_crashed", "pdf_unreadable"},
    forms_in_forms: {"pdf_pages_unreadable", "page_without_text"},
    form_of_itself: {"page_without_text"},
    page_tree_of_itself: {"pdf_without_pages", "pdf_unreadable"},
    deep_page_tree: {"pdf_without_pages", "pdf_unreadable", "no_text"},
    deep_array: {"pdf_without_pages", "pdf_unreadable"},
    ten_thousand_pages: {"pdf_too_many_pages"},
    name_tree_of_itself: {"amounts_from_text"},
    javascript: {"pdf_javascript"},
    javascript_in_a_note: {"pdf_javascript"},
    launch: {"pdf_launch"},
    sends_data: {"pdf_sends_data"},
    program_inside: {"pdf_program"},
    encrypted: {"pdf_encrypted"},
    huge_page: {"pdf_too_many_pixels"},
    huge_picture: {"pdf_too_many_pixels"},
    two_invoices: {"invoices_contradict"},
    scan: {"no_text"},
    letter: {"not_an_invoice"},
    truncated: {"pdf_unreadable", "pdf_without_pages", "no_text"},
    header_only: {"pdf_unreadable"},
    noise: {"pdf_unreadable", "pdf_without_pages"},
}
"""Each with what may be found; one of these has to be."""


def damaged(seed: int) -> bytes:
    """A good file with some bytes turned."""
    chance = random.Random(seed)
    data = io.BytesIO(pdf_of(LINES, GOOD)).getbuffer()
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)
