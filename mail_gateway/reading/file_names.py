"""Names of attachments, made harmless: no path, nothing invisible, not too long."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_SPACES = re.compile(r"\s+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)


def harmless_name(name: str) -> str:
    """Return a name that is safe to show and to save under; empty when nothing is left of it.

    Right-to-left marks go, for they hide a file's real ending.
    """
    name = name[:2_000].replace("\\", "/").rpartition("/")[2]
    name = unicodedata.normalize("NFC", name)
    shown = "".join(sign for sign in name if unicodedata.category(sign) not in _HIDDEN)
    kept = _SPACES.sub(" ", _NOT_IN_NAMES.sub("_", shown)).strip(" .")
    if _DEVICES.match(kept):
        kept = f"_{kept}"
    return kept if len(kept) <= LONGEST else _shortened(kept)


def ending(name: str) -> str:
    """Return the ending of a file's name in lower case, with its dot; empty when it has none."""
    stem, dot, last = name.rpartition(".")
    return f".{last.lower()}" if dot and stem and 0 < len(last) <= 8 and last.isalnum() else ""


def _shortened(name: str) -> str:
    tail = ending(name)
    return name[: LONGEST - len(tail) - 1].rstrip(" .") + "…" + tail


_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
