"""What a file is, by its content: its declared type and its name are only claims."""

from __future__ import annotations

import re

UNKNOWN = "application/octet-stream"
_LOOKED_AT = 4_096
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"\x78\x9f\x3e\x22", "application/vnd.ms-tnef"),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"BEGIN:VCARD", "text/vcard"),
)
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"heif"}
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml[\s?]|[\w:.-]{1,80}[^>]{0,2000}\sxmlns[:=])")
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_MAIL = re.compile(
    rb"(?:(?:Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To|"
    rb"DKIM-Signature|X-[\w-]{1,40}):[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,20}){3}",
    re.IGNORECASE,
)
_ENDINGS = {
    "application/pdf": ".pdf", "application/xml": ".xml", "image/jpeg": ".jpg",
    "image/png": ".png", "image/tiff": ".tif", "image/heic": ".heic", "image/gif": ".gif",
    "application/zip": ".zip", "message/rfc822": ".eml", "text/plain": ".txt",
    "text/calendar": ".ics", "text/html": ".html", "application/vnd.ms-tnef": ".dat",
}  # fmt: skip


def type_of(data: bytes) -> str:
    """Return the media type that the content has; ``application/octet-stream`` when unknown."""
    head = data[:_LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        return "image/heic"
    for start, kind in _STARTS:
        if head.startswith(start) and (start != b"BM" or _is_bitmap(data)):
            return kind
    if _HTML.match(head):
        return "text/html"
    if _XML.match(head) or _is_wide_xml(head):
        return "application/xml"
    if _MAIL.match(head):
        return "message/rfc822"
    return "text/plain" if _is_text(head) else _by_library(data)


def ending_for(kind: str) -> str:
    """Return the usual ending of a file's name for a media type; empty when there is none."""
    return _ENDINGS.get(kind, "")


def _is_bitmap(data: bytes) -> bool:
    return len(data) > 30 and int.from_bytes(data[2:6], "little") == len(data)


def _is_wide_xml(head: bytes) -> bool:
    if not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return head.decode("utf-16", "replace").lstrip("\ufeff \r\n\t").startswith("<?xml")


def _is_text(head: bytes) -> bool:
    if not head or b"\0" in head:
        return False
    steering = sum(sign < 32 and sign not in b"\t\n\r\f\x1b" for sign in head)
    return steering * 50 < len(head)


def _by_library(data: bytes) -> str:
    """Ask puremagic, whose versions differ: only a sure answer counts."""
    import puremagic  # noqa: PLC0415 - most mails do without

    try:
        found = puremagic.magic_string(data[:_LOOKED_AT] + data[-512:])
    except Exception:  # noqa: BLE001 - it tries to understand hostile bytes
        return UNKNOWN
    sure = [match for match in found if match.confidence >= 0.4 and "/" in match.mime_type]
    return str(sure[0].mime_type) if sure else UNKNOWN
