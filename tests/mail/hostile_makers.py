"""Pieces that hostile mails are made of."""

from __future__ import annotations

import base64
import io
import struct
import zipfile

from tests.mail.letters import letter, multipart, part

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def nested(depth: int, *, closed: bool = True) -> bytes:
    """Multiparts in each other, their ends named or not."""
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(depth)
    )
    ends = b"".join(b"\r\n--b%d--" % n for n in reversed(range(depth)))
    return b"From: a@x.example\r\n" + opened + b"\r\nJa gern.\r\n" + (ends if closed else b"")


def mails_in_mails(depth: int) -> bytes:
    """A mail in a mail in a mail."""
    mail = letter("Innen")
    for _ in range(depth):
        mail = letter(body=mail, content_type="message/rfc822")
    return mail


def winmail(*objects: tuple[int, int, bytes]) -> bytes:
    """A winmail.dat with objects of level, name and content."""
    packed = (
        struct.pack("<BHHI", level, name, 6, len(content)) + content + struct.pack("<H", 0)
        for level, name, content in objects
    )
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(packed)


def archive(*entries: tuple[str, bytes]) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return file.getvalue()


def attached(
    content: bytes, name: str = "datei.bin", kind: str = "application/octet-stream"
) -> bytes:
    """A mail with one attachment, its name written as it is."""
    encoded = base64.encodebytes(content)
    header = f'Content-Type: {kind}; name="{name}"\r\nContent-Transfer-Encoding: base64'.encode()
    disposition = f'Content-Disposition: attachment; filename="{name}"'.encode()
    return multipart(
        "mixed", part(b"Anbei."), header + b"\r\n" + disposition + b"\r\n\r\n" + encoded
    )


def html(body: str) -> bytes:
    """A mail in HTML alone."""
    return letter(body, content_type="text/html; charset=utf-8")


def headers(block: str | bytes) -> bytes:
    """A mail whose header begins as given."""
    data = block if isinstance(block, bytes) else block.encode()
    return data + b"\r\nTo: auftrag@termine.example\r\n\r\nJa gern.\r\n"


def words(count: int, word: str = "=?utf-8?q?=C3=A4?=") -> bytes:
    """A subject of encoded words."""
    return headers("From: a@x.example\r\nSubject: " + " ".join([word] * count))
