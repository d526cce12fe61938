"""Which attached images an HTML mail shows in its text."""

from __future__ import annotations

import re

from mail_gateway.reading.limits import HTML_BYTES


def images_shown_in(html: str) -> set[str]:
    """Return the Content-IDs that an HTML mail shows as images."""
    found = re.findall(r"""\bcid:([^"'\s>)]{1,250})""", html[:HTML_BYTES], re.IGNORECASE)
    return {name.strip("<>").lower() for name in found[:1_000]}
