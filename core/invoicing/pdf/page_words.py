"""The text of the pages: what a person sees, and apart from it what is there but cannot be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from core.invoicing.pdf.hidden_text import faint_letters, hidden_objects, without

LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class PageWords:
    """``hidden`` is drawn invisibly, much too small or fully transparent, as below a scan."""

    seen: str = ""
    hidden: str = ""

    def is_picture(self) -> bool:
        """Say whether a person sees no text where there is some, as on a scan with its text."""
        return not self.seen.strip() and bool(self.hidden.strip())


def page_words(data: bytes, most_pages: int) -> PageWords:
    """Return the text inside the borders of the first pages.

    Empty when there is none or the library cannot open the file; it may also end the process,
    which is why this only ever runs apart.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return PageWords()
    parts: list[PageWords] = []
    for number in range(min(len(document), most_pages)):
        if sum(len(part.seen) + len(part.hidden) for part in parts) > LONGEST:
            break
        parts.append(_words(document, number))
    document.close()
    return PageWords(
        "\n".join(part.seen for part in parts)[:LONGEST],
        "\n".join(part.hidden for part in parts)[:LONGEST],
    )


def _words(document: Any, number: int) -> PageWords:  # noqa: ANN401 - the library has no types
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return PageWords()
    text = page.get_textpage()
    whole = str(text.get_text_bounded(errors="replace"))
    hidden = hidden_objects(page)
    faint = faint_letters(text, page)
    is_mixed = bool(hidden or faint)
    words = PageWords(*without(text, page, hidden, faint)) if is_mixed else PageWords(whole)
    text.close()
    page.close()
    return words
