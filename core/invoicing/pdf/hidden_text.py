"""Tells text that can be seen from text that cannot, where a page has both."""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from core.invoicing.pdf.contrast import Drawn, is_light

INVISIBLE = {3, 7}
"""Text rendering modes that leave no mark (ISO 32000-1, table 106)."""
SMALLEST = 1.5
"""Points; smaller print cannot be read."""
FAINTEST = 10
"""Of 255; fainter is as good as not there."""
MOST_CHARACTERS = 200_000


def hidden_objects(page: Any) -> set[int]:  # noqa: ANN401 - the library has no types
    """Return the addresses of a page's texts that nobody can see."""
    texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    return {_address(text.raw) for text in texts if _is_hidden(text.raw)}


def faint_letters(text: Any, page: Any) -> set[int]:  # noqa: ANN401 - as above
    """Return the places of letters that do not stand out on the drawn page."""
    drawn = Drawn(page)
    light: dict[int, bool] = {}
    faint = set()
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        if chr(pdfium.FPDFText_GetUnicode(text, index)).isalnum():
            writing = pdfium.FPDFText_GetTextObject(text, index)
            address = _address(writing)
            if address not in light:
                light[address] = is_light(writing)
            if not drawn.shows(text, index, light=light[address]):
                faint.add(index)
    return faint


def without(
    text: Any,  # noqa: ANN401 - as above
    page: Any,  # noqa: ANN401 - as above
    hidden: set[int],
    faint: set[int],
) -> tuple[str, str]:
    """Return what is seen within the page's borders, and what is hidden."""
    seen: list[str] = []
    unseen: list[str] = []
    borders = page.get_bbox()
    for index in range(min(text.count_chars(), MOST_CHARACTERS)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter in "\r\n ":  # many are made up by the library and belong to no object
            seen.append(letter)
            unseen.append(letter)
        elif index in faint or _address(pdfium.FPDFText_GetTextObject(text, index)) in hidden:
            unseen.append(letter)
        elif _is_within(text, index, borders):
            seen.append(letter)
    return "".join(seen), "".join(unseen)


def _is_hidden(text: Any) -> bool:  # noqa: ANN401 - as above
    return (
        pdfium.FPDFTextObj_GetTextRenderMode(text) in INVISIBLE
        or _size(text) < SMALLEST
        or _opacity(text) < FAINTEST
    )


def _size(text: Any) -> float:  # noqa: ANN401 - as above
    """Return the height of the letters in points, as it is after scaling."""
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    if not pdfium.FPDFTextObj_GetFontSize(text, size):
        return math.inf
    if not pdfium.FPDFPageObj_GetMatrix(text, matrix):
        return abs(size.value)
    return abs(size.value) * math.hypot(matrix.c, matrix.d)


def _opacity(text: Any) -> int:  # noqa: ANN401 - as above
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha):
        return 255
    return alpha.value


def _is_within(text: Any, index: int, borders: tuple[float, ...]) -> bool:  # noqa: ANN401 - as above
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return True
    return (
        right.value >= borders[0]
        and top.value >= borders[1]
        and left.value <= borders[2]
        and bottom.value <= borders[3]
    )


def _address(pointer: Any) -> int:  # noqa: ANN401 - as above
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
