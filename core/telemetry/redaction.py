"""Takes out of a log event what might be a secret: whoever logs by mistake gives nothing away.

Any five digits in a row could be a postcode, and any long run of mixed letters and digits a code;
ids that we make ourselves (32 hexadecimal characters) stay readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

HIDDEN = "•••••"
SHORTEST_KNOWN = 5
ID_LENGTH = 32
_OURS = frozenset({"timestamp", "level"})
_BOT_TOKEN = re.compile(r"(?<![0-9])[0-9]+:[A-Za-z0-9_-]{20,}|(?<=/bot)[0-9]+:[A-Za-z0-9_-]+")
_START_CODE = re.compile(r"(/start(?:@\w+)?\s+|[?&]start=)[^\s&\"')]+")
_IN_ADDRESS = re.compile(r"(://[^:/@\s]*:)\S{0,200}(?=@)")
_PASSWORD = re.compile(r"(passw(?:or)?d['\"]?\s*[=:]\s*['\"]?)[^\s'\"&)]+", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{20,}(?![\w-])")
_NO_CODE = re.compile(r"[a-z_-]+|[A-Z_]+|[0-9a-f-]+|(?:[A-Z][a-z]+)+")
"""Names in a program and ids; a code is random and looks like none of them."""
_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])"
    r"|(?:(?<![0-9])|(?<=\\x[0-9a-f]{2})|(?<=\\u[0-9a-f]{4}))"  # or behind an escape
    r"(?:[0-9]{5}|[0-9](?:[ -][0-9]){4}|[0-9]{2} [0-9]{3}|[0-9]{3} [0-9]{2})(?![0-9])"
)


class Redaction:
    """A processor of log events that knows the values of this installation's own secrets."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """Take out the ``known`` values wherever they stand, besides what looks like a secret."""
        long = sorted({value for value in known if len(value) >= SHORTEST_KNOWN}, key=len)
        self._known = re.compile("|".join(map(re.escape, reversed(long)))) if long else None

    def __call__(self, _logger: object, _name: str, event: dict[str, Any]) -> dict[str, Any]:
        """Return the log event with everything that could be a secret replaced."""
        return {key: value if key in _OURS else self._clean(value) for key, value in event.items()}

    def _clean(self, value: object) -> object:
        if isinstance(value, bool | float) or value is None:
            return value
        if isinstance(value, int):
            return HIDDEN if 10_000 <= abs(value) <= 99_999 else value
        if isinstance(value, dict):
            return {self.text(str(key)): self._clean(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._clean(inner) for inner in value]
        if isinstance(value, bytes):
            return self.text(value.decode("utf-8", "backslashreplace"))
        return self.text(str(value))

    def text(self, text: str) -> str:
        """Return ``text`` with everything that could be a secret replaced; linear in its length."""
        text = text.encode("utf-8", "backslashreplace").decode()  # no stream takes half a character
        if self._known is not None:
            text = self._known.sub(HIDDEN, text)
        text = _BOT_TOKEN.sub(HIDDEN, text)
        for pattern in (_START_CODE, _IN_ADDRESS, _PASSWORD):
            text = pattern.sub(rf"\1{HIDDEN}", text)
        text = _LONG.sub(lambda run: run[0] if _NO_CODE.fullmatch(run[0]) else HIDDEN, text)
        return _POSTCODE.sub(lambda run: run[0] if len(run[0]) == ID_LENGTH else HIDDEN, text)


clean = Redaction().text
