"""The text that a person sees on the pages."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]

LONGEST = 200_000


def page_words(data: bytes, most_pages: int) -> str:
    """Return the text inside the borders of the first pages, page by page.

    Empty when there is none or the library cannot open the file; it may also end the process,
    which is why this only ever runs apart.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""
    parts: list[str] = []
    try:
        for number in range(min(len(document), most_pages)):
            if sum(map(len, parts)) > LONGEST:
                break
            parts.append(_words(document, number))
    finally:
        document.close()
    return "\n".join(parts)[:LONGEST]


def _words(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded(errors="replace"))
    finally:
        text.close()
        page.close()
