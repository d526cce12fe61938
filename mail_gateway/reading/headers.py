"""The header of a mail or of a part of one: its fields in order, as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from email.policy import compat32

from mail_gateway.reading.encoded_words import decoded
from mail_gateway.reading.limits import HEADER_BYTES, HEADER_FIELDS, VALUE_CHARS, Budget

_END = re.compile(rb"\r?\n\r?\n")
_BARE_CR = re.compile(rb"\r(?!\n)")
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*")
_MBOX = re.compile(rb">?From [^\n]{0,1000}\n")


@dataclass(frozen=True, slots=True)
class Headers:
    """Fields in order: the name in lower case, the value on one line and not yet decoded."""

    fields: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of all fields of that name, the topmost first."""
        return tuple(value for field, value in self.fields if field == name)

    def first(self, name: str) -> str | None:
        """Return the value of the topmost field of that name."""
        return next((value for field, value in self.fields if field == name), None)

    def text(self, name: str, budget: Budget | None = None) -> str:
        """Return what the topmost field of that name says, decoded; empty when there is none."""
        return decoded(self.first(name) or "", budget or Budget()).strip()


def header_end(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Return where the header ends and where the body begins, between `start` and `end`."""
    if raw.startswith((b"\n", b"\r\n"), start, end):
        return start, start + (1 if raw[start] == 0x0A else 2)
    found = _END.search(raw, start, end)
    if not found:
        return end, end
    return found.start() + (2 if raw[found.start()] == 0x0D else 1), found.end()


def read_headers(block: bytes, budget: Budget, *, of_part: bool = False) -> Headers:
    """Return the fields of a header block; never raises, what is too much is left out and noted."""
    if len(block) > HEADER_BYTES:
        budget.found("header_too_large")
        block = block[:HEADER_BYTES]
    if mbox := _MBOX.match(block):
        block = block[mbox.end() :]
    if b"\0" in block or _BARE_CR.search(block):
        # A line that only some programs see as one must not bring a header with it.
        budget.found("control_signs_in_header")
        block = _BARE_CR.sub(b" ", block.replace(b"\0", b""))
    parsed = BytesHeaderParser(policy=compat32).parsebytes(block + b"\n\n")
    fields = [(name.lower().strip(), value) for name, value in parsed.raw_items()]
    if len(fields) > HEADER_FIELDS:
        budget.found("too_many_header_fields")
    if parsed.defects:
        budget.found("broken_part_header") if of_part else budget.found("broken_header")
    return Headers(
        tuple((name, _unfolded(value, budget)) for name, value in fields[:HEADER_FIELDS])
    )


def _unfolded(value: str, budget: Budget) -> str:
    if len(value) > VALUE_CHARS:
        budget.found("header_field_too_long")
        value = value[:VALUE_CHARS]
    value = _FOLD.sub(" ", value)
    if value.isascii():
        return value.strip()
    data = value.encode("utf-8", "surrogateescape")
    try:
        return data.decode().strip()
    except UnicodeDecodeError:
        budget.found("raw_bytes_in_header")
        return data.decode("cp1252", "replace").strip()
