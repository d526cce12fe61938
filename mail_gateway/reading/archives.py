"""What a zip file says it holds. It is listed, never unpacked."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from mail_gateway.reading.file_names import harmless_name

MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 500_000_000
HIGHEST_RATIO = 200
"""Bytes unpacked for a byte packed; an office file stays far below."""
_COUNTED_BY = b"PK\x01\x02"
_OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The names in a zip file, the type of a file that is a zip inside, and what is wrong."""

    names: tuple[str, ...] = ()
    media_type: str = "application/zip"
    findings: tuple[str, ...] = ()


def list_zip(data: bytes) -> Listing:
    """Return what is in a zip file; never raises and never unpacks."""
    if data.count(_COUNTED_BY) > MOST_ENTRIES:
        return Listing(findings=("zip_too_many_files",))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, OverflowError):
        return Listing(findings=("zip_broken",))
    names = tuple(entry.filename for entry in entries)
    return Listing(
        tuple(harmless_name(name) for name in names[:100]),
        _type_by(names),
        tuple(_findings(entries, len(data))),
    )


def _type_by(names: tuple[str, ...]) -> str:
    if "[Content_Types].xml" in names:
        for folder, kind in _OFFICE:
            if any(name.startswith(folder) for name in names):
                return kind
    if names[:1] == ("mimetype",) and "META-INF/manifest.xml" in names:
        return "application/vnd.oasis.opendocument.text"
    return "application/zip"


def _findings(entries: list[zipfile.ZipInfo], packed: int) -> list[str]:
    found = []
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or unpacked > HIGHEST_RATIO * max(packed, 1_000):
        found.append("zip_bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        found.append("zip_encrypted")
    if any(name.filename.lower().endswith((".zip", ".7z", ".rar", ".gz")) for name in entries):
        found.append("zip_in_zip")
    if any(entry.filename.startswith(("/", "\\")) or ".." in entry.filename for entry in entries):
        found.append("zip_hostile_names")
    return found
