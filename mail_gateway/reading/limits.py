"""What is read of a mail at most. Each limit is looked at before the step it makes harmless."""

from __future__ import annotations

from dataclasses import dataclass, field

MAIL_BYTES = 40 * 1024 * 1024
"""Above this only the header is read."""
HEADER_BYTES = 256 * 1024
"""Of one header block; what stands behind is left out."""
HEADER_FIELDS = 1_000
VALUE_CHARS = 16 * 1024
"""Of one header field."""
ENCODED_WORDS = 400
"""In one header field (RFC 2047)."""
ADDRESSES = 500
"""In one header field."""
PARAMETERS = 60
"""In one header field (RFC 2045, RFC 2231)."""
PARTS = 400
"""In one mail, with the mails inside it."""
NESTING = 30
"""How deep multiparts lie in each other."""
MAILS_INSIDE = 5
"""How deep mails lie in each other."""
DECODED_BYTES = 80 * 1024 * 1024
"""Of all parts together."""
TEXT_CHARS = 1_000_000
"""Of the text of a mail."""
HTML_BYTES = 2_000_000
ATTACHMENTS = 200


@dataclass(slots=True)
class Budget:
    """What is left while a mail is read, and the names of the limits that were met."""

    parts: int = PARTS
    decoded: int = DECODED_BYTES
    attachments: int = ATTACHMENTS
    findings: list[str] = field(default_factory=list)

    def found(self, code: str) -> None:
        """Note something once."""
        if code not in self.findings:
            self.findings.append(code)

    def takes(self, size: int) -> bool:
        """Whether so many decoded bytes are still read; notes it when not."""
        self.decoded -= size
        if self.decoded < 0:
            self.found("decoded_too_large")
        return self.decoded >= 0
