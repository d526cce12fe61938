"""From the content of a part to an attachment: what it is, and what it is called."""

from __future__ import annotations

import hashlib

from mail_gateway.reading.archives import list_zip
from mail_gateway.reading.file_names import ending, harmless_name
from mail_gateway.reading.file_types import UNKNOWN, ending_for, type_of
from mail_gateway.reading.model import Attachment

SMALLEST_PHOTO = 60_000
"""Bytes from which an image shown in the text may be a photographed document, no logo."""
_PROGRAMS = {"application/x-msdownload", "application/x-executable"}
_PROGRAM_ENDINGS = {
    ".exe", ".scr", ".com", ".bat", ".cmd", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1", ".hta",
    ".lnk", ".jar", ".msi", ".dll", ".pif", ".reg", ".iso", ".img", ".cpl", ".docm", ".xlsm",
}  # fmt: skip
_ARCHIVES = {
    "application/zip", "application/x-7z-compressed", "application/vnd.rar", "application/gzip",
}  # fmt: skip
_DOCUMENTS = {"application/pdf", "application/xml", "application/rtf", "text/plain", "text/html"}
_DOCUMENTS |= {"application/x-ole-storage"}


def attachment(
    content: bytes, name: str, declared: str, number: int, *, shown_in_text: bool = False
) -> Attachment:
    """Return the attachment; `number` names one that came without a name."""
    kind = type_of(content)
    names: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    if kind == "application/zip":
        listing = list_zip(content)
        kind, names, findings = listing.media_type, listing.names, listing.findings
    elif kind in (UNKNOWN, "text/plain") and declared == "message/rfc822":
        kind = declared
    shown = harmless_name(name) or f"anhang-{number}{ending_for(kind)}"
    return Attachment(
        name=shown,
        media_type=kind,
        declared_type=declared,
        kind=_kind(kind, shown, len(content), shown_in_text=shown_in_text),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        names=names,
        findings=findings,
    )


def _kind(media_type: str, name: str, size: int, *, shown_in_text: bool) -> str:
    if media_type in _PROGRAMS or ending(name) in _PROGRAM_ENDINGS:
        return "program"
    if media_type.startswith("image/"):
        return "inline_image" if shown_in_text and size < SMALLEST_PHOTO else "photo"
    if media_type in _ARCHIVES:
        return "archive"
    if media_type == "message/rfc822":
        return "mail"
    if media_type == "text/calendar":
        return "calendar"
    office = "officedocument" in media_type or "opendocument" in media_type
    return "document" if office or media_type in _DOCUMENTS else "other"
