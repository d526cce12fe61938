"""Takes out of a log event what might be a secret: whoever logs by mistake gives nothing away.

Any run of five digits could be a postcode, and any long token a code or a bot's token; ids that we
make ourselves (32 hexadecimal characters) stay readable.
"""

from __future__ import annotations

import re
from typing import Any

_BOT_TOKEN = re.compile(r"\b[0-9]{3,}:[A-Za-z0-9_-]{4,}")
_POSTCODE = re.compile(r"(?<![0-9A-Fa-f])[0-9]{5}(?![0-9A-Fa-f])")
_START_CODE = re.compile(r"(/start\s+)\S+")
_PASSWORD = re.compile(r"(://[^:/@\s]+:)[^@\s]+@")
_HIDDEN = "•••••"
_OURS = frozenset({"timestamp", "level"})


def redact(_logger: object, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    """Return the log event with everything that could be a secret replaced."""
    return {key: value if key in _OURS else _clean(value) for key, value in event.items()}


def _clean(value: object) -> object:
    if isinstance(value, bool | int | float) or value is None:
        return value
    text = str(value)
    text = _BOT_TOKEN.sub(_HIDDEN, text)
    text = _START_CODE.sub(rf"\1{_HIDDEN}", text)
    text = _PASSWORD.sub(rf"\1{_HIDDEN}@", text)
    return _POSTCODE.sub(_HIDDEN, text)
