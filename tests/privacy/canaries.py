"""What people type in the run and nobody may find again, in every way it could have been kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

WRONG = ("91837", "83659", "64823", "70918")
"""Postcodes of nobody: typed as wrong ones, in edits, captions, groups, reasons and to staff."""
SPELLED = "40213"
"""Spelled in every way that `core/language/secrets.py` claims to hide."""
WORDS = ("vier null zwei eins drei", "vierzigtausendzweihundertdreizehn", "vierzig zwei dreizehn")
CODES = ("ein-ganz-geheimer-Code-99", "noch_ein_Code_aus_einem_Brief")

_BETWEEN = r"[ .,/\-–_()\t\n]{0,3}"
_RANDOM = re.compile(r"\b(?=[0-9]*[a-f])[0-9a-f]{24,}\b|\b(?=\S*[A-Z])(?=\S*[a-z])[\w+/=-]{40,}")
"""Ids, hashes and sealed values: digits in them are chance."""


def found(text: str | bytes, postcodes: Iterable[str], codes: Iterable[str] = ()) -> set[str]:
    """Return the canaries that stand in ``text``, whatever stands between their digits."""
    plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    plain = unicodedata.normalize("NFKC", plain)
    seen = {code for code in codes if code in plain}
    plain = _RANDOM.sub(" ", plain)
    plain = "".join(c for c in plain if unicodedata.category(c) not in {"Cf", "Mn", "Me"})
    seen |= {word for word in WORDS if word in plain.lower()}
    return seen | {each for each in postcodes if _pattern(each).search(plain)}


def _pattern(postcode: str) -> re.Pattern[str]:
    """Five digits with little between them, no part of a longer number or of a time."""
    spelled = _BETWEEN.join(f"(?:{digit}|{_ESCAPED.format(digit)})" for digit in postcode)
    return re.compile(rf"(?<![0-9:.,]){spelled}(?![0-9])")


_ESCAPED = r"\\u(?:ff1|066|06f){}"
"""A digit of another script, as JSON may write it."""
