"""The bytes of a file before they are text: which encoding, how many lines, which fingerprint."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from typing import BinaryIO

from core.importing.unfit import Unfit

CHUNK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\x03\x04"
# ÄÖÜßäöü as UTF-8 writes them: two bytes that no German text has side by side in Windows-1252.
_UTF8_UMLAUT = re.compile(rb"\xc3[\x84\x96\x9c\x9f\xa4\xb6\xbc]")


@dataclass(frozen=True, slots=True)
class TextFile:
    """What is known of a file; ``lines`` is near enough for a progress bar."""

    encoding: str
    sha256: str
    lines: int


class _Attempt:
    """Whether all bytes so far can be read in an encoding."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self.fits = True

    def feed(self, chunk: bytes, *, final: bool) -> None:
        try:
            if self.fits:
                self._decoder.decode(chunk, final=final)
        except UnicodeDecodeError:
            self.fits = False


def examine(file: BinaryIO) -> TextFile:
    """Read ``file`` to its end; raises Unfit when it is neither UTF-8 nor Windows-1252."""
    digest, utf8, western = hashlib.sha256(), _Attempt("utf-8"), _Attempt("cp1252")
    head = last = b""
    feeds = returns = 0
    umlauts = False
    while chunk := file.read(CHUNK):
        head = head or chunk[:4]
        digest.update(chunk)
        utf8.feed(chunk, final=False)
        western.feed(chunk, final=False)
        umlauts = umlauts or _UTF8_UMLAUT.search(last + chunk) is not None
        feeds, returns = feeds + chunk.count(b"\n"), returns + chunk.count(b"\r")
        last = chunk[-1:]
    utf8.feed(b"", final=True)
    _refuse_other_formats(head)
    encoding = _encoding(head, utf8=utf8.fits, western=western.fits, umlauts=umlauts)
    return TextFile(encoding, digest.hexdigest(), (feeds or returns) + 1)


def _refuse_other_formats(head: bytes) -> None:
    if not head:
        raise Unfit("Die Datei ist leer.")
    if head.startswith(_UTF16):
        raise Unfit("Die Datei ist in UTF-16 gespeichert. Bitte als „CSV UTF-8“ speichern.")
    if head == _ZIP:
        raise Unfit("Das ist eine Tabellendatei (etwa von Excel). Bitte als „CSV UTF-8“ speichern.")


def _encoding(head: bytes, *, utf8: bool, western: bool, umlauts: bool) -> str:
    if utf8:
        return "utf-8-sig"
    if head.startswith(codecs.BOM_UTF8) or umlauts:
        raise Unfit(
            "Die Datei mischt zwei Kodierungen (UTF-8 und eine andere)."
            " Bitte als „CSV UTF-8“ speichern."
        )
    if not western:
        raise Unfit("Die Datei ist weder UTF-8 noch Windows-1252. Bitte als „CSV UTF-8“ speichern.")
    return "cp1252"
