"""Tells letters that stand out from what is around them from those that do not.

White on white, below a white box, outside of a clipping path: a drawn page shows them all.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

MOST_PIXELS = 1_000_000
FAINTEST = 16
"""Of 255; what differs less from its surroundings is as good as not there."""
LIGHT = 220
"""Of 255; letters lighter than this need surroundings that are darker than this."""
NARROWEST = 0.3
"""Points; narrower letters are no letters."""
FAR, FINE = 1000, 100
"""Points and parts of a pixel; the library answers in whole numbers."""


class Drawn:
    """A page as it is drawn, in shades of grey, about one pixel a point."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - the library has no types
        """Draw the page."""
        width, height = page.get_size()
        scale = min(1.0, math.sqrt(MOST_PIXELS / max(width * height, 1.0)))
        picture = page.render(scale=scale, grayscale=True)
        self._stride, self._width, self._height = picture.stride, picture.width, picture.height
        self._shades = bytes(picture.buffer)
        self._ways = _ways(page, picture.width, picture.height)

    def shows(self, text: Any, index: int, *, light: bool) -> bool:  # noqa: ANN401 - as above
        """Say whether a letter stands out; ``light`` is whether it is written in a light colour."""
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            return True
        if abs(box.right - box.left) < NARROWEST:
            return False
        places = (self._pixel(box.left, box.top), self._pixel(box.right, box.bottom))
        (left, right), (top, bottom) = (sorted(ends) for ends in zip(*places, strict=True))
        left, right = max(left, 0), min(right + 1, self._width)
        rows = range(max(top, 0), min(bottom + 1, self._height))
        starts = [row * self._stride for row in rows]
        around = b"".join([self._shades[at + left : at + right] for at in starts])
        if not around or (light and sorted(around)[len(around) // 2] > LIGHT):
            return False
        return max(around) - min(around) >= FAINTEST

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        (across_0, across_x, across_y), (down_0, down_x, down_y) = self._ways
        return int(across_0 + across_x * x + across_y * y), int(down_0 + down_x * x + down_y * y)


def _ways(page: Any, width: int, height: int) -> list[tuple[float, float, float]]:  # noqa: ANN401 - as above
    """Return how pixels follow from points, across and down: start, for each x, for each y."""
    corners = []
    for x, y in ((0, 0), (FAR, 0), (0, FAR)):
        across, down = ctypes.c_int(), ctypes.c_int()
        size = (width * FINE, height * FINE)
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        corners.append((across.value / FINE, down.value / FINE))
    return [
        (start, (at_x - start) / FAR, (at_y - start) / FAR)
        for start, at_x, at_y in zip(*corners, strict=True)
    ]


def is_light(text: Any) -> bool:  # noqa: ANN401 - as above
    """Say whether a text is written in a colour that needs dark surroundings."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) > LIGHT
