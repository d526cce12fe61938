"""PDFs of a few kilobytes that become gigabytes."""

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import add_page, attach, page_lines, saved, text_content

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


def started() -> pikepdf.Pdf:
    """A good PDF, open, to be spoiled."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    attach(pdf, "factur-x.xml", "factur-x.xml", GOOD["factur-x.xml"])
    return pdf


def flate(pdf: pikepdf.Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    """A stream that says it is compressed."""
    return pikepdf.Stream(pdf, data, Dictionary(Filter=Name.FlateDecode, **entries))


def page_bomb() -> bytes:
    """A page of a few kilobytes that expands to a gigabyte."""
    pdf = started()
    pdf.pages[0].Contents = flate(pdf, GIGABYTE)
    return saved(pdf)


def page_of_many_streams() -> bytes:
    """A page that names the same stream a thousand times."""
    pdf = started()
    stream = pdf.make_indirect(flate(pdf, bomb(1)))
    pdf.pages[0].Contents = Array([stream] * 1_000)
    return saved(pdf)


def double_bomb() -> bytes:
    """A page compressed twice."""
    pdf = started()
    twice = zlib.compress(GIGABYTE, 0)
    pdf.pages[0].Contents = pikepdf.Stream(
        pdf, twice, Dictionary(Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    )
    return saved(pdf, compress_streams=False)


def attachment_bomb() -> bytes:
    """An invoice inside that expands to a gigabyte."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(LINES))
    attach(pdf, "factur-x.xml", "factur-x.xml", b"")
    specification = pdf.Root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    specification["/EF"] = Dictionary(F=pdf.make_indirect(flate(pdf, GIGABYTE)))
    return saved(pdf)


def font_bomb() -> bytes:
    """A font that expands to a gigabyte."""
    pdf = started()
    font = pdf.pages[0].Resources.Font.F1
    font["/ToUnicode"] = pdf.make_indirect(flate(pdf, GIGABYTE))
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
    pdf = started()
    inner = pdf.make_indirect(form(pdf, b"BT /F1 9 Tf (x) Tj ET", Dictionary()))
    for _ in range(30):
        inner = pdf.make_indirect(
            form(pdf, b"/X Do /X Do", Dictionary(XObject=Dictionary(X=inner)))
        )
    pdf.pages[0].Resources["/XObject"] = Dictionary(X=inner)
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
    return saved(pdf)


def form(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary) -> pikepdf.Stream:
    """A drawing that can be called by name."""
    form = pdf.make_stream(content)
    form["/Subtype"], form["/Resources"] = Name.Form, resources
    form["/BBox"] = Array([0, 0, 500, 500])
    return form
