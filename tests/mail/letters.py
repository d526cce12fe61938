"""Mails for tests, written byte by byte: as odd as somebody may send them."""

from __future__ import annotations

ICS_REPLY = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//DE\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
    b"UID:termin-4711@termine.example\r\nDTSTAMP:20261121T100000Z\r\n"
    b"ATTENDEE;PARTSTAT=ACCEPTED:mailto:info@glas.example\r\nCOMMENT:Wir kommen\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
HEAD = (
    b"From: Glas Muster <info@glas.example>\r\nTo: auftrag@termine.example\r\n"
    b"Subject: Re: Auftrag\r\nMessage-ID: <1@glas.example>\r\nMIME-Version: 1.0\r\n"
)


def letter(
    body: str | bytes = "Ja gern.",
    *,
    content_type: str = "text/plain; charset=utf-8",
    encoding: str = "8bit",
    more: str = "",
) -> bytes:
    """A mail of one part, its body as given and not encoded any further."""
    data = body if isinstance(body, bytes) else body.encode()
    kind = f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n".encode()
    return HEAD + more.encode() + kind + b"\r\n" + data


def part(body: bytes, content_type: str = "text/plain; charset=utf-8", more: str = "") -> bytes:
    """A part of a multipart, header and body."""
    return f"Content-Type: {content_type}\r\n{more}\r\n".encode() + body


def multipart(kind: str, *parts: bytes, more: str = "", head: bytes = HEAD) -> bytes:
    """A mail of several parts, each with its own header; `kind` may carry parameters."""
    inside = b"".join(b"--grenze\r\n" + one + b"\r\n" for one in parts)
    name, _, parameters = kind.partition(";")
    line = f'Content-Type: multipart/{name}; boundary="grenze"; {parameters}\r\n{more}\r\n'.encode()
    return head + line + inside + b"--grenze--\r\n"
