"""The text of a page in one spelling."""

from __future__ import annotations

import re
import unicodedata

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return text with plain digits, dashes and blanks, without what takes no room."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)
