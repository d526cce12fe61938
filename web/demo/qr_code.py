"""A QR code as SVG that can stand in a page under a strict content security policy."""

import segno
from markupsafe import Markup


def qr_code(content: str, title: str) -> Markup:
    """Dark on transparent, sized by its surroundings; `title` is what a screen reader says."""
    code = segno.make(content, micro=False, error="m")
    svg = code.svg_inline(
        title=title, border=4, omitsize=True, svgclass="qr", lineclass=None, dark="#101817"
    )
    # segno escapes the title; all else is its own drawing.
    return Markup(svg)  # noqa: S704
