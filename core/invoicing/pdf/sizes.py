"""What a PDF would take to read and to draw, counted before anything is read or drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from core.invoicing.finding import Finding, error, warning
from core.invoicing.pdf.streams import TooLarge, decoded

MOST_PAGES = 50
MOST_CONTENT = 20_000_000
"""Bytes of drawing on one page; a full page of text has some ten thousand."""
MOST_PIXELS = 40_000_000
DPI = 150
_A4 = (0.0, 0.0, 595.0, 842.0)


def check_sizes(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield a finding for each way in which a PDF is larger than an invoice is.

    One that is an error has pages that must not be read.
    """
    count = len(pdf.pages)
    if count > MOST_PAGES:
        yield error(
            "pdf_too_many_pages", f"Das PDF hat {count} Seiten, höchstens 50 werden gelesen."
        )
        return
    if count == 0:
        yield error("pdf_without_pages", "Das PDF hat keine Seiten.")
        return
    pages = [page.obj for page in pdf.pages]
    if any(_is_overfull(page) for page in pages):
        yield error("pdf_page_too_large", "Eine Seite des PDF ist zu umfangreich, um sie zu lesen.")
    if any(_pixels(page) > MOST_PIXELS for page in pages) or any(map(_has_huge_picture, pages)):
        yield warning("pdf_too_many_pixels", "Eine Seite des PDF ist zu groß, um sie anzuzeigen.")


def _is_overfull(page: pikepdf.Object) -> bool:
    left = MOST_CONTENT
    for stream in _streams(page):
        try:
            left -= len(decoded(stream, left))
        except TooLarge:
            return True
        except ValueError:
            continue
    return False


def _streams(page: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    """Yield what draws a page, and what that may call."""
    content = page.get("/Contents")
    parts = list(content)[:1_000] if isinstance(content, pikepdf.Array) else [content]
    yield from (part for part in parts if isinstance(part, pikepdf.Stream))
    for thing in _called(page):
        if thing.get("/Subtype") == "/Form":
            yield thing


def _called(page: pikepdf.Object) -> Iterator[pikepdf.Stream]:
    resources = page.get("/Resources")
    things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    if isinstance(things, pikepdf.Dictionary):
        for key in list(things.keys())[:1_000]:
            if isinstance(thing := things.get(key), pikepdf.Stream):
                yield thing


def _has_huge_picture(page: pikepdf.Object) -> bool:
    return any(
        thing.get("/Subtype") == "/Image"
        and _number(thing.get("/Width")) * _number(thing.get("/Height")) > MOST_PIXELS
        for thing in _called(page)
    )


def _pixels(page: pikepdf.Object) -> float:
    box = page.get("/MediaBox")
    values = [_number(value) for value in box] if isinstance(box, pikepdf.Array) else []
    left, bottom, right, top = values if len(values) == 4 else _A4
    scale = DPI / 72 * max(1.0, _number(page.get("/UserUnit")))
    return abs(right - left) * scale * abs(top - bottom) * scale


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return 0.0
