"""Writes PDFs: pages of text, with files inside."""

import io
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.invoicing.sample import Sample

A4 = (0, 0, 595, 842)


def german(value: Decimal) -> str:
    """Such as 1.234,50."""
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def english(value: Decimal) -> str:
    """Such as 1,234.50."""
    return f"{value:,.2f}"


def page_lines(sample: Sample, style: int = 0) -> list[str]:
    """What a person reads of a sample; styles differ in numbers, days, groups and words."""
    number = (german, english, lambda v: german(v).replace(".", " "))[style % 3]
    day = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y")[style % 4]
    groups = " ".join(sample.iban[n : n + 4] for n in range(0, 22, 4)) if style % 2 else sample.iban
    sign = ("€", "EUR", "€")[style % 3]
    kind = "Rechnungskorrektur" if sample.is_credit else "Rechnung"
    return [
        sample.seller, "Hafenstraße 12, 24103 Kiel", kind,
        f"Rechnungsnummer: {sample.number}", f"Rechnungsdatum: {sample.day:{day}}",
        f"Ihr Auftrag: {sample.order}", "Pos. Bezeichnung Menge Einzelpreis Betrag",
        *(
            f"{item.name} {item.quantity} {number(item.price)} {number(item.net)} {sign}"
            for item in sample.items
        ),
        f"Nettobetrag {number(sample.net)} {sign}",
        *(f"zzgl. {row[1]} % MwSt. auf {number(row[2])} {number(row[3])}" for row in sample.rows),
        f"Gesamtbetrag {number(sample.gross)} {sign}",
        *([f"Bereits gezahlt {number(sample.prepaid)}"] if sample.prepaid else []),
        *([f"Noch zu zahlen {number(sample.due)} {sign}"] if sample.prepaid else []),
        f"IBAN {groups} bei der Förde Bank", f"USt-IdNr.: {sample.vat_id}",
        f"Steuernummer: {sample.tax_number}",
    ]  # fmt: skip


def text_content(lines: list[str]) -> bytes:
    """Return what draws these lines."""
    drawn = b"BT /F1 9 Tf 14 TL 50 800 Td "
    for line in lines:
        text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
        drawn += b"(" + text.replace(b")", b"\\)") + b") Tj T* "
    return drawn + b"ET"


def add_page(pdf: pikepdf.Pdf, content: bytes, box: tuple[float, ...] = A4) -> None:
    """Add a page with a font."""
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    pdf.pages.append(
        pikepdf.Page(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array(list(box)),
                Contents=pdf.make_stream(content),
                Resources=Dictionary(Font=Dictionary(F1=font)),
            )
        )
    )


def attach(pdf: pikepdf.Pdf, key: str, name: str, data: bytes) -> None:
    """Put a file inside, under a key of the name tree that may be another than its name."""
    stream = pdf.make_stream(data)
    stream["/Type"] = Name.EmbeddedFile
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=stream, UF=stream)
        )
    )
    if "/Names" not in pdf.Root:
        pdf.Root["/Names"] = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
    pdf.Root["/Names"]["/EmbeddedFiles"]["/Names"].extend([String(key), specification])


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Return a document's bytes."""
    out = io.BytesIO()
    pdf.save(out, static_id=not how, **how)  # type: ignore[arg-type]
    return out.getvalue()


def pdf_of(lines: list[str], files: dict[str, bytes] | None = None) -> bytes:
    """Return a PDF with one page of text and files inside."""
    pdf = pikepdf.new()
    add_page(pdf, text_content(lines))
    for name, data in (files or {}).items():
        attach(pdf, name, name, data)
    return saved(pdf)
