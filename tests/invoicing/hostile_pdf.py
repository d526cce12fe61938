"""PDFs that nobody should have to open."""

import io
import random
import re
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import add_page, attach, page_lines, pdf_of, saved, text_content

MEGABYTE = 1_000_000
LINES = page_lines(sample(1))
GOOD = {"factur-x.xml": cii(sample(1))}


def bomb(megabytes: int, what: bytes = b" ") -> bytes:
    """Bytes that inflate to so many megabytes: one compressed megabyte, again and again."""
    once = what * (MEGABYTE // len(what))
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = machine.compress(once) + machine.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(megabytes):
        check = zlib.adler32(once, check)
    return b"\x78\xda" + block * megabytes + b"\x03\x00" + check.to_bytes(4)


GIGABYTE = bomb(1_074)


def _started() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    attach(pdf, "factur-x.xml", "factur-x.xml", GOOD["factur-x.xml"])
    return pdf


def _flate(pdf: pikepdf.Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    return pikepdf.Stream(pdf, data, Dictionary(Filter=Name.FlateDecode, **entries))


def page_bomb() -> bytes:
    """A page of a few kilobytes that expands to a gigabyte."""
    pdf = _started()
    pdf.pages[0].Contents = _flate(pdf, GIGABYTE)
    return saved(pdf)


def page_of_many_streams() -> bytes:
    """A page that names the same stream a thousand times."""
    pdf = _started()
    stream = pdf.make_indirect(_flate(pdf, bomb(1)))
    pdf.pages[0].Contents = Array([stream] * 1_000)
    return saved(pdf)


def double_bomb() -> bytes:
    """A page compressed twice."""
    pdf = _started()
    twice = zlib.compress(GIGABYTE, 0)
    pdf.pages[0].Contents = pikepdf.Stream(
        pdf, twice, Dictionary(Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    )
    return saved(pdf)


def attachment_bomb() -> bytes:
    """An invoice inside that expands to a gigabyte."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    attach(pdf, "factur-x.xml", "factur-x.xml", b"")
    specification = pdf.Root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    specification["/EF"] = Dictionary(F=pdf.make_indirect(_flate(pdf, GIGABYTE)))
    return saved(pdf)


def font_bomb() -> bytes:
    """A font that expands to a gigabyte."""
    pdf = _started()
    font = pdf.pages[0].Resources.Font.F1
    font["/ToUnicode"] = pdf.make_indirect(_flate(pdf, GIGABYTE))
    return saved(pdf)


def object_stream_bomb() -> bytes:
    """Objects packed into a gigabyte."""
    head = b"%PDF-1.5\n"
    packed = (
        b"5 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(GIGABYTE)
    ) + GIGABYTE
    body = head + packed + b"\nendstream endobj\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    rows = b"\x00\x00\x00\x00\x00" + b"\x01" + (len(body) - 44).to_bytes(3) + b"\x00"
    rows += b"\x02\x00\x00\x05\x00" + b"\x00" * 10 + b"\x01" + len(head).to_bytes(3) + b"\x00"
    table = (
        b"6 0 obj<</Type/XRef/Size 6/W[1 3 1]/Root 1 0 R/Length %d>>stream\n" % len(rows)
    ) + rows
    return body + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % len(body)


def forms_in_forms() -> bytes:
    """A drawing that calls a drawing twice, thirty deep."""
    pdf = _started()
    inner = pdf.make_indirect(_form(pdf, b"BT /F1 9 Tf (x) Tj ET", Dictionary()))
    for _ in range(30):
        inner = pdf.make_indirect(
            _form(pdf, b"/X Do /X Do", Dictionary(XObject=Dictionary(X=inner)))
        )
    pdf.pages[0].Resources["/XObject"] = Dictionary(X=inner)
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
    return saved(pdf)


def _form(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary) -> pikepdf.Stream:
    form = pdf.make_stream(content)
    form["/Subtype"], form["/Resources"] = Name.Form, resources
    form["/BBox"] = Array([0, 0, 500, 500])
    return form


def form_of_itself() -> bytes:
    """A drawing that calls itself."""
    pdf = _started()
    form = pdf.make_indirect(_form(pdf, b"/X Do", Dictionary()))
    form["/Resources"]["/XObject"] = Dictionary(X=form)
    pdf.pages[0].Resources["/XObject"] = Dictionary(X=form)
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
    pdf = _started()
    node = pdf.make_indirect(Dictionary())
    node["/Kids"] = Array([node] * 40)
    pdf.Root["/Names"]["/EmbeddedFiles"] = node
    return saved(pdf)


def javascript() -> bytes:
    """A script that runs on opening."""
    pdf = _started()
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return saved(pdf)


def javascript_in_a_note() -> bytes:
    """A script that waits for a click."""
    pdf = _started()
    action = Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)"))
    pdf.pages[0]["/Annots"] = Array([Dictionary(Subtype=Name.Link, A=action)])
    return saved(pdf)


def launch() -> bytes:
    """A click that starts a program."""
    pdf = _started()
    action = Dictionary(S=Name.Launch, F=String("calc.exe"))
    pdf.pages[0]["/AA"] = Dictionary(O=action)
    return saved(pdf)


def sends_data() -> bytes:
    """A form that goes somewhere."""
    pdf = _started()
    pdf.Root["/OpenAction"] = Dictionary(S=Name.SubmitForm, F=String("https://example.invalid"))
    return saved(pdf)


def program_inside() -> bytes:
    """A program under the name of a picture, and one under its own."""
    pdf = _started()
    attach(pdf, "a", "foto.jpg", b"MZ\x90\x00" + bytes(100))
    attach(pdf, "b", "Rechnung.pdf.EXE ", b"?")
    return saved(pdf)


def encrypted() -> bytes:
    """A PDF with a password."""
    pdf = _started()
    return saved(pdf, encryption=pikepdf.Encryption(owner="o", user="geheim"))


def huge_page() -> bytes:
    """A page as large as a football pitch."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES), (0, 0, 300_000, 200_000))
    return saved(pdf)


def huge_picture() -> bytes:
    """A picture of ten gigapixels."""
    pdf = _started()
    picture = _flate(pdf, bomb(1), Subtype=Name.Image, Width=100_000, Height=100_000)
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
